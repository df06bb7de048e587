// Laws of the judge over all labelled texts: a text that is judged as one
// plain block says the same when each of its lines is a paragraph of its own,
// and a table the same as text with tabs and as rows.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lib/engine/compiled_rules.h"
#include "lib/judge/judge.h"
#include "lib/rules/rule_set.h"
#include "lib/text/fold.h"

namespace mishen {
namespace {

constexpr Date kToday = {2026, 11, 24};

constexpr std::string_view kProse =
    "各县（市、区）人民政府，市政府各部门、各直属机构：\n"
    "为进一步做好全市农田水利设施的维护管理工作，经市政府同意，现将有关事项\n"
    "通知如下，请结合实际认真贯彻落实。\n"
    "一、提高认识。各地要充分认识做好维护管理工作的重要意义，加强组织领导。\n"
    "二、明确责任。按照属地管理的原则，落实管护主体和管护经费。\n";
constexpr std::string_view kTitle =
    "关于做好全市农田水利设施维护管理工作的通知\n";
constexpr std::string_view kDate = "某市人民政府\n2026年3月15日\n";

struct Case {
  std::string name;  ///< The file's; its extension tells the kind.
  std::string text;
};

std::string read_data(std::string const& name) {
  std::ifstream file(std::string(MISHEN_TEST_DATA) + "/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::vector<std::string>> read_table(std::string const& name) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(read_data(name));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) {
      cells.push_back(cell);
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const escape = text[i] == '\\' && i + 1 < text.size();
    char const next = escape ? text[++i] : text[i];
    out += escape && next == 'n' ? '\n' : escape && next == 't' ? '\t' : next;
  }
  return out;
}

/// The text of a row in the place its class names.
std::string placed(std::string const& text, std::string const& type,
                   std::string const& note) {
  std::string const body = std::string(kTitle) + std::string(kProse);
  std::string const date(kDate);
  if (note.find("邮件主题") != std::string::npos) {
    return "发件人：办公室\n主题：" + text + "\n\n" + std::string(kProse);
  }
  if (note.find("段落前密级") != std::string::npos) {
    return body + text + "本段所列数据由水利部门提供。\n三、抓好落实。\n" +
           date;
  }
  if (type == "DISCLOSURE" || type == "OPEN" || text.starts_with("（此件")) {
    return body + date + text + "\n";
  }
  if (type == "DRAFT") {
    return std::string(kTitle) + text + "\n\n" + std::string(kProse) + date;
  }
  return text + "\n" + body + date;
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (auto const& row : read_table("marking-forms.tsv")) {
    std::string const note = row.size() > 3 ? row[3] : "";
    if (note.find("文件名") != std::string::npos) continue;
    cases.push_back({"draft.txt", placed(row[0], row[1], note)});
  }
  for (auto const& row : read_table("mentions.tsv")) {
    cases.push_back({"draft.txt", row[0] + "\n"});
    cases.push_back({"draft.txt", std::string(kTitle) + std::string(kProse) +
                                      row[0] + "\n" + std::string(kDate)});
  }
  for (char const* table : {"judge-cases.tsv", "judge-cases-2.tsv"}) {
    for (auto const& row : read_table(table)) {
      if (row.size() < 2) continue;
      cases.push_back(
          {row[0].empty() ? "draft.txt" : row[0], unescaped(row[1])});
    }
  }
  return cases;
}

bool has_ending(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() && name.ends_with(ending);
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(line);
  return out;
}

/// Every line a paragraph, and a line with tabs a table's row; blank ones are
/// no block, as the readers of documents have it.
Document paragraphs(std::string const& text) {
  Document document;
  std::uint64_t number = 0;
  for (std::string const& line : lines_of(text)) {
    ++number;
    if (fold_string(line).find_first_not_of(" \n") == std::string::npos) {
      continue;
    }
    Place place;
    place.part = "word/document.xml";
    place.paragraph = number;
    bool const row = line.find('\t') != std::string::npos;
    place.role = row ? Role::kTable : Role::kBody;
    append_block(document, line, place);
  }
  return document;
}

using Verdict = std::multiset<std::tuple<std::string, int, std::string>>;

class JudgeLaw : public testing::Test {
 protected:
  void SetUp() override {
    RuleSetOutcome outcome = parse_rules(builtin_packs());
    ASSERT_FALSE(has_errors(outcome.diagnostics));
    rules_ = std::move(outcome.rules);
    std::vector<Diagnostic> diagnostics;
    auto compiled = CompiledRules::compile(rules_, diagnostics);
    ASSERT_TRUE(compiled);
    compiled_.emplace(std::move(*compiled));
  }

  /// What is above note: rule, severity, text.
  Verdict judged(Document const& document) const {
    Judge judge(rules_, kToday, Language::kChinese);
    judge.add(document, compiled_->match(document));
    Verdict verdict;
    for (Finding const& finding : judge.finish()) {
      if (finding.severity == Severity::kNote) continue;
      verdict.emplace(finding.rule, static_cast<int>(finding.severity),
                      fold_string(finding.text));
    }
    return verdict;
  }

  RuleSet rules_;
  std::optional<CompiledRules> compiled_;
};

std::string written(Verdict const& verdict) {
  std::string out;
  for (auto const& [rule, severity, text] : verdict) {
    out += "    " + rule + " " + std::to_string(severity) + " " + text + "\n";
  }
  return out.empty() ? "    nothing\n" : out;
}

TEST_F(JudgeLaw, LinesAndParagraphsSayTheSame) {
  std::size_t compared = 0;
  for (Case const& one : all_cases()) {
    if (!has_ending(one.name, ".txt") && !has_ending(one.name, ".md")) continue;
    // Sentences that are broken into lines are no paragraphs.
    if (one.name == "n095.txt" || one.name == "n096.txt") continue;
    ++compared;
    Document const plain =
        make_document(one.text, Role::kBody, TextKind::kProse);
    Verdict const as_lines = judged(plain);
    Verdict const as_blocks = judged(paragraphs(one.text));
    EXPECT_EQ(as_lines, as_blocks) << one.name << "\n"
                                   << one.text << "\n  lines:\n"
                                   << written(as_lines) << "  paragraphs:\n"
                                   << written(as_blocks);
  }
  EXPECT_GT(compared, 1'000u);
}

/// Each paragraph read a second time, and an attribute behind each.
Document read_twice(Document const& document) {
  Document out;
  for (TextBlock const& block : document.blocks) {
    BlockId const first =
        append_block(out, document.block_text(block), block.place);
    append_block(out, document.block_text(block), block.place);
    out.blocks.back().reading_of = first;
    Place attribute = block.place;
    attribute.role = Role::kAttribute;
    append_block(out, "图片1", attribute);
  }
  return out;
}

TEST_F(JudgeLaw, ReadingTwiceSaysNothingNew) {
  for (Case const& one : all_cases()) {
    Document const once = paragraphs(one.text);
    EXPECT_EQ(judged(once), judged(read_twice(once))) << one.name << "\n"
                                                      << one.text;
  }
}

TEST_F(JudgeLaw, CommasAndRowsSayTheSame) {
  std::size_t compared = 0;
  for (Case const& one : all_cases()) {
    bool const commas = has_ending(one.name, ".csv");
    if (!commas && !has_ending(one.name, ".tsv")) continue;
    if (one.text.find('"') != std::string::npos) continue;
    ++compared;
    std::string rows = one.text;
    char const border = rows.find(',') == std::string::npos ? ';' : ',';
    if (commas) std::replace(rows.begin(), rows.end(), border, '\t');
    Document const plain =
        make_document(one.text, Role::kBody, TextKind::kTable);
    Verdict const as_lines = judged(plain);
    Verdict const as_rows = judged(paragraphs(rows));
    EXPECT_EQ(as_lines, as_rows) << one.name << "\n"
                                 << one.text << "\n  lines:\n"
                                 << written(as_lines) << "  rows:\n"
                                 << written(as_rows);
  }
  EXPECT_GT(compared, 50u);
}

}  // namespace
}  // namespace mishen
