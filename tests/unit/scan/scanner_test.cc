#include "lib/scan/scanner.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "lib/result/report_json.h"
#include "lib/result/totals.h"
#include "tests/unit/scan/test_rules.h"

namespace mishen {
namespace {

namespace fs = std::filesystem;

/// A folder of its own with one keyword rule.
class Scan : public testing::Test {
 protected:
  Scan() {
    std::string pattern = (fs::temp_directory_path() / "scan.XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Scan() override { fs::remove_all(folder_); }

  void write(std::string const& name, std::string const& bytes) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  Report scan_paths(std::vector<std::string> paths) {
    InputRequest request;
    for (std::string const& path : paths) {
      request.paths.push_back((folder_ / path).string());
    }
    ScanSettings settings;
    settings.today = {2026, 11, 23};
    settings.jobs = jobs_;
    auto report =
        scan(request, *rules_.compiled, settings, Report{}, warnings_, stop_);
    EXPECT_TRUE(report.has_value());
    return std::move(*report);
  }

  TestRules rules_ = keyword_rules();
  fs::path folder_;
  unsigned jobs_ = 0;
  std::vector<InputWarning> warnings_;
  std::atomic<bool> stop_ = false;
};

TEST_F(Scan, OrderIsInputOrderAndCountsAddUp) {
  write("t/b.txt", "玄武工程\n");
  write("t/a.txt", "好\n");
  write("t/c.bin", std::string(300, '\0'));
  Report const report = scan_paths({"t", "missing"});
  ASSERT_EQ(report.inputs.size(), 4U);
  EXPECT_EQ(report.inputs[0].path, (folder_ / "t/a.txt").string());
  EXPECT_EQ(report.inputs[1].verdict, Verdict::kReview);
  EXPECT_EQ(report.inputs[2].status, Status::kUninspected);
  EXPECT_EQ(report.inputs[3].reason, "not-found");
  EXPECT_EQ(report.summary.inputs, 4U);
  EXPECT_EQ(report.summary.inspected, 2U);
  EXPECT_EQ(report.summary.uninspected, 2U);
  EXPECT_EQ(exit_status(report, Severity::kReview), 1);
  EXPECT_EQ(exit_status(report, Severity::kBlock), 3);
}

TEST_F(Scan, TheReportDoesNotDependOnTheNumberOfThreads) {
  for (int i = 0; i < 120; ++i) {
    std::string text = i % 7 == 0 ? std::string(200'000, '\n') : "";
    for (int n = 0; n < i % 5; ++n) text += "关于玄武工程的通知\n";
    write("t/" + std::to_string(i) + ".txt", text);
  }
  std::string first;
  for (unsigned jobs : {1U, 2U, 7U}) {
    jobs_ = jobs;
    Report report = scan_paths({"t", "missing", "t/1.txt"});
    report.summary.seconds = 0;
    std::string const json = to_json(report);
    if (first.empty()) first = json;
    EXPECT_EQ(json, first) << jobs;
  }
}

TEST_F(Scan, AFolderIsAnInputOnlyForItsName) {
  write("玄武工程/a.txt", "好\n");
  write("plain/a.txt", "好\n");
  Report const report = scan_paths({"玄武工程", "plain"});
  ASSERT_EQ(report.inputs.size(), 3U);
  EXPECT_EQ(report.inputs[0].format, "folder");
  EXPECT_EQ(report.inputs[0].verdict, Verdict::kReview);
  EXPECT_EQ(report.inputs[1].verdict, Verdict::kClean);
}

TEST_F(Scan, AnEmptyFolderIsAWarning) {
  fs::create_directory(folder_ / "empty");
  Report const report = scan_paths({"empty"});
  EXPECT_TRUE(report.inputs.empty());
  EXPECT_EQ(warnings_.size(), 1U);
  EXPECT_EQ(exit_status(report, Severity::kReview), 0);
}

TEST_F(Scan, AStoppedRunBeginsNothing) {
  write("a.txt", "好\n");
  stop_ = true;
  Report const report = scan_paths({"a.txt"});
  EXPECT_TRUE(report.run.aborted);
  EXPECT_FALSE(report.summary.complete);
  EXPECT_EQ(exit_status(report, Severity::kReview), 3);
}

TEST_F(Scan, TheReportNamesItsRules) {
  write("a.txt", "好\n");
  Report const report = scan_paths({"a.txt"});
  EXPECT_EQ(report.rules_digest.size(), 64U);
  ASSERT_EQ(report.packs.size(), 1U);
  EXPECT_EQ(report.packs[0].id, "test");
}

}  // namespace
}  // namespace mishen
