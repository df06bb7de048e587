#include "lib/scan/record_scan.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <vector>

#include "tests/unit/scan/test_rules.h"

namespace mishen {
namespace {

/// Judges records written to a file in memory.
class Records : public testing::Test {
 protected:
  Records() : file_(::memfd_create("records", MFD_CLOEXEC)) {}
  ~Records() override { ::close(file_); }

  void write(WireRecord const& record) { write_bytes(encode_record(record)); }
  void write_bytes(std::string const& bytes) {
    ASSERT_EQ(::write(file_, bytes.data(), bytes.size()),
              static_cast<ssize_t>(bytes.size()));
  }
  void member(std::uint32_t number, std::string path, bool done = false) {
    MemberRecord record;
    record.member = number;
    record.path = std::move(path);
    record.format = number == 0 ? "zip" : "txt";
    record.done = done;
    write(record);
  }
  void text(std::uint32_t number, std::string words, Role role = Role::kBody,
            std::uint32_t reading = 0) {
    write(DocumentRecord{
        number, reading,
        make_document(std::move(words), role, TextKind::kProse)});
  }
  void judge() {
    MemberJudges outer(*rules_.compiled, settings_, stop_);
    RecordScan records(*rules_.compiled, settings_, stop_, outer);
    records.read(file_);
    complete_ = records.is_complete();
    outer.finish();
    findings_ = std::move(outer.findings());
    counts_ = outer.counts();
    records.finish(result_, findings_, counts_);
  }

  TestRules rules_ = keyword_rules();
  ScanSettings settings_;
  std::atomic<bool> stop_ = false;
  int file_;
  bool complete_ = false;
  InputResult result_;
  std::vector<Finding> findings_;
  SeverityCounts counts_;
};

TEST_F(Records, MembersHaveFindingsOfTheirOwn) {
  member(0, "");
  text(0, "玄武工程");
  member(1, "a.txt");
  text(1, "关于玄武工程的通知");
  member(1, "a.txt", true);
  member(2, "b.txt");
  text(2, "今天天气很好");
  write(EndRecord{20});
  judge();
  EXPECT_TRUE(complete_);
  EXPECT_EQ(result_.format, "zip");
  EXPECT_EQ(result_.characters, 20U);
  ASSERT_EQ(findings_.size(), 2U);
  EXPECT_EQ(findings_[0].input, "");
  EXPECT_EQ(findings_[1].input, "!a.txt");
  EXPECT_EQ(counts_.review, 2U);
}

TEST_F(Records, ALaterReadingAddsOnlyWhatIsNew) {
  member(0, "");
  text(0, "玄武工程\n好");
  text(0, "玄武工程\n玄武工程", Role::kBody, kEscapesDecoded);
  write(EndRecord{});
  judge();
  ASSERT_EQ(findings_.size(), 2U);
  EXPECT_EQ(findings_[0].place.line, 1U);
  EXPECT_EQ(findings_[1].place.line, 2U);
  EXPECT_EQ(counts_.review, 2U);
}

TEST_F(Records, NamesWithHitsAreSecrets) {
  member(0, "");
  member(1, "玄武工程.txt");
  text(1, "玄武工程", Role::kName);
  write(EndRecord{});
  judge();
  EXPECT_EQ(result_.secret_names, std::vector<std::string>{"玄武工程"});
}

TEST_F(Records, CoverageIsSeenFromTheInput) {
  member(0, "");
  member(1, "b.docx");
  write(CoverageRecord{1,
                       {"word/media/image1.png", Role::kImage,
                        Status::kUninspected, "image-without-text", false}});
  write(CoverageRecord{
      1, {"", Role::kBody, Status::kPartial, "malformed", false}});
  write(EndRecord{});
  judge();
  ASSERT_EQ(result_.parts.size(), 2U);
  EXPECT_EQ(result_.parts[0].part, "b.docx!word/media/image1.png");
  EXPECT_EQ(result_.parts[1].part, "b.docx");
}

TEST_F(Records, WhatIsInspectedIsListedOnRequest) {
  settings_.full_coverage = true;
  member(0, "");
  member(1, "a.txt");
  write(EndRecord{});
  judge();
  ASSERT_EQ(result_.parts.size(), 1U);
  EXPECT_EQ(result_.parts[0].part, "a.txt");
  EXPECT_EQ(result_.parts[0].status, Status::kInspected);
}

TEST_F(Records, WhatCameBeforeAFaultCounts) {
  member(0, "");
  text(0, "玄武工程");
  write_bytes(std::string(3, '\xFF'));
  judge();
  EXPECT_FALSE(complete_);
  EXPECT_EQ(findings_.size(), 1U);
}

TEST_F(Records, AnEndMustBeSaid) {
  member(0, "");
  judge();
  EXPECT_FALSE(complete_);
}

}  // namespace
}  // namespace mishen
