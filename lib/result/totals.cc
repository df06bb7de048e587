#include "lib/result/totals.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace mishen {
namespace {

/// The order in which findings are kept.
enum class Rank { kProtected, kBlock, kReview, kNote };
constexpr std::size_t kRanks = 4;

Rank rank_of(Finding const& finding, bool is_protected) {
  if (is_protected) return Rank::kProtected;
  if (finding.severity == Severity::kBlock) return Rank::kBlock;
  return finding.severity == Severity::kReview ? Rank::kReview : Rank::kNote;
}

/// How many findings of each rank a cap leaves.
class Budget {
 public:
  void count(Rank rank) { ++left_[static_cast<std::size_t>(rank)]; }

  void limit_to(std::size_t cap) {
    for (std::size_t i = 0; i < kRanks; ++i) {
      if (i > 0) left_[i] = std::min(left_[i], cap);
      cap -= std::min(cap, left_[i]);
    }
  }

  /// True while one more of `rank` may stay.
  bool take(Rank rank) {
    std::size_t& left = left_[static_cast<std::size_t>(rank)];
    if (left == 0) return false;
    --left;
    return true;
  }

 private:
  std::array<std::size_t, kRanks> left_{};
};

/// Keeps findings[i] for which keep(i); the same for the flags.
template <class Keep>
void keep_if(std::vector<Finding>& findings, std::vector<bool>& flags,
             Keep keep) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!keep(i)) continue;
    if (kept != i) findings[kept] = std::move(findings[i]);
    flags[kept] = flags[i];
    ++kept;
  }
  findings.resize(kept);
  flags.resize(kept);
}

bool cut(std::vector<Finding>& findings, std::vector<bool>& is_protected,
         std::size_t cap) {
  if (findings.size() <= cap) return false;
  Budget budget;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    budget.count(rank_of(findings[i], is_protected[i]));
  }
  budget.limit_to(cap);
  std::size_t const before = findings.size();
  keep_if(findings, is_protected, [&](std::size_t i) {
    return budget.take(rank_of(findings[i], is_protected[i]));
  });
  return findings.size() < before;
}

void cut_per_rule(std::vector<Finding>& findings,
                  std::vector<bool>& is_protected, std::size_t cap) {
  std::map<std::string, Budget> budgets;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    budgets[findings[i].rule].count(rank_of(findings[i], is_protected[i]));
  }
  for (auto& [rule, budget] : budgets) budget.limit_to(cap);
  keep_if(findings, is_protected, [&](std::size_t i) {
    return budgets[findings[i].rule].take(
        rank_of(findings[i], is_protected[i]));
  });
}

std::vector<bool> first_blocks(std::vector<Finding> const& findings) {
  std::vector<bool> flags(findings.size());
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    flags[i] = findings[i].severity == Severity::kBlock &&
               seen.insert(findings[i].rule).second;
  }
  return flags;
}

std::optional<std::string> highest_level(std::vector<Finding> const& findings) {
  std::optional<std::string> highest;
  for (Finding const& finding : findings) {
    if (finding.severity == Severity::kNote || !finding.level) continue;
    if (!highest || level_rank(*finding.level) > level_rank(*highest)) {
      highest = finding.level;
    }
  }
  return highest;
}

bool is_accepted(InputResult const& input) {
  bool any = false;
  for (PartCoverage const& part : input.parts) {
    if (part.status == Status::kInspected) continue;
    // What a policy skips inside an input keeps nothing from being complete.
    if (part.status == Status::kSkipped && !part.part.empty()) continue;
    if (!part.accepted) return false;
    any = true;
  }
  return any && input.status != Status::kInspected;
}

std::uint64_t at_or_above(Summary const& summary, Severity severity) {
  std::uint64_t count = summary.block;
  if (severity <= Severity::kReview) count += summary.review;
  if (severity <= Severity::kNote) count += summary.note;
  return count;
}

}  // namespace

int level_rank(std::string_view level) {
  if (level == "绝密") return 3;
  if (level == "机密") return 2;
  return level == "秘密" ? 1 : 0;
}

Verdict verdict_of(InputResult const& input,
                   std::vector<Finding> const& findings) {
  std::optional<Severity> worst;
  for (Finding const& finding : findings) {
    worst = worst ? std::max(*worst, finding.severity) : finding.severity;
  }
  if (worst == Severity::kBlock) return Verdict::kBlock;
  if (worst == Severity::kReview) return Verdict::kReview;
  if (input.status != Status::kInspected) return Verdict::kIncomplete;
  return worst ? Verdict::kNote : Verdict::kClean;
}

bool is_open(InputResult const& input) {
  if (input.accepted || input.status == Status::kInspected) return false;
  return input.status != Status::kSkipped || input.named;
}

std::uint64_t& SeverityCounts::of(Severity severity) {
  if (severity == Severity::kBlock) return block;
  return severity == Severity::kReview ? review : note;
}

void SeverityCounts::add(std::vector<Finding> const& findings) {
  for (Finding const& finding : findings) add(finding.severity);
}

void Totals::count(InputResult const& input, SeverityCounts const& counts) {
  switch (input.status) {
    case Status::kInspected:
      ++summary_.inspected;
      break;
    case Status::kPartial:
      ++summary_.partial;
      break;
    case Status::kUninspected:
      ++summary_.uninspected;
      break;
    case Status::kSkipped:
      ++summary_.skipped;
      break;
  }
  if (input.accepted) ++summary_.accepted;
  if (input.status == Status::kPartial ||
      input.status == Status::kUninspected ||
      (input.status == Status::kSkipped && input.named)) {
    summary_.complete = false;
  }
  summary_.block += counts.block;
  summary_.review += counts.review;
  summary_.note += counts.note;
  summary_.bytes += input.bytes;
  summary_.characters += input.characters;
}

void Totals::add(InputResult input, std::vector<Finding> findings,
                 SeverityCounts const& counts) {
  input.accepted = is_accepted(input);
  input.verdict = verdict_of(input, findings);
  input.level = highest_level(findings);
  count(input, counts);
  inputs_.push_back(std::move(input));

  if (!list_notes_) {
    std::erase_if(findings, [](Finding const& finding) {
      return finding.severity == Severity::kNote;
    });
  }
  std::vector<bool> flags = first_blocks(findings);
  cut_per_rule(findings, flags, caps_.per_rule);
  cut(findings, flags, caps_.per_input);
  std::uint64_t const all =
      counts.block + counts.review + (list_notes_ ? counts.note : 0);
  if (findings.size() < all) summary_.truncated = true;
  std::move(findings.begin(), findings.end(), std::back_inserter(findings_));
  protected_.insert(protected_.end(), flags.begin(), flags.end());
  // Cutting as we go bounds memory; what is cut now would be cut at the end.
  if (findings_.size() > 2 * caps_.per_report) cut_report();
}

void Totals::cut_report() {
  if (cut(findings_, protected_, caps_.per_report)) summary_.truncated = true;
}

void Totals::finish(Report& report) {
  cut_report();
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    findings_[i].id = "f" + std::to_string(i + 1);
  }
  if (report.run.aborted) summary_.complete = false;
  report.findings = std::move(findings_);
  report.inputs = std::move(inputs_);
  report.summary = summary_;
}

int exit_status(Report const& report, Severity fail_on) {
  Summary const& summary = report.summary;
  std::uint64_t const accounted = summary.inspected + summary.partial +
                                  summary.uninspected + summary.skipped;
  if (accounted != summary.inputs || report.run.reader_failed) return 4;
  if (at_or_above(summary, fail_on) > 0) return 1;
  bool const open =
      std::any_of(report.inputs.begin(), report.inputs.end(), is_open);
  return open || report.run.aborted ? 3 : 0;
}

}  // namespace mishen
