// Parts of a Word package: which of them is the main one, which are members,
// properties, pages.

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/extract/word/word_package.h"

namespace mishen {
namespace {

constexpr std::string_view kNeedle = "机密★10年";

std::string in_run(std::string const& inside) {
  return "<w:p><w:r>" + inside + "</w:r></w:p>";
}

std::string box(std::string const& text) {
  return "<w:txbxContent>" + word_paragraph(text) + "</w:txbxContent>";
}

std::string const kParagraph = word_paragraph(kNeedle);

TEST(WordParts, AMainPartOfAnotherNameIsRead) {
  PackageParts parts = usual_parts();
  std::string& types = parts[0].second;
  types.replace(types.find("/word/document.xml"), 18, "/doc/text.bin.xml!");
  parts.emplace_back("doc/text.bin.xml!", word_document(kParagraph));
  ReadPackage const read = read_package(stored_zip(parts));
  ASSERT_NE(read.find_whole(kNeedle), nullptr);
  EXPECT_EQ(read.find_whole(kNeedle)->place.role, Role::kBody);
  EXPECT_EQ(read.format, "docx");
}

TEST(WordParts, ACustomPropertyIsALabelWithItsValue) {
  ReadPackage const read = read_package(word_package(
      "", {{"docProps/custom.xml",
            "<Properties><property name=\"密级\"><lpwstr>机密</lpwstr>"
            "</property></Properties>"}}));
  ASSERT_NE(read.find_whole("机密"), nullptr);
  ASSERT_NE(read.find_whole("密级：机密"), nullptr);
  EXPECT_TRUE(read.find_whole("密级：机密")->is_reading);
}

TEST(WordParts, ChoiceAndFallbackThatAgreeAreSaidOnce) {
  std::string const body = in_run(
      "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" +
      box("甲乙") +
      "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
      "<v:textbox>" +
      box("甲乙") +
      "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>");
  ReadPackage const read = read_package(word_package(body));
  std::size_t count = 0;
  for (ReadBlock const& block : read.blocks) {
    count += block.text == "甲乙" ? 1 : 0;
  }
  EXPECT_EQ(count, 1U);
}

TEST(WordParts, MembersAreReadOrCovered) {
  std::string const inner = word_package(kParagraph);
  ReadPackage const read = read_package(word_package(
      "", {{"word/embeddings/inner.docx", inner},
           {"word/afchunk.html", "<p>绝密★长期</p>"},
           {"word/note.txt", "秘密★1年"},
           {"word/media/image1.png", "\x89PNG\r\n\x1A\n...."},
           {"word/vbaProject.bin", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...."},
           {"word/fonts/font1.odttf",
            std::string("\x01\x02\x00\xFF\x00\x9C\x00\x00\x80\x81", 10)},
           {"word/media/内部★.png", "\x89PNG\r\n\x1A\n...."}}));
  ASSERT_NE(read.find(kNeedle), nullptr);
  EXPECT_EQ(read.find(kNeedle)->member, "word/embeddings/inner.docx");
  EXPECT_EQ(read.find(kNeedle)->place.part, "word/document.xml");
  ASSERT_NE(read.find("绝密★长期"), nullptr);
  EXPECT_EQ(read.find("绝密★长期")->member, "word/afchunk.html");
  EXPECT_NE(read.find("秘密★1年"), nullptr);
  auto const image =
      read.covered("word/media/image1.png", Status::kUninspected);
  ASSERT_TRUE(image);
  EXPECT_EQ(image->reason, reason::kImage);
  EXPECT_EQ(image->role, Role::kImage);
  auto const macro = read.covered("word/vbaProject.bin");
  ASSERT_TRUE(macro);
  EXPECT_EQ(macro->reason, reason::kMacro);
  EXPECT_TRUE(read.covered("word/fonts/font1.odttf", Status::kSkipped));
  ASSERT_NE(read.find("内部★"), nullptr);
  EXPECT_EQ(read.find("内部★")->place.role, Role::kName);
  EXPECT_EQ(read.find_whole("image1"), nullptr);
}

TEST(WordParts, ADocumentOfTheMainTypeIsAMember) {
  // As w:altChunk takes it in.
  PackageParts parts = usual_parts();
  std::string& types = parts[0].second;
  types.insert(types.find("<Override"),
               "<Override PartName=\"/word/afchunk.docx\" ContentType=\""
               "application/vnd.openxmlformats-officedocument."
               "wordprocessingml.document.main+xml\"/>");
  parts.emplace_back("word/document.xml", word_document(""));
  parts.emplace_back("word/afchunk.docx", word_package(kParagraph));
  ReadPackage const read = read_package(stored_zip(parts));
  ASSERT_NE(read.find(kNeedle), nullptr);
  EXPECT_EQ(read.find(kNeedle)->member, "word/afchunk.docx");
  EXPECT_FALSE(read.is_incomplete());
}

TEST(WordParts, TheMainPartTellsTheFormat) {
  std::string const type = "application/vnd.ms-word.document.macroEnabled.main";
  PackageParts parts = usual_parts();
  std::string& types = parts[0].second;
  types.insert(types.find("<Override"),
               "<Override PartName=\"/word/main.xml\" ContentType=\"" + type +
                   "+xml\"/>");
  parts.emplace_back("word/main.xml", word_document(""));
  EXPECT_EQ(read_package(stored_zip(parts)).format, "docm");
}

TEST(WordParts, AFileInBase64IsAMember) {
  std::string const inner = stored_zip({{"a/机密★10年.txt", "绝密★长期"}});
  std::string encoded;
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t at = 0; at + 2 < inner.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8U | static_cast<unsigned char>(inner[at + i]);
    }
    for (int shift = 18; shift >= 0; shift -= 6) {
      encoded += kDigits[bits >> static_cast<unsigned>(shift) & 63U];
    }
  }
  ReadPackage const read = read_package(word_package(
      in_run("<w:pict><v:shape o:gfxdata=\"" + encoded + "\"/></w:pict>")));
  EXPECT_NE(read.find("绝密★长期"), nullptr);
  EXPECT_NE(read.find(kNeedle), nullptr);
}

TEST(WordParts, AFontThatIsNoneIsRead) {
  ReadPackage const read = read_package(
      word_package("", {{"word/fonts/font1.odttf", std::string(kNeedle)}}));
  EXPECT_NE(read.find(kNeedle), nullptr);
}

TEST(WordParts, NamesOfPartsAreText) {
  ReadPackage const read = read_package(
      word_package("", {{"word/机密★10年/header9.xml", word_part("w:hdr", "")},
                        {"word/%E7%A7%98%E5%AF%86%E2%98%85.xml", "<a/>"},
                        {"绝密★长期/", ""}}));
  for (char const* const needle : {"机密★10年", "秘密★", "绝密★长期"}) {
    ASSERT_NE(read.find_whole(needle), nullptr) << needle;
    EXPECT_EQ(read.find_whole(needle)->place.role, Role::kName) << needle;
  }
}

TEST(WordParts, PagesAreCountedInTheMainText) {
  std::string const body =
      word_paragraph("甲") +
      "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p><w:p><w:r>"
      "<w:lastRenderedPageBreak/><w:t>乙</w:t></w:r></w:p>"
      "<w:p><w:r><w:lastRenderedPageBreak/><w:t>丙</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>戊</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:sectPr><w:type w:val=\"continuous\"/></w:sectPr></w:pPr>"
      "<w:r><w:t>己</w:t></w:r></w:p>" +
      word_paragraph("庚");
  ReadPackage const read = read_package(word_package(body));
  struct Row {
    char const* text;
    std::uint32_t page;
    std::uint64_t paragraph;
  };
  for (Row const row :
       {Row{"甲", 1, 1}, Row{"乙", 2, 3}, Row{"丙", 3, 4}, Row{"丁", 4, 5},
        Row{"戊", 4, 6}, Row{"己", 5, 7}, Row{"庚", 5, 8}}) {
    ASSERT_NE(read.find_whole(row.text), nullptr) << row.text;
    EXPECT_EQ(read.find_whole(row.text)->place.page, row.page) << row.text;
    EXPECT_EQ(read.find_whole(row.text)->place.paragraph, row.paragraph);
  }
}

}  // namespace
}  // namespace mishen
