#pragma once

// What mishen-reader wrote about one input, judged: the input's own text goes
// to the judges of the input, every member inside it gets judges of its own.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/document/wire.h"
#include "lib/engine/compiled_rules.h"
#include "lib/result/report.h"
#include "lib/scan/member_judges.h"
#include "lib/scan/scan_settings.h"

namespace mishen {

/// Takes records in their order. Borrows everything. One thread.
class RecordScan {
 public:
  /// `outer`: the judges of the input itself.
  RecordScan(CompiledRules const& rules, ScanSettings const& settings,
             std::atomic<bool> const& stop, MemberJudges& outer)
      : rules_(rules), settings_(settings), stop_(stop), outer_(outer) {}

  /// Reads records up to the end of `output` (a file, read from its begin),
  /// to the first fault or until the run is stopped.
  void read(int output);

  /// Everything was said, and well.
  [[nodiscard]] bool is_complete() const { return end_.has_value(); }
  /// Some text came.
  [[nodiscard]] bool has_text() const { return has_text_; }

  /// Moves the findings of members (with `place` and the member's part of
  /// `input`, "!b.docx"), coverage, format, encoding and counts to the input.
  void finish(InputResult& result, std::vector<Finding>& findings,
              SeverityCounts& counts);

 private:
  struct MemberState {
    MemberRecord record;
    std::unique_ptr<MemberJudges> judges;  // null: done, or the input itself
    std::vector<Finding> findings;
    SeverityCounts counts;
    std::vector<PartCoverage> coverage;
  };
  void take(MemberRecord record);
  void take(DocumentRecord const& record);
  void take(CoverageRecord record);
  void take(EndRecord record) { end_ = record; }
  void close(MemberState& member);
  void cover(MemberState& member, InputResult& result);

  CompiledRules const& rules_;
  ScanSettings const& settings_;
  std::atomic<bool> const& stop_;
  MemberJudges& outer_;
  std::vector<MemberState> members_;
  std::vector<std::string> secret_names_;
  std::size_t stored_ = 0;  // findings kept of members
  std::optional<EndRecord> end_;
  bool has_text_ = false;
};

}  // namespace mishen
