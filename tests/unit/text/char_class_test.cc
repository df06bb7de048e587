#include "lib/text/char_class.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

// A code point's classes as letters: h Han, b blank, n line break, i ignorable,
// d digit, w word, p punctuation, ( and ) brackets.
std::string classes(char32_t c) {
  std::string out;
  if (is_han(c)) out += 'h';
  if (is_blank(c)) out += 'b';
  if (is_line_break(c)) out += 'n';
  if (is_ignorable(c)) out += 'i';
  if (is_digit(c)) out += 'd';
  if (is_word(c)) out += 'w';
  if (is_punctuation(c)) out += 'p';
  if (is_open_bracket(c)) out += '(';
  if (is_close_bracket(c)) out += ')';
  return out;
}

struct ClassRow {
  std::u32string_view symbols;
  std::string_view classes;
};

TEST(CharClass, EachSymbolHasItsClasses) {
  std::vector<ClassRow> const rows = {
      {U"机密〇々㐀𠀀豈⻓⼀龥鿿", "h"},
      {U" \t\u3000\u00A0\u2009\u202F\u1680", "b"},
      {U"\n\r\v\f\u0085\u2028\u2029", "n"},
      {U"\u200B\u200D\u00AD\uFEFF\uFE0F\u202E\u2066\u061C\U000E0020", "i"},
      {U"0189", "dw"},
      {U"aZ_éßЖωאبกक한ㄅ", "w"},
      {U"ぁんァヶー゛ﾃｦ", ""},  // Kana: no class of ours.
      {U"★☆⭐*·・･-/、。，：；！？…—“”‘’\"'￥©①※▲🌟", "p"},
      {U"([{（［｛【〔〖《〈「『＜<︵", "p("},
      {U")]}）］｝】〕〗》〉」』＞>︶", "p)"},
      {U"\x01\x1B\x7F", "p"},
  };
  for (ClassRow const& row : rows) {
    for (char32_t c : row.symbols) {
      EXPECT_EQ(classes(c), row.classes) << std::hex << unsigned(c);
    }
  }
}

TEST(CharClass, ClassesExcludeEachOther) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    int const count = int{is_han(c)} + int{is_blank(c)} +
                      int{is_line_break(c)} + int{is_ignorable(c)} +
                      int{is_word(c)} + int{is_punctuation(c)};
    ASSERT_LE(count, 1) << std::hex << unsigned(c);
  }
  EXPECT_FALSE(is_han(kInvalidCodePoint));
  EXPECT_TRUE(is_punctuation(kInvalidCodePoint));
}

TEST(CharClass, OpeningSymbolsHaveTheirPartners) {
  std::u32string_view const open = U"([{（【〔《〈「『“‘\"'«〝＜";
  std::u32string_view const close = U")]}）】〕》〉」』”’\"'»〞＞";
  for (std::size_t i = 0; i < open.size(); ++i) {
    EXPECT_EQ(closing_of(open[i]), close[i]) << std::hex << unsigned(open[i]);
  }
  for (char32_t c : U")】a机★") EXPECT_EQ(closing_of(c), char32_t{0});
}

TEST(CharClass, EveryBracketClosesWithABracket) {
  int brackets = 0;
  for (char32_t c = 0; c <= 0xFFFF; ++c) {
    if (!is_open_bracket(c)) continue;
    ++brackets;
    EXPECT_TRUE(is_close_bracket(closing_of(c))) << std::hex << unsigned(c);
    EXPECT_FALSE(is_close_bracket(c)) << std::hex << unsigned(c);
  }
  EXPECT_GT(brackets, 40);
}

struct WidthRow {
  std::u32string_view symbols;
  int width;
};

TEST(CharClass, ColumnsInATerminal) {
  std::vector<WidthRow> const rows = {
      {U"aé|\t★·“—─ｱ", 1},
      {U"机密，。（）　Ａ𠀀豈⻓한가🌟⭐㊙ぁー", 2},
      {U"\u0301\u200B\uFE0F\u20E3\u1160\x01\n\u009F", 0},
      {U"\uFFFD\uE000", 1},
  };
  for (WidthRow const& row : rows) {
    for (char32_t c : row.symbols) {
      EXPECT_EQ(display_width(c), row.width) << std::hex << unsigned(c);
    }
  }
  EXPECT_EQ(display_width(kInvalidCodePoint), 1);
}

}  // namespace
}  // namespace mishen
