#include <gtest/gtest.h>

#include <string>

#include "lib/extract/code/code.h"
#include "tests/unit/extract/core/records.h"
#include "tests/unit/extract/xml/listing.h"

namespace mishen {
namespace {

struct Row {
  char const* law;
  Extractor extract;
  std::string_view source;
  std::string_view listing;
};

constexpr Row kRows[] = {
    {"nothing to decode: one reading", extract_json, R"({"a":"机密"})",
     "body: {\"a\":\"机密\"}\n"},
    {"escapes are a reading of their own", extract_json,
     R"({"a":"\u673a\u5bc6\n"})",
     "body: {\"a\":\"\\u673a\\u5bc6\\n\"}\n2 body: {\"a\":\"机密¶\"}\n"},
    {"JSON in JSON", extract_json, R"({"a":"{\"b\":\"\\u673a\\u5bc6\"}"})",
     "body: {\"a\":\"{\\\"b\\\":\\\"\\\\u673a\\\\u5bc6\\\"}\"}\n"
     "2 body: {\"a\":\"{\"b\":\"\\u673a\\u5bc6\"}\"}\n"
     "3 body: {\"a\":\"{\"b\":\"机密\"}\"}\n"},
    {"markup in strings", extract_json, R"({"a":"机<b>密</b>"})",
     "body: {\"a\":\"机<b>密</b>\"}\n4 body: {\"a\":\"机密\"}\n"},
    {"broken JSON is text", extract_json, "{\"a\": // 机密\n",
     "body: {\"a\": "
     "// 机密⏎\n"},
    {"JSON lines", extract_json, "{\"a\":\"机\"}\n{\"a\":\"\\u5bc6\"}\n",
     "body: {\"a\":\"机\"}⏎{\"a\":\"\\u5bc6\"}⏎\n"
     "2 body: {\"a\":\"机\"}⏎{\"a\":\"密\"}⏎\n"},
    {"data: URIs with escaped slashes", extract_json,
     R"(["data:text\/plain;base64,5py65a+G4piF"])",
     "body: [\"data:text\\/plain;base64,5py65a+G4piF\"]\n"
     "2 body: [\"data:text/plain;base64,5py65a+G4piF\"]\n"
     "+ body: 机密★\n"},
    {"style sheets", extract_css, R"(a{content:"\673a\5bc6"})",
     "body: a{content:\"\\673a\\5bc6\"}\n2 body: a{content:\"机密\"}\n"},
    {"data: URIs of style sheets", extract_css,
     "a{background:url(data:text/plain,%E7%BB%9D)}",
     "body: a{background:url(data:text/plain,%E7%BB%9D)}\n+ body: 绝\n"},
    {"scripts", extract_javascript, "a='机'+'密'",
     "body: a='机'+'密'\n2 body: a='机密'\n"},
    {"nothing", extract_json, "", ""},
};

TEST(ExtractCode, EachLaw) {
  for (Row const& row : kRows) {
    EXPECT_EQ(listing(row.extract, row.source), row.listing) << row.law;
  }
}

TEST(ExtractCode, LongBase64IsAMember) {
  std::string base64;
  for (int i = 0; i < 12; ++i) base64 += "VE9QIFNFQ1JFVCAg";  // TOP SECRET
  std::string const blocks =
      listing(extract_json, "{\"file\":\"" + base64 + "\"}");
  EXPECT_NE(blocks.find("+ body: TOP SECRET  TOP SECRET"), std::string::npos)
      << blocks;
}

TEST(ExtractCode, KindOfEachFormat) {
  struct KindRow {
    Extractor extract;
    TextKind kind;
  };
  for (KindRow const& row : {KindRow{extract_json, TextKind::kData},
                             KindRow{extract_javascript, TextKind::kCode},
                             KindRow{extract_css, TextKind::kData}}) {
    Records records;
    std::string_view const source = "\"\\673a \\u673a\"";
    Limits const limits;
    Budget budget(limits, source.size());
    {
      Extraction out(budget, records.sink(), "test", source.size());
      row.extract({source, "", ""}, out);
    }
    records.sink()(EndRecord{});
    ReadInput const read = records.done();
    ASSERT_GE(read.texts.size(), 2U);
    for (ReadInput::Text const& text : read.texts) {
      EXPECT_EQ(text.document.kind, row.kind);
      EXPECT_EQ(text.document.base_source.has_value(), text.reading == 0);
    }
  }
}

}  // namespace
}  // namespace mishen
