#include "lib/text/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {
namespace {

using namespace std::string_view_literals;

// The plain reading of RFC 3629: builds every valid sequence and compares.
bool is_valid_naive(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    bool found = false;
    for (std::size_t size = 1; size <= 4 && at + size <= text.size(); ++size) {
      auto const byte = [&](std::size_t i) {
        return static_cast<unsigned char>(text[at + i]);
      };
      char32_t c = byte(0);
      if (size > 1) c = byte(0) & (0x7FU >> size);
      for (std::size_t i = 1; i < size; ++i) c = c << 6 | (byte(i) & 0x3FU);
      std::string again;
      append_utf8(again, c);
      bool const same = again == text.substr(at, size);
      if (same) {
        at += size;
        found = true;
        break;
      }
    }
    if (!found) return false;
  }
  return true;
}

struct PrefixRow {
  std::string_view name;
  std::string_view text;
  std::size_t valid;
};

TEST(Utf8, ValidPrefixEndsAtTheFirstFault) {
  std::vector<PrefixRow> const rows = {
      {"empty", "", 0},
      {"ASCII", "abc", 3},
      {"long ASCII then a fault", "0123456789abcdef\xFF", 16},
      {"all lengths", "aé机🌟", 10},
      {"NUL is a character", "a\0b"sv, 3},
      {"lone continuation", "a\x80", 1},
      {"overlong two", "\xC1\xBF", 0},
      {"overlong three", "\xE0\x9F\xBF", 0},
      {"lowest three", "\xE0\xA0\x80", 3},
      {"last before surrogates", "\xED\x9F\xBF", 3},
      {"surrogate", "\xED\xA0\x80", 0},
      {"overlong four", "\xF0\x8F\xBF\xBF", 0},
      {"lowest four", "\xF0\x90\x80\x80", 4},
      {"highest", "\xF4\x8F\xBF\xBF", 4},
      {"over U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"lead F5", "\xF5\x80\x80\x80", 0},
      {"cut in two", "机\xE6\x9C", 3},
      {"cut to the lead", "机\xE6", 3},
      {"lead then ASCII", "机\xE6z", 3},
      {"third byte bad", "机\xE6\x9Cz", 3},
      {"block separator", "机\xFF密", 3},
  };
  for (PrefixRow const& row : rows) {
    EXPECT_EQ(valid_prefix(row.text), row.valid) << row.name;
  }
}

TEST(Utf8, ValidityAgreesWithTheNaiveReading) {
  static constexpr unsigned char kBytes[] = {
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
      0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
  std::string text(4, ' ');
  for (unsigned char a : kBytes) {
    for (unsigned char b : kBytes) {
      for (unsigned char c : kBytes) {
        for (unsigned char d : kBytes) {
          text = {static_cast<char>(a), static_cast<char>(b),
                  static_cast<char>(c), static_cast<char>(d)};
          ASSERT_EQ(valid_prefix(text) == 4, is_valid_naive(text))
              << std::hex << int(a) << ' ' << int(b) << ' ' << int(c) << ' '
              << int(d);
        }
      }
    }
  }
}

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes = "密";
    append_utf8(bytes, c);
    ASSERT_EQ(valid_prefix(bytes), bytes.size()) << std::hex << unsigned(c);
    CodePoint const forward = decode_at(bytes, 3);
    CodePoint const backward = decode_before(bytes, bytes.size());
    ASSERT_EQ(forward.value, c);
    ASSERT_EQ(forward.size, bytes.size() - 3);
    ASSERT_EQ(backward.value, c);
    ASSERT_EQ(backward.size, bytes.size() - 3);
  }
}

TEST(Utf8, NoCodePointBecomesTheReplacementCharacter) {
  for (char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000},
                     kInvalidCodePoint}) {
    std::string out;
    append_utf8(out, c);
    EXPECT_EQ(out, "\uFFFD");
  }
}

TEST(Utf8, LoopsOverBadBytesAdvanceOneByOneBothWays) {
  std::string_view const text =
      "a\xE6\x9C"
      "b\xFF机\x80";
  std::vector<std::size_t> forward;
  for (std::size_t at = 0; at < text.size();) {
    at += decode_at(text, at).size;
    forward.push_back(at);
  }
  EXPECT_EQ(forward, (std::vector<std::size_t>{1, 2, 3, 4, 5, 8, 9}));
  std::vector<std::size_t> backward;
  for (std::size_t at = text.size(); at > 0;) {
    at -= decode_before(text, at).size;
    backward.insert(backward.begin(), at);
  }
  EXPECT_EQ(backward, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 8}));
}

TEST(Utf8, BackwardAgreesWithForwardOnRandomValidText) {
  std::mt19937 random(3);
  std::uniform_int_distribution<char32_t> pick(1, 0x1FFFF);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) append_utf8(text, pick(random));
    std::u32string backward;
    for (std::size_t at = text.size(); at > 0;) {
      CodePoint const found = decode_before(text, at);
      backward.insert(backward.begin(), found.value);
      at -= found.size;
    }
    ASSERT_EQ(backward, to_utf32(text));
  }
}

TEST(Utf8, CountsAndConverts) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("机密★10年"), 6U);
  EXPECT_EQ(count_code_points("机\xFF\xFE密"), 4U);
  EXPECT_EQ(to_utf32("a机🌟"), U"a机🌟");
  EXPECT_EQ(to_utf32("\xFF"), U"\uFFFD");
  EXPECT_EQ(to_utf8(U"a机🌟"), "a机🌟");
}

}  // namespace
}  // namespace mishen
