#pragma once

// The judges of one text: of the input itself or of a member inside it. A
// text may be read several ways (second encoding, escapes decoded); each
// reading has a judge of its own, and what a later one finds counts only
// where the first found nothing like it, or something less grave.

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lib/document/document.h"
#include "lib/engine/compiled_rules.h"
#include "lib/judge/judge.h"
#include "lib/repair/repair.h"
#include "lib/result/finding.h"
#include "lib/result/totals.h"
#include "lib/scan/scan_settings.h"

namespace mishen {

/// Borrows everything. One thread.
class MemberJudges {
 public:
  MemberJudges(CompiledRules const& rules, ScanSettings const& settings,
               std::atomic<bool> const& stop)
      : rules_(rules), settings_(settings), stop_(stop) {}

  /// Searches and judges a Document of that reading (document/wire.h).
  void add(Document const& document, std::uint32_t reading = 0);

  /// Ends judging. Further calls do nothing.
  void finish();

  // After finish(): names first, then in document order.
  [[nodiscard]] std::vector<Finding>& findings() { return findings_; }
  [[nodiscard]] SeverityCounts const& counts() const { return counts_; }
  /// Texts found in names that a masked report must not show.
  [[nodiscard]] std::vector<std::string>& secret_names() {
    return secret_names_;
  }

 private:
  void note_secrets(Document const& document, std::vector<Match> const& matches,
                    Repaired const* repaired = nullptr);
  void merge(std::vector<Finding> found);

  CompiledRules const& rules_;
  ScanSettings const& settings_;
  std::atomic<bool> const& stop_;
  std::map<std::uint32_t, Judge> judges_;
  bool finished_ = false;
  bool raw_ = false;  // some of the text is a raw scan
  std::vector<Finding> findings_;
  SeverityCounts counts_;
  std::vector<std::string> secret_names_;
};

}  // namespace mishen
