// Marks in documents of many blocks: what stands in paragraphs, rows and boxes
// of their own is judged as it is in lines.

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lib/engine/compiled_rules.h"
#include "lib/judge/judge.h"
#include "lib/rules/rule_set.h"
#include "tests/unit/judge/blocks.h"

namespace mishen {
namespace {

constexpr Date kToday = {2026, 11, 24};

class StructuredTest : public testing::Test {
 protected:
  void SetUp() override { load(builtin_packs()); }

  void load(std::vector<PackSource> const& packs) {
    RuleSetOutcome outcome = parse_rules(packs);
    ASSERT_FALSE(has_errors(outcome.diagnostics));
    compiled_.reset();
    rules_ = std::move(outcome.rules);
    // Their notes have a test of their own.
    for (Rule& rule : rules_.rules) {
      rule.enabled = rule.enabled && rule.type != RuleType::kConsistency;
    }
    std::vector<Diagnostic> diagnostics;
    auto compiled = CompiledRules::compile(rules_, diagnostics);
    ASSERT_TRUE(compiled);
    compiled_.emplace(std::move(*compiled));
  }

  void load_own(std::string const& rules) {
    PackSource source;
    source.file = "test.yaml";
    source.text = "pack: test\nversion: 1\nrules:\n" + rules;
    load({source});
  }

  /// Findings above note.
  std::vector<Finding> judge(std::vector<Document> const& documents) {
    Judge judge(rules_, kToday, Language::kChinese);
    for (Document const& document : documents) {
      judge.add(document, compiled_->match(document));
    }
    std::vector<Finding> out;
    for (Finding& finding : judge.finish()) {
      if (finding.severity > Severity::kNote) out.push_back(std::move(finding));
    }
    counts_ = judge.counts();
    return out;
  }
  std::vector<Finding> judge(std::vector<BlockRow> const& rows) {
    return judge(std::vector{document_of(rows)});
  }

  /// "block 机密★10年|review 内部", in document order.
  std::string verdict(std::vector<BlockRow> const& rows) {
    std::string out;
    for (Finding const& finding : judge(rows)) {
      if (!out.empty()) out += '|';
      bool const block = finding.severity == Severity::kBlock;
      out += (block ? "block " : "review ") + finding.text;
    }
    return out;
  }

  RuleSet rules_;
  std::optional<CompiledRules> compiled_;
  FindingCounts counts_;
};

struct Layout {
  char const* law;
  std::vector<BlockRow> blocks;
  char const* wanted;
};

std::vector<Layout> mastheads_and_forms() {
  BlockRow const text = body("现将有关事项通知如下，请认真贯彻落实。");
  return {
      {"a masthead of paragraphs",
       {body("000123"), body("机密"), body("特急"), body("某省水利厅文件"),
        body("某水发〔2025〕18号"), text},
       "block 机密"},
      {"a masthead in one row",
       {row("机密\t特急"), body("某省水利厅文件"), text},
       "block 机密"},
      {"with star and term", {row("机密★1年\t特急"), text}, "block 机密★1年"},
      {"copy number and level in cells",
       {row("000123\t秘密"), text},
       "block 秘密"},
      {"level in one cell, document number in another",
       {row("密级：机密\t某发〔2024〕5号"), text},
       "block 机密"},
      {"the bare level beside a document number",
       {row("机密\t某发〔2024〕5号"), text},
       "block 机密"},
      {"labels and values in one row",
       {row("密级\t机密\t保密期限\t10年"), text},
       "block 机密"},
      {"behind other fields",
       {row("标题\t某方案\t密级\t机密"), row("文号\t某发1号\t份数\t3")},
       "block 机密"},
      {"behind a merged head of the group",
       {row("文件信息\t密级\t机密"), row("\t保密期限\t10年")},
       "block 机密"},
      {"a form that says none",
       {row("标题\t某方案\t密级\t公开"), row("密级\t无")},
       ""},
  };
}

std::vector<Layout> tables() {
  return {
      {"values under their labels",
       {row("标题\t密级\t保密期限"), row("某方案\t机密\t10年")},
       "block 机密"},
      {"an empty cell before both",
       {row("\t密级"), row("\t机密")},
       "block 机密"},
      {"a catalogue of open matters",
       {row("序号\t名称\t密级"), row("1\t甲\t公开"), row("2\t乙\t无"),
        row("3\t丙\t公开")},
       ""},
      {"with one marked",
       {row("序号\t名称\t密级"), row("1\t甲\t公开"), row("2\t乙\t机密"),
        row("3\t丙\t公开")},
       "block 机密"},
      {"below a title row and a paragraph",
       {body("政府信息目录"), row("某厅信息目录"), row("序号\t名称\t密级"),
        row("1\t甲\t公开"), row("2\t乙\t秘密")},
       "block 秘密"},
      {"documents as columns",
       {row("名称\t甲\t乙\t丙"), row("密级\t公开\t机密\t公开"),
        row("日期\t1日\t2日\t3日")},
       "block 机密"},
      {"documents as columns, two marked",
       {row("名称\t甲\t乙"), row("密级\t机密\t秘密")},
       "block 机密|block 秘密"},
      {"a count of each level",
       {row("密级\t绝密\t机密\t秘密"), row("件数\t1\t2\t3")},
       ""},
      {"the limits of the law",
       {row("密级\t绝密\t机密\t秘密"), row("保密期限\t30年\t20年\t10年")},
       ""},
      {"a table of codes",
       {row("密级\t代码"), row("绝密\t1"), row("机密\t2"), row("秘密\t3")},
       ""},
      {"a cell of prose under the heading",
       {row("密级\t说明"), row("公开\t本表不含机密级事项，可以公开。")},
       ""},
  };
}

std::vector<Layout> neighbours() {
  BlockRow const text = body("现将有关事项通知如下，请认真贯彻落实。");
  return {
      {"a list in paragraphs",
       {text, body("绝密"), body("机密"), body("秘密")},
       ""},
      {"attributes between do not part it",
       {text, body("绝密"), attribute("图1"), body("机密"), attribute("图2"),
        body("秘密")},
       ""},
      {"a sample with its cue in the paragraph above",
       {text, body("标志示例："), body("机密★10年")},
       "review 机密★10年"},
      {"a table of samples, far below its caption",
       {text, body("标志样例"), row("编号\t写法"), row("1\t秘密★5年"),
        row("2\t机密★10年"), row("3\t绝密★长期")},
       "review 秘密★5年|review 机密★10年|review 绝密★长期"},
      {"a cue in an attribute says nothing of the body",
       {attribute("标志示例："), body("机密★10年"), text},
       "block 机密★10年"},
      {"a stamp beside it",
       {body("机密★10年"), body("已解密"), text},
       "review 机密★10年"},
      {"no sentence wraps from paragraph to paragraph",
       {body("关于做好全市农田水利设施维护管理工作有关事项的补充说明和安排"),
        body("机密"), text},
       "block 机密"},
      {"inside a paragraph it does",
       {body("根据有关规定对承办人员在工作中知悉的上述事项应当按照\n机密"),
        text},
       ""},
  };
}

std::vector<Layout> single_parts() {
  BlockRow const text = body("现将有关事项通知如下，请认真贯彻落实。");
  BlockRow const footer = {Role::kFooter, "秘密\t第 1 页", "word/footer1.xml"};
  return {
      {"a header of nothing else", {header("机密"), text}, "block 机密"},
      {"a header with the page",
       {header("机密\t\t第 3 页"), text},
       "block 机密"},
      {"a header with the unit",
       {header("机密\t某公司技术文件\t3"), text},
       "block 机密"},
      {"a footer", {text, footer}, "block 秘密"},
      {"a header is no neighbour of the body",
       {header("标志示例："), body("机密★10年"), text},
       "block 机密★10年"},
      {"a box of nothing else",
       {text, box("机密★3年"), text},
       "block 机密★3年"},
      {"a box is no neighbour of the body",
       {text, body("绝密"), box("机密"), body("正文。")},
       "block 绝密|block 机密"},
      {"a property, an alternative text, a comment",
       {{Role::kProperty, "机密", "docProps/core.xml"},
        attribute("秘密★2年"),
        {Role::kComment, "绝密", "word/comments.xml"}},
       "block 机密|block 秘密★2年|block 绝密"},
      {"a menu of levels in attributes",
       {attribute("绝密★"), attribute("机密★"), attribute("秘密★")},
       ""},
      {"a long description that mentions",
       {attribute("图为保密柜，按照规定机密级文件应当存放在柜内，不得带出。")},
       ""},
      {"a subject",
       {{Role::kSubject, "【机密】关于某会议的安排", "a.eml"}},
       "block 机密"},
      {"a label and its value, read from attributes",
       {attribute("机密"), reading(0, "密级：机密", Role::kAttribute)},
       "block 机密"},
      {"a tab in a paragraph sets apart",
       {body("机密\t\t特急"), text},
       "block 机密"},
      {"rows of commas in paragraphs",
       {body("序号,名称,密级"), body("1,甲,公开"), body("2,乙,机密")},
       "block 机密"},
      {"a script's identifier",
       {{Role::kScript,
         "const level = '机密';",
         "",
         {},
         false,
         TextKind::kCode}},
       ""},
  };
}

std::vector<Layout> cells() {
  BlockRow const text = body("现将有关事项通知如下，请认真贯彻落实。");
  return {
      {"a cell of a row of codes, read again by cells",
       {row("密级\t代码"), row("机密\t2"), row("秘密\t3"),
        reading(1, "机密\n2", Role::kTable)},
       ""},
      {"a cell without a heading, read again by cells",
       {row("1\t机密\t3台"), reading(0, "1\n机密\n3台", Role::kTable)},
       ""},
      {"a line of a cell, read again by lines",
       {row("某项目 机密★10年 甲\t某局"),
        reading(0, "某项目\n机密★10年\n甲", Role::kTable)},
       "block 机密★10年"},
      {"paragraphs of a cell that list all levels",
       {row("密级\t绝密\n机密\n秘密\t选一"), reading(0, "绝密", Role::kTable),
        reading(0, "机密", Role::kTable), reading(0, "秘密", Role::kTable)},
       ""},
      {"paragraphs of a cell below a cue",
       {row("某项目\t标志示例：\n机密★10年"),
        reading(0, "标志示例：", Role::kTable),
        reading(0, "机密★10年", Role::kTable)},
       "review 机密★10年"},
      {"a paragraph of a cell, alone in it",
       {row("000123\n机密\n特急\t某省水利厅"),
        reading(0, "000123", Role::kTable), reading(0, "机密", Role::kTable),
        reading(0, "特急", Role::kTable)},
       "block 机密"},
      {"the original of a row keeps its columns",
       {row("名称\t密级"), row("甲\n乙\t公开"),
        reading(1, "甲\n乙\t机密", Role::kTable, true)},
       "block 机密"},
      {"the cell's own line",
       {row("某项目\n机密★10年\t某局"), text},
       "block 机密★10年"},
  };
}

TEST_F(StructuredTest, Layouts) {
  for (auto const& layouts : {mastheads_and_forms(), tables(), neighbours(),
                              single_parts(), cells()}) {
    for (Layout const& layout : layouts) {
      EXPECT_EQ(verdict(layout.blocks), layout.wanted) << layout.law;
    }
  }
}

TEST_F(StructuredTest, TermAndScopeComeFromColumnsAndCells) {
  auto found = judge(
      {row("名称\t密级\t保密期限\t知悉范围"), row("甲\t机密\t5年\t某处")});
  ASSERT_EQ(found.size(), 1u);
  ASSERT_TRUE(found[0].term);
  EXPECT_EQ(found[0].term->text, "5年");
  EXPECT_EQ(found[0].scope, "某处");
  found =
      judge({row("密级\t机密"), row("保密期限\t10年"), row("知悉范围\t某厅")});
  ASSERT_EQ(found.size(), 1u);
  ASSERT_TRUE(found[0].term);
  EXPECT_EQ(found[0].term->text, "10年");
  EXPECT_EQ(found[0].scope, "某厅");
}

TEST_F(StructuredTest, TheHeadingHoldsForALongTable) {
  std::vector<BlockRow> rows = {row("序号\t摘要\t密级")};
  std::string const summary(1'500, 'x');
  for (int i = 0; i < 300; ++i) rows.push_back(row("1\t" + summary + "\t公开"));
  rows.push_back(row("2\t" + summary + "\t机密"));
  EXPECT_EQ(verdict(rows), "block 机密");
}

TEST_F(StructuredTest, ATableGoesOnInTheNextDocument) {
  Document const first =
      document_of({row("序号\t名称\t密级"), row("1\t甲\t公开")});
  Document const second = document_of({row("2\t乙\t机密"), row("3\t丙\t公开")});
  EXPECT_EQ(judge(std::vector{first, second}).size(), 1u);
  EXPECT_EQ(judge(std::vector{second}).size(), 0u);
}

TEST_F(StructuredTest, TheHeadIsNotSeenAgain) {
  std::vector<BlockRow> rows;
  for (int i = 0; i < 20; ++i) rows.push_back(body("正文。"));
  Document const first = document_of(rows);
  Document const second = document_of({body("机密★10年"), body("正文。")});
  auto const is_head = [](Finding const& finding) {
    return std::any_of(finding.evidence.begin(), finding.evidence.end(),
                       [](Evidence const& evidence) {
                         return evidence.why == "at the head of the document";
                       });
  };
  auto found = judge(std::vector{first, second});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(is_head(found[0]));
  found = judge(std::vector{second});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(is_head(found[0]));
  // Another part has a head of its own.
  Document other = second;
  for (TextBlock& block : other.blocks) block.place.part = "word/b.xml";
  found = judge(std::vector{first, other});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(is_head(found[0]));
}

TEST_F(StructuredTest, TheDateOfIssueStandsAnywhere) {
  struct Case {
    std::vector<BlockRow> blocks;
    std::optional<std::string> starts;
  };
  Case const cases[] = {
      {{header("某局"), body("秘密★1年"), body("2024年3月1日")}, "2024-03-01"},
      {{body("秘密★1年"), row("某局办公室\t2024年3月2日印发")}, "2024-03-02"},
      {{body("秘密★1年"), row("成文日期\t2024年3月3日")}, "2024-03-03"},
      {{body("秘密★1年"), row("1\t某事\t2024年3月4日")}, std::nullopt},
      {{body("秘密★1年"),
        {Role::kComment, "2024年3月5日", "word/comments.xml"}},
       std::nullopt},
  };
  for (Case const& one : cases) {
    auto const found = judge(one.blocks);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].term->starts, one.starts);
  }
}

TEST_F(StructuredTest, ReadingsThatSayTheSameAreOneFinding) {
  struct Case {
    char const* law;
    std::vector<BlockRow> blocks;
    char const* wanted;
    std::uint64_t notes;
  };
  Case const cases[] = {
      {"the same in both",
       {body("机密★10年"), reading(0, "机密★10年")},
       "block 机密★10年",
       0},
      {"only in the deleted original",
       {body("通知"), reading(0, "机密★10年", Role::kBody, true)},
       "block 机密★10年",
       0},
      {"twice in the block is twice",
       {body("机密★10年    机密★10年"), reading(0, "机密★10年    机密★10年")},
       "block 机密★10年|block 机密★10年",
       0},
      {"the graver counts",
       {body("将标有“机密★10年”字样的文件"), reading(0, "机密★10年")},
       "block 机密★10年",
       0},
      {"another term is another mark",
       {body("机密★5年"), reading(0, "机密★10年", Role::kBody, true)},
       "block 机密★5年|block 机密★10年",
       0},
      {"more of the same mark",
       {body("机密★\n10年"), reading(0, "机密★10年")},
       "block 机密★10年",
       0},
      {"three readings",
       {body("机密级不超过二十年。"), reading(0, "机密级不超过二十年。"),
        reading(0, "机密级不超过二十年。")},
       "",
       1},
      {"of different blocks they are two",
       {body("机密★10年"), body("正文。"), reading(1, "机密★10年")},
       "block 机密★10年|block 机密★10年",
       0},
      {"a reading has the neighbours of its block",
       {body("标志示例："), body("见下"), reading(1, "机密★10年")},
       "review 机密★10年",
       0},
      {"and parts nothing",
       {body("标志示例："), reading(0, "标志"), body("机密★10年")},
       "review 机密★10年",
       0},
  };
  for (Case const& one : cases) {
    EXPECT_EQ(verdict(one.blocks), one.wanted) << one.law;
    EXPECT_EQ(counts_.note, one.notes) << one.law;
  }
  auto found =
      judge({body("机密★10年"), reading(0, "机密★10年", Role::kBody, true)});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(found[0].place.hidden);
  EXPECT_EQ(counts_.block, 1u);
  found = judge({body("通知"), reading(0, "机密★10年", Role::kBody, true)});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].place.hidden);
}

TEST_F(StructuredTest, AMergedHitIsStillMasked) {
  load_own(R"(
  - {id: a, type: keyword, severity: review, words: [甲计划],
     unless: {near: [公开], within: 9}, examples: [甲计划],
     counter_examples: [甲计划公开]}
  - {id: b, type: keyword, severity: review, words: [乙工程],
     examples: [乙工程], counter_examples: [丙]}
)");
  // The graver reading of 甲计划 is the second one, where 乙工程 stands too.
  auto const found =
      judge({body("甲计划公开乙工程"), reading(0, "甲计划和乙工程")});
  ASSERT_EQ(found.size(), 2u);
  for (Finding const& finding : found) {
    EXPECT_EQ(finding.context_hits.size(), 2u) << finding.rule;
  }
}

constexpr char const* kPersons = R"(
  - {id: name, type: keyword, severity: note, words: [张某, 李某],
     examples: [张某], counter_examples: [丙]}
  - {id: number, type: regex, severity: note, pattern: '\d{11}',
     boundary: digit, examples: ["13800000000"], counter_examples: [丙]}
  - {id: both, type: combination, severity: block, all_of: [name, number],
     within: WITHIN, at_least: 1, examples: [a.csv], counter_examples: [b.csv]}
)";

TEST_F(StructuredTest, CombinationsKeepToTheirBlocks) {
  struct Case {
    char const* within;
    std::vector<BlockRow> blocks;
    bool together;
  };
  std::vector<BlockRow> const apart = {body("张某"), body("13800000000")};
  Case const cases[] = {
      {"row", {row("张某\t13800000000")}, true},
      {"row", {row("张某\t13800000000"), row("李某")}, true},
      {"row", {row("张某"), row("13800000000")}, false},
      {"row", {row("张某\n某处\t13800000000")}, true},
      {"row", apart, false},
      {"line", apart, false},
      {"line", {body("张某\n13800000000")}, false},
      {"block", apart, false},
      {"block", {body("张某\n13800000000")}, true},
      {"document", apart, true},
      {"document", {header("张某"), body("13800000000")}, true},
      {"characters 5", apart, true},
      {"characters 5", {header("张某"), body("13800000000")}, false},
      {"characters 5",
       {body("张某"), attribute("一段很长很长的替代文字"), body("13800000000")},
       true},
      {"characters 5",
       {body("张某"), reading(0, "一段很长很长的原来的文字"),
        body("13800000000")},
       true},
      {"row", {body("张某"), reading(0, "13800000000")}, true},
      {"row",
       {{Role::kName, "张某", "a"}, {Role::kName, "13800000000", "b"}},
       false},
  };
  for (Case const& one : cases) {
    std::string rules = kPersons;
    rules.replace(rules.find("WITHIN"), 6, one.within);
    load_own(rules);
    EXPECT_EQ(judge(one.blocks).size(), one.together ? 1u : 0u)
        << one.within << " " << one.blocks[0].text;
  }
}

TEST_F(StructuredTest, BlocksOfTwoDocumentsAreNotOneRow) {
  std::string rules = kPersons;
  rules.replace(rules.find("WITHIN"), 6, "row");
  load_own(rules);
  EXPECT_EQ(judge(std::vector{document_of({row("张某")}),
                              document_of({row("13800000000")})})
                .size(),
            0u);
}

TEST_F(StructuredTest, APersonReadTwiceIsOne) {
  std::string rules = kPersons;
  rules.replace(rules.find("WITHIN"), 6, "row");
  rules.replace(rules.find("at_least: 1"), 11, "at_least: 2");
  load_own(rules);
  EXPECT_EQ(judge({row("张某\t13800000000"),
                   reading(0, "张某\t13800000000", Role::kTable)})
                .size(),
            0u);
  EXPECT_EQ(counts_.note, 2u);
}

// Squared cost would show as a test that does not end.
TEST_F(StructuredTest, ManyBlocksWithAHitInEachAreJudged) {
  struct Case {
    char const* law;
    std::vector<BlockRow> piece;  ///< Repeated.
    std::vector<BlockRow> head;
  };
  Case const cases[] = {
      {"a mark in each paragraph", {body("机密★10年")}, {}},
      {"attributes between", {attribute("机密"), body("秘密★1年")}, {}},
      {"in each row of a column", {row("1\t甲\t机密")}, {row("1\t名\t密级")}},
      {"tables and paragraphs by turns", {row("密级\t机密"), body("机密")}, {}},
      {"boxes", {box("机密★10年")}, {}},
  };
  constexpr std::size_t kBlocks = 2'000;
  for (Case const& one : cases) {
    std::vector<BlockRow> rows = one.head;
    while (rows.size() < kBlocks) {
      rows.insert(rows.end(), one.piece.begin(), one.piece.end());
    }
    EXPECT_FALSE(judge(rows).empty()) << one.law;
  }
}

TEST_F(StructuredTest, OneLongRowOfHitsIsJudged) {
  std::string cells = "密级";
  for (int i = 0; i < 1'000; ++i) cells += "\t机密";
  EXPECT_FALSE(judge({row(cells), row(cells)}).empty());
}

}  // namespace
}  // namespace mishen
