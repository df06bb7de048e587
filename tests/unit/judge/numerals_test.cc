#include "lib/judge/numerals.h"

#include <gtest/gtest.h>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

TEST(Numerals, NumbersOfEveryWriting) {
  struct Row {
    std::u32string_view text;
    int value;
    std::size_t size;
  };
  for (Row const& row :
       {Row{U"10年", 10, 2}, Row{U"1 0 年", 10, 3}, Row{U"十年", 10, 1},
        Row{U"二十年", 20, 2}, Row{U"三十五年", 35, 3}, Row{U"叁拾年", 30, 2},
        Row{U"廿年", 20, 1}, Row{U"廿五年", 25, 2}, Row{U"卅年", 30, 1},
        Row{U"二〇三〇年", 2030, 4}, Row{U"一百零五天", 105, 4},
        Row{U"两年", 2, 1}, Row{U"5", 5, 1}, Row{U"十二月", 12, 2}}) {
    auto const taken = take_number(row.text);
    ASSERT_TRUE(taken) << to_utf8(row.text);
    EXPECT_EQ(taken->value, row.value) << to_utf8(row.text);
    EXPECT_EQ(taken->size, row.size) << to_utf8(row.text);
  }
}

TEST(Numerals, WhatIsNoNumber) {
  for (std::u32string_view text : {U"", U"年", U"123456", U"abc", U" 10"}) {
    EXPECT_FALSE(take_number(text)) << to_utf8(text);
  }
}

TEST(Numerals, DatesOfEveryWriting) {
  struct Row {
    std::u32string_view text;
    Date wanted;
  };
  for (Row const& row :
       {Row{U"2030年12月31日", {2030, 12, 31}},
        Row{U"2030.12.31", {2030, 12, 31}}, Row{U"2030-1-2", {2030, 1, 2}},
        Row{U"2030/01/02", {2030, 1, 2}}, Row{U"20301231", {2030, 12, 31}},
        Row{U"二〇三〇年十二月三十一日", {2030, 12, 31}},
        Row{U"2030年2月", {2030, 2, 28}}, Row{U"2030年底", {2030, 12, 31}},
        Row{U"2030 年 1 月 2 日", {2030, 1, 2}}}) {
    auto const taken = take_date(row.text);
    ASSERT_TRUE(taken) << to_utf8(row.text);
    EXPECT_EQ(taken->value, row.wanted) << to_utf8(row.text);
    EXPECT_EQ(taken->size, row.text.size()) << to_utf8(row.text);
  }
}

TEST(Numerals, WhatIsNoDate) {
  for (std::u32string_view text :
       {U"10年", U"2030", U"2030.13.01", U"2030年2月30日", U"20301301",
        U"1.2.3", U""}) {
    EXPECT_FALSE(take_date(text)) << to_utf8(text);
  }
}

}  // namespace
}  // namespace mishen
