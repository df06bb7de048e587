#include "lib/result/totals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace mishen {
namespace {

constexpr Severity kNote = Severity::kNote;
constexpr Severity kReview = Severity::kReview;
constexpr Severity kBlock = Severity::kBlock;

Finding finding(Severity severity, std::string rule = "r",
                std::optional<std::string> level = {}) {
  Finding out;
  out.severity = severity;
  out.rule = std::move(rule);
  out.level = std::move(level);
  return out;
}

InputResult input(Status status, bool named = false, bool accepted = false) {
  InputResult out;
  out.status = status;
  out.named = named;
  if (status != Status::kInspected) {
    out.parts = {{"", Role::kBody, status, "some-reason", accepted}};
  }
  return out;
}

Report run(std::vector<std::pair<InputResult, std::vector<Finding>>> inputs,
           bool list_notes = true, Caps caps = {}) {
  Totals totals(list_notes, caps);
  for (auto& [one, findings] : inputs) {
    totals.announce();
    SeverityCounts counts;
    counts.add(findings);
    totals.add(one, findings, counts);
  }
  Report report;
  totals.finish(report);
  return report;
}

TEST(Verdict, WorstFirst) {
  struct Row {
    char const* law;
    Status status;
    std::vector<Finding> findings;
    Verdict verdict;
  };
  Row const rows[] = {
      {"nothing", Status::kInspected, {}, Verdict::kClean},
      {"a note", Status::kInspected, {finding(kNote)}, Verdict::kNote},
      {"unread beats note",
       Status::kPartial,
       {finding(kNote)},
       Verdict::kIncomplete},
      {"unread is never clean", Status::kUninspected, {}, Verdict::kIncomplete},
      {"skipped is never clean", Status::kSkipped, {}, Verdict::kIncomplete},
      {"review beats unread",
       Status::kUninspected,
       {finding(kReview)},
       Verdict::kReview},
      {"block beats all",
       Status::kPartial,
       {finding(kNote), finding(kBlock), finding(kReview)},
       Verdict::kBlock},
  };
  for (Row const& row : rows) {
    Report const report = run({{input(row.status), row.findings}});
    EXPECT_EQ(report.inputs[0].verdict, row.verdict) << row.law;
  }
}

TEST(Level, IsTheHighestClaimedAboveNote) {
  struct Row {
    std::vector<Finding> findings;
    std::optional<std::string> level;
  };
  Row const rows[] = {
      {{}, std::nullopt},
      {{finding(kBlock)}, std::nullopt},
      {{finding(kBlock, "r", "秘密"), finding(kReview, "r", "绝密"),
        finding(kBlock, "r", "机密")},
       "绝密"},
      {{finding(kNote, "r", "绝密"), finding(kReview, "r", "秘密")}, "秘密"},
      {{finding(kReview, "r", "内部"), finding(kReview, "r", "秘密")}, "秘密"},
  };
  for (Row const& row : rows) {
    Report const report = run({{input(Status::kInspected), row.findings}});
    EXPECT_EQ(report.inputs[0].level, row.level);
  }
}

TEST(ExitStatus, FollowsThePrecedence) {
  struct Row {
    char const* law;
    InputResult what;
    std::vector<Finding> findings;
    Severity fail_on;
    int exit;
  };
  Row const rows[] = {
      {"all inspected", input(Status::kInspected), {}, kReview, 0},
      {"a note", input(Status::kInspected), {finding(kNote)}, kReview, 0},
      {"a note that fails",
       input(Status::kInspected),
       {finding(kNote)},
       kNote,
       1},
      {"a review", input(Status::kInspected), {finding(kReview)}, kReview, 1},
      {"a review below",
       input(Status::kInspected),
       {finding(kReview)},
       kBlock,
       0},
      {"a block", input(Status::kInspected), {finding(kBlock)}, kBlock, 1},
      {"findings before unread",
       input(Status::kPartial),
       {finding(kBlock)},
       kReview,
       1},
      {"partial", input(Status::kPartial), {}, kReview, 3},
      {"uninspected", input(Status::kUninspected), {}, kReview, 3},
      {"accepted", input(Status::kUninspected, true, true), {}, kReview, 0},
      {"skipped in a tree", input(Status::kSkipped), {}, kReview, 0},
      {"skipped though named", input(Status::kSkipped, true), {}, kReview, 3},
      {"skipped, named, accepted",
       input(Status::kSkipped, true, true),
       {},
       kReview,
       0},
  };
  for (Row const& row : rows) {
    Report const report = run({{row.what, row.findings}});
    EXPECT_EQ(exit_status(report, row.fail_on), row.exit) << row.law;
  }
}

TEST(ExitStatus, AnInputWithoutAnAnswerIsFour) {
  Totals totals(true);
  totals.announce();
  Report report;
  totals.finish(report);
  EXPECT_EQ(exit_status(report, kReview), 4);
}

TEST(Accepted, OnlyWhereEveryUnreadPartIs) {
  InputResult both = input(Status::kPartial, true, true);
  both.parts.push_back({"", Role::kBody, Status::kPartial, "other", false});
  Report const report = run({{both, {}}});
  EXPECT_FALSE(report.inputs[0].accepted);
  EXPECT_EQ(report.summary.accepted, 0U);
  EXPECT_EQ(exit_status(report, kReview), 3);
}

TEST(Accepted, StaysIncomplete) {
  Report const report = run({{input(Status::kPartial, true, true), {}}});
  EXPECT_EQ(report.summary.accepted, 1U);
  EXPECT_EQ(report.summary.partial, 1U);
  EXPECT_FALSE(report.summary.complete);
  EXPECT_EQ(report.inputs[0].verdict, Verdict::kIncomplete);
}

TEST(Notes, AreCountedAndListedOnlyWhenAsked) {
  Report const report = run(
      {{input(Status::kInspected), {finding(kNote), finding(kReview)}}}, false);
  EXPECT_EQ(report.summary.note, 1U);
  EXPECT_EQ(report.findings.size(), 1U);
  EXPECT_FALSE(report.summary.truncated);
}

std::vector<Finding> many(std::size_t count, Severity severity,
                          std::string const& rule = "r") {
  return std::vector<Finding>(count, finding(severity, rule));
}

std::size_t count(Report const& report, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](Finding const& f) { return f.severity == severity; }));
}

TEST(Caps, CutNotesThenReviewsAndCountBefore) {
  std::vector<Finding> findings = many(80, kNote);
  for (auto const& f : many(80, kReview)) findings.push_back(f);
  for (auto const& f : many(30, kBlock)) findings.push_back(f);
  Report const report = run({{input(Status::kInspected), findings}});
  EXPECT_EQ(report.findings.size(), 100U);
  EXPECT_EQ(count(report, kBlock), 30U);
  EXPECT_EQ(count(report, kReview), 70U);
  EXPECT_TRUE(report.summary.truncated);
  EXPECT_EQ(report.summary.note, 80U);
  EXPECT_EQ(report.summary.review, 80U);
  EXPECT_EQ(report.inputs[0].verdict, Verdict::kBlock);
}

TEST(Caps, NeverCutTheFirstBlockOfARule) {
  std::vector<std::pair<InputResult, std::vector<Finding>>> inputs;
  for (int i = 0; i < 5; ++i) {
    std::vector<Finding> findings = many(10, kBlock, "a");
    findings.push_back(finding(kBlock, "b"));
    inputs.push_back({input(Status::kInspected), findings});
  }
  Report const report = run(inputs, true, {3, 3, 4});
  // Two rules in each of five inputs: ten blocks stay, although four is the
  // cap of the report.
  EXPECT_EQ(report.findings.size(), 10U);
  EXPECT_EQ(report.summary.block, 55U);
  EXPECT_EQ(report.findings.front().id, "f1");
  EXPECT_EQ(report.findings.back().id, "f10");
}

TEST(Caps, CuttingAsWeGoIsCuttingAtTheEnd) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::pair<InputResult, std::vector<Finding>>> inputs;
    std::vector<Severity> all;
    for (int i = 0; i < 30; ++i) {
      std::vector<Finding> findings;
      for (std::size_t n = random() % 4; n > 0; --n) {
        // Never two blocks of a rule in an input: nothing is protected twice.
        findings.push_back(finding(static_cast<Severity>(random() % 2)));
        all.push_back(findings.back().severity);
      }
      inputs.push_back({input(Status::kInspected), findings});
    }
    std::size_t const cap = 5;
    Report const report = run(inputs, true, {100, 1000, cap});
    std::size_t const reviews =
        static_cast<std::size_t>(std::count(all.begin(), all.end(), kReview));
    EXPECT_EQ(report.findings.size(), std::min(cap, all.size()));
    EXPECT_EQ(count(report, kReview), std::min(cap, reviews));
  }
}

TEST(Caps, WhatTheJudgeDidNotStoreIsCountedAndSaid) {
  Totals totals(false);
  totals.announce();
  totals.add(input(Status::kInspected), {finding(kReview)}, {0, 5'000, 70});
  Report report;
  totals.finish(report);
  EXPECT_EQ(report.summary.review, 5'000U);
  EXPECT_EQ(report.summary.note, 70U);
  EXPECT_TRUE(report.summary.truncated);
}

TEST(Summary, AddsUp) {
  InputResult a = input(Status::kInspected);
  a.bytes = 10;
  a.characters = 4;
  InputResult b = input(Status::kSkipped);
  b.bytes = 5;
  Report const report = run({{a, {}}, {b, {}}});
  EXPECT_EQ(report.summary.bytes, 15U);
  EXPECT_EQ(report.summary.characters, 4U);
  EXPECT_EQ(report.summary.inputs, 2U);
  EXPECT_TRUE(report.summary.complete);
}

}  // namespace
}  // namespace mishen
