#include "lib/scan/input_scan.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/scan/fake_input.h"
#include "tests/unit/scan/test_rules.h"

namespace mishen {
namespace {

/// Scans fake inputs with one keyword rule.
class InputScan : public testing::Test {
 protected:
  ScannedInput scan(FakeBytes fake) {
    return scan_with([&](Input const&) { return open(fake); });
  }
  ScannedInput scan_with(InputOpener const& opener) {
    return scan_input(input_, *rules_.compiled, settings_, nullptr, stop_,
                      opener);
  }
  static Result<std::unique_ptr<OpenInput>> open(FakeBytes fake) {
    return std::unique_ptr<OpenInput>(
        std::make_unique<FakeInput>(std::move(fake)));
  }
  static Input named(std::string path) {
    Input input;
    input.path = input.name = std::move(path);
    input.named = true;
    return input;
  }

  TestRules rules_ = keyword_rules();
  ScanSettings settings_ = [] {
    ScanSettings settings;
    settings.today = {2026, 11, 23};
    return settings;
  }();
  std::atomic<bool> stop_ = false;
  Input input_ = named("a.txt");
};

TEST_F(InputScan, TextIsInspected) {
  ScannedInput const scanned = scan({"第一行\n关于玄武工程的通知\n"});
  EXPECT_EQ(scanned.result.status, Status::kInspected);
  EXPECT_EQ(scanned.result.reason, std::nullopt);
  EXPECT_EQ(scanned.result.encoding, "UTF-8");
  EXPECT_EQ(scanned.result.characters, 14U);
  ASSERT_EQ(scanned.findings.size(), 1U);
  EXPECT_EQ(scanned.findings[0].input, "a.txt");
  EXPECT_EQ(scanned.findings[0].place.line, 2U);
  EXPECT_EQ(scanned.findings[0].fingerprint.size(), 64U);
  EXPECT_EQ(scanned.counts.review, 1U);
}

TEST_F(InputScan, ANameComesFirstAndCountsWhateverTheContent) {
  input_ = named("玄武工程.txt");
  ScannedInput const both = scan({"关于玄武工程的通知\n"});
  ASSERT_EQ(both.findings.size(), 2U);
  EXPECT_EQ(both.findings[0].place.role, Role::kName);
  ScannedInput const unreadable = scan_with([](Input const&) {
    return Result<std::unique_ptr<OpenInput>>(
        Error{Error::Code::kUnreadable, "unreadable", ""});
  });
  ASSERT_EQ(unreadable.findings.size(), 1U);
  EXPECT_EQ(unreadable.result.status, Status::kUninspected);
  EXPECT_EQ(unreadable.result.reason, "unreadable");
}

TEST_F(InputScan, WithoutAReaderMarkupIsReadAsTextAndSaidToBePartial) {
  input_ = named("a.html");
  ScannedInput const html = scan({"<html><body>\n<p>玄武工程</p>\n"});
  EXPECT_EQ(html.result.status, Status::kUninspected);
  EXPECT_EQ(html.result.reason, "reader-missing");
  EXPECT_TRUE(html.reader_failed);
  ASSERT_EQ(html.findings.size(), 1U);
  EXPECT_EQ(html.findings[0].place.line, 2U);
}

TEST_F(InputScan, AKeyedFingerprintOutlivesChangesElsewhere) {
  settings_.fingerprint_key = "0123456789abcdef";
  ScannedInput const before = scan({"第一行\n关于玄武工程的通知\n"});
  ScannedInput const after = scan({"关于玄武工程的通知\n又一行\n"});
  ScannedInput const other = scan({"印发玄武工程的方案\n"});
  EXPECT_EQ(before.findings[0].fingerprint, after.findings[0].fingerprint);
  EXPECT_NE(before.findings[0].fingerprint, other.findings[0].fingerprint);
  settings_.fingerprint_key = "another key than the first";
  EXPECT_NE(before.findings[0].fingerprint,
            scan({"关于玄武工程的通知\n"}).findings[0].fingerprint);
}

// STYLE section 6, faults: an error at the n-th byte for every n.
TEST_F(InputScan, AnErrorAnywhereIsNeverInspected) {
  std::string const text = "关于玄武工程的通知\n完\n";
  for (std::size_t n = 0; n <= text.size(); ++n) {
    FakeBytes fake{text, 5, n};
    ScannedInput const scanned = scan(fake);
    EXPECT_NE(scanned.result.status, Status::kInspected) << n;
    EXPECT_NE(scanned.result.reason, std::nullopt) << n;
    bool const read_the_word = n >= 18;
    EXPECT_EQ(!scanned.findings.empty(), read_the_word) << n;
  }
}

TEST_F(InputScan, AChangingFileIsReadOnceMore) {
  int opened = 0;
  ScannedInput const calmed = scan_with([&](Input const&) {
    return open({"玄武工程\n", 1024, {}, ++opened == 1});
  });
  EXPECT_EQ(opened, 2);
  EXPECT_EQ(calmed.result.status, Status::kInspected);
  EXPECT_EQ(calmed.findings.size(), 1U);
  ScannedInput const never = scan({"玄武工程\n", 1024, {}, true});
  EXPECT_EQ(never.result.status, Status::kPartial);
  EXPECT_EQ(never.result.reason, "changed-while-read");
  EXPECT_EQ(never.findings.size(), 1U);
}

TEST_F(InputScan, LimitsAreSaid) {
  settings_.limits.text_bytes = 10;
  ScannedInput const large = scan({"玄武工程\n玄武工程\n"});
  EXPECT_EQ(large.result.status, Status::kUninspected);
  EXPECT_EQ(large.result.reason, "limit-text-bytes");
  EXPECT_TRUE(large.findings.empty());
}

TEST_F(InputScan, RawBytesAreSearchedAndStayUninspected) {
  std::string bytes((1 << 20) + 5000, '\0');
  bytes.replace(bytes.size() - 40, 12, "玄武工程");
  bytes.replace((1 << 20) - 6, 12, "玄武工程");  // over the end of a piece
  ScannedInput const scanned = scan({bytes});
  EXPECT_EQ(scanned.result.status, Status::kUninspected);
  EXPECT_EQ(scanned.result.reason, "unknown-format");
  ASSERT_EQ(scanned.findings.size(), 1U);
  EXPECT_EQ(scanned.findings[0].place.role, Role::kRaw);
  EXPECT_EQ(scanned.counts.review, 1U);
}

TEST_F(InputScan, RawLimitIsASecondReason) {
  settings_.limits.raw_bytes = 1 << 16;
  ScannedInput const scanned = scan({std::string(1 << 17, '\0')});
  ASSERT_EQ(scanned.result.parts.size(), 2U);
  EXPECT_EQ(scanned.result.parts[0].reason, "unknown-format");
  EXPECT_EQ(scanned.result.parts[1].reason, "limit-raw-bytes");
}

TEST_F(InputScan, AcceptedReasonsAreMarked) {
  settings_.accepted = {{"unknown-format", "", "", {}}};
  ScannedInput const scanned = scan({std::string(100, '\0')});
  ASSERT_EQ(scanned.result.parts.size(), 1U);
  EXPECT_TRUE(scanned.result.parts[0].accepted);
}

TEST_F(InputScan, AStopIsSaid) {
  stop_ = true;
  ScannedInput const scanned = scan({"玄武工程\n"});
  EXPECT_EQ(scanned.result.status, Status::kUninspected);
  EXPECT_EQ(scanned.result.reason, "aborted");
}

TEST_F(InputScan, ProblemsKeepTheirReason) {
  input_ = named("玄武工程");
  input_.kind = Input::Kind::kProblem;
  input_.status = Status::kSkipped;
  input_.reason = "symlink";
  ScannedInput const scanned = scan({""});
  EXPECT_EQ(scanned.result.status, Status::kSkipped);
  EXPECT_EQ(scanned.result.reason, "symlink");
  EXPECT_EQ(scanned.findings.size(), 1U);
}

TEST_F(InputScan, FullCoverageNamesWhatWasRead) {
  settings_.full_coverage = true;
  ScannedInput const scanned = scan({"text\n"});
  ASSERT_EQ(scanned.result.parts.size(), 2U);
  EXPECT_EQ(scanned.result.parts[0].role, Role::kName);
  EXPECT_EQ(scanned.result.parts[1].role, Role::kBody);
}

TEST_F(InputScan, FingerprintsAreBoundToTheBytesNotToTheWayOfReading) {
  std::string text = "玄武工程\n";
  ScannedInput const small = scan({text});
  settings_.digest = true;
  ScannedInput const digested = scan({text, 3});
  EXPECT_EQ(small.findings[0].fingerprint, digested.findings[0].fingerprint);
  EXPECT_TRUE(digested.result.sha256.has_value());
  settings_.digest = false;
  while (text.size() < (5U << 20)) text += "今天天气很好，适合出门散步。\n";
  ScannedInput const again = scan({text});
  settings_.digest = true;
  EXPECT_EQ(again.findings[0].fingerprint,
            scan({text}).findings[0].fingerprint);
  EXPECT_NE(again.findings[0].fingerprint, small.findings[0].fingerprint);
}

TEST_F(InputScan, MissingInputsDoNotShareFingerprints) {
  auto const missing = [](Input const&) {
    return Result<std::unique_ptr<OpenInput>>(
        Error{Error::Code::kNotFound, "vanished", ""});
  };
  input_ = named("x/玄武工程.txt");
  input_.name = "玄武工程.txt";
  ScannedInput const a = scan_with(missing);
  input_.path = "y/玄武工程.txt";
  ScannedInput const b = scan_with(missing);
  EXPECT_NE(a.findings[0].fingerprint, b.findings[0].fingerprint);
}

}  // namespace
}  // namespace mishen
