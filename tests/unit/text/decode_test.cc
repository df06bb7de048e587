#include "lib/text/decode.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "encode.h"
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

using Encodings = std::vector<Encoding>;

EncodingGuess as(Encoding encoding) {
  EncodingGuess guess;
  guess.encoding = encoding;
  return guess;
}

Decoded decode_whole(std::string_view bytes) {
  EncodingGuess const guess = guess_encoding(bytes, true);
  return decode_text(bytes.substr(guess.bom_bytes), guess);
}

TEST(Decode, WholeTextsComeBack) {
  for (Encoding encoding : {kUtf8, kLe, kBe, kGb, kBig5}) {
    std::string_view const text =
        encoding == kBig5 ? kTraditionalText : kSimplifiedText;
    Decoded const out = decode_whole(encode(text, encoding));
    EXPECT_EQ(out.utf8, text);
    EXPECT_EQ(out.encodings, Encodings{encoding});
    EXPECT_EQ(out.undecodable_bytes, 0U);
    EXPECT_EQ(out.identical, encoding == kUtf8);
  }
}

TEST(Decode, LineEndsOfEveryKindAreKept) {
  for (std::string_view end : {"\n", "\r\n", "\r"}) {
    std::string text;
    for (std::string_view line : {"机密文件", "", "第二行内容", "第三行"}) {
      text += std::string(line) + std::string(end);
    }
    for (Encoding encoding : {kUtf8, kLe, kBe, kGb}) {
      EXPECT_EQ(decode_whole(encode(text, encoding)).utf8, text);
    }
  }
}

TEST(Decode, LinesMayChangeTheirEncoding) {
  struct Part {
    std::string_view text;
    Encoding encoding;
  };
  struct Row {
    std::string_view law;
    std::vector<Part> parts;
    Encodings met;
  };
  std::string_view const simple = kSimplifiedText;
  std::string_view const complex = kTraditionalText;
  std::vector<Row> const rows = {
      {"GBK line inside UTF-8",
       {{simple, kUtf8}, {"绝密★启用前\n", kGb}, {simple, kUtf8}},
       {kUtf8, kGb}},
      {"Big5 line inside UTF-8",
       {{simple, kUtf8}, {"本件機密等級\n", kBig5}, {simple, kUtf8}},
       {kUtf8, kBig5}},
      {"Big5 line inside GBK",
       {{simple, kGb},
        {"密等：機密，本件於公布時解密\n", kBig5},
        {simple, kGb}},
       {kGb, kBig5}},
      {"GBK line inside Big5",
       {{complex, kBig5}, {"本件为机密文件，不得公开\n", kGb}},
       {kBig5, kGb}},
      {"UTF-8 line inside GBK",
       {{simple, kGb}, {"机密★10年\n", kUtf8}, {simple, kGb}},
       {kGb, kUtf8}},
      {"UTF-8 line inside Big5",
       {{complex, kBig5}, {"機密★10年\n", kUtf8}},
       {kBig5, kUtf8}},
      {"Western line inside UTF-8",
       {{simple, kUtf8}, {"Author: José García\n", kLatin1}},
       {kUtf8, kLatin1}},
      {"three in turn",
       {{"机密文件\n", kUtf8},
        {"绝密★启用前\n", kGb},
        {"本件機密等級\n", kBig5}},
       {kUtf8, kGb, kBig5}},
      {"CR LF and CR between them",
       {{"机密文件\r\n", kUtf8}, {"绝密★启用前\r", kGb}, {"公开\n", kUtf8}},
       {kUtf8, kGb}},
  };
  for (Row const& row : rows) {
    std::string bytes;
    std::string text;
    for (Part const& part : row.parts) {
      bytes += encode(part.text, part.encoding);
      text += part.text;
    }
    Decoded const out = decode_whole(bytes);
    EXPECT_EQ(out.utf8, text) << row.law;
    EXPECT_EQ(out.encodings, row.met) << row.law;
    EXPECT_EQ(out.undecodable_bytes, 0U) << row.law;
    EXPECT_FALSE(out.identical) << row.law;
  }
}

struct BadRow {
  std::string_view law;
  std::string_view bytes;
  Encoding guess;
  std::string_view utf8;
  std::uint64_t bad;
};

TEST(Decode, WhatNoEncodingReadsIsCounted) {
  std::vector<BadRow> const rows = {
      {"bad byte in UTF-8", "机密\xFF文件是这样的", kUtf8,
       "机密\uFFFD文件是这样的", 1},
      {"cut character in UTF-8", "国家秘密的知悉范围\xE6\x9C", kUtf8,
       "国家秘密的知悉范围\uFFFD", 2},
      {"missing lead byte", "\x9C\xBA国家秘密的知悉范围", kUtf8,
       "\uFFFD\uFFFD国家秘密的知悉范围", 2},
      {"surrogate in UTF-8", "机密文件内容\xED\xA0\x80", kUtf8,
       "机密文件内容\uFFFD\uFFFD\uFFFD", 3},
      {"bad byte in GBK", "\xBB\xFA\xC3\xDC\xFF\xCE\xC4\xBC\xFE", kGb,
       "机密\uFFFD文件", 1},
      {"cut character in GBK", "\xBB\xFA\xC3\xDC\xCE", kGb, "机密\uFFFD", 1},
      {"user-defined character in GBK",
       "\xBB\xFA\xC3\xDC\xAA\xA1\xCE\xC4\xBC\xFE", kGb, "机密\uFFFD文件", 2},
      {"unassigned four bytes in GB18030",
       "\xBB\xFA\xC3\xDC\xE3\x32\x9A\x35\xCE\xC4\xBC\xFE\xB1\xA3\xB4\xE6", kGb,
       "机密\uFFFD文件保存", 4},
      {"bad line stays alone", "ok\n\xFF\xFF\n机密\n", kUtf8,
       "ok\n\uFFFD\uFFFD\n机密\n", 2},
      {"NUL stays and counts", "机密\0文件"sv, kUtf8, "机密\0文件"sv, 1},
      {"lone lead surrogate", "\x3A\x67\x00\xD8\xC6\x5B"sv, kLe, "机\uFFFD密",
       2},
      {"lone trail surrogate", "\xDC\x00\x67\x3A"sv, kBe, "\uFFFD机", 2},
      {"odd byte of UTF-16", "\x3A\x67\xC6"sv, kLe, "机\uFFFD", 1},
      {"surrogate at the end", "\x3A\x67\x42\xD8"sv, kLe, "机\uFFFD", 2},
  };
  for (BadRow const& row : rows) {
    Decoded const out = decode_text(row.bytes, as(row.guess));
    EXPECT_EQ(out.utf8, row.utf8) << row.law;
    EXPECT_EQ(out.undecodable_bytes, row.bad) << row.law;
  }
}

TEST(Decode, Utf16PairsAndFourByteGb18030) {
  for (Encoding encoding : {kLe, kBe, kGb}) {
    std::string const bytes = encode("𠮷机密🌟㐀𫠝\n", encoding);
    EXPECT_EQ(decode_text(bytes, as(encoding)).utf8, "𠮷机密🌟㐀𫠝\n");
  }
}

TEST(Decode, Big5TrailBytesThatLookLikeAscii) {
  // 功 許 蓋 end in '\', 密 in 'K', 育 in '|'.
  std::string_view const text = "功許蓋機密育教|\\\n";
  std::string const bytes = encode(text, kBig5);
  EXPECT_NE(bytes.find('\\'), bytes.npos);
  EXPECT_EQ(decode_text(bytes, as(kBig5)).utf8, text);
}

TEST(Decode, HongKongAdditionsAndTheEditionOf2022) {
  EXPECT_EQ(decode_text("\xBE\xF7\xB1\x4B\x8F\x7C", as(kBig5)).encodings,
            Encodings{kBig5});
  EXPECT_EQ(decode_text("\xA6\xD9\xBB\xFA\xC3\xDC\xFE\x59", as(kGb)).utf8,
            "\uFE10机密\u9FB4");
  EXPECT_EQ(decode_text("\xBB\xFA\xC3\xDC\x80"
                        "5",
                        as(kGb))
                .utf8,
            "机密€5");
}

TEST(Decode, AsciiOfAnotherFileIsIdentical) {
  for (Encoding encoding : {kUtf8, kGb, kBig5, kLatin1}) {
    Decoded const out = decode_text("plain\r\n", as(encoding));
    EXPECT_TRUE(out.identical);
    EXPECT_EQ(out.utf8, "plain\r\n");
    EXPECT_EQ(out.encodings, Encodings{encoding});
  }
  EXPECT_EQ(decode_text("", as(kLe)).utf8, "");
  EXPECT_EQ(decode_text("", as(kUtf8)).utf8, "");
}

TEST(Decode, TwoByteLinesOfAGbkFileAreGbk) {
  // 某某 is valid UTF-8 by chance; é is not likely in either.
  EXPECT_EQ(decode_text("\xC4\xB3\xC4\xB3\n\xBB\xFA\xC3\xDC\n", as(kGb)).utf8,
            "某某\n机密\n");
}

TEST(Decode, EightBitLinesAppendedToUtf16AreRead) {
  std::string const wide = encode("机密文件的内容\n第二行\n", kLe);
  for (Encoding encoding : {kUtf8, kGb}) {
    std::string const bytes =
        wide + encode("绝密★启用前，不得公开\n", encoding);
    Decoded const out = decode_text(bytes, as(kLe));
    EXPECT_EQ(out.utf8, "机密文件的内容\n第二行\n绝密★启用前，不得公开\n");
    EXPECT_EQ(out.encodings, (Encodings{kLe, encoding}));
  }
  std::string const ascii = wide + "appended plain text line\n";
  EXPECT_EQ(decode_text(ascii, as(kLe)).utf8,
            "机密文件的内容\n第二行\nappended plain text line\n");
}

TEST(Decode, EveryCutIsReadUpToTheCut) {
  for (Encoding encoding : {kUtf8, kLe, kBe, kGb}) {
    std::string const bytes = encode(kSimplifiedText, encoding);
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
      Decoded const out =
          decode_text(std::string_view(bytes).substr(0, size), as(encoding));
      ASSERT_LE(out.undecodable_bytes, 3U);
      ASSERT_EQ(valid_prefix(out.utf8), out.utf8.size());
      std::string_view kept = out.utf8;
      while (kept.ends_with("\uFFFD")) kept.remove_suffix(3);
      ASSERT_EQ(kept, kSimplifiedText.substr(0, kept.size())) << size;
    }
  }
}

TEST(Decode, RandomBytesGiveValidUtf8AndBoundedCounts) {
  std::mt19937 random(5);
  std::uniform_int_distribution<int> any(0, 255);
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < 200; ++i) bytes += static_cast<char>(any(random));
    for (Encoding encoding : {kUtf8, kLe, kBe, Encoding::kUtf32Le,
                              Encoding::kUtf32Be, kGb, kBig5, kLatin1}) {
      Decoded const out = decode_text(bytes, as(encoding));
      ASSERT_EQ(valid_prefix(out.utf8), out.utf8.size());
      ASSERT_LE(out.undecodable_bytes, bytes.size());
      ASSERT_FALSE(out.encodings.empty());
      std::string const lenient = decode_lenient(bytes, encoding);
      ASSERT_EQ(valid_prefix(lenient), lenient.size());
      ASSERT_EQ(lenient.find('\0'), lenient.npos);
    }
  }
}

TEST(DecodeLenient, UndecodableUnitsBecomeOneLineEnd) {
  struct Row {
    std::string_view bytes;
    Encoding encoding;
    std::string_view utf8;
  };
  std::vector<Row> const rows = {
      {"机\xFF\xFE\xFD密", kUtf8, "机\n密"},
      {"机密\0\0\0文件"sv, kUtf8, "机密\n文件"},
      {"a\tb\r\nc\x1B", kUtf8, "a\tb\r\nc\n"},
      {"\xBB\xFA\xFF\xC3\xDC", kGb, "机\n密"},
      {"\0\xBB\xFA\xC3\xDC\0\0"sv, kGb, "\n机密\n"},
      {"\xBE\xF7\xB1\x4B\xFF", kBig5, "機密\n"},
      {"\x3A\x67\0\0\xC6\x5B\0\xD8"sv, kLe, "机\n密\n"},
      {"\x67\x3A\x5B\xC6\xFF\xFF"sv, kBe, "机密\n"},
      {"", kBig5, ""},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(decode_lenient(row.bytes, row.encoding), row.utf8);
  }
  // At an odd offset the caller leaves out the first byte.
  std::string const odd = "x" + encode("机密★10年", kLe);
  EXPECT_EQ(decode_lenient(std::string_view(odd).substr(1), kLe), "机密★10年");
}

TEST(DecodeName, StrictElseTheLikeliest) {
  struct Row {
    std::string_view text;
    Encoding encoding;
  };
  std::vector<Row> const rows = {
      {"[机密]某项目方案.docx", kUtf8},
      {"[机密]某项目方案.docx", kGb},
      {"（秘密）会议材料.pdf", kGb},
      {"機密文件.doc", kBig5},
      {"某某方案(内部).xlsx", kGb},
      {"plain.txt", kUtf8},
      {"café.txt", kUtf8},
      {"", kUtf8},
      {"Привет.txt", kUtf8},
      {"café.txt", kLatin1},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(decode_name(encode(row.text, row.encoding)), row.text);
  }
  EXPECT_EQ(decode_name("机密文件\xFF.txt"), "机密文件\uFFFD.txt");
}

TEST(EncodingNames, AreIana) {
  EXPECT_EQ(name(kUtf8), "UTF-8");
  EXPECT_EQ(name(kLe), "UTF-16LE");
  EXPECT_EQ(name(kBe), "UTF-16BE");
  EXPECT_EQ(name(Encoding::kUtf32Le), "UTF-32LE");
  EXPECT_EQ(name(Encoding::kUtf32Be), "UTF-32BE");
  EXPECT_EQ(name(kGb), "GB18030");
  EXPECT_EQ(name(kBig5), "Big5");
  EXPECT_EQ(name(kLatin1), "windows-1252");
  EXPECT_EQ(plausible_encodings(), (Encodings{kUtf8, kGb, kBig5, kLe, kBe}));
}

}  // namespace
}  // namespace mishen
