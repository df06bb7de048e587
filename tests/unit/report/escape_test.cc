#include "lib/report/escape.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace mishen {
namespace {

TEST(Escape, ShowsWhatWouldBeObeyed) {
  struct Row {
    char const* law;
    std::string text;
    std::string shown;
  };
  Row const rows[] = {
      {"plain", "公告 a.txt", "公告 a.txt"},
      {"escape sequence", "\x1b[2J", "\\x1b[2J"},
      {"forged line", "a\nmishen: ok", "a\\nmishen: ok"},
      {"return", "a\rb", "a\\rb"},
      {"tab", "a\tb", "a\\tb"},
      {"bell", "\a", "\\x07"},
      {"delete", "\x7f", "\\x7f"},
      {"C1 CSI", "\xC2\x9B", "\\u{9b}"},
      {"right-to-left override", "a\u202Etxt", "a\\u{202e}txt"},
      {"isolates", "\u2066\u2069", "\\u{2066}\\u{2069}"},
      {"zero width", "绝\u200B密", "绝\\u{200b}密"},
      {"line separator", "\u2028", "\\u{2028}"},
      {"tag characters", "\U000E0041", "\\u{e0041}"},
      {"invalid byte", "a\xFFz", "a\uFFFDz"},
      {"NUL", std::string("\0", 1), "\\x00"},
  };
  for (Row const& row : rows) EXPECT_EQ(escape(row.text), row.shown) << row.law;
}

TEST(Escape, NoByteStringMakesAControl) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 16, '\0');
    for (char& byte : text) byte = static_cast<char>(random());
    for (char const byte : escape(text)) {
      EXPECT_FALSE(static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F);
    }
  }
}

}  // namespace
}  // namespace mishen
