#include "lib/engine/pattern/fold_pattern.h"

#include <gtest/gtest.h>

#include <ostream>

#include "lib/match/regex/regex_matcher.h"
#include "tests/unit/engine/rules_by_hand.h"

namespace mishen {
namespace {

struct Row {
  char const* pattern;
  std::string text;
  std::string found;
};

std::ostream& operator<<(std::ostream& out, Row const& row) {
  return out << row.pattern;
}

Row const kRows[] = {
    // Literals.
    {"機密", "机密 機密", "|机密|機密|"},
    {"ＡＢ", "ab AB Ａb", "|ab|AB|Ａb|"},
    {"（机密）", "(机密)（机密）", "|(机密)|（机密）|"},
    {"机密＊", "机密密 机密*", "|机密*|"},
    {"［ab］", "a [ab]", "|[ab]|"},
    {"⑩年", "10年 ⑩年 1年", "|10年|⑩年|"},
    {"⑩{2}", "1010 100 ⑩⑩", "|1010|⑩⑩|"},
    {"㈱", "(株) ㈱", "|(株)|㈱|"},
    {R"(\x{6A5F}密)", "机密", "|机密|"},
    {R"(\x41\x{42}\103)", "abc", "|abc|"},
    {R"(\QA.B\E+)", "a.bb axb", "|a.bb|"},
    {R"(\Q（*\E)", "(* x", "|(*|"},
    {R"(A\.B)", "a.b axb", "|a.b|"},
    {R"(a\tb)", "a b a\tb a\u3000b", "|a b|a\tb|a\u3000b|"},
    {"a b", "a\u00A0b", "|a\u00A0b|"},
    {"机\u200B?密", "机\u200B\u200B密", "|机\u200B\u200B密|"},
    {"\u200B+|密", "密", "|密|"},
    {"{", "a{", "|{|"},
    {"a{,2}", "a{,2}", "|a{,2}|"},
    // Classes.
    {"[A-C]+", "abcd ABC", "|abc|ABC|"},
    {"[機絕]密", "机密绝密绝密", "|机密|绝密|绝密|"},
    {"[一-龥]+", "中文机構a", "|中文机構|"},
    {"[^A-C]", "aBd", "|d|"},
    {"[^機]密", "机密機密绝密", "|绝密|"},
    {"[⑨⑩]年", "9年 10年 ⑨年 ⑩年", "|9年|10年|⑨年|⑩年|"},
    {"[①⑩]", "⑩1", "|⑩|1|"},
    {"[^⑩]", "1", "|1|"},
    {"[]a]+", "]a", "|]a|"},
    {"[^]a]", "]ab", "|b|"},
    {"[a-]+", "a-b", "|a-|"},
    {R"([\]\-\\]+)", R"(a]-\b)", R"(|]-\|)"},
    {R"([\x{41}-\x{43}]+)", "abcd", "|abc|"},
    {R"([\d\x{2D}]+)", "1-2", "|1-2|"},
    {R"([\d-x]+)", "1-x", "|1-x|"},
    {"[\u200Ba]", "a", "|a|"},
    {"[[:alpha:]]+", "abＣ机", "|abＣ|"},
    {"[[:digit:]年]+", "１0年", "|１0年|"},
    {"[^[:digit:]]", "1a", "|a|"},
    {R"(\p{Han}+)", "a机構", "|机構|"},
    {R"([\p{Han}\d]+)", "a机1構", "|机1構|"},
    {R"(\P{Han}+)", "机a1", "|a1|"},
    {R"(\p{^Han}+)", "机a1", "|a1|"},
    {R"(\pN+)", "a１2", "|１2|"},
    {R"([\p{Lu}1])", "A1", "|1|"},
    {R"((?i)\p{Lu})", "A1", "|A|"},
    {R"(\d+)", "１2a", "|１2|"},
    {R"(\D)", "１a", "|a|"},
    {R"(\w+)", "ＡB_1机", "|ＡB_1|"},
    {R"(\W)", "Ａ机", "|机|"},
    // Blanks, lines.
    {R"(a\sb)", "a\u3000b a\nb a\tb", "|a\u3000b|a\tb|"},
    {R"(a[\s,]b)", "a b a\nb a,b", "|a b|a,b|"},
    {R"(a[[:space:]]b)", "a b a\nb", "|a b|"},
    {R"(a[^\s]b)", "a b a\nb a,b", "|a,b|"},
    {R"(a[^\S]b)", "a b a\nb a,b", "|a b|"},
    {R"(a\Sb)", "a b a\nb a,b", "|a,b|"},
    {R"(a[\S]b)", "a b a\nb a,b", "|a,b|"},
    {"a.b", "a b a\nb", "|a b|"},
    {"(?s)a.b", "a\nb a\n\nb", "|a\nb|"},
    {"a[^x]b", "a\nb", "|a\nb|"},
    {"a[^x]+b", "a1\n\nb a2\nb", "|a2\nb|"},
    {R"(a\nb)", "a\nb a\r\nb a\u2028b", "|a\nb|a\r\nb|a\u2028b|"},
    {R"(a\r\nb)", "a\nb a\r\nb", "|a\nb|a\r\nb|"},
    {R"(a\r?\nb)", "a\nb a\r\nb", "|a\nb|a\r\nb|"},
    {"^密", "密1\n密2\n\n密", "|密|密|密|"},
    {"密$", "密\n2密\n\n密", "|密|密|密|"},
    {R"(\A密)", "密\n密\n\n密", "|密|密|"},
    {R"(密\z)", "密\n密\n\n密", "|密|密|"},
    {R"(\bab\b)", "xab ab,机ab机", "|ab|ab|"},
    {R"(\Bab)", "xab ab", "|ab|"},
    // Groups, flags, repetition.
    {"(机|绝)密", "絕密機密", "|絕密|機密|"},
    {"(?:机|绝)密", "絕密機密", "|絕密|機密|"},
    {"(?P<level>机)密", "機密", "|機密|"},
    {"(?i)AB|CD", "ab CD", "|ab|CD|"},
    {"a+?b??", "aab", "|a|a|"},
    {"(?U)a+", "aa", "|a|a|"},
    {"(?U)a+?", "aa", "|aa|"},
    {"(?U:a+)b|a+", "aab aa", "|aab|aa|"},
    {"a{2}", "aaaa", "|aa|aa|"},
    {"a{2,}", "aaaa", "|aaaa|"},
    {"a{1,3}", "aaaa", "|aaa|a|"},
    {"a|ab", "ab", "|a|"},
    {"(a|)b", "ab b", "|ab|b|"},
    {"(?:)ab", "ab", "|ab|"},
};

class FoldPatternLaw : public testing::TestWithParam<Row> {};

TEST_P(FoldPatternLaw, Holds) {
  EXPECT_EQ(found(regex_rule(GetParam().pattern), GetParam().text),
            GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(Table, FoldPatternLaw, testing::ValuesIn(kRows));

Row const kSensitiveRows[] = {
    {"ＡＢ", "ab AB ＡB", "|AB|ＡB|"},    {"[A-C]+", "abc ABC機", "|ABC|"},
    {"機A", "机A 机a", "|机A|"},          {R"(\p{Lu}+)", "aAＢ", "|AＢ|"},
    {"[[:upper:]]+", "aAＢ", "|AＢ|"},    {"(?i)ab", "AB", "|AB|"},
    {"(?i:a)b", "Ab AB", "|Ab|"},         {"(?i)a(?-i)b", "Ab AB", "|Ab|"},
    {"a(?i)b|c", "aB C ab", "|aB|C|ab|"}, {"(?i)[⑩A]", "⑩a", "|⑩|a|"},
    {R"(\w+)", "aＢ_", "|aＢ_|"},
};

class CaseKeptLaw : public testing::TestWithParam<Row> {};

TEST_P(CaseKeptLaw, Holds) {
  Rule rule = regex_rule(GetParam().pattern);
  rule.case_sensitive = true;
  EXPECT_EQ(found(rule, GetParam().text), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(Table, CaseKeptLaw, testing::ValuesIn(kSensitiveRows));

TEST(FoldPattern, RefusesWhatFoldedTextNeverContains) {
  for (char const* const pattern :
       {R"(\x{200B})", "\u200B", R"(机\x{FEFF}密)", "机\u200B密", R"(\p{Lu})",
        R"(a\p{Lu}+)", "[[:upper:]]b", R"([\p{Lu}[:upper:]])",
        R"((?:\p{Lu}){2})", R"(\p{Lu}|\x{AD})", R"(\p{Cf})",
        "[\u200B\u200C]"}) {
    auto const folded = fold_pattern(pattern, Case::kFold);
    auto const* fault = std::get_if<FoldFault>(&folded);
    ASSERT_NE(fault, nullptr) << pattern;
    EXPECT_EQ(*fault, FoldFault::kUnmatchable) << pattern;
  }
}

TEST(FoldPattern, RefusesWhatItDoesNotSupport) {
  std::string deep;
  for (int i = 0; i < kMaxNesting + 1; ++i) deep += '(';
  deep += 'a';
  for (int i = 0; i < kMaxNesting + 1; ++i) deep += ')';
  for (std::string const& pattern : {std::string(R"(a\C)"), deep}) {
    auto const folded = fold_pattern(pattern, Case::kFold);
    auto const* fault = std::get_if<FoldFault>(&folded);
    ASSERT_NE(fault, nullptr);
    EXPECT_EQ(*fault, FoldFault::kUnsupported);
  }
}

TEST(FoldPattern, EndsWhereverAPatternIsCut) {
  std::string const pattern =
      R"((?P<a>机|[^\p{Han}[:alpha:]\x{41}-\x{5A}]{2,3}?)\Q.\E\pN(?i:a)\s)";
  for (std::size_t size = 0; size <= pattern.size(); ++size) {
    auto const folded = fold_pattern(pattern.substr(0, size), Case::kFold);
    if (size == pattern.size()) {
      EXPECT_TRUE(std::holds_alternative<FoldedPattern>(folded));
    }
  }
}

TEST(FoldPattern, WritesWhatRe2Accepts) {
  for (Row const& row : kRows) {
    auto const folded = fold_pattern(row.pattern, Case::kFold);
    auto const* pattern = std::get_if<FoldedPattern>(&folded);
    ASSERT_NE(pattern, nullptr) << row.pattern;
    EXPECT_TRUE(RegexMatcher::compile(pattern->text).has_value())
        << pattern->text;
  }
}

}  // namespace
}  // namespace mishen
