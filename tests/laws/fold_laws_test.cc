// Laws of folding over every code point, and of folded text over seeded
// random strings.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "lib/text/char_class.h"
#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr char32_t kLast = 0x10FFFF;

// What a code point becomes, as a string.
std::u32string folded(char32_t c, Case text_case) {
  char32_t const symbol = fold(c, text_case);
  if (symbol == kIgnorable) return {};
  if (symbol != kExpands) return std::u32string(1, symbol);
  return std::u32string(fold_expansion(c, text_case));
}

class FoldLaw : public testing::TestWithParam<Case> {};

INSTANTIATE_TEST_SUITE_P(BothCases, FoldLaw,
                         testing::Values(Case::kFold, Case::kKeep));

TEST_P(FoldLaw, FoldingAFoldedSymbolChangesNothing) {
  for (char32_t c = 0; c <= kLast; ++c) {
    for (char32_t symbol : folded(c, GetParam())) {
      ASSERT_EQ(fold(symbol, GetParam()), symbol) << std::hex << unsigned(c);
    }
  }
}

TEST_P(FoldLaw, AnExpansionHasSeveralSymbolsAndNoBlank) {
  for (char32_t c = 0; c <= kLast; ++c) {
    if (fold(c, GetParam()) != kExpands) {
      ASSERT_TRUE(fold_expansion(c, GetParam()).empty());
      continue;
    }
    std::u32string const symbols = folded(c, GetParam());
    ASSERT_GE(symbols.size(), 2U) << std::hex << unsigned(c);
    ASSERT_TRUE(std::none_of(symbols.begin(), symbols.end(), is_blank));
    ASSERT_TRUE(std::none_of(symbols.begin(), symbols.end(), is_ignorable));
  }
}

TEST_P(FoldLaw, ClassesAgreeWithFolding) {
  for (char32_t c = 0; c <= kLast; ++c) {
    char32_t const symbol = fold(c, GetParam());
    ASSERT_EQ(is_ignorable(c), symbol == kIgnorable) << std::hex << unsigned(c);
    ASSERT_EQ(is_blank(c), symbol == U' ') << std::hex << unsigned(c);
    ASSERT_EQ(is_line_break(c), symbol == U'\n') << std::hex << unsigned(c);
  }
}

TEST_P(FoldLaw, PrivateUseAndSurrogatesStayThemselves) {
  auto const stay = [](char32_t first, char32_t last) {
    for (char32_t c = first; c <= last; ++c) {
      ASSERT_EQ(fold(c, GetParam()), c) << std::hex << unsigned(c);
    }
  };
  stay(0xD800, 0xF8FF);
  stay(0xF0000, kLast);
  stay(0x110000, 0x110100);
  EXPECT_EQ(fold(kInvalidCodePoint, GetParam()), kInvalidCodePoint);
}

TEST(FoldLaws, EveryRadicalEndsAsAnIdeograph) {
  for (char32_t c = 0x2E81; c <= 0x2FD5; ++c) {
    if (c == 0x2E9A || (c >= 0x2EF4 && c <= 0x2EFF)) continue;  // Unassigned.
    char32_t const symbol = fold(c);
    ASSERT_TRUE(is_han(symbol)) << std::hex << unsigned(c);
    ASSERT_GE(symbol, char32_t{0x3400}) << std::hex << unsigned(c);
  }
}

TEST(FoldLaws, KeepingCaseThenFoldingItIsFoldingAtOnce) {
  for (char32_t c = 0; c <= kLast; ++c) {
    std::u32string twice;
    for (char32_t symbol : folded(c, Case::kKeep)) {
      twice += folded(symbol, Case::kFold);
    }
    ASSERT_EQ(twice, folded(c, Case::kFold)) << std::hex << unsigned(c);
  }
}

// Strings of valid characters of every kind, and of stray bytes.
std::string random_text(std::mt19937& random, bool with_stray_bytes) {
  static constexpr char32_t kPool[] = {U'机',  U'機',  U'密',   U'★',    U'⑩',
                                       U'㈱',  U' ',   0x3000,  0xA0,    U'\r',
                                       U'\n',  0x200B, 0xFE0F,  U'Ａ',   U'x',
                                       0x2ED3, 0x2F17, 0x1D400, 0x2F800, U'é'};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kPool) - 1);
  std::uniform_int_distribution<int> stray(0x80, 0xFF);
  std::string out;
  for (std::size_t i = 0; i < 40; ++i) {
    append_utf8(out, kPool[pick(random)]);
    if (with_stray_bytes && i % 5 == 0) {
      out += static_cast<char>(stray(random));
    }
  }
  return out;
}

TEST(FoldLaws, SourcesOfSymbolsCoverTheTextInOrder) {
  std::mt19937 random(20261123);
  for (int round = 0; round < 500; ++round) {
    std::string const text = random_text(random, round % 2 == 1);
    std::size_t const base = static_cast<std::size_t>(round);
    FoldedText const out = fold_text(text, Case::kFold, base);
    std::size_t const size = out.symbols.size();
    ASSERT_EQ(out.begins.size(), size + 1);
    ASSERT_EQ(out.ends.size(), size);
    ASSERT_EQ(out.begins.back(), base + text.size());
    for (std::size_t i = 0; i < size; ++i) {
      ASSERT_LT(out.begins[i], out.ends[i]);
      ASSERT_LE(out.begins[i], out.begins[i + 1]);
      ASSERT_LE(out.ends[i], base + text.size());
      // A symbol comes from its own bytes alone.
      std::string const source =
          text.substr(out.begins[i] - base, out.ends[i] - out.begins[i]);
      std::u32string const alone = fold_text(source).symbols;
      ASSERT_NE(alone.find(out.symbols[i]), alone.npos);
    }
  }
}

TEST(FoldLaws, FoldedTextIsTheJoinOfItsCharacters) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string const text = random_text(random, false);
    std::u32string naive;
    for (char32_t c : to_utf32(text)) naive += folded(c, Case::kFold);
    std::u32string joined;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at + decode_at(text, at).size;
      if (text.substr(at, 2) == "\r\n") end = at + 2;
      joined += fold_text(text.substr(at, end - at)).symbols;
      at = end;
    }
    ASSERT_EQ(fold_text(text).symbols, joined);
    ASSERT_EQ(to_utf32(fold_string(text)), joined);
    ASSERT_EQ(fold_string(fold_string(text)), fold_string(text));
    ASSERT_GE(naive.size(), joined.size());  // CR LF counts once.
  }
}

}  // namespace
}  // namespace mishen
