#include <gtest/gtest.h>

#include <string>

#include "lib/document/coverage.h"
#include "lib/text/utf8.h"
#include "tests/unit/extract/core/records.h"

namespace mishen {
namespace {

using std::literals::operator""s;
using std::literals::operator""sv;

ReadInput member_of(std::string_view name, std::string_view bytes,
                    std::string_view hint = "", std::string_view charset = "") {
  Records records;
  Limits const limits;
  Budget budget(limits, bytes.size());
  {
    Extraction out(budget, records.sink(), "zip");
    out.add_member(
        {std::string(name), bytes, std::string(charset), std::string(hint)});
  }
  records.sink()(EndRecord{});
  ReadInput input = records.done();
  EXPECT_EQ(input.fault, "");
  return input;
}

std::string binary(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < size) {
    state = state * 1'664'525 + 1'013'904'223;
    bytes += static_cast<char>(state >> 24U & 7U);
  }
  return bytes + '\0';
}

struct Row {
  std::string_view law;
  std::string_view name;
  std::string_view bytes;
  std::string_view format;
  std::string_view reasons;  // why it is incomplete, "" where it is not
  std::string_view found;
};

TEST(Extract, MembersThatNeedNoExtractor) {
  std::string const mostly_binary = "\x01\x02\0\x03机密工程\0\x04\xFF"s;
  Row const rows[] = {
      {"text", "a.txt", "本件机密", "txt", "", "本件机密"},
      {"empty", "a.txt", "", "txt", "", ""},
      {"empty without name", "", "", "txt", "", ""},
      {"GBK text", "a.txt", "\xB1\xBE\xBC\xFE\xBB\xFA\xC3\xDC", "txt", "",
       "本件机密"},
      {"UTF-16 text", "a.txt", "\xFF\xFE\x3A\x67\xC6\x5B"sv, "txt", "", "机密"},
      {"a table", "a.csv", "甲,机密\n", "csv", "", "机密"},
      {"RTF is text that is not understood", "a.rtf", "{\\rtf1 机密}", "rtf",
       "not-supported", "机密"},
      {"bad bytes", "a.txt", "本件机密文件资料\xFF\xFF\n本件机密文件资料",
       "txt", "undecodable-bytes", "机密"},
      {"binary", "a.bin", mostly_binary, "unknown", "unknown-format",
       "机密工程"},
      {"named as text", "a.txt", mostly_binary, "unknown", "unknown-format",
       "机密工程"},
      {"named as markup", "a.html", mostly_binary, "unknown", "unknown-format",
       "机密工程"},
      {"PDF", "a.pdf", "%PDF-1.4\n%机密工程\n", "pdf", "not-supported",
       "机密工程"},
      {"a picture", "a.png", "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR机密工程"sv, "png",
       "image-without-text", "机密工程"},
      {"a picture called text", "a.txt", "\x89PNG\r\n\x1A\n\0\0机密工程"sv,
       "png", "image-without-text", "机密工程"},
  };
  for (Row const& row : rows) {
    ReadInput const input = member_of(row.name, row.bytes);
    ASSERT_EQ(input.members.size(), 2U) << row.law;
    EXPECT_EQ(input.members[1].format, row.format) << row.law;
    EXPECT_EQ(input.reasons(), row.reasons) << row.law;
    EXPECT_TRUE(row.found.empty() || input.has(row.found)) << row.law;
  }
}

TEST(Extract, TypesWithoutTextAreSkipped) {
  std::string font = "wOFF\0\x01\0\0"s;
  font += "\0\0\0\x40\0\x01\0\0"s + std::string(48, '\0');
  ReadInput const input = member_of("a.woff", font);
  if (input.members[1].format != "font") GTEST_SKIP();
  ASSERT_EQ(input.said.size(), 1U);
  EXPECT_EQ(input.said[0].coverage.status, Status::kSkipped);
  EXPECT_EQ(input.said[0].coverage.reason, "no-text");
}

TEST(Extract, TextInDoubtIsReadTwice) {
  // Two characters that are sound in two encodings.
  ReadInput const input = member_of("a.txt", "\xBB\xFA\xC3\xDC");
  EXPECT_TRUE(input.has("机密"));
}

TEST(Extract, DeclaredCharacterSetsAreReadToo) {
  ReadInput const input =
      member_of("a.txt", "\xBE\xF7\xB1\x4B\xA4\xE5\xA5\xF3", "", "big5");
  EXPECT_TRUE(input.has("機密文件"));
  EXPECT_TRUE(member_of("a.txt", "+Z3pbxg-", "", "utf-7").is_incomplete());
}

TEST(Extract, LargeTextComesAsWindowsWithoutLoss) {
  std::string text;
  while (text.size() < (std::size_t{9} << 20)) text += "普通的一行文字\n";
  text += "末行机密";
  ReadInput const input = member_of("a.txt", text);
  EXPECT_EQ(input.reasons(), "");
  EXPECT_TRUE(input.has("末行机密"));
  EXPECT_GE(input.texts.size(), 4U);
  EXPECT_EQ(input.texts[1].document.base_source, 0U);
}

TEST(Extract, PicturesAreSearchedAtBothEnds) {
  std::string picture = "\xFF\xD8\xFF\xE0 开头机密 "s;
  picture += std::string(1 << 20, '\xA7') + " 结尾机密 ";
  ReadInput const input = member_of("a.jpg", picture);
  EXPECT_TRUE(input.has("开头机密"));
  EXPECT_TRUE(input.has("结尾机密"));
  EXPECT_EQ(input.reasons(), "image-without-text");
}

TEST(Extract, RawBytesAreSearchedInPiecesWithinTheLimit) {
  std::string const noise = binary(1 << 20);
  std::string const bytes =
      noise.substr(10) + "跨过边界的机密\x01" + binary(9'999) + "尾部机密";
  ReadInput input = member_of("a.bin", bytes);
  EXPECT_EQ(input.members[1].format, "unknown");
  EXPECT_TRUE(input.has("跨过边界的机密"));
  EXPECT_TRUE(input.has("尾部机密"));
  Limits limits;
  limits.member_raw_bytes = 1 << 20;
  input = read_input(bytes, "a.bin", limits);
  EXPECT_FALSE(input.has("尾部机密"));
  EXPECT_TRUE(input.is_incomplete("limit-member-raw-bytes"));
}

TEST(Extract, WholeInputsEndWithAnEnd) {
  ReadInput const input = read_input("本件机密", "a.txt");
  EXPECT_TRUE(input.ended);
  EXPECT_EQ(input.fault, "");
  EXPECT_EQ(input.characters, 4U);
  EXPECT_EQ(input.members[0].bytes, 12U);
  EXPECT_EQ(input.members[0].encoding, "UTF-8");
  EXPECT_TRUE(read_input("", "").ended);
}

TEST(Extract, HintsChooseAmongTextOnly) {
  std::string_view const mail = "From: a@b\nTo: c@d\nSubject: x\n\n机密";
  EXPECT_EQ(member_of("", mail, "js").members[1].format, "eml");
  EXPECT_EQ(member_of("", "%PDF-1.4\n", "html").members[1].format, "pdf");
  EXPECT_EQ(member_of("", "a,b", "csv").members[1].format, "csv");
  EXPECT_EQ(member_of("", "机密", "nonsense").members[1].format, "txt");
}

}  // namespace
}  // namespace mishen
