#include "lib/report/text_report.h"

#include <gtest/gtest.h>

#include <string>

namespace mishen {
namespace {

bool has(std::string const& text, std::string const& piece) {
  return text.find(piece) != std::string::npos;
}

Report report_with(Category category, Severity severity) {
  Report report;
  Finding finding;
  finding.input = "a.txt";
  finding.category = category;
  finding.severity = severity;
  finding.level = "机密";
  finding.text = "机密★10年";
  finding.place.line = 1;
  finding.place.column = 2;
  finding.context = "前后文";
  finding.evidence = {{"alone on its line", 3, "独占一行"}};
  finding.basis = {"保守国家秘密法 第二十二条"};
  report.findings = {finding};
  report.summary.inputs = report.summary.inspected = 1;
  (severity == Severity::kBlock ? report.summary.block
                                : report.summary.review) = 1;
  return report;
}

InputResult unread(Status status, std::string why, bool named) {
  InputResult input;
  input.path = "b.pdf";
  input.status = status;
  input.reason = why;
  input.named = named;
  input.parts = {{"", Role::kBody, status, why, false}};
  return input;
}

TEST(TextReport, SaysPlaceSeverityLevelEvidenceAndBasis) {
  std::string const text =
      text_report(report_with(Category::kStateSecret, Severity::kBlock), {});
  for (char const* piece : {"文件 a.txt\n", "第1行第2列", "拦截", "机密★10年",
                            "独占一行", "保守国家秘密法 第二十二条",
                            "第四十七条", "拦截 1，复核 0，提示 0", "请核实"}) {
    EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
  }
  EXPECT_FALSE(has(text, "前后文"));
}

TEST(TextReport, EnglishHasEnglishEvidence) {
  RenderOptions options;
  options.language = Language::kEnglish;
  options.context = true;
  std::string const text = text_report(
      report_with(Category::kStateSecret, Severity::kBlock), options);
  for (char const* piece : {"file a.txt\n", "line 1, column 2", "BLOCK",
                            "alone on its line", "art. 47", "前后文"}) {
    EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
  }
}

TEST(TextReport, TheLawIsSaidOnlyOfStateSecretBlocksAndOnce) {
  EXPECT_FALSE(has(
      text_report(report_with(Category::kStateSecret, Severity::kReview), {}),
      "四十七"));
  EXPECT_FALSE(
      has(text_report(report_with(Category::kWorkSecret, Severity::kBlock), {}),
          "四十七"));
  Report twice = report_with(Category::kStateSecret, Severity::kBlock);
  twice.findings.push_back(twice.findings[0]);
  std::string const text = text_report(twice, {});
  EXPECT_EQ(text.find("四十七"), text.rfind("四十七"));
}

TEST(TextReport, NothingFoundNeverHidesTheUnread) {
  Report report;
  report.summary.inputs = 1;
  EXPECT_TRUE(has(text_report(report, {}), "未发现已配置的标志或关键词。"));
  report.inputs = {unread(Status::kUninspected, "not-supported", false)};
  std::string const text = text_report(report, {});
  EXPECT_TRUE(has(text, "未发现已配置的标志或关键词；以下部分未检查："));
  EXPECT_TRUE(has(text, "b.pdf"));
  EXPECT_TRUE(has(text, "not-supported"));
}

TEST(TextReport, SkippedIsListedWhereNamed) {
  Report report;
  report.summary.inputs = 1;
  report.inputs = {unread(Status::kSkipped, "no-text", false)};
  EXPECT_FALSE(has(text_report(report, {}), "b.pdf"));
  report.inputs[0].named = true;
  EXPECT_TRUE(has(text_report(report, {}), "b.pdf"));
}

TEST(TextReport, AnEmptyRunClaimsNothing) {
  EXPECT_FALSE(has(text_report(Report{}, {}), "未发现"));
}

TEST(TextReport, EscapesNamesAndNeverBeginsALineWithThem) {
  Report report = report_with(Category::kKeyword, Severity::kReview);
  report.findings[0].input = "::error::x\n\x1b[2J";
  report.inputs = {unread(Status::kUninspected, "not-supported", true)};
  report.inputs[0].path = "::error::y\n::error::z";
  std::string const text = text_report(report, {});
  EXPECT_FALSE(has(text, "\n::"));
  EXPECT_FALSE(has(text, "\x1b"));
}

TEST(TextReport, ColorsOnlyWhenAskedFor) {
  Report const report = report_with(Category::kStateSecret, Severity::kBlock);
  EXPECT_FALSE(has(text_report(report, {}), "\x1b"));
  RenderOptions options;
  options.color = true;
  EXPECT_TRUE(has(text_report(report, options), "\x1b[1;31m拦截\x1b[0m"));
}

TEST(TextReport, ATermThatHasRunOutReleasesNothing) {
  Report report = report_with(Category::kStateSecret, Severity::kBlock);
  report.findings[0].term = Term{};
  report.findings[0].term->text = "10年";
  report.findings[0].term->state = Term::State::kExpired;
  report.findings[0].term->over_limit = true;
  std::string const text = text_report(report, {});
  EXPECT_TRUE(has(text, "解密审核"));
  EXPECT_TRUE(has(text, "法定最长期限"));
}

}  // namespace
}  // namespace mishen
