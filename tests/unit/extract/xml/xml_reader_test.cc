#include "lib/extract/xml/xml_reader.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "tests/unit/document/encode.h"

namespace mishen {
namespace {

/// Events as text: <name attr=value>, (text), {comment}, ?target data?,
/// &name=value;, </name>.
struct Events {
  std::string said;
  XmlOutcome outcome;
};

Events read(std::string_view bytes, XmlOptions options = {},
            Limits const& limits = {}) {
  Events events;
  XmlHandlers handlers;
  std::string& said = events.said;
  auto const full = [](XmlName name) {
    return std::string(name.prefix) + (name.prefix.empty() ? "" : "|") +
           std::string(name.local);
  };
  handlers.start = [&](XmlName name, std::span<XmlAttribute const> pairs) {
    said += "<" + full(name);
    for (XmlAttribute const& pair : pairs) {
      said += " " + full(pair.name) + "=" + std::string(pair.value);
    }
    said += ">";
  };
  handlers.end = [&](XmlName name) { said += "</" + full(name) + ">"; };
  handlers.text = [&](std::string_view text) { said += text; };
  handlers.comment = [&](std::string_view text) {
    said += "{" + std::string(text) + "}";
  };
  handlers.instruction = [&](std::string_view target, std::string_view data) {
    said += "?" + std::string(target) + " " + std::string(data) + "?";
  };
  handlers.entity = [&](std::string_view name, std::string_view value) {
    said += "&" + std::string(name) + "=" + std::string(value) + ";";
  };
  events.outcome = XmlReader(limits, options).read(bytes, handlers);
  return events;
}

struct Row {
  char const* law;
  std::string_view xml;
  std::string_view events;
  std::string_view reason;
  std::string_view rest;
};

constexpr Row kRows[] = {
    {"prefixes apart", "<w:a r:b='1'>x</w:a>", "<w|a r|b=1>x</w|a>", "", ""},
    {"names of ideographs", "<字:句 字:属='1'/>", "<字|句 字|属=1></字|句>", "",
     ""},
    {"CDATA is text", "<a>1<![CDATA[<2>]]></a>", "<a>1<2></a>", "", ""},
    {"comments and instructions", "<?p d?><a><!--c--></a>", "?p d?<a>{c}</a>",
     "", ""},
    {"CR LF is LF", "<a>1\r\n2</a>", "<a>1\n2</a>", "", ""},
    {"parameter entities inside",
     "<!DOCTYPE a [<!ENTITY % p '<!ENTITY x \"y\">'>%p;]><a>&x;</a>",
     "&p=<!ENTITY x \"y\">;&x=y;<a>y</a>", "", ""},
    {"an external subset is a grammar",
     "<!DOCTYPE a SYSTEM 'a.dtd'><a>&nbsp;</a>", "&=a.dtd;<a>\u00A0</a>", "",
     ""},
    {"a parameter entity outside",
     "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://x/'>%p;]><a>1</a>",
     "&p=http://x/;<a>1</a>", "doctype", ""},
    {"unclosed", "<a><b>1", "<a><b>1</b></a>", "malformed", ""},
    {"end of a tag missing", "<a>1<b c='2'", "<a>1</a>", "malformed",
     "<b c='2'"},
    {"fault within text begins with the text", "<a>12&#0;3<b>4</c></a>",
     "<a>12\uFFFD3<b>4</b></a>", "malformed", "</c></a>"},
};

TEST(XmlReader, EventsOfEachLaw) {
  for (Row const& row : kRows) {
    Events const events = read(row.xml);
    EXPECT_EQ(events.said, row.events) << row.law;
    EXPECT_EQ(events.outcome.reason, row.reason) << row.law;
    EXPECT_EQ(events.outcome.rest, row.rest) << row.law;
  }
}

TEST(XmlReader, DoctypeRefusedIsReadAllTheSame) {
  Events const events = read("<!DOCTYPE a><a>机密</a>", {true, ""});
  EXPECT_EQ(events.said, "<a>机密</a>");
  EXPECT_EQ(events.outcome.reason, "doctype");
  EXPECT_TRUE(events.outcome.had_doctype);
}

TEST(XmlReader, Encodings) {
  constexpr std::string_view kText =
      "本件为机密级国家秘密载体，请妥善保管，不得复制";
  struct EncodingRow {
    char const* law;
    char const* declared;  // nullptr: no declaration
    char const* encoding;
    std::string_view mark;
    char const* outside;
  };
  using std::literals::operator""sv;
  constexpr EncodingRow kEncodings[] = {
      {"declared", "GBK", "GB18030", "", ""},
      {"gb2312 is GB18030", "gb2312", "GB18030", "", ""},
      {"declared Big5", "Big5", "BIG5", "", ""},
      {"a declaration that lies", "UTF-8", "GB18030", "", ""},
      {"GBK declared, UTF-8 written", "GBK", "UTF-8", "", ""},
      {"UTF-16 declared, UTF-8 written", "UTF-16", "UTF-8", "", ""},
      {"none declared", nullptr, "GB18030", "", ""},
      {"declared from outside", nullptr, "GB18030", "", "gb2312"},
      {"UTF-16 with its mark", "UTF-16", "UTF-16LE", "\xFF\xFE", ""},
      {"big-endian with its mark", "UTF-16", "UTF-16BE", "\xFE\xFF", ""},
      {"UTF-16 without a mark", "UTF-16", "UTF-16LE", "", ""},
      {"big-endian without a mark", nullptr, "UTF-16BE", "", ""},
      {"UTF-16 that says UTF-8", "UTF-8", "UTF-16LE", "\xFF\xFE", ""},
      {"UTF-8 with its mark", "UTF-8", "UTF-8", "\xEF\xBB\xBF", ""},
  };
  for (EncodingRow const& row : kEncodings) {
    bool const big5 = std::string_view(row.encoding) == "BIG5";
    std::string const text(big5 ? "本件為機密級國家機密文書，不得複製"sv
                                : kText);
    std::string xml = row.declared == nullptr
                          ? ""
                          : "<?xml version=\"1.0\" encoding=\"" +
                                std::string(row.declared) + "\"?>";
    xml += "<a>" + text + "</a>";
    std::string const bytes = std::string(row.mark) + encode(xml, row.encoding);
    Events const events = read(bytes, {false, row.outside});
    EXPECT_EQ(events.said, "<a>" + text + "</a>") << row.law;
    EXPECT_EQ(events.outcome.reason, "") << row.law;
  }
}

TEST(XmlReader, UndecodableBytesAreSaid) {
  Events const events = read("<a>\xFF\xFE\xFD\x80机密</a>");
  EXPECT_EQ(events.outcome.reason, "undecodable-bytes");
  EXPECT_GT(events.outcome.undecodable_bytes, 0U);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

TEST(XmlReader, LimitsAreSaidAndHeld) {
  Limits limits;
  limits.xml_depth = 3;
  limits.xml_attributes = 2;
  limits.xml_attribute_bytes = 7;
  limits.xml_text_bytes = 7;
  struct LimitRow {
    std::string_view xml;
    std::string_view events;
    std::string_view reason;
    std::string_view rest;
  };
  constexpr LimitRow kLimits[] = {
      {"<a><b><c>1</c></b></a>", "<a><b><c>1</c></b></a>", "", ""},
      {"<a><b><c>1<d>2</d></c></b></a>", "<a><b><c>1</c></b></a>",
       "limit-xml-depth", "<d>2</d></c></b></a>"},
      {"<a x='1' y='2' z='3'>4</a>", "<a x=1 y=2>4</a>", "limit-xml-attributes",
       ""},
      {"<a x='机密机密'>4</a>", "<a x=机密>4</a>", "limit-xml-attribute-bytes",
       ""},
      {"<a>机密机密<b>密</b>级</a>", "<a>机密<b>密</b>级</a>",
       "limit-xml-text-bytes", ""},
  };
  for (LimitRow const& row : kLimits) {
    Events const events = read(row.xml, {}, limits);
    EXPECT_EQ(events.said, row.events);
    EXPECT_EQ(events.outcome.reason, row.reason);
    EXPECT_EQ(events.outcome.rest, row.rest);
  }
}

// Attacks end in bounded time of the processor; the deadline leaves room for
// sanitizers.
TEST(XmlReader, AttacksEnd) {
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 40; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " \"" +
              repeated("&l" + std::to_string(i - 1) + ";", 10) + "\">";
  }
  laughs += "]><a>&l39;</a>";
  std::string const big(100'000, 'x');
  std::string attributes = "<a";
  for (int i = 0; i < 100'000; ++i) {
    attributes += " a" + std::to_string(i) + "='1'";
  }
  struct Attack {
    char const* what;
    std::string xml;
    std::string_view reason;
  };
  Attack const attacks[] = {
      {"billion laughs", laughs, "limit-ratio"},
      {"quadratic",
       "<!DOCTYPE a [<!ENTITY x \"" + big + "\">]><a>" +
           repeated("&x;", 100'000) + "</a>",
       "limit-ratio"},
      {"quadratic in an attribute",
       "<!DOCTYPE a [<!ENTITY x \"" + big + "\">]><a b='" +
           repeated("&x;", 100'000) + "'/>",
       "limit-ratio"},
      {"depth", repeated("<a>", 200'000), "limit-xml-depth"},
      {"attributes", attributes + "/>", "limit-xml-attributes"},
      {"doubled attributes", "<a" + repeated(" b='1'", 100'000) + "/>",
       "malformed"},
      {"a large attribute",
       "<a b='" + std::string(std::size_t{4} << 20, 'x') + "'/>",
       "limit-xml-attribute-bytes"},
      {"a large text", "<a>" + std::string(std::size_t{12} << 20, 'x') + "</a>",
       "limit-xml-text-bytes"},
      {"declarations that never end", repeated("<!DOCTYPE <!--", 200'000),
       "malformed"},
      {"references that are none", "<a>" + repeated("&", 200'000) + "</a>", ""},
  };
  for (Attack const& attack : attacks) {
    std::clock_t const begin = std::clock();
    std::size_t events = 0;
    XmlHandlers handlers;
    handlers.text = [&](std::string_view text) { events += text.size(); };
    Limits const limits;
    XmlOutcome const outcome = XmlReader(limits, {}).read(attack.xml, handlers);
    double const took =
        static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    EXPECT_EQ(outcome.reason, attack.reason) << attack.what;
    EXPECT_LT(took, 10.0) << attack.what;
    EXPECT_LT(events, std::size_t{64} << 20) << attack.what;
  }
}

}  // namespace
}  // namespace mishen
