// Tables of XML → blocks, one row for each law of the sweep.

#include "lib/extract/xml/xml_text.h"

#include <gtest/gtest.h>

#include "tests/unit/extract/xml/listing.h"

namespace mishen {
namespace {

struct Row {
  char const* law;
  std::string_view xml;
  std::string_view blocks;
};

constexpr Row kRows[] = {
    {"leaves are blocks of their own", "<a><b>机密</b><c>10年</c></a>",
     "body: 机密\nbody: 10年\n"},
    {"inline elements join", "<p>本件<b>机</b>密<i>资料</i></p>",
     "body: 本件机密资料\n  = 本件¶机¶密¶资料\n  = 本件密\n"},
    {"what stands between is left out in a reading",
     "<p>机<rt>ji</rt>密<rt>mi</rt></p>",
     "body: 机ji密mi\n  = 机¶ji¶密¶mi\n  = 机密\n"},
    {"runs of a paragraph join",
     "<w:p><w:r><w:t>机密★</w:t></w:r><w:r><w:t>10年</w:t></w:r></w:p>",
     "body: 机密★10年\n  = 机密★¶10年\n"},
    {"a break between runs is one", "<p><t>机密★10年</t><br/><t>特急</t></p>",
     "body: 机密★10年¶特急\n  = 机密★10年特急\n"},
    {"an element for each character",
     "<s><TextCode>机</TextCode><TextCode>密</TextCode></s>",
     "body: 机\nbody: 密\nbody: 机密\n"},
    {"an object for each character", "<s><o><g>机</g></o><o><g>密</g></o></s>",
     "body: 机\nbody: 密\nbody: 机密\n"},
    {"words of different parents do not join",
     "<s><o><g>手机</g></o><o><g>密码</g></o></s>", "body: 手机\nbody: 密码\n"},
    {"a name of ideographs is a field", "<密级>机密★10年</密级>",
     "body: 机密★10年\n  = 密级：机密★10年\n"},
    {"an attribute of ideographs is a field", "<a 密级='机密'/>",
     "attribute: 机密\n  = 密级：机密\n"},
    {"an attribute names the field", "<f name='密级'>内部</f><!-- -->",
     "attribute: 密级\nbody: 内部\n  = 密级：内部\n"},
    {"one attribute names another", "<f name='密级' value='内部'/>",
     "attribute: 密级\nattribute: 内部\n  = 密级：内部\n"},
    {"a sibling names the field",
     "<f><label>密级</label><value>内部</value></f>",
     "body: 密级\nbody: 内部\n  = 密级：内部\n"},
    {"a label with its colon", "<f><a>密级：</a><b>内部</b></f>",
     "body: 密级：\nbody: 内部\n  = 密级：内部\n"},
    {"a row of cells",
     "<Row><Cell><Data>密级</Data></Cell>\n<Cell><Data>内部</Data></Cell></"
     "Row>",
     "body: 密级\t内部\n  = 密级\n  = 内部\n"},
    {"a row in a row",
     "<tr><td>甲</td><td><tr><td>乙</td><td>丙</td></tr></td></tr>",
     "body: 甲\nbody: 乙\t丙\n  = 乙\n  = 丙\n"},
    {"a script", "<svg><script>a='机'+'密'</script></svg>",
     "script: a='机'+'密'\n  = a='机密'\n"},
    {"a style sheet", "<svg><style>a{content:'\\673a '}</style></svg>",
     "script: a{content:'\\673a '}\n  = a{content:'机'}\n"},
    {"escapes in text", "<a>\\u673a\\u5bc6</a>",
     "body: \\u673a\\u5bc6\n  = 机密\n"},
    {"an empty element says its name", "<级><绝密/></级>", "attribute: 绝密\n"},
    {"a long name says something", "<某某工程><n>1</n></某某工程>",
     "attribute: 某某工程\nbody: 1\n"},
    {"comments are hidden", "<a><!-- 机密 --></a>", "comment*: 机密\n"},
    {"markup in comments", "<a><!--机<b>密</b>--></a>",
     "comment*: 机<b>密</b>\n  = 机密\n  = 机¶密\n"},
    {"instructions", "<?x 机密?><a/>", "attribute*: 机密\n"},
    {"CDATA is text, and markup in it is taken out",
     "<a><![CDATA[<p>机<b>密</b></p>]]></a>",
     "body: <p>机<b>密</b></p>\n  = 机密\n  = 机¶密\n"},
    {"escaped references", "<a>&amp;#26426;&amp;#23494;</a>",
     "body: &#26426;&#23494;\n  = 机密\n"},
    {"entities, used or not",
     "<!DOCTYPE a [<!ENTITY x '机密'><!ENTITY y '绝密'>]><a>&x;</a>",
     "attribute*: 机密\nattribute*: 绝密\nbody: 机密\n"},
    {"defaults of attributes", "<!DOCTYPE a [<!ATTLIST a b CDATA '机密'>]><a/>",
     "attribute*: 机密\n"},
    {"percent codes in attributes", "<a href='%E6%9C%BA%E5%AF%86.doc'/>",
     "attribute: 机密.doc\n"},
    {"base64 in text", "<a>5py65a+G4piF</a>",
     "body: 5py65a+G4piF\n  = 机密★\n"},
    {"data: URIs are members",
     "<a href='data:text/plain;base64,5py65a+G4piF'/>", "+ body: 机密★\n"},
    {"long base64 is a member",
     "<a>57ud5a+G4piF5ZCv55So5YmN57ud5a+G4piF5ZCv55So5YmN57ud5a+G"
     "4piF5ZCv55So5YmN</a>",
     "+ body: 绝密★启用前绝密★启用前绝密★启用前\n"},
    {"numbers of persons in attributes", "<a tel='13812345678' w='128'/>",
     "attribute: 13812345678\n"},
    {"single words once", "<a><b c='secret'/><b c='secret'/></a>",
     "attribute: secret\n"},
    {"namespaces say nothing",
     "<a xmlns='http://www.w3.org/x' xmlns:b='urn:secret matter'/>", ""},
    {"lines of text stay", "<a>\n  机\n  密  级\n\n</a>", "body: 机⏎密 级\n"},
    {"text behind elements", "<a><b>机</b>密</a>",
     "body: 机密\n  = 机¶密\n  = 密\n"},
    {"HTML's entities where none are declared", "<a>机密&nbsp;&#9733;</a>",
     "body: 机密\u00A0★\n"},
    {"a bare ampersand", "<a b='R&D 机密'>R&D</a>",
     "attribute: R&D 机密\nbody: R&D\n"},
    {"blank before the declaration", "\n<?xml version='1.0'?><a>机密</a>",
     "body: 机密\n"},
    {"nothing", " \n", ""},
    // Faults: what was read, what follows as text, and the reason.
    {"truncated", "<a><b>机密★10", "body: 机密★10\n! malformed\n"},
    {"a tag that does not fit", "<a><b>机</c><d e='绝密'>密</d></a>",
     "body: 机\nbody: e=¶绝密¶密\n  = 密\n! malformed\n"},
    {"doubled attribute", "<a><b c='1' c='机密'/></a>",
     "body: c=¶1¶ c=¶机密¶/\n! malformed\n"},
    {"more than one root", "<a>机</a><b>密</b>",
     "body: 机\nbody: 密\n! malformed\n"},
    {"'<' in text", "<a>1 < 2 机密</a>",
     "body: 1\nbody: < 2 机密\n! malformed\n"},
    {"NUL", std::string_view("<a>机\0密</a>", 14),
     "body: 机\uFFFD密\n! undecodable-bytes\n"},
    {"a character that is none", "<a>机&#1;密</a>",
     "body: 机\uFFFD密\n! malformed\n"},
    {"an entity nobody knows", "<a>&geheim;机密</a>",
     "body: &geheim;机密\n! malformed\n"},
    {"something outside",
     "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>机&x;密</a>",
     "attribute*: file:///etc/passwd\nbody: 机密\n! doctype\n"},
    {"an entity of itself",
     "<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '&x;'>]><a>&x;机密</a>",
     "attribute*: &y;\nattribute*: &x;\nbody: &x;机密\n! malformed\n"},
    {"UTF-7 is not read",
     "<?xml version='1.0' encoding='UTF-7'?><a>+Zzpbxg-</a>",
     "body: +Zzpbxg-\n! undecodable-bytes\n"},
    {"no XML at all", "机密★10年", "body: 机密★10年\n! malformed\n"},
};

TEST(XmlText, BlocksOfEachLaw) {
  for (Row const& row : kRows) {
    EXPECT_EQ(listing(extract_xml, row.xml), row.blocks) << row.law;
  }
}

TEST(XmlText, LinesAreThoseOfTheSource) {
  constexpr std::string_view kXml =
      "<?xml version='1.0'?>\n<a\n b='机密'>\n\n  <c>第一\n"
      "第二</c>\n  <!-- 注\n释 -->\n <d>\n\n第三</d></a>\n";
  EXPECT_EQ(listing(extract_xml, kXml, Lines::kShown),
            "attribute 2: 机密\nbody 5: 第一⏎第二\ncomment* 7: 注⏎释\n"
            "body 11: 第三\n");
}

TEST(XmlText, LineOfWhatFollowsAFault) {
  EXPECT_EQ(listing(extract_xml, "<a>\n\n<b>一</c>\n二</a>", Lines::kShown),
            "body 3: 一\nbody 4: 二\n! malformed\n");
}

struct WordyRow {
  std::string_view value;
  bool wordy;
};

TEST(XmlText, WordyValues) {
  constexpr WordyRow kValues[] = {
      {"机密", true},
      {"ＳＥＣＲＥＴ", true},
      {"TOP SECRET", true},
      {"SECRET//NOFORN", true},
      {"13812345678", true},
      {"138-1234-5678", true},
      {"11010119900101123X", true},
      {"name@example.cn", true},
      {"C:\\x", true},
      {"http://intranet/plan", true},
      {"", false},
      {"true", false},
      {"12", false},
      {"0 0 21600", false},
      {"FF00AA", false},
      {"ABCDEF", false},
      {"rId12", false},
      {"00A77B3E", false},
      {"{01234567-89AB-CDEF-0123-456789012345}", false},
      {"http://schemas.openxmlformats.org/drawingml/2006/main", false},
      {"position:absolute;margin-left:0", false},
  };
  for (WordyRow const& row : kValues) {
    EXPECT_EQ(is_wordy(row.value), row.wordy) << row.value;
  }
}

// An element longer than what is collected at once: nothing is lost at the
// cut, also no word that lies across it.
TEST(XmlText, LongMixedElement) {
  std::string xml = "<a>起";
  std::string filler = "<b>普通</b>";
  for (int i = 0; i < 500; ++i) filler += "内容";
  while (xml.size() < 9'000'000) xml += filler;
  for (std::size_t shift = 0; shift < 40; ++shift) {
    xml += "机<i/>密<b>事项</b>";
  }
  xml += "止</a>";
  std::string const blocks = listing(extract_xml, xml);
  EXPECT_NE(blocks.find("起普通内容"), std::string::npos);
  EXPECT_NE(blocks.find("机密事项止"), std::string::npos);
  EXPECT_EQ(blocks.find("! "), std::string::npos);
}

TEST(XmlText, SweepKeepsPlaceAndRole) {
  static constexpr Extractor kSweep = [](Source const& source,
                                         Extraction& out) {
    Place place;
    place.part = "word/header1.xml";
    place.role = Role::kHeader;
    sweep_xml(source.bytes, place, {}, out);
  };
  EXPECT_EQ(listing(kSweep, "<a b='机密'>绝密<!--秘密--></a>"),
            "attribute: 机密\nheader: 绝密\ncomment*: 秘密\n");
}

}  // namespace
}  // namespace mishen
