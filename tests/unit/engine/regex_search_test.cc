#include "lib/engine/pattern/regex_search.h"

#include <gtest/gtest.h>

#include "lib/engine/trigger/folded_window.h"
#include "tests/unit/engine/rules_by_hand.h"

namespace mishen {
namespace {

TEST(RegexSearch, GoesOnBehindARefusedCandidate) {
  Rule rule = regex_rule(R"(\d{16})");
  rule.validate = "luhn";
  EXPECT_EQ(found(rule, "94111111111111111"), "|4111111111111111|");
  EXPECT_EQ(found(rule, "９４111111111111111"), "|４111111111111111|");
}

TEST(RegexSearch, GoesOnByWholeCharacters) {
  Rule rule = regex_rule(R"(机?\d+)");
  rule.boundary = Boundary::kWord;
  EXPECT_EQ(found(rule, "a机机1x 机2"), "|机2|");
}

TEST(RegexSearch, BoundariesSeeFoldedText) {
  Rule rule = regex_rule(R"(\d{3})");
  rule.boundary = Boundary::kDigit;
  EXPECT_EQ(found(rule, "1234 123 ４123 123\u200B4 a123b"), "|123|123|");
  rule.boundary = Boundary::kWord;
  EXPECT_EQ(found(rule, "1234 123 a123 é123 机123机"), "|123|123|");
}

TEST(RegexSearch, AllowedPhrasesTakeAwayWhatTheyContain) {
  Rule rule = regex_rule("某某.程");
  rule.allow = {"某某工程师"};
  EXPECT_EQ(found(rule, "某某工程师 某某工程 某某課程"), "|某某工程|某某課程|");
}

TEST(RegexSearch, WidensASpanToWholeCharacters) {
  EXPECT_EQ(found(regex_rule("0年"), "⑩年"), "|⑩年|");
  EXPECT_EQ(found(regex_rule("密1"), "密⑩"), "|密⑩|");
}

TEST(RegexSearch, LeavesOutIgnorablesOutside) {
  EXPECT_EQ(found(regex_rule("机密"), "\u200B机\u200B密\u200B"),
            "|机\u200B密|");
}

TEST(RegexSearch, RowsAndRecordsAreParagraphs) {
  for (TextKind const kind : {TextKind::kTable, TextKind::kLog}) {
    EXPECT_EQ(found(regex_rule("a[^x]b"), "a\nb a,b", kind), "|a,b|");
  }
  EXPECT_EQ(found(regex_rule("a[^x]b"), "a\nb", TextKind::kCode), "|a\nb|");
}

TEST(RegexSearch, ReadsInvalidBytesAsAReplacement) {
  EXPECT_EQ(found(regex_rule("a.b"),
                  "a\xE6\x9C"
                  "b axb"),
            "|axb|");
  EXPECT_EQ(found(regex_rule("a..b"),
                  "a\xE6\x9C"
                  "b"),
            "|a\xE6\x9C"
            "b|");
}

// Each candidate runs to the end of the line: linear all the same.
TEST(RegexSearch, TakesLinesOfMegabytes) {
  std::string const digits(1U << 20, '7');
  Rule refused = regex_rule(R"(\d{19})");
  refused.validate = "gb11643";
  EXPECT_EQ(found(refused, digits), "");
  EXPECT_EQ(found(regex_rule(R"(\d+x)"), digits), "");
  EXPECT_EQ(found(regex_rule(R"(\d+)"), digits), "|" + digits + "|");
}

TEST(RegexSearch, FindsAllInALongLine) {
  std::string line;
  std::string expected;
  for (int i = 0; i < 20'000; ++i) {
    line += "机密★" + std::to_string(i) + "年，";
    expected += "|" + std::to_string(i) + "年";
  }
  EXPECT_EQ(found(regex_rule(R"(\d+年)"), line), expected + "|");
  EXPECT_EQ(found(regex_rule(R"(\d+[^x]年?)"), line), expected + "|");
}

TEST(FoldedWindow, KnowsTheWayBack) {
  std::string text = "xx";
  for (int i = 0; i < 100; ++i) text += "機\u200B⑩A";
  FoldedWindow const window(text, {2, text.size()}, Case::kFold);
  std::size_t source = 2;
  for (std::size_t at = 0; at < window.text().size(); at += 6) {
    ASSERT_EQ(window.text().substr(at, 6), "机10a");
    EXPECT_EQ(window.source({at, at + 3}), (BufferSpan{source, source + 3}));
    EXPECT_EQ(window.source({at + 3, at + 4}),
              (BufferSpan{source + 6, source + 9}));
    EXPECT_EQ(window.source({at + 4, at + 6}),
              (BufferSpan{source + 6, source + 10}));
    source += 10;
  }
}

}  // namespace
}  // namespace mishen
