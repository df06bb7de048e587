#include "lib/document/text_cut.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/document/encode.h"

namespace mishen {
namespace {

struct Row {
  char const* law;
  std::string bytes;
  std::size_t limit;
  std::size_t near;
  Encoding encoding;
  std::size_t cut;
};

TEST(CutText, Rows) {
  constexpr Encoding kUtf8 = Encoding::kUtf8;
  constexpr Encoding kGbk = Encoding::kGb18030;
  std::string const gbk = encode("密密密密密密密密", "GB18030");
  std::string const four = encode("a𠮷𠮷𠮷𠮷", "GB18030");
  Row const rows[] = {
      {"behind the last line end", "a\nb\ncdefgh", 6, 6, kUtf8, 4},
      {"not one too far away", "a\nbcdefghij", 8, 3, kUtf8, 8},
      {"one at the limit", "abc\ndef", 4, 2, kUtf8, 4},
      {"CR", "abc\rdefg", 5, 3, kUtf8, 4},
      {"CR LF stays whole over the limit", "abc\r\ndefg", 4, 3, kUtf8, 5},
      {"CR LF stays whole before it", "ab\r\ndefgh", 6, 6, kUtf8, 4},
      {"LF CR may be parted", "abc\n\rdef", 4, 2, kUtf8, 4},
      {"UTF-8 characters stay whole", "密密密密", 7, 2, kUtf8, 6},
      {"ends of them are cuts", "密密密密", 9, 2, kUtf8, 9},
      {"four bytes", "𠮷𠮷𠮷", 7, 2, kUtf8, 4},
      {"UTF-8 also in a file judged GBK", "密密密密", 7, 2, kGbk, 6},
      {"GBK characters stay whole", gbk, 7, 2, kGbk, 6},
      {"GBK also in a file judged UTF-8", gbk, 7, 2, kUtf8, 6},
      {"four bytes of GB18030", four, 8, 2, kGbk, 5},
      {"bytes of no encoding", std::string(20, '\xFF'), 7, 2, kUtf8, 7},
      {"UTF-16 units stay whole", encode("密密密密", "UTF-16LE"), 7, 2,
       Encoding::kUtf16Le, 6},
      {"pairs too", encode("a𠮷𠮷𠮷", "UTF-16LE"), 8, 2, Encoding::kUtf16Le, 6},
      {"big endian", encode("a𠮷𠮷𠮷", "UTF-16BE"), 8, 2, Encoding::kUtf16Be,
       6},
      {"a line end in UTF-16", encode("a\nbcd", "UTF-16BE"), 8, 8,
       Encoding::kUtf16Be, 4},
      {"U+0A00 and U+000A apart", encode("a\u0A0Abcd", "UTF-16LE"), 8, 8,
       Encoding::kUtf16Le, 8},
      {"UTF-32", encode("a𠮷b", "UTF-32LE"), 7, 2, Encoding::kUtf32Le, 4},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(cut_text(row.bytes, row.limit, row.near, row.encoding), row.cut)
        << row.law;
  }
}

// The second byte of 坵 in GBK is 0x5C, of 丂 0x40: what looks like ASCII
// behind a lead byte is not a character of its own.
TEST(CutText, EveryCutOfAGbkLineIsBetweenCharacters) {
  std::string const text = encode("a坵1丂𠮷2密", "GB18030");
  for (std::size_t limit = 8; limit < text.size(); ++limit) {
    std::size_t const cut = cut_text(text, limit, 2, Encoding::kGb18030);
    std::string const back =
        decode_lenient(text.substr(0, cut), Encoding::kGb18030) +
        decode_lenient(text.substr(cut), Encoding::kGb18030);
    EXPECT_EQ(back, "a坵1丂𠮷2密") << limit;
    EXPECT_LE(cut, limit);
    EXPECT_GT(cut, 0u);
  }
}

// One bad byte must not make the rest of a long line something else.
TEST(CutText, AFaultyUtf8LineIsStillCutAsUtf8) {
  std::string text = "\xFF";
  for (int i = 0; i < 40; ++i) text += "密";
  EXPECT_EQ(cut_text(text, 60, 2, Encoding::kUtf8), 58u);
  EXPECT_EQ(cut_text(text, 61, 2, Encoding::kUtf8), 61u);
}

}  // namespace
}  // namespace mishen
