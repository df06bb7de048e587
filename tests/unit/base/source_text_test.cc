#include "lib/base/source_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace mishen {
namespace {

struct Row {
  char const* law;
  std::string text;
  std::size_t first_invalid;
};

TEST(FirstInvalidUtf8, follows_rfc_3629) {
  for (Row const& row :
       {Row{"ascii", "abc", 3}, Row{"two bytes", "\xC2\x80", 2},
        Row{"han", "机密", 6}, Row{"four bytes", "\xF0\xA0\x80\x80", 4},
        Row{"last code point", "\xF4\x8F\xBF\xBF", 4},
        Row{"over the last", "a\xF4\x90\x80\x80", 1},
        Row{"overlong two", "\xC0\xAF", 0},
        Row{"overlong three", "\xE0\x80\xAF", 0},
        Row{"overlong four", "\xF0\x80\x80\xAF", 0},
        Row{"surrogate", "ab\xED\xA0\x80", 2}, Row{"lone tail", "\x80", 0},
        Row{"cut off", "a\xE6\x9C", 1},
        Row{"bad tail",
            "\xE6\x9C"
            "a",
            0},
        Row{"gb18030", "\xBB\xFA\xC3\xDC", 0}, Row{"ff", "\xFF", 0}}) {
    EXPECT_EQ(first_invalid_utf8(row.text), row.first_invalid) << row.law;
  }
}

TEST(SourceLength, counts_code_points_and_invalid_bytes) {
  EXPECT_EQ(source_length("a机★"), 3U);
  EXPECT_EQ(source_length("\xBB\xFA"), 2U);
}

TEST(SourceCursor, marks_do_not_depend_on_the_order_of_questions) {
  std::string const text = "a机b\n\n密\r\nx";
  std::mt19937 random(1);
  SourceCursor asked_at_random(text);
  for (int i = 0; i < 200; ++i) {
    std::size_t at = random() % (text.size() + 2);
    while (at < text.size() && (text[at] & '\xC0') == '\x80') --at;
    SourceCursor fresh(text);
    Mark const want = fresh.at(at);
    Mark const got = asked_at_random.at(at);
    EXPECT_EQ(got.line, want.line) << at;
    EXPECT_EQ(got.column, want.column) << at;
  }
  SourceCursor cursor(text);
  EXPECT_EQ(cursor.at(4).column, 3U) << "columns count code points";
  EXPECT_EQ(cursor.at(7).line, 3U);
  EXPECT_EQ(cursor.at(999).line, 4U) << "clamped to the end";
}

TEST(ScreenWidth, of_wide_narrow_and_combining) {
  EXPECT_EQ(screen_width(U'a'), 1);
  EXPECT_EQ(screen_width(U'机'), 2);
  EXPECT_EQ(screen_width(U'　'), 2);
  EXPECT_EQ(screen_width(U'Ａ'), 2);
  EXPECT_EQ(screen_width(0x20000), 2);
  EXPECT_EQ(screen_width(0x200B), 0);
}

}  // namespace
}  // namespace mishen
