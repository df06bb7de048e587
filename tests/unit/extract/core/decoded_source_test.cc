#include "lib/extract/decoded_source.h"

#include <gtest/gtest.h>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

using std::literals::operator""sv;

constexpr std::string_view kGbk =
    "\xB1\xBE\xBC\xFE\xCA\xC7\xBB\xFA\xC3\xDC\xCE\xC4\xBC\xFE\xA1\xA3";
constexpr std::string_view kBig5 =
    "\xA5\xBB\xA5\xF3\xAC\x4F\xBE\xF7\xB1\x4B\xA4\xE5\xA5\xF3\xA1\x43";

struct Row {
  std::string_view law;
  std::string_view bytes;
  std::string_view declared;
  std::string_view text;
  std::string_view encoding;
};

TEST(DecodedSource, BomThenDeclaredThenScore) {
  Row const rows[] = {
      {"UTF-8", "机密", "utf-8", "机密", "UTF-8"},
      {"nothing declared", kGbk, "", "本件是机密文件。", "GB18030"},
      {"gb2312 is GB18030", kGbk, "gb2312", "本件是机密文件。", "GB18030"},
      {"in any spelling", kGbk, " GB_2312-80", "本件是机密文件。", "GB18030"},
      {"Big5", kBig5, "big5", "本件是機密文件。", "Big5"},
      {"Big5 declared wrongly", kBig5, "gbk", "本件是機密文件。", "Big5"},
      {"GBK called UTF-8", kGbk, "utf-8", "本件是机密文件。", "GB18030"},
      {"UTF-8 called GBK", "本件是机密文件。", "gbk", "本件是机密文件。",
       "UTF-8"},
      {"GBK called Latin-1", kGbk, "iso-8859-1", "本件是机密文件。", "GB18030"},
      {"an unknown label", kGbk, "x-nothing", "本件是机密文件。", "GB18030"},
      {"a mark beats what is declared", "\xFF\xFE\x3A\x67\xC6\x5B"sv, "utf-8",
       "机密", "UTF-16LE"},
      {"the mark is left out", "\xEF\xBB\xBF机密", "gbk", "机密", "UTF-8"},
      {"UTF-16 big endian", "\xFE\xFF\x67\x3A\x5B\xC6"sv, "", "机密",
       "UTF-16BE"},
      {"a page that says utf-16 but is not", "<p>机密</p>", "utf-16",
       "<p>机密</p>", "UTF-8"},
  };
  for (Row const& row : rows) {
    DecodedSource const source = decode_source(row.bytes, row.declared);
    bool const found =
        source.utf8 == row.text || source.second.value_or("") == row.text;
    EXPECT_TRUE(found) << row.law << ": " << source.utf8;
    if (source.utf8 == row.text) {
      EXPECT_EQ(source.encoding, row.encoding) << row.law;
    }
    EXPECT_TRUE(source.is_text) << row.law;
    EXPECT_EQ(source.undecodable_bytes, 0U) << row.law;
  }
}

TEST(DecodedSource, ShortTextKeepsBothReadings) {
  DecodedSource const source = decode_source("\x3A\x67\xC6\x5B", "utf-16le");
  EXPECT_TRUE(source.utf8 == "机密" || source.second == "机密");
}

TEST(DecodedSource, WhatIsDamagedIsCounted) {
  std::string_view const damaged[] = {
      "\xFF\xFE\x3A\x67\xC6"sv,                  // an odd byte
      "\xFF\xFE\x3A\x67\x00\xD8\xC6\x5B"sv,      // a lone surrogate
      "本件是机密文件 \xFF\xFE 本件是机密文件",  // no encoding at all
  };
  for (std::string_view const bytes : damaged) {
    DecodedSource const source = decode_source(bytes, "");
    EXPECT_GT(source.undecodable_bytes, 0U);
    EXPECT_EQ(valid_prefix(source.utf8), source.utf8.size());
    EXPECT_NE(source.utf8.find("机"), std::string::npos);
  }
}

TEST(DecodedSource, EncodingsThatHideInAsciiAreNotReadInSilence) {
  for (std::string_view const label :
       {"utf-7", "UTF_7", "hz-gb-2312", "iso-2022-cn", "ibm037"}) {
    EXPECT_GT(decode_source("+Z3pbxg-", label).undecodable_bytes, 0U) << label;
  }
}

TEST(DecodedSource, BinaryIsNoText) {
  EXPECT_FALSE(decode_source("\x01\0\x02\0\0\0\x7F\x80\0\0\x9F"sv, "").is_text);
}

}  // namespace
}  // namespace mishen
