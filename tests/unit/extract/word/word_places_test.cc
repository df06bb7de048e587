// A needle in every place where a Word package can hold text: found, with the
// part and role a person needs to go there.

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/extract/word/word_package.h"

namespace mishen {
namespace {

constexpr std::string_view kNeedle = "机密★10年";

struct PlaceRow {
  char const* law;
  std::string body;
  PackageParts parts;
  char const* part;
  Role role;
  bool hidden = false;
};

std::string in_run(std::string const& inside) {
  return "<w:p><w:r>" + inside + "</w:r></w:p>";
}

std::string box(std::string const& text) {
  return "<w:txbxContent>" + word_paragraph(text) + "</w:txbxContent>";
}

std::string shape_text(std::string const& text) {
  return "<a:p><a:r><a:t>" + text.substr(0, 3) + "</a:t></a:r><a:r><a:t>" +
         text.substr(3) + "</a:t></a:r></a:p>";
}

std::string const kText{kNeedle};
std::string const kUtf16Needle = [] {
  std::string utf16 = "\xFF\xFE";
  for (char16_t const unit : std::u16string_view(
           u"<w:hdr xmlns:w=\"urn:w\"><w:p><w:r><w:t>机密★10年</w:t></w:r>"
           u"</w:p></w:hdr>")) {
    utf16 += static_cast<char>(unit & 0xFF);
    utf16 += static_cast<char>(unit >> 8);
  }
  return utf16;
}();

std::string const kParagraph = word_paragraph(kNeedle);

PlaceRow const kPlaces[] = {
    {"body", kParagraph, {}, "word/document.xml", Role::kBody},
    {"header",
     "",
     {{"word/header1.xml", word_part("w:hdr", kParagraph)}},
     "word/header1.xml",
     Role::kHeader},
    {"footer",
     "",
     {{"word/footer1.xml", word_part("w:ftr", kParagraph)}},
     "word/footer1.xml",
     Role::kFooter},
    {"footnote",
     "",
     {{"word/footnotes.xml",
       word_part("w:footnotes",
                 "<w:footnote w:id=\"2\">" + kParagraph + "</w:footnote>")}},
     "word/footnotes.xml",
     Role::kNotes},
    {"endnote",
     "",
     {{"word/endnotes.xml",
       word_part("w:endnotes",
                 "<w:endnote w:id=\"2\">" + kParagraph + "</w:endnote>")}},
     "word/endnotes.xml",
     Role::kNotes},
    {"comment",
     "",
     {{"word/comments.xml",
       word_part("w:comments", "<w:comment w:id=\"1\" w:author=\"a\">" +
                                   kParagraph + "</w:comment>")}},
     "word/comments.xml",
     Role::kComment},
    {"author of a comment",
     "",
     {{"word/comments.xml",
       word_part("w:comments",
                 "<w:comment w:id=\"1\" w:author=\"" + kText + "\"/>")}},
     "word/comments.xml",
     Role::kAttribute},
    {"people",
     "",
     {{"word/people.xml",
       word_part("w15:people", "<w15:person w15:author=\"" + kText + "\"/>")}},
     "word/people.xml",
     Role::kProperty},
    {"deleted paragraph",
     "<w:p><w:del w:id=\"1\"><w:r><w:delText>" + kText +
         "</w:delText></w:r></w:del></w:p>",
     {},
     "word/document.xml",
     Role::kBody,
     true},
    {"author of a change",
     "<w:p><w:ins w:id=\"1\" w:author=\"" + kText + "\"/></w:p>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"hidden paragraph",
     "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>" + kText + "</w:t></w:r></w:p>",
     {},
     "word/document.xml",
     Role::kBody,
     true},
    {"text box of VML",
     in_run("<w:pict><v:shape><v:textbox>" + box(kText) +
            "</v:textbox></v:shape></w:pict>"),
     {},
     "word/document.xml",
     Role::kTextBox},
    {"text box of a drawing",
     in_run("<w:drawing><wps:wsp><wps:txbx>" + box(kText) +
            "</wps:txbx></wps:wsp></w:drawing>"),
     {},
     "word/document.xml",
     Role::kTextBox},
    {"text box in a header",
     "",
     {{"word/header1.xml",
       word_part("w:hdr", in_run("<w:pict><v:textbox>" + box(kText) +
                                 "</v:textbox></w:pict>"))}},
     "word/header1.xml",
     Role::kTextBox},
    {"text box only in the fallback",
     in_run("<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing/>"
            "</mc:Choice><mc:Fallback><w:pict><v:textbox>" +
            box(kText) +
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"),
     {},
     "word/document.xml",
     Role::kTextBox},
    {"bare text in a text box",
     in_run("<w:pict><v:textbox><div>" + kText + "</div></v:textbox></w:pict>"),
     {},
     "word/document.xml",
     Role::kTextBox},
    {"watermark in a header",
     "",
     {{"word/header1.xml",
       word_part("w:hdr", in_run("<w:pict><v:shape><v:textpath string=\"" +
                                 kText + "\"/></v:shape></w:pict>"))}},
     "word/header1.xml",
     Role::kHeader},
    {"WordArt in the body",
     in_run("<w:pict><v:shape><v:textpath string=\"" + kText +
            "\"/></v:shape></w:pict>"),
     {},
     "word/document.xml",
     Role::kTextBox},
    {"alternative text",
     in_run("<w:drawing><wp:docPr id=\"1\" name=\"n\" descr=\"" + kText +
            "\"/></w:drawing>"),
     {},
     "word/document.xml",
     Role::kAttribute},
    {"title of a picture",
     in_run("<w:drawing><pic:cNvPr id=\"1\" title=\"" + kText +
            "\"/></w:drawing>"),
     {},
     "word/document.xml",
     Role::kAttribute},
    {"name of a shape",
     in_run("<w:drawing><wp:docPr id=\"1\" name=\"" + kText +
            "\"/></w:drawing>"),
     {},
     "word/document.xml",
     Role::kAttribute},
    {"alternative text of VML",
     in_run("<w:pict><v:shape alt=\"" + kText + "\"/></w:pict>"),
     {},
     "word/document.xml",
     Role::kAttribute},
    {"SmartArt, split over runs",
     "",
     {{"word/diagrams/data1.xml",
       word_part("dgm:dataModel",
                 "<dgm:pt><dgm:t>" + shape_text(kText) + "</dgm:t></dgm:pt>")}},
     "word/diagrams/data1.xml",
     Role::kTextBox},
    {"chart title",
     "",
     {{"word/charts/chart1.xml",
       word_part("c:chartSpace", "<c:title><c:tx><c:rich>" + shape_text(kText) +
                                     "</c:rich></c:tx></c:title>")}},
     "word/charts/chart1.xml",
     Role::kTextBox},
    {"cached value of a chart",
     "",
     {{"word/charts/chart1.xml",
       word_part("c:chartSpace", "<c:strCache><c:pt><c:v>" + kText +
                                     "</c:v></c:pt></c:strCache>")}},
     "word/charts/chart1.xml",
     Role::kTextBox},
    {"core property",
     "",
     {{"docProps/core.xml",
       "<cp:coreProperties xmlns:cp=\"urn:c\"><cp:keywords>" + kText +
           "</cp:keywords></cp:coreProperties>"}},
     "docProps/core.xml",
     Role::kProperty},
    {"extended property",
     "",
     {{"docProps/app.xml",
       "<Properties><Company>" + kText + "</Company></Properties>"}},
     "docProps/app.xml",
     Role::kProperty},
    {"custom property",
     "",
     {{"docProps/custom.xml",
       "<Properties xmlns:vt=\"urn:vt\"><property name=\"密级\"><vt:lpwstr>" +
           kText + "</vt:lpwstr></property></Properties>"}},
     "docProps/custom.xml",
     Role::kProperty},
    {"name of a custom property",
     "",
     {{"docProps/custom.xml",
       "<Properties><property name=\"" + kText + "\"/></Properties>"}},
     "docProps/custom.xml",
     Role::kProperty},
    {"field code",
     "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>"
     "IF 1=1 机</w:instrText></w:r><w:r><w:instrText>密★10年</w:instrText>"
     "</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"field code that never ends",
     "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>" + kText +
         "</w:instrText></w:r></w:p>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"field code without a field",
     in_run("<w:instrText>" + kText + "</w:instrText>"),
     {},
     "word/document.xml",
     Role::kAttribute},
    {"deleted field code",
     in_run("<w:delInstrText>" + kText + "</w:delInstrText>"),
     {},
     "word/document.xml",
     Role::kAttribute},
    {"simple field",
     "<w:p><w:fldSimple w:instr=\"QUOTE " + kText + "\"/></w:p>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"data of a field",
     in_run("<w:fldChar w:fldCharType=\"begin\"><w:fldData>"
            "AAA6Z8ZbBSYxADAAdF4AAA==</w:fldData></w:fldChar>"),
     {},
     "word/document.xml",
     Role::kAttribute},
    {"glossary",
     "",
     {{"word/glossary/document.xml",
       word_part("w:glossaryDocument",
                 "<w:docParts><w:docPart><w:docPartBody>" + kParagraph +
                     "</w:docPartBody></w:docPart></w:docParts>")}},
     "word/glossary/document.xml",
     Role::kBody},
    {"custom XML",
     "",
     {{"customXml/item1.xml", "<a><b>" + kText + "</b></a>"}},
     "customXml/item1.xml",
     Role::kBody},
    {"CDATA of custom XML",
     "",
     {{"customXml/item1.xml", "<a><![CDATA[" + kText + "]]></a>"}},
     "customXml/item1.xml",
     Role::kBody},
    {"content control",
     "<w:sdt><w:sdtContent>" + kParagraph + "</w:sdtContent></w:sdt>",
     {},
     "word/document.xml",
     Role::kBody},
    {"alias of a content control",
     "<w:sdt><w:sdtPr><w:alias w:val=\"" + kText + "\"/></w:sdtPr></w:sdt>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"tag of a content control",
     "<w:sdt><w:sdtPr><w:tag w:val=\"" + kText + "\"/></w:sdtPr></w:sdt>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"item of a list",
     "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText=\"" + kText +
         "\" w:value=\"1\"/></w:dropDownList></w:sdtPr></w:sdt>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"value of an item",
     "<w:sdt><w:sdtPr><w:comboBox><w:listItem w:displayText=\"x\" w:value=\"" +
         kText + "\"/></w:comboBox></w:sdtPr></w:sdt>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"data binding",
     "<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/a[.='" + kText +
         "']\"/></w:sdtPr></w:sdt>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"document variable",
     "",
     {{"word/settings.xml",
       word_part("w:settings", "<w:docVars><w:docVar w:name=\"n\" w:val=\"" +
                                   kText + "\"/></w:docVars>")}},
     "word/settings.xml",
     Role::kAttribute},
    {"document variable in base64",
     "",
     {{"word/settings.xml",
       word_part("w:settings",
                 "<w:docVars><w:docVar w:name=\"n\" "
                 "w:val=\"5py65a+G4piFMTDlubQ=\"/></w:docVars>")}},
     "word/settings.xml",
     Role::kAttribute},
    {"query of a mail merge",
     "",
     {{"word/settings.xml",
       word_part("w:settings", "<w:mailMerge><w:query w:val=\"SELECT " + kText +
                                   "\"/></w:mailMerge>")}},
     "word/settings.xml",
     Role::kAttribute},
    {"text of a list's level",
     "",
     {{"word/numbering.xml",
       word_part("w:numbering",
                 "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">"
                 "<w:lvlText w:val=\"" +
                     kText + "\"/></w:lvl></w:abstractNum>")}},
     "word/numbering.xml",
     Role::kAttribute},
    {"name of a style",
     "",
     {{"word/styles.xml",
       word_part("w:styles", "<w:style w:styleId=\"a\"><w:name w:val=\"" +
                                 kText + "\"/></w:style>")}},
     "word/styles.xml",
     Role::kAttribute},
    {"other name of a font",
     "",
     {{"word/fontTable.xml",
       word_part("w:fonts", "<w:font w:name=\"x\"><w:altName w:val=\"" + kText +
                                "\"/></w:font>")}},
     "word/fontTable.xml",
     Role::kAttribute},
    {"name of a theme",
     "",
     {{"word/theme/theme1.xml",
       "<a:theme xmlns:a=\"urn:a\" name=\"" + kText + "\"/>"}},
     "word/theme/theme1.xml",
     Role::kAttribute},
    {"font of a run",
     in_run("<w:rPr><w:rFonts w:eastAsia=\"" + kText + "\"/></w:rPr>"),
     {},
     "word/document.xml",
     Role::kAttribute},
    {"name of a bookmark",
     "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"" + kText + "\"/></w:p>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"tooltip of a link",
     "<w:p><w:hyperlink w:tooltip=\"" + kText + "\"/></w:p>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"target of a link, in percent codes",
     "",
     {{"word/_rels/document.xml.rels",
       "<Relationships><Relationship Id=\"rId1\" TargetMode=\"External\" "
       "Target=\"http://a.cn/%E6%9C%BA%E5%AF%86%E2%98%8510%E5%B9%B4\"/>"
       "</Relationships>"}},
     "word/_rels/document.xml.rels",
     Role::kAttribute},
    {"path of a template, in GBK percent codes",
     "",
     {{"word/_rels/settings.xml.rels",
       "<Relationships><Relationship Id=\"rId1\" TargetMode=\"External\" "
       "Target=\"file:///C:%5C%BB%FA%C3%DC%A1%EF10%C4%EA.dot\"/>"
       "</Relationships>"}},
     "word/_rels/settings.xml.rels",
     Role::kAttribute},
    {"comment of the file",
     "<!-- " + kText + " -->",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"instruction of the file",
     "<?mso " + kText + "?>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"stray text in the body",
     kText,
     {},
     "word/document.xml",
     Role::kBody,
     true},
    {"stray text beside a paragraph's runs",
     "<w:p>" + kText + "</w:p>",
     {},
     "word/document.xml",
     Role::kBody,
     true},
    {"run without a paragraph",
     "<w:r><w:t>机</w:t></w:r><w:r><w:t>密★10年</w:t></w:r>",
     {},
     "word/document.xml",
     Role::kBody},
    {"attribute nobody knows",
     "<w:p w:x=\"" + kText + "\"/>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"name of a namespace",
     "<w:p xmlns:x=\"" + kText + "\"/>",
     {},
     "word/document.xml",
     Role::kAttribute},
    {"property of an ActiveX control",
     "",
     {{"word/activeX/activeX1.xml",
       "<ax:ocx xmlns:ax=\"urn:ax\"><ax:ocxPr ax:name=\"Caption\" ax:value=\"" +
           kText + "\"/></ax:ocx>"}},
     "word/activeX/activeX1.xml",
     Role::kAttribute},
    {"ribbon",
     "",
     {{"customUI/customUI.xml",
       "<customUI><button label=\"" + kText + "\"/></customUI>"}},
     "customUI/customUI.xml",
     Role::kAttribute},
    {"signature",
     "",
     {{"_xmlsignatures/sig1.xml", "<Signature><SignatureComments>" + kText +
                                      "</SignatureComments></Signature>"}},
     "_xmlsignatures/sig1.xml",
     Role::kBody},
    {"web extension",
     "",
     {{"word/webextensions/webextension1.xml",
       "<we:webextension xmlns:we=\"urn:we\"><we:property name=\"a\" value=\"" +
           kText + "\"/></we:webextension>"}},
     "word/webextensions/webextension1.xml",
     Role::kAttribute},
    {"orphan of no known name",
     "",
     {{"x/y.xml", word_part("w:hdr", kParagraph)}},
     "x/y.xml",
     Role::kHeader},
    {"orphan without an extension",
     "",
     {{"x/y", word_part("w:ftr", kParagraph)}},
     "x/y",
     Role::kFooter},
    {"fragment with runs inside custom XML",
     "",
     {{"customXml/item1.xml",
       word_part("pack",
                 "<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t>密★10年"
                 "</w:t></w:r></w:p>")}},
     "customXml/item1.xml",
     Role::kBody},
    {"part in UTF-16",
     "",
     {{"word/header1.xml", kUtf16Needle}},
     "word/header1.xml",
     Role::kHeader},
    {"case twin of the main part",
     word_paragraph("甲"),
     {{"word/DOCUMENT.xml", word_document(kParagraph)}},
     "word/DOCUMENT.xml",
     Role::kBody},
    {"default namespace, other prefixes",
     "",
     {{"word/header1.xml",
       "<hdr xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><p><r>"
       "<t>机</t></r><x:r xmlns:x=\"http://purl.oclc.org/ooxml/"
       "wordprocessingml/main\"><x:t>密★10年</x:t></x:r></p></hdr>"}},
     "word/header1.xml",
     Role::kHeader},
};

TEST(WordPlaces, ANeedleIsFoundInEveryPlace) {
  for (PlaceRow const& row : kPlaces) {
    ReadPackage const read = read_package(word_package(row.body, row.parts));
    ReadBlock const* const found = read.find(kNeedle);
    ASSERT_NE(found, nullptr) << row.law;
    EXPECT_EQ(found->member, "") << row.law;
    EXPECT_EQ(found->place.part, row.part) << row.law;
    EXPECT_EQ(found->place.role, row.role) << row.law;
    EXPECT_EQ(found->place.hidden, row.hidden) << row.law;
    EXPECT_FALSE(read.is_incomplete()) << row.law;
    EXPECT_EQ(read.format, "docx") << row.law;
  }
}

}  // namespace
}  // namespace mishen
