#include "lib/scan/example_test.h"

#include <gtest/gtest.h>

#include "tests/unit/scan/test_rules.h"

namespace mishen {
namespace {

ExampleOutcome run(std::string const& rules_yaml,
                   CorpusReader const& reader = {}) {
  TestRules const rules =
      compile_pack("pack: test\nversion: 1\nrules:\n" + rules_yaml);
  ExampleOutcome all;
  for (std::uint32_t i = 0; i < rules.set->rules.size(); ++i) {
    ExampleOutcome const one =
        test_examples(RuleId{i}, *rules.compiled, {2026, 11, 23}, reader);
    all.examples += one.examples;
    all.failures.insert(all.failures.end(), one.failures.begin(),
                        one.failures.end());
  }
  return all;
}

std::string keyword(std::string const& more) {
  return "  - id: test.word\n"
         "    type: keyword\n"
         "    words: [玄武工程]\n"
         "    severity: review\n" +
         more;
}

TEST(Examples, GoodOnesPass) {
  ExampleOutcome const outcome =
      run(keyword("    examples: [关于玄武工程的通知, 玄武工程]\n"
                  "    counter_examples: [玄武湖工程]\n"));
  EXPECT_EQ(outcome.examples, 3U);
  EXPECT_TRUE(outcome.failures.empty());
}

TEST(Examples, OnesThatMissAreNamedByIndex) {
  ExampleOutcome const outcome =
      run(keyword("    examples: [玄武工程, 青龙工程]\n"
                  "    counter_examples: [白虎, 玄武工程]\n"));
  ASSERT_EQ(outcome.failures.size(), 2U);
  EXPECT_EQ(outcome.failures[0].index, 1U);
  EXPECT_FALSE(outcome.failures[0].is_counter_example);
  EXPECT_FALSE(outcome.failures[0].reached);
  EXPECT_EQ(outcome.failures[1].index, 1U);
  EXPECT_TRUE(outcome.failures[1].is_counter_example);
  EXPECT_EQ(outcome.failures[1].reached, Severity::kReview);
}

TEST(Examples, StandInTheFirstRoleOfWhere) {
  EXPECT_TRUE(run(keyword("    where: {roles: [name]}\n"
                          "    examples: [附件_玄武工程.docx]\n"
                          "    counter_examples: [附件]\n"))
                  .failures.empty());
}

TEST(Examples, OfCombinationsAreFiles) {
  std::string const rules =
      keyword("    examples: [玄武工程]\n    counter_examples: [白虎]\n") +
      "  - id: test.other\n"
      "    type: keyword\n"
      "    words: [青龙计划]\n"
      "    severity: review\n"
      "    examples: [青龙计划]\n"
      "    counter_examples: [白虎]\n"
      "  - id: test.both\n"
      "    type: combination\n"
      "    all_of: [test.word, test.other]\n"
      "    within: line\n"
      "    severity: block\n"
      "    examples: [both.txt]\n"
      "    counter_examples: [apart.txt]\n";
  CorpusReader const files = [](Rule const&, std::string_view name) {
    return std::optional<std::string>(name == "both.txt"
                                          ? "玄武工程与青龙计划\n"
                                          : "玄武工程\n\n\n青龙计划\n");
  };
  EXPECT_TRUE(run(rules, files).failures.empty());
  CorpusReader const none = [](Rule const&, std::string_view) {
    return std::optional<std::string>();
  };
  ExampleOutcome const missing = run(rules, none);
  ASSERT_EQ(missing.failures.size(), 2U);
  EXPECT_TRUE(missing.failures[0].is_missing);
}

}  // namespace
}  // namespace mishen
