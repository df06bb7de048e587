// A word may be split over runs in every way Word or a person splits one; the
// paragraph's text, or another reading of it, still holds it whole.

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/extract/word/word_package.h"

namespace mishen {
namespace {

struct SplitRow {
  char const* law;
  std::string inside;  // of the paragraph
  bool hidden = false;
};

std::string run(std::string const& inside, std::string const& look = "") {
  std::string const properties =
      look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>";
  return "<w:r>" + properties + inside + "</w:r>";
}

std::string said(std::string const& text, std::string const& look = "") {
  return run("<w:t>" + text + "</w:t>", look);
}

std::string field(std::string const& code, std::string const& result) {
  return run("<w:fldChar w:fldCharType=\"begin\"/>") +
         run("<w:instrText>" + code + "</w:instrText>") +
         run("<w:fldChar w:fldCharType=\"separate\"/>") + said(result) +
         run("<w:fldChar w:fldCharType=\"end\"/>");
}

SplitRow const kSplits[] = {
    {"one run", said("机密★10年")},
    {"a run for each character",
     said("机") + said("密") + said("★") + said("1") + said("0") + said("年")},
    {"formatting changes", said("机", "<w:b/>") +
                               said("密", "<w:i/><w:sz w:val=\"44\"/>") +
                               said("★10年", "<w:color w:val=\"FF0000\"/>")},
    {"several w:t in a run", run("<w:t>机</w:t><w:t>密</w:t><w:t>★10年</w:t>")},
    {"blanks without xml:space are layout of the file",
     said("机 ") + said("\n  密") + said("★10年")},
    {"proofing marks", said("机") + "<w:proofErr w:type=\"spellStart\"/>" +
                           said("密") + "<w:proofErr w:type=\"spellEnd\"/>" +
                           said("★10年")},
    {"bookmarks", said("机") +
                      "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>" +
                      "<w:bookmarkEnd w:id=\"0\"/>" + said("密★10年")},
    {"a comment begins inside",
     said("机") + "<w:commentRangeStart w:id=\"1\"/>" + said("密") +
         "<w:commentRangeEnd w:id=\"1\"/>" +
         run("<w:commentReference w:id=\"1\"/>") + said("★10年")},
    {"permissions", said("机") +
                        "<w:permStart w:id=\"1\" w:edGrp=\"everyone\"/>" +
                        said("密★") + "<w:permEnd w:id=\"1\"/>" + said("10年")},
    {"a footnote's mark",
     said("机") + run("<w:footnoteReference w:id=\"2\"/>") + said("密★10年")},
    {"the place where a page ended",
     said("机") + run("<w:lastRenderedPageBreak/><w:t>密★10年</w:t>")},
    {"a soft hyphen", run("<w:t>机</w:t><w:softHyphen/><w:t>密★10年</w:t>")},
    {"a line break", run("<w:t>机</w:t><w:br/><w:t>密★10年</w:t>")},
    {"a carriage return", run("<w:t>机密</w:t><w:cr/><w:t>★10年</w:t>")},
    {"a page break",
     run("<w:t>机</w:t><w:br w:type=\"page\"/><w:t>密★10年</w:t>")},
    {"a tab", run("<w:t>机</w:t><w:tab/><w:t>密★10年</w:t>")},
    {"an aligned tab",
     run("<w:t>机密★</w:t><w:ptab w:relativeTo=\"margin\"/><w:t>10年</w:t>")},
    {"a smart tag", said("机") + "<w:smartTag w:uri=\"u\" w:element=\"e\">" +
                        said("密★") + "</w:smartTag>" + said("10年")},
    {"custom XML", said("机") + "<w:customXml w:element=\"e\">" + said("密★") +
                       "</w:customXml>" + said("10年")},
    {"a content control",
     said("机") +
         "<w:sdt><w:sdtPr><w:id w:val=\"5\"/></w:sdtPr><w:sdtContent>" +
         said("密★") + "</w:sdtContent></w:sdt>" + said("10年")},
    {"a hyperlink", said("机") + "<w:hyperlink r:id=\"rId9\">" + said("密★10") +
                        "</w:hyperlink>" + said("年")},
    {"a simple field", said("机") + "<w:fldSimple w:instr=\" DATE \">" +
                           said("密★") + "</w:fldSimple>" + said("10年")},
    {"a complex field", said("机") + field(" QUOTE x ", "密★") + said("10年")},
    {"inserted in part", said("机") + "<w:ins w:id=\"1\" w:author=\"a\">" +
                             said("密★") + "</w:ins>" + said("10年")},
    {"a deletion between",
     said("机") +
         "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>要室"
         "</w:delText></w:r></w:del>" +
         said("密★10年")},
    {"deleted in part",
     said("机") +
         "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>密★"
         "</w:delText></w:r></w:del>" +
         said("10年"),
     true},
    {"an insertion between",
     said("机") + "<w:ins w:id=\"1\" w:author=\"a\">" + said("公开") +
         "</w:ins>" + said("密★10年"),
     true},
    {"moved away in part",
     said("机密") + "<w:moveFrom w:id=\"1\">" + said("★10") + "</w:moveFrom>" +
         said("年"),
     true},
    {"moved here in part", said("机密") + "<w:moveTo w:id=\"1\">" +
                               said("★10") + "</w:moveTo>" + said("年")},
    {"hidden in part", said("机") + said("密★", "<w:vanish/>") + said("10年"),
     true},
    {"hidden text between",
     said("机") + said("机", "<w:vanish/>") + said("密★10年")},
    {"white text between",
     said("机") + said("械", "<w:color w:val=\"FFFFFF\"/>") + said("密★10年")},
    {"tiny text between",
     said("机") + said("xx", "<w:sz w:val=\"2\"/>") + said("密★10年")},
    {"ruby over it",
     run("<w:ruby><w:rubyPr/><w:rt>" + said("jī") + "</w:rt><w:rubyBase>" +
         said("机") + "</w:rubyBase></w:ruby>") +
         run("<w:ruby><w:rt>" + said("mì") + "</w:rt><w:rubyBase>" +
             said("密") + "</w:rubyBase></w:ruby>") +
         said("★10年")},
    {"said in the ruby",
     run("<w:ruby><w:rt>" + said("机") + "</w:rt><w:rubyBase>" + said("甲") +
         "</w:rubyBase></w:ruby>") +
         run("<w:ruby><w:rt>" + said("密★10年") + "</w:rt><w:rubyBase>" +
             said("乙") + "</w:rubyBase></w:ruby>")},
    {"a formula's text",
     said("机") +
         "<m:oMath><m:r><m:t>密</m:t></m:r><m:r><m:t>★</m:t></m:r>"
         "</m:oMath>" +
         said("10年")},
    {"a star as a symbol",
     said("机密") + run("<w:sym w:font=\"Wingdings\" w:char=\"F0AB\"/>") +
         said("10年")},
    {"a character as a symbol",
     said("机") + run("<w:sym w:font=\"宋体\" w:char=\"5BC6\"/>") +
         said("★10年")},
    {"a star typed in a symbol font",
     said("机密") + said("\uF0AB", "<w:rFonts w:ascii=\"Wingdings\"/>") +
         said("10年")},
    {"a star in a style's symbol font",
     said("机密") + said("\uF0AB", "<w:rStyle w:val=\"Star\"/>") +
         said("10年")},
    {"a SYMBOL field",
     said("机密") + run("<w:fldChar w:fldCharType=\"begin\"/>") +
         run("<w:instrText>SYMBOL 171 \\f \"Wingdings\" \\s 16</w:instrText>") +
         run("<w:fldChar w:fldCharType=\"end\"/>") + said("10年")},
    {"an enclosed character",
     said("机") + run("<w:fldChar w:fldCharType=\"begin\"/>") +
         run("<w:instrText>EQ \\o\\ac(○,密)</w:instrText>") +
         run("<w:fldChar w:fldCharType=\"end\"/>") + said("★10年")},
    {"a drawing anchored inside",
     said("机") +
         run("<w:drawing><wp:anchor><wp:positionH><wp:align>center</wp:align>"
             "</wp:positionH><wp:docPr id=\"1\" name=\"x\"/></wp:anchor>"
             "</w:drawing>") +
         said("密★10年")},
    {"a text box anchored inside",
     said("机") +
         run("<w:pict><v:shape><v:textbox><w:txbxContent><w:p>" + said("甲") +
             "</w:p></w:txbxContent></v:textbox></v:shape></w:pict>") +
         said("密★10年")},
    {"a choice and its fallback",
     said("机") + "<mc:AlternateContent><mc:Choice Requires=\"w14\">" +
         said("密") + "</mc:Choice><mc:Fallback>" + said("密") +
         "</mc:Fallback></mc:AlternateContent>" + said("★10年")},
    {"only the fallback",
     said("机") + "<mc:AlternateContent><mc:Choice Requires=\"w14\">" +
         said("械") + "</mc:Choice><mc:Fallback>" + said("密") +
         "</mc:Fallback></mc:AlternateContent>" + said("★10年")},
    {"text outside of runs' text", run("机") + run("密") + run("★10年"), true},
    {"an element within the text",
     run("<w:t>机<w:x/>密</w:t>") + said("★10年")},
    {"character references and CDATA",
     run("<w:t>&#26426;&#x5BC6;<![CDATA[★10]]>年</w:t>")},
    {"a comment of the file", run("<w:t>机<!-- x -->密★10年</w:t>")},
};

TEST(WordSplit, AWordSplitInAnyWayIsFoundWhole) {
  std::string const styles = word_part(
      "w:styles",
      "<w:style w:type=\"character\" w:styleId=\"Star\"><w:rPr><w:rFonts "
      "w:ascii=\"Wingdings\"/></w:rPr></w:style>");
  for (SplitRow const& row : kSplits) {
    ReadPackage const read = read_package(word_package(
        "<w:p>" + row.inside + "</w:p>", {{"word/styles.xml", styles}}));
    ReadBlock const* const found = read.find("机密★10年");
    ASSERT_NE(found, nullptr) << row.law;
    EXPECT_EQ(found->place.part, "word/document.xml") << row.law;
    EXPECT_EQ(found->place.role, Role::kBody) << row.law;
    EXPECT_EQ(found->place.hidden, row.hidden) << row.law;
    EXPECT_EQ(found->place.paragraph, 1U) << row.law;
    EXPECT_FALSE(read.is_incomplete()) << row.law;
  }
}

TEST(WordSplit, ParagraphsAreNotJoined) {
  ReadPackage const read = read_package(
      word_package(word_paragraph("手机") + word_paragraph("密码")));
  EXPECT_EQ(read.find("机密"), nullptr);
  ASSERT_NE(read.find_whole("密码"), nullptr);
  EXPECT_EQ(read.find_whole("密码")->place.paragraph, 2U);
}

TEST(WordSplit, ParagraphsWithoutAMarkOfTheirOwnAre) {
  struct Row {
    char const* mark;
    bool hidden;
  };
  for (Row const row :
       {Row{"<w:del w:id=\"1\"/>", false}, Row{"<w:ins w:id=\"1\"/>", true},
        Row{"<w:vanish/><w:specVanish/>", false}}) {
    std::string const body = "<w:p><w:pPr><w:rPr>" + std::string(row.mark) +
                             "</w:rPr></w:pPr>" + said("机") + "</w:p>" +
                             word_paragraph("密★10年") + word_paragraph("后文");
    ReadPackage const read = read_package(word_package(body));
    ASSERT_NE(read.find_whole("机密★10年"), nullptr) << row.mark;
    EXPECT_EQ(read.find_whole("机密★10年")->place.hidden, row.hidden);
    EXPECT_EQ(read.find("10年后文"), nullptr);
  }
}

TEST(WordSplit, ADroppedCapitalBelongsToTheNextParagraph) {
  ReadPackage const read = read_package(
      word_package("<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr>" +
                   said("机") + "</w:p>" + word_paragraph("密★10年")));
  ASSERT_NE(read.find_whole("机密★10年"), nullptr);
  EXPECT_FALSE(read.find_whole("机密★10年")->place.hidden);
}

TEST(WordSplit, JoinedParagraphsDoNotAddUp) {
  std::string body;
  for (int i = 0; i < 2000; ++i) {
    body += "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" +
            said("一二三四五六七八九十") + "</w:p>";
  }
  std::size_t bytes = 0;
  for (ReadBlock const& block : read_package(word_package(body)).blocks) {
    bytes += block.text.size();
  }
  EXPECT_LT(bytes, 4'000'000U);
}

TEST(WordSplit, WhatIsSeenComesFirst) {
  std::string const inside =
      said("公开") + said("机密★10年", "<w:vanish/>") + said("文件") +
      "<w:del w:id=\"1\"><w:r><w:delText>绝密★长期</w:delText></w:r></w:del>";
  ReadPackage const read =
      read_package(word_package("<w:p>" + inside + "</w:p>"));
  ASSERT_FALSE(read.blocks.empty());
  ReadBlock const& first = read.blocks.front();
  EXPECT_EQ(first.text, "公开文件");
  EXPECT_FALSE(first.place.hidden);
  EXPECT_FALSE(first.is_reading);
  // What is not seen stands alone on its lines as well.
  ReadBlock const* const alone = read.find("机密★10年\n绝密★长期");
  ASSERT_NE(alone, nullptr);
  EXPECT_TRUE(alone->place.hidden);
  EXPECT_TRUE(alone->is_reading);
}

struct HiddenRow {
  char const* law;
  std::string look;
  bool hidden = true;
};

TEST(WordSplit, TextThatCannotBeSeenIsHidden) {
  HiddenRow const rows[] = {
      {"plain", "<w:b/>", false},
      {"hidden", "<w:vanish/>"},
      {"not hidden after all", "<w:vanish w:val=\"0\"/>", false},
      {"hidden on the web", "<w:webHidden/>"},
      {"white", "<w:color w:val=\"FFFFFF\"/>"},
      {"nearly white", "<w:color w:val=\"FDFDFD\"/>"},
      {"white by the theme",
       "<w:color w:val=\"000000\" w:themeColor=\"background1\"/>"},
      {"white on blue",
       "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"0000FF\"/>",
       false},
      {"red on red", "<w:color w:val=\"FF0000\"/><w:highlight w:val=\"red\"/>"},
      {"black on black", "<w:highlight w:val=\"black\"/>"},
      {"covered by a solid pattern",
       "<w:shd w:val=\"solid\" w:color=\"000000\"/>"},
      {"of one point", "<w:sz w:val=\"2\"/>"},
      {"of no width", "<w:w w:val=\"1\"/>"},
      {"unfilled", "<w14:textFill><w14:noFill/></w14:textFill>"},
      {"what it was before a change of formats",
       "<w:rPrChange w:id=\"1\"><w:rPr><w:vanish/></w:rPr></w:rPrChange>",
       false},
      {"by its style", "<w:rStyle w:val=\"Secret\"/>"},
      {"by its style's ancestor", "<w:rStyle w:val=\"Heir\"/>"},
  };
  std::string const styles = word_part(
      "w:styles",
      "<w:style w:type=\"character\" w:styleId=\"Secret\"><w:rPr><w:vanish/>"
      "</w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"Heir\">"
      "<w:basedOn w:val=\"Secret\"/></w:style>");
  for (HiddenRow const& row : rows) {
    std::string const body = "<w:p>" + said("机密★10年", row.look) + "</w:p>";
    ReadPackage const read =
        read_package(word_package(body, {{"word/styles.xml", styles}}));
    ASSERT_NE(read.find_whole("机密★10年"), nullptr) << row.law;
    EXPECT_EQ(read.find_whole("机密★10年")->place.hidden, row.hidden)
        << row.law;
  }
}

TEST(WordSplit, ParagraphsThatCannotBeSeenAreHidden) {
  HiddenRow const rows[] = {
      {"lines without height",
       "<w:spacing w:line=\"1\" w:lineRule=\"exact\"/>"},
      {"lines of some height",
       "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>", false},
      {"beside the paper", "<w:ind w:left=\"-40000\"/>"},
      {"an indent", "<w:ind w:left=\"640\"/>", false},
      {"white text's background", "<w:shd w:val=\"clear\" w:fill=\"000000\"/>"},
  };
  for (HiddenRow const& row : rows) {
    std::string const body =
        "<w:p><w:pPr>" + row.look + "</w:pPr>" + said("机密★10年") + "</w:p>";
    ReadPackage const read = read_package(word_package(body));
    ASSERT_NE(read.find_whole("机密★10年"), nullptr) << row.law;
    EXPECT_EQ(read.find_whole("机密★10年")->place.hidden, row.hidden)
        << row.law;
  }
}

TEST(WordSplit, VanishIsAToggleBetweenStyles) {
  std::string const hides = "<w:rPr><w:vanish/></w:rPr></w:style>";
  std::string const styles = word_part(
      "w:styles", "<w:style w:type=\"paragraph\" w:styleId=\"P\">" + hides +
                      "<w:style w:type=\"character\" w:styleId=\"C\">" + hides);
  std::string const body = "<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>" +
                           said("甲") + "</w:p>" +
                           "<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>" +
                           said("乙", "<w:rStyle w:val=\"C\"/>") + "</w:p>";
  ReadPackage const read =
      read_package(word_package(body, {{"word/styles.xml", styles}}));
  EXPECT_TRUE(read.find_whole("甲")->place.hidden);
  EXPECT_FALSE(read.find_whole("乙")->place.hidden);
}

TEST(WordSplit, ListNumbersStandBeforeTheirParagraphs) {
  std::string const numbering =
      word_part("w:numbering",
                "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\">"
                "<w:start w:val=\"10\"/><w:numFmt w:val=\"decimal\"/>"
                "<w:lvlText w:val=\"机密★%1年\"/></w:lvl></w:abstractNum>"
                "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>");
  std::string const list =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/>"
      "</w:numPr></w:pPr>";
  ReadPackage const read =
      read_package(word_package(list + said("甲") + "</w:p>" + list + "</w:p>",
                                {{"word/numbering.xml", numbering}}));
  ASSERT_NE(read.find_whole("机密★10年甲"), nullptr);
  EXPECT_TRUE(read.find_whole("机密★10年甲")->is_reading);
  ASSERT_NE(read.find_whole("机密★11年"), nullptr);
  EXPECT_FALSE(read.find_whole("机密★11年")->place.hidden);
}

TEST(WordSplit, FormsShowWhatIsChosen) {
  std::string const box =
      run("<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>"
          "<w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData>"
          "</w:fldChar>") +
      run("<w:instrText>FORMCHECKBOX</w:instrText>") +
      run("<w:fldChar w:fldCharType=\"end\"/>");
  std::string const list =
      run("<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList>"
          "<w:result w:val=\"1\"/><w:listEntry w:val=\"绝密\"/>"
          "<w:listEntry w:val=\"机密\"/></w:ddList></w:ffData></w:fldChar>") +
      run("<w:instrText>FORMDROPDOWN</w:instrText>") +
      run("<w:fldChar w:fldCharType=\"end\"/>");
  ReadPackage const read = read_package(
      word_package("<w:p>" + said("密级：") + box + said("机密") +
                   "</w:p><w:p>" + said("密级：") + list + "</w:p>"));
  EXPECT_NE(read.find_whole("密级：☑机密"), nullptr);
  EXPECT_NE(read.find_whole("密级：机密"), nullptr);
  // The list of choices is one text and claims nothing.
  ASSERT_NE(read.find("绝密、机密"), nullptr);
  EXPECT_EQ(read.find("绝密、机密")->place.role, Role::kAttribute);
  EXPECT_EQ(read.find_whole("绝密"), nullptr);
}

}  // namespace
}  // namespace mishen
