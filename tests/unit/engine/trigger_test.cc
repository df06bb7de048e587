#include "lib/engine/trigger/trigger.h"

#include <gtest/gtest.h>

#include "lib/engine/pattern/fold_pattern.h"
#include "lib/engine/trigger/lines.h"

namespace mishen {
namespace {

Trigger trigger_of(char const* pattern, Case text_case = Case::kFold) {
  auto const folded = fold_pattern(pattern, text_case);
  return Trigger::derive(std::get<FoldedPattern>(folded).tree);
}

Summary summary_of(std::string_view text) {
  Summary summary;
  for (char32_t const symbol : fold_text(text).symbols) summary.add(symbol);
  return summary;
}

TEST(Trigger, TurnsAwayWhatCannotMatch) {
  struct {
    char const* pattern;
    char const* text;
    bool may_match;
  } const rows[] = {
      {"机密", "机秘", false},
      {"机密", "密　机", true},
      {"機密", "机密", true},
      {R"(\d{17}[\dx])", "1234567890123456x", false},
      {R"(\d{17}[\dx])", "12345678901234567", true},
      {R"(\d{6}(?:19|20)\d{2})", "123456 1919", false},
      {R"(\d{6}(?:19|20)\d{2})", "1234561988", true},
      {R"((?:1|22)\d)", "9", false},
      {R"((?:\d{2}){3})", "12345", false},
      {R"((?:\d{2}){3})", "123456", true},
      {R"(\d{3}a\d{3})", "1234a", true},
      {R"(\d+\.\d+)", "12", false},
      {"[a-z]+@[a-z]+", "abc", false},
      {"[a-z]+@[a-z]+", "a@b", true},
      {"机|密", "秘", false},
      {"机|密", "密", true},
      {"机|密?a", "a", true},
      {"(?:机密)?a", "a", true},
      {"(?:机密){0}a", "a", true},
      {"(?:机密)+a", "a", false},
      {"[绝机秘]密", "密", false},
      {"[绝机秘]密", "机密", true},
      {"[^x]密", "密", true},
      {"⑩年", "10年", true},
      {"⑩年", "9年", false},
      {R"(\p{Han}a)", "a", true},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(trigger_of(row.pattern).may_match(summary_of(row.text)),
              row.may_match)
        << row.pattern << " in " << row.text;
  }
}

TEST(Trigger, IsEmptyWhereNothingIsNeeded) {
  for (char const* const pattern :
       {R"(\p{Han}+)", "[^x]{3}", ".", "a|.", R"(\D)", "[一-龥]"}) {
    EXPECT_TRUE(trigger_of(pattern).empty()) << pattern;
  }
  for (char const* const pattern : {R"(\d)", "a", "[abc]", "[a-z]", ".a"}) {
    EXPECT_FALSE(trigger_of(pattern).empty()) << pattern;
  }
}

TEST(Trigger, OfAPatternThatKeepsCaseIsAskedOfFoldedText) {
  Trigger const trigger = trigger_of("[A-Z]J", Case::kKeep);
  EXPECT_TRUE(trigger.may_match(summary_of("AJ")));
  EXPECT_FALSE(trigger.may_match(summary_of("A")));
}

TEST(Summary, TakesRunsApartAndTogether) {
  Summary summary = summary_of("12a345");
  EXPECT_EQ(summary.digit_run(), 3U);
  summary.add(summary_of("6789"));
  EXPECT_EQ(summary.digit_run(), 4U);
  summary.add('1');
  EXPECT_EQ(summary.digit_run(), 4U);
  summary.clear();
  EXPECT_EQ(summary.digit_run(), 0U);
  EXPECT_FALSE(summary.has(Summary::slot_of('a')));
}

TEST(LineReader, EndsLinesAtAnyBreak) {
  SymbolTable const symbols([](char32_t at, std::u32string_view& more) {
    char32_t const symbol = fold(at);
    if (symbol == kExpands) more = fold_expansion(at);
    return Symbol{symbol};
  });
  std::string const text = "xa\r\nb\n\r 　\u200B\u2028⑩\n";
  LineReader lines(text, {1, text.size()}, symbols);
  std::string read;
  while (lines.next()) {
    BufferSpan const span = lines.span();
    read += '[' + text.substr(span.begin, span.size()) + ']';
    if (lines.is_blank()) read += '-';
    read += std::to_string(lines.summary().digit_run());
  }
  EXPECT_EQ(read, "[a]0[b]0[]-0[ 　\u200B]-0[⑩]2");
}

}  // namespace
}  // namespace mishen
