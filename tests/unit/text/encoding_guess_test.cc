#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "encode.h"
#include "lib/text/decode.h"
#include "lib/text/fold.h"
#include "lib/text/utf8.h"
#include "sample_text.h"

namespace mishen {
namespace {

using namespace std::string_view_literals;

constexpr Encoding kUtf8 = Encoding::kUtf8;
constexpr Encoding kLe = Encoding::kUtf16Le;
constexpr Encoding kBe = Encoding::kUtf16Be;
constexpr Encoding kGb = Encoding::kGb18030;
constexpr Encoding kBig5 = Encoding::kBig5;
constexpr Encoding kLatin1 = Encoding::kLatin1;

struct TextRow {
  std::string_view utf8;
  std::vector<Encoding> encodings;
};

TEST(EncodingGuess, ShortOfficeTextsAlone) {
  std::vector<TextRow> const rows = {
      {"机密★10年", {kUtf8, kLe, kBe, kGb}},
      {"秘密", {kUtf8, kLe, kBe, kGb}},
      {"机密", {kUtf8, kLe, kBe, kGb}},
      {"绝密", {kUtf8, kLe, kBe, kGb}},
      {"绝密★启用前", {kUtf8, kLe, kBe, kGb}},
      {"秘密★6个月\n", {kUtf8, kLe, kBe, kGb}},
      {"密级：内部", {kUtf8, kLe, kBe, kGb}},
      {"機密", {kUtf8, kLe, kBe, kBig5}},
      {"本件機密", {kUtf8, kLe, kBe, kBig5}},
      {"機密★10年", {kUtf8, kLe, kBe, kBig5, kGb}},
      {"密等及解密條件或保密期限", {kUtf8, kLe, kBe, kBig5, kGb}},
      {"限閱文件", {kUtf8, kLe, kBe, kBig5}},
      {"絕對機密", {kUtf8, kLe, kBe, kBig5}},
      {"此件不公开\r\n", {kUtf8, kLe, kBe, kGb}},
      {"name,level\n张三,机密\n", {kUtf8, kLe, kBe, kGb}},
      {"SECRET", {kUtf8, kLe, kBe}},
      {"A", {kUtf8, kLe, kBe}},
      {"TOP SECRET//NOFORN\r\n", {kUtf8, kLe, kBe}},
      {"𠮷野的机密文件🌟", {kUtf8, kLe, kBe, kGb}},
      {"呢份文件係機密嘅，唔好畀佢哋睇。", {kUtf8}},
      {"Le café est fermé à cause de la grève.", {kUtf8, kLe, kBe, kLatin1}},
      {"José García\n", {kUtf8, kLe, kBe, kLatin1}},
  };
  for (TextRow const& row : rows) {
    for (Encoding encoding : row.encodings) {
      EncodingGuess const guess =
          guess_encoding(encode(row.utf8, encoding), true);
      EXPECT_EQ(name(guess.encoding), name(encoding)) << row.utf8;
      EXPECT_TRUE(guess.is_text) << row.utf8 << " in " << name(encoding);
      EXPECT_EQ(guess.bom_bytes, 0U);
      EXPECT_EQ(guess.certain, encoding == kUtf8) << row.utf8;
    }
  }
}

TEST(EncodingGuess, HongKongCharactersAreBig5) {
  // 嘅 and 唔 in Hong Kong's additions.
  std::string const text =
      encode("本件機密", kBig5) + "\x8B\xDE" + encode("，不得公開", kBig5);
  EXPECT_EQ(guess_encoding(text, true).encoding, kBig5);
}

TEST(EncodingGuess, ByteOrderMarksDecide) {
  struct Row {
    std::string_view bytes;
    Encoding encoding;
    std::size_t bom;
  };
  std::vector<Row> const rows = {
      {"\xEF\xBB\xBF机密"sv, kUtf8, 3},
      {"\xEF\xBB\xBF"sv, kUtf8, 3},
      {"\xFF\xFE\x3A\x67"sv, kLe, 2},
      {"\xFF\xFE"sv, kLe, 2},
      {"\xFE\xFF\x67\x3A"sv, kBe, 2},
      {"\xFF\xFE\0\0\x3A\x67\0\0"sv, Encoding::kUtf32Le, 4},
      {"\0\0\xFE\xFF\0\0\x67\x3A"sv, Encoding::kUtf32Be, 4},
      {"\x84\x31\x95\x33\xBB\xFA\xC3\xDC"sv, kGb, 4},
  };
  for (Row const& row : rows) {
    EncodingGuess const guess = guess_encoding(row.bytes, true);
    EXPECT_EQ(name(guess.encoding), name(row.encoding));
    EXPECT_EQ(guess.bom_bytes, row.bom);
    EXPECT_TRUE(guess.certain);
    EXPECT_TRUE(guess.is_text);
    if (row.bytes.size() == row.bom) continue;
    EXPECT_EQ(decode_text(row.bytes.substr(row.bom), guess).utf8.substr(0, 3),
              "机");
  }
}

TEST(EncodingGuess, SmallestInputs) {
  EncodingGuess const empty = guess_encoding("", true);
  EXPECT_EQ(empty.encoding, kUtf8);
  EXPECT_TRUE(empty.is_text);
  EXPECT_FALSE(guess_encoding("\0"sv, true).is_text);
  EXPECT_FALSE(guess_encoding("\0\0"sv, true).is_text);
  EXPECT_FALSE(guess_encoding("\x01", true).is_text);
  EXPECT_FALSE(guess_encoding("\xFF", true).is_text);
  for (int byte = 0x20; byte < 0x7F; ++byte) {
    std::string const one(1, static_cast<char>(byte));
    EXPECT_EQ(guess_encoding(one, true).encoding, kUtf8);
    EXPECT_TRUE(guess_encoding(one, true).is_text);
  }
}

// Random ideographs a text may hold: each of GB 2312's first level once in a
// while, the frequent ones of the samples mostly.
std::string random_han(std::mt19937& random, std::string_view sample,
                       std::size_t length, bool add_rare) {
  std::u32string pool;
  for (char32_t c : to_utf32(sample)) {
    if (c >= 0x4E00 && c <= 0x9FFF) pool += c;
  }
  std::uniform_int_distribution<std::size_t> pick(0, pool.size() - 1);
  std::uniform_int_distribution<int> lead(0xB0, 0xD6);
  std::uniform_int_distribution<int> trail(0xA1, 0xFE);
  std::string out;
  for (std::size_t i = 0; i < length; ++i) {
    if (add_rare && i % 4 == 3) {
      std::string const pair = {static_cast<char>(lead(random)),
                                static_cast<char>(trail(random))};
      out += decode_lenient(pair, kGb);
    } else {
      append_utf8(out, pool[pick(random)]);
    }
  }
  return out;
}

void expect_guessed(std::string const& text, Encoding encoding) {
  std::string const bytes = encode(text, encoding);
  EncodingGuess const guess = guess_encoding(bytes, true);
  std::size_t const length = count_code_points(text);
  bool const right = guess.encoding == encoding;
  bool const second = guess.has_second && guess.second == encoding;
  EXPECT_TRUE(guess.is_text) << text;
  EXPECT_TRUE(right || (second && length < 8)) << text << name(encoding);
  if (!right) return;
  EXPECT_TRUE(decode_text(bytes, guess).utf8 == text) << text;
}

TEST(EncodingGuess, RandomHanIsReadBack) {
  std::mt19937 random(42);
  for (std::size_t length : {2, 3, 4, 5, 7, 10, 20, 50, 200, 2000}) {
    for (int round = 0; round < (length > 100 ? 5 : 60); ++round) {
      std::string const simple =
          random_han(random, kSimplifiedText, length, length > 8);
      std::string const traditional =
          random_han(random, kTraditionalText, length, false);
      for (Encoding encoding : {kUtf8, kGb}) expect_guessed(simple, encoding);
      expect_guessed(traditional, kBig5);
      if (length < 8) continue;  // Under it some are good ASCII too.
      for (Encoding encoding : {kLe, kBe}) {
        expect_guessed(simple, encoding);
        expect_guessed(traditional, encoding);
      }
    }
  }
}

TEST(EncodingGuess, HanWithoutAnyNulByteIsUtf16) {
  for (Encoding encoding : {kLe, kBe}) {
    std::string const bytes =
        encode("国家秘密的知悉范围应当根据工作确定", encoding);
    ASSERT_EQ(bytes.find('\0'), bytes.npos);
    EXPECT_EQ(guess_encoding(bytes, true).encoding, encoding);
  }
}

// What a file cut anywhere from `least` bytes on is taken for.
void expect_cuts(std::string_view text, Encoding encoding, std::size_t least) {
  std::string const bytes = encode(text, encoding);
  for (std::size_t size = least; size <= bytes.size(); ++size) {
    for (bool whole : {false, true}) {
      EncodingGuess const guess =
          guess_encoding(std::string_view(bytes).substr(0, size), whole);
      ASSERT_EQ(name(guess.encoding), name(encoding)) << size << whole;
      ASSERT_TRUE(guess.is_text) << size;
      bool const sound = encoding == kUtf8 && !whole;
      ASSERT_TRUE(!sound || guess.certain) << size;
    }
  }
}

TEST(EncodingGuess, FilesCutAtEveryByte) {
  for (Encoding encoding : {kUtf8, kLe, kBe, kGb}) {
    expect_cuts(kSimplifiedText, encoding, 8);
    expect_cuts(kTraditionalText, encoding, 8);
  }
  expect_cuts(kTraditionalText, kBig5, 8);
}

TEST(EncodingGuess, ACharacterCutAtTheEndOfTheHeadIsNoFault) {
  std::string text;
  while (text.size() < 9000) text += "密";
  for (std::size_t size = 8190; size <= 8194; ++size) {
    std::string_view const head = std::string_view(text).substr(0, size);
    EncodingGuess const guess = guess_encoding(head, false);
    EXPECT_EQ(guess.encoding, kUtf8);
    EXPECT_TRUE(guess.certain) << size;
    EXPECT_EQ(guess_encoding(head, true).certain, size % 3 == 0) << size;
    EXPECT_EQ(guess_encoding(head, true).encoding, kUtf8) << size;
  }
}

TEST(EncodingGuess, ASecondEncodingOnlyWhereTheTextIsShort) {
  EncodingGuess const shorter = guess_encoding(encode("机密", kGb), true);
  EXPECT_EQ(shorter.encoding, kGb);
  EXPECT_TRUE(shorter.has_second);
  EXPECT_EQ(shorter.second, kBig5);
  for (Encoding encoding : {kUtf8, kLe, kBe, kGb}) {
    EXPECT_FALSE(
        guess_encoding(encode(kSimplifiedText, encoding), true).has_second);
  }
  EXPECT_FALSE(
      guess_encoding(encode(kTraditionalText, kBig5), true).has_second);
}

TEST(EncodingGuess, AFewTwoByteCharactersMayBeGbk) {
  // 校训 in GBK is У and ѵ in UTF-8.
  EncodingGuess const guess = guess_encoding("\xD0\xA3\xD1\xB5", true);
  EXPECT_TRUE(guess.encoding == kGb || guess.second == kGb);
  EXPECT_FALSE(guess.certain);
  // But a copyright sign in a program is one.
  EXPECT_TRUE(guess_encoding("/* Copyright © 2026 */\nint x;\n", true).certain);
}

TEST(EncodingGuess, StrayBytesDoNotMakeTextBinary) {
  for (Encoding encoding : {kUtf8, kGb, kBig5}) {
    std::string_view const sample =
        encoding == kBig5 ? kTraditionalText : kSimplifiedText;
    std::string text = encode(sample, encoding);
    for (std::string_view stray : {"\xFF", "\x01", "\x1B[0m", "\x80"}) {
      std::string const dirty = text.substr(0, text.find('\n')) +
                                std::string(stray) +
                                text.substr(text.find('\n'));
      EncodingGuess const guess = guess_encoding(dirty, true);
      EXPECT_EQ(guess.encoding, encoding);
      EXPECT_TRUE(guess.is_text);
    }
  }
}

TEST(EncodingGuess, NulsOutsideUtf16AreNoText) {
  EXPECT_FALSE(guess_encoding("plain text\0more of it"sv, true).is_text);
  EXPECT_FALSE(guess_encoding("机密\0文件和其他内容"sv, true).is_text);
  EXPECT_FALSE(guess_encoding("\xEF\xBB\xBF机密\0"sv, true).is_text);
  EXPECT_FALSE(guess_encoding("\x7F"
                              "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0"sv,
                              true)
                   .is_text);
}

TEST(EncodingGuess, RandomBytesAreNoText) {
  std::mt19937 random(99);
  std::uniform_int_distribution<int> any(0, 255);
  std::uniform_int_distribution<int> no_nul(1, 255);
  std::uniform_int_distribution<int> high(0x80, 255);
  for (std::size_t size : {200, 333, 1000, 5000}) {
    for (int round = 0; round < 20; ++round) {
      std::string with_nul;
      std::string without_nul;
      std::string high_only;
      for (std::size_t i = 0; i < size; ++i) {
        with_nul += static_cast<char>(any(random));
        without_nul += static_cast<char>(no_nul(random));
        high_only += static_cast<char>(high(random));
      }
      EXPECT_FALSE(guess_encoding(with_nul, true).is_text);
      EXPECT_FALSE(guess_encoding(without_nul, true).is_text);
      EXPECT_FALSE(guess_encoding(high_only, false).is_text);
      EXPECT_FALSE(guess_encoding("\xFF\xFE" + without_nul, true).is_text);
    }
  }
}

TEST(EncodingGuess, TextInAnEncodingWeDoNotReadIsNoText) {
  // Russian in windows-1251, long enough to tell.
  std::string russian;
  for (int i = 0; i < 8; ++i) {
    russian +=
        "\xD1\xE5\xEA\xF0\xE5\xF2\xED\xEE \xED\xE5 "
        "\xEF\xEE\xE4\xEB\xE5\xE6\xE8\xF2 ";
  }
  EXPECT_FALSE(guess_encoding(russian, true).is_text);
}

}  // namespace
}  // namespace mishen
