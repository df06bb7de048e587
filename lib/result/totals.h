#pragma once

// From the results of single inputs to the report: verdicts, levels, counts,
// caps, and the exit status. Verdicts and counts are worked out before
// anything is cut, so a cap can shorten a report but never soften it.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/base/terms.h"
#include "lib/result/finding.h"
#include "lib/result/report.h"

namespace mishen {

/// How many findings are listed. Cut are notes first, then reviews, then
/// blocks; never the first block of a rule in an input.
struct Caps {
  std::size_t per_rule = 100;  ///< Of one rule in one input.
  std::size_t per_input = 1'000;
  std::size_t per_report = 100'000;
};

/// Findings by severity.
struct SeverityCounts {
  std::uint64_t block = 0;
  std::uint64_t review = 0;
  std::uint64_t note = 0;

  void add(std::vector<Finding> const& findings);
  void add(Severity severity) { ++of(severity); }
  void remove(Severity severity) { --of(severity); }
  void add(SeverityCounts const& other) {
    block += other.block;
    review += other.review;
    note += other.note;
  }

 private:
  std::uint64_t& of(Severity severity);
};

/// Collects what the inputs of one run came to. One thread.
class Totals {
 public:
  /// `list_notes`: notes are listed too; they are counted in any case.
  explicit Totals(bool list_notes, Caps caps = {})
      : list_notes_(list_notes), caps_(caps) {}

  /// Says that an input was met. Each must be followed by its add().
  void announce() { ++summary_.inputs; }

  /// Takes an input with its findings in place order, and the counts of all
  /// it had (a judge may have stored fewer); works out its verdict, level and
  /// acceptance.
  void add(InputResult input, std::vector<Finding> findings,
           SeverityCounts const& counts);

  /// Moves inputs, findings (numbered) and summary into `report`; reads
  /// report.run.aborted.
  void finish(Report& report);

 private:
  void count(InputResult const& input, SeverityCounts const& counts);
  void cut_report();

  bool list_notes_;
  Caps caps_;
  Summary summary_;
  std::vector<InputResult> inputs_;
  std::vector<Finding> findings_;
  std::vector<bool> protected_;  // parallel to findings_: never cut
};

/// 绝密 3, 机密 2, 秘密 1, any other 0.
int level_rank(std::string_view level);

/// Worst first: block > review > incomplete > note > clean. What was not read
/// is incomplete, also where a stated policy skipped it: nothing unread looks
/// clean.
Verdict verdict_of(InputResult const& input,
                   std::vector<Finding> const& findings);

/// True: this input keeps the run from ending with 0 (partial or uninspected,
/// or skipped although named, and not accepted).
bool is_open(InputResult const& input);

/// DESIGN section 5: 0, 1, 3, or 4 where the counts contradict each other.
int exit_status(Report const& report, Severity fail_on);

}  // namespace mishen
