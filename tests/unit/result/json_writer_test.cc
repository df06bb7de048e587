#include "lib/result/json_writer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "lib/base/json.h"

namespace mishen {
namespace {

using Layout = JsonWriter::Layout;

TEST(JsonString, EscapesWhatCouldTrickAReader) {
  struct Row {
    char const* law;
    std::string text;
    std::string json;
  };
  Row const rows[] = {
      {"plain", "机密 a", "\"机密 a\""},
      {"quote and backslash", "\"\\", R"("\"\\")"},
      {"line breaks", "\n\r\t", R"("\n\r\t")"},
      {"escape", "\x1b[31m", R"("\u001b[31m")"},
      {"NUL", std::string("\0", 1), R"("\u0000")"},
      {"delete", "\x7f", R"("\u007f")"},
      {"C1", "\xC2\x9B", R"("\u009b")"},
      {"bidi override", "\u202E", R"("\u202e")"},
      {"isolate", "\u2066", R"("\u2066")"},
      {"zero width", "\u200B", R"("\u200b")"},
      {"line separator", "\u2028", R"("\u2028")"},
      {"byte-order mark", "\uFEFF", R"("\ufeff")"},
      {"astral", "\U0001F600", "\"\U0001F600\""},
      {"stray byte", "a\xFFz", "\"a\uFFFDz\""},
      {"surrogate", "\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
      {"overlong", "\xC0\xAF", "\"\uFFFD\uFFFD\""},
      {"cut off", "\xE6\x9C", "\"\uFFFD\uFFFD\""},
      {"too large", "\xF4\x90\x80\x80", "\"\uFFFD\uFFFD\uFFFD\uFFFD\""},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(json_string(row.text), row.json) << row.law;
  }
}

TEST(JsonString, AnyBytesMakeValidJson) {
  std::mt19937 random(20261123);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 24, '\0');
    for (char& byte : text) byte = static_cast<char>(random());
    Json const parsed = Json::parse(json_string(text), nullptr, false);
    ASSERT_TRUE(parsed.is_string());
  }
}

TEST(JsonWriter, IndentsAndKeepsOrder) {
  JsonWriter json;
  json.begin_object();
  json.field("z", 1);
  json.key("a");
  json.begin_array(Layout::kLine);
  json.value("x");
  json.begin_object();
  json.field("t", true);
  json.field("n", std::optional<std::string>());
  json.end_object();
  json.end_array();
  json.key("empty");
  json.begin_array();
  json.end_array();
  json.end_object();
  EXPECT_EQ(json.take(),
            "{\n"
            "  \"z\": 1,\n"
            "  \"a\": [\"x\", {\"t\": true, \"n\": null}],\n"
            "  \"empty\": []\n"
            "}");
}

TEST(JsonWriter, SecondsHaveThreeDecimals) {
  struct Row {
    double number;
    char const* json;
  };
  for (auto const& [number, json_text] :
       {Row{0, "0.000"}, Row{1.5, "1.500"}, Row{0.0004, "0.000"},
        Row{2.9996, "3.000"}, Row{-1, "0.000"}, Row{61.042, "61.042"}}) {
    JsonWriter json;
    json.seconds(number);
    EXPECT_EQ(json.take(), json_text);
  }
}

}  // namespace
}  // namespace mishen
