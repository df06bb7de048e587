// Tables: what stands in one row is read together, cells in their columns;
// what is only laid out in a table is read as paragraphs.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/extract/word/word_package.h"

namespace mishen {
namespace {

std::string cell(std::string const& inside, std::string const& look = "") {
  std::string const properties =
      look.empty() ? "" : "<w:tcPr>" + look + "</w:tcPr>";
  return "<w:tc>" + properties + inside + "</w:tc>";
}

std::string text_cell(std::string const& text, std::string const& look = "") {
  return cell(word_paragraph(text), look);
}

std::string table(std::string const& rows) {
  return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>";
}

std::string row(std::string const& cells, std::string const& look = "") {
  std::string const properties =
      look.empty() ? "" : "<w:trPr>" + look + "</w:trPr>";
  return "<w:tr>" + properties + cells + "</w:tr>";
}

struct RowRow {
  char const* law;
  std::string body;
  std::string text;
  Role role = Role::kTable;
  bool hidden = false;
  bool is_reading = false;
};

std::string const kLong = [] {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "文字";
  return text;
}();

RowRow const kRows[] = {
    {"cells are parted by tabs",
     table(row(text_cell("密级") + text_cell("机密"))), "密级\t机密"},
    {"an empty cell keeps its column",
     table(row(text_cell("甲") + cell("<w:p/>") + text_cell("丙"))),
     "甲\t\t丙"},
    {"a merged cell takes its columns",
     table(row(text_cell("甲", "<w:gridSpan w:val=\"2\"/>") + text_cell("丙"))),
     "甲\t\t丙"},
    {"columns left out at the front",
     table(
         row(text_cell("甲") + text_cell("乙"), "<w:gridBefore w:val=\"1\"/>")),
     "\t甲\t乙"},
    {"paragraphs of a cell are lines in it",
     table(row(cell(word_paragraph("机密★10年") + word_paragraph("特急")) +
               text_cell("000001"))),
     "机密★10年\n特急\t000001"},
    {"and paragraphs as well",
     table(row(cell(word_paragraph("机密★10年") + word_paragraph("特急")) +
               text_cell("000001"))),
     "机密★10年", Role::kTable, false, true},
    {"text below a merged cell is not seen",
     table(row(text_cell("甲", "<w:vMerge/>") + text_cell("乙"))), "甲\t乙",
     Role::kTable, true, true},
    {"a hidden row",
     table(row(text_cell("甲") + text_cell("乙"), "<w:hidden/>")), "甲\t乙",
     Role::kTable, true},
    {"a row without height",
     table(row(text_cell("甲") + text_cell("乙"),
               "<w:trHeight w:val=\"1\" w:hRule=\"exact\"/>")),
     "甲\t乙", Role::kTable, true},
    {"a row of some height",
     table(row(text_cell("甲") + text_cell("乙"),
               "<w:trHeight w:val=\"400\" w:hRule=\"exact\"/>")),
     "甲\t乙"},
    {"a deleted value beside its label",
     table(row(text_cell("密级") +
               cell("<w:p><w:del w:id=\"1\"><w:r><w:delText>机密</w:delText>"
                    "</w:r></w:del></w:p>"))),
     "密级\t机密", Role::kTable, true, true},
    {"a hidden value beside its label",
     table(row(text_cell("密级") +
               cell("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>机密</w:t></w:r>"
                    "</w:p>"))),
     "密级\t机密", Role::kTable, true, true},
    {"one character a cell",
     table(row(text_cell("机") + text_cell("密") + text_cell("★"))), "机密★",
     Role::kTable, false, true},
    {"one cell is no row", table(row(text_cell("机密★10年"))), "机密★10年",
     Role::kBody},
    {"long text is only laid out",
     table(row(text_cell("机密★10年") + text_cell(kLong))), "机密★10年",
     Role::kBody},
    {"a table inside a cell has its own rows",
     table(row(text_cell("甲") +
               cell(table(row(text_cell("乙") + text_cell("丙"))) +
                    word_paragraph("丁")))),
     "乙\t丙"},
    {"and the row around it its own text",
     table(row(text_cell("甲") +
               cell(table(row(text_cell("乙") + text_cell("丙"))) +
                    word_paragraph("丁")))),
     "甲\t丁"},
    {"a row in a content control",
     table("<w:sdt><w:sdtContent>" + row(text_cell("甲") + text_cell("乙")) +
           "</w:sdtContent></w:sdt>"),
     "甲\t乙"},
    {"a row without a table", row(text_cell("甲") + text_cell("乙")), "甲\t乙"},
    {"a text box in a cell is a text box",
     table(row(cell("<w:p><w:r><w:pict><v:textbox><w:txbxContent>" +
                    word_paragraph("机密★10年") +
                    "</w:txbxContent></v:textbox></w:pict></w:r></w:p>") +
               text_cell("乙"))),
     "机密★10年", Role::kTextBox},
};

TEST(WordRows, RowsAreReadTogether) {
  for (RowRow const& law : kRows) {
    ReadPackage const read = read_package(word_package(law.body));
    ReadBlock const* const found = read.find_whole(law.text);
    ASSERT_NE(found, nullptr) << law.law;
    EXPECT_EQ(found->place.role, law.role) << law.law;
    EXPECT_EQ(found->place.hidden, law.hidden) << law.law;
    EXPECT_EQ(found->is_reading, law.is_reading) << law.law;
    EXPECT_TRUE(found->place.paragraph) << law.law;
  }
}

TEST(WordRows, TextBelowAMergedCellIsApartFromTheRow) {
  ReadPackage const read = read_package(word_package(
      table(row(text_cell("甲", "<w:vMerge/>") + text_cell("乙")))));
  ASSERT_NE(read.find_whole("\t乙"), nullptr);
  EXPECT_FALSE(read.find_whole("\t乙")->is_reading);
  EXPECT_FALSE(read.find_whole("\t乙")->place.hidden);
}

TEST(WordRows, RowsInAHeaderBelongToIt) {
  ReadPackage const read = read_package(word_package(
      "", {{"word/header1.xml",
            word_part("w:hdr",
                      table(row(text_cell("机密★10年") + text_cell("乙"))))}}));
  ASSERT_NE(read.find_whole("机密★10年\t乙"), nullptr);
  EXPECT_EQ(read.find_whole("机密★10年\t乙")->place.role, Role::kHeader);
}

TEST(WordRows, ReadingsFollowTheBlockTheyRead) {
  // A row with text boxes, changes and attributes between its paragraphs.
  std::string const cells =
      cell(
          "<w:p><w:r><w:t>甲</w:t></w:r><w:del w:id=\"1\" w:author=\"王\"><w:r>"
          "<w:delText>乙</w:delText></w:r></w:del></w:p>" +
          word_paragraph("丙")) +
      cell("<w:p><w:r><w:pict><v:textbox><w:txbxContent>" +
           word_paragraph("丁") +
           "</w:txbxContent></v:textbox></w:pict></w:r></w:p>");
  ReadPackage const read = read_package(word_package(table(row(cells))));
  ASSERT_NE(read.find_whole("甲\n丙\t"), nullptr);
  EXPECT_FALSE(read.find_whole("甲\n丙\t")->is_reading);
  ASSERT_NE(read.find_whole("甲乙\n丙\t"), nullptr);
  EXPECT_TRUE(read.find_whole("甲乙\n丙\t")->is_reading);
  EXPECT_TRUE(read.find_whole("甲乙")->is_reading);
  EXPECT_FALSE(read.find_whole("丁")->is_reading);
  EXPECT_FALSE(read.find_whole("王")->is_reading);
}

}  // namespace
}  // namespace mishen
