#include <gtest/gtest.h>

#include <string>

#include "lib/document/raw_scan.h"
#include "tests/unit/document/encode.h"

namespace mishen {
namespace {

struct Row {
  char const* law;
  std::string name;
  std::string text;
};

TEST(NameDocument, FileNames) {
  Row const rows[] = {
      {"the extension goes", "机密★10年.docx", "机密★10年"},
      {"letters in capitals too", "机密.PDF", "机密"},
      {"one extension only", "通知.机密.doc", "通知.机密"},
      {"two where a file is compressed", "机密.tar.gz", "机密"},
      {"any two there", "机密.csv.zst", "机密"},
      {"digits are no extension", "会议.20240501", "会议.20240501"},
      {"digits and letters are", "录音.mp3", "录音"},
      {"what is not ASCII is none", "a.机密", "a.机密"},
      {"what is long is none", "a.confidential", "a.confidential"},
      {"a leading dot is none", ".bashrc", ".bashrc"},
      {"a dot at the end is none", "机密.", "机密."},
      {"no dot", "机密", "机密"},
      {"a blank ends no extension", "机密. doc", "机密. doc"},
      {"line breaks become blanks", "机\n密\r.txt", "机 密 "},
      {"control characters too", "a\x1B[31m机密.txt", "a [31m机密"},
      {"nothing", "", ""},
      {"GBK", encode("机密.txt", "GB18030"), "机密"},
  };
  for (Row const& row : rows) {
    Document const document = name_document(row.name, true);
    EXPECT_EQ(document.text, row.text) << row.law;
    ASSERT_EQ(document.blocks.size(), 1u) << row.law;
    EXPECT_EQ(document.blocks[0].place.role, Role::kName) << row.law;
    EXPECT_EQ(document.fresh, (BufferSpan{0, row.text.size()})) << row.law;
  }
}

TEST(NameDocument, FoldersHaveNoExtension) {
  EXPECT_EQ(name_document("机密.d", false).text, "机密.d");
}

TEST(NameDocument, BytesOfNoEncodingAreStillUtf8) {
  Document const document = name_document("a\xFF\xFE", true);
  EXPECT_EQ(document.text.find(Document::kSeparator), std::string::npos);
}

}  // namespace
}  // namespace mishen
