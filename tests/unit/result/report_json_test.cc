#include "lib/result/report_json.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lib/base/json.h"

namespace mishen {
namespace {

std::vector<std::string> keys(Json const& object) {
  std::vector<std::string> out;
  for (auto const& item : object.items()) out.push_back(item.key());
  return out;
}

Report full_report() {
  Report report;
  report.version = "1";
  report.rules_digest = "d";
  report.packs = {{"cn", "2026.11"}};
  report.overrides = {{"cn.a", "f.yaml", "note", {}}};
  report.warnings = {"w"};
  Finding finding;
  finding.id = "f1";
  finding.input = "a.txt";
  finding.rule = "cn.a";
  finding.category = Category::kStateSecret;
  finding.severity = Severity::kBlock;
  finding.level = "机密";
  finding.term = Term{};
  finding.term->months = 120;
  finding.place.line = 3;
  finding.text = "机密★10年";
  finding.context = "around";
  finding.evidence = {{"alone on its line", 3, "独占一行"}};
  finding.basis = {"保守国家秘密法 第二十二条"};
  report.findings = {finding};
  InputResult input;
  input.path = "a.txt";
  input.format = "txt";
  input.parts = {
      {"", Role::kBody, Status::kPartial, "undecodable-bytes", true}};
  report.inputs = {input};
  return report;
}

// The order and the names are the contract (DESIGN section 6).
TEST(ReportJson, HasEveryKeyInItsOrder) {
  Json const json = Json::parse(to_json(full_report()), nullptr, false);
  using Keys = std::vector<std::string>;
  EXPECT_EQ(keys(json), (Keys{"schema", "tool", "rules", "run", "warnings",
                              "findings", "inputs", "summary"}));
  EXPECT_EQ(keys(json["tool"]), (Keys{"name", "version"}));
  EXPECT_EQ(keys(json["rules"]), (Keys{"digest", "packs", "overrides"}));
  EXPECT_EQ(keys(json["run"]), (Keys{"started", "today", "sandbox", "profile",
                                     "masked", "aborted", "config"}));
  EXPECT_EQ(keys(json["findings"][0]),
            (Keys{"id", "input", "rule", "category", "severity", "level",
                  "scope", "term", "place", "text", "context", "evidence",
                  "basis", "advice", "waived", "fingerprint"}));
  EXPECT_EQ(keys(json["findings"][0]["term"]),
            (Keys{"text", "months", "days", "starts", "ends", "state",
                  "over_limit"}));
  EXPECT_EQ(keys(json["findings"][0]["place"]),
            (Keys{"part", "role", "page", "paragraph", "sheet", "cell", "slide",
                  "hidden", "line", "column", "begin", "end"}));
  EXPECT_EQ(keys(json["findings"][0]["evidence"][0]), (Keys{"why", "weight"}));
  EXPECT_EQ(keys(json["inputs"][0]),
            (Keys{"path", "format", "encoding", "sha256", "bytes", "status",
                  "reason", "verdict", "level", "parts"}));
  EXPECT_EQ(keys(json["inputs"][0]["parts"][0]),
            (Keys{"part", "role", "status", "reason", "accepted"}));
  EXPECT_EQ(keys(json["summary"]),
            (Keys{"complete", "seconds", "inputs", "inspected", "partial",
                  "uninspected", "skipped", "accepted", "truncated", "block",
                  "review", "note", "bytes", "characters"}));
}

TEST(ReportJson, WhatIsAbsentIsNull) {
  Json const json = Json::parse(to_json(full_report()), nullptr, false);
  Json const& finding = json["findings"][0];
  for (char const* key : {"scope", "waived", "context"}) {
    EXPECT_TRUE(finding[key].is_null()) << key;
  }
  for (char const* key : {"part", "page", "sheet", "column", "begin"}) {
    EXPECT_TRUE(finding["place"][key].is_null()) << key;
  }
  EXPECT_EQ(finding["place"]["line"], 3);
  EXPECT_TRUE(finding["term"]["days"].is_null());
  EXPECT_EQ(finding["term"]["months"], 120);
  EXPECT_TRUE(json["run"]["config"]["path"].is_null());
}

TEST(ReportJson, ContextIsWrittenWhenAskedFor) {
  Json const json = Json::parse(to_json(full_report(), {true}), nullptr, false);
  EXPECT_EQ(json["findings"][0]["context"], "around");
}

TEST(ReportJson, EndsWithALineBreak) {
  EXPECT_TRUE(to_json(Report{}).ends_with("}\n"));
}

}  // namespace
}  // namespace mishen
