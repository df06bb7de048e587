#include "lib/judge/judge.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lib/engine/compiled_rules.h"
#include "lib/rules/rule_set.h"

namespace mishen {
namespace {

constexpr Date kToday = {2026, 11, 24};

/// The built-in packs and one pack of the test's own.
class JudgeTest : public testing::Test {
 protected:
  void load(std::string const& pack = {}) {
    std::vector<PackSource> packs = builtin_packs();
    if (!pack.empty()) {
      packs.clear();
      PackSource source;
      source.file = "test.yaml";
      source.text = "pack: test\nversion: 1\nrules:\n" + pack;
      packs.push_back(source);
    }
    RuleSetOutcome outcome = parse_rules(packs);
    ASSERT_FALSE(has_errors(outcome.diagnostics));
    rules_ = std::move(outcome.rules);
    std::vector<Diagnostic> diagnostics;
    auto compiled = CompiledRules::compile(rules_, diagnostics);
    ASSERT_TRUE(compiled);
    compiled_.emplace(std::move(*compiled));
  }

  /// Findings above note, or all of them.
  std::vector<Finding> judge(std::string text, Role role = Role::kBody,
                             TextKind kind = TextKind::kProse,
                             bool notes = false) {
    Judge judge(rules_, kToday, Language::kChinese);
    Document document = make_document(std::move(text), role, kind);
    if (role == Role::kBody) document.base_source = 0;
    judge.add(document, compiled_->match(document));
    std::vector<Finding> out;
    for (Finding& finding : judge.finish()) {
      if (notes || finding.severity > Severity::kNote) {
        out.push_back(std::move(finding));
      }
    }
    counts_ = judge.counts();
    return out;
  }

  RuleSet rules_;
  std::optional<CompiledRules> compiled_;
  FindingCounts counts_;
};

TEST_F(JudgeTest, AMarkingHasItsLevelTermPlaceAndReasons) {
  load();
  auto const findings = judge(
      "000123\n机密★10年\n特急\n某局文件\n某发〔2019〕3号\n通知\n"
      "国家秘密分为绝密、机密、秘密三级。\n某局\n2019年3月1日\n");
  ASSERT_EQ(findings.size(), 1u);
  Finding const& found = findings[0];
  EXPECT_EQ(found.rule, "cn.marking.state-secret");
  EXPECT_EQ(found.category, Category::kStateSecret);
  EXPECT_EQ(found.severity, Severity::kBlock);
  EXPECT_EQ(found.level, "机密");
  EXPECT_EQ(found.text, "机密★10年");
  EXPECT_EQ(found.place.line, 2u);
  EXPECT_EQ(found.place.column, 1u);
  EXPECT_EQ(found.place.begin, 7u);
  ASSERT_TRUE(found.term);
  EXPECT_EQ(found.term->ends, "2029-03-01");
  EXPECT_EQ(found.term->state, Term::State::kRunning);
  EXPECT_FALSE(found.basis.empty());
  EXPECT_FALSE(found.advice.empty());
  std::vector<std::string> why;
  for (Evidence const& evidence : found.evidence) why.push_back(evidence.why);
  EXPECT_EQ(why, (std::vector<std::string>{
                     "level, star and term", "alone on its line",
                     "at the head of the document", "after a copy number",
                     "beside a degree of urgency", "above a document number"}));
}

TEST_F(JudgeTest, MentionsAreKeptAsNotes) {
  load();
  auto const findings = judge("国家秘密的密级分为绝密、机密、秘密三级。\n",
                              Role::kBody, TextKind::kProse, true);
  EXPECT_EQ(findings.size(), 4u);
  for (Finding const& finding : findings) {
    EXPECT_EQ(finding.severity, Severity::kNote);
    EXPECT_EQ(finding.category, Category::kMention);
    EXPECT_FALSE(finding.level);
  }
}

TEST_F(JudgeTest, NotesBeyondTheStoreAreCounted) {
  load();
  std::string text;
  for (int i = 0; i < 500; ++i) text += "不得泄露国家秘密事项。\n";
  auto const findings = judge(text, Role::kBody, TextKind::kProse, true);
  EXPECT_EQ(findings.size(), Judge::kStoredNotes);
  EXPECT_EQ(counts_.note, 500u);
}

TEST_F(JudgeTest, OverlapsOfOneRuleAreOneFinding) {
  load();
  auto const findings = judge("内部资料 注意保存\n工作方案\n");
  std::size_t internal = 0;
  for (Finding const& finding : findings) {
    if (finding.rule == "cn.marking.internal") ++internal;
  }
  EXPECT_EQ(internal, 1u);
}

TEST_F(JudgeTest, ContextCoversEveryHitInIt) {
  load(R"(
  - {id: a, type: keyword, severity: review, words: [甲计划, 乙工程],
     examples: [甲计划], counter_examples: [丙]}
)");
  auto const findings = judge("关于甲计划和乙工程的通知\n");
  ASSERT_EQ(findings.size(), 2u);
  for (Finding const& finding : findings) {
    EXPECT_EQ(finding.context, "关于甲计划和乙工程的通知");
    EXPECT_EQ(finding.context_hits.size(), 2u);
    EXPECT_TRUE(finding.public_text.empty());
  }
}

TEST_F(JudgeTest, AnExcusingWordNearbyLowersToNote) {
  load(R"(
  - {id: a, type: keyword, severity: block, words: [甲计划],
     unless: {near: [公开发布], within: 4},
     examples: [甲计划], counter_examples: [甲计划公开发布]}
)");
  EXPECT_EQ(judge("甲计划\n").size(), 1u);
  EXPECT_EQ(judge("甲计划已公开发布\n").size(), 0u);
  EXPECT_EQ(counts_.note, 1u);
  EXPECT_EQ(judge("甲计划以及其他事项的公开发布\n").size(), 1u);
}

TEST_F(JudgeTest, ASupersededRuleIsSilentAtTheSamePlace) {
  load(R"(
  - {id: short, type: keyword, severity: review, words: [甲计划],
     examples: [甲计划], counter_examples: [丙]}
  - {id: long, type: keyword, severity: review, words: [甲计划书],
     supersedes: [short], examples: [甲计划书], counter_examples: [丙]}
)");
  auto const findings = judge("甲计划书与甲计划\n");
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].rule, "long");
  EXPECT_EQ(findings[1].rule, "short");
}

TEST_F(JudgeTest, ACircleOfSupersedingRulesLosesNothing) {
  load(R"(
  - {id: a, type: keyword, severity: review, words: [甲计划],
     supersedes: [b], examples: [甲计划], counter_examples: [丙]}
  - {id: b, type: keyword, severity: review, words: [甲计划],
     supersedes: [a], examples: [甲计划], counter_examples: [丙]}
)");
  EXPECT_EQ(judge("甲计划\n").size(), 2u);
}

TEST_F(JudgeTest, AMarkingThatHoldsAListedWordIsNotShown) {
  load(R"(
  - {id: word, type: keyword, severity: review, words: [甲工程],
     examples: [甲工程], counter_examples: [丙]}
  - {id: mark, type: marking, severity: block, levels: {绝密: 3},
     examples: [绝密★长期], counter_examples: [丙]}
)");
  auto const findings = judge("绝密★甲工程启用前\n");
  ASSERT_EQ(findings.size(), 2u);
  for (Finding const& finding : findings) {
    EXPECT_TRUE(finding.public_text.empty()) << finding.rule;
  }
}

TEST_F(JudgeTest, OnePersonOnManyRowsIsOnePerson) {
  load(R"(
  - {id: name, type: keyword, severity: note, words: [张某, 李某],
     examples: [张某], counter_examples: [丙]}
  - {id: number, type: regex, severity: note, pattern: '\d{11}',
     boundary: digit, examples: ["13800000000"], counter_examples: [丙]}
  - {id: both, type: combination, severity: block, all_of: [name, number],
     within: block, at_least: 2, examples: [a.csv], counter_examples: [b.csv]}
)");
  std::string same;
  for (int i = 0; i < 2000; ++i) same += "张某,13800000000\n";
  EXPECT_EQ(judge(same, Role::kBody, TextKind::kTable).size(), 0u);
  EXPECT_EQ(
      judge(same + "李某,13900000000\n", Role::kBody, TextKind::kTable).size(),
      1u);
}

TEST_F(JudgeTest, HitsByTheThousandOnOneLineStayCheap) {
  load();
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "机密级";
  EXPECT_TRUE(judge(text).empty());
  EXPECT_EQ(counts_.note, 20'000u);
}

TEST_F(JudgeTest, EveryLineBreakBeginsALine) {
  load();
  for (char const* line_break : {"\n", "\r", "\r\n", "\f", "\v", "\xC2\x85",
                                 "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
    std::string const text = std::string("正文。") + line_break + "机密★10年" +
                             line_break + "正文。";
    EXPECT_EQ(judge(text).size(), 1u);
  }
}

TEST_F(JudgeTest, CombinationsComeFromPartsOnOneRow) {
  load(R"(
  - {id: name, type: keyword, severity: note, words: [张某, 李某],
     examples: [张某], counter_examples: [丙]}
  - {id: number, type: regex, severity: note, pattern: '\d{11}',
     boundary: digit, examples: ["13800000000"], counter_examples: [丙]}
  - {id: both, type: combination, severity: block, all_of: [name, number],
     within: row, at_least: 2, examples: [a.csv], counter_examples: [b.csv]}
)");
  EXPECT_EQ(judge("张某,13800000000\n李某,13900000000\n", Role::kBody,
                  TextKind::kTable)
                .size(),
            1u);
  EXPECT_EQ(
      judge("张某,13800000000\n李某,\n", Role::kBody, TextKind::kTable).size(),
      0u);
}

TEST_F(JudgeTest, NamesAndBodiesAreJudgedByTheirOwnRules) {
  load();
  EXPECT_EQ(judge("某某方案(机密★20年)", Role::kName).size(), 1u);
  EXPECT_EQ(judge("某某方案_秘密", Role::kName).size(), 1u);
  EXPECT_EQ(judge("秘密花园", Role::kName).size(), 0u);
}

TEST_F(JudgeTest, TheDateOfIssueMayComeInALaterWindow) {
  load();
  Judge judge(rules_, kToday, Language::kEnglish);
  Document first =
      make_document("秘密★1年\n通知\n", Role::kBody, TextKind::kProse);
  first.last = false;
  judge.add(first, compiled_->match(first));
  Document second =
      make_document("某局\n2020年5月6日\n", Role::kBody, TextKind::kProse);
  second.lines_before = 2;
  judge.add(second, compiled_->match(second));
  auto const findings = judge.finish();
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].term->ends, "2021-05-06");
  EXPECT_EQ(findings[0].term->state, Term::State::kExpired);
}

}  // namespace
}  // namespace mishen
