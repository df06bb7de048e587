#pragma once

// What a run is told: dates, languages, limits, policies. Plain data.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/limits.h"
#include "lib/base/terms.h"
#include "lib/judge/date.h"

namespace mishen {

/// Incompleteness that the user accepts; it stays in the report and its
/// counts and does not cause exit status 3.
struct AcceptRule {
  std::string reason;  ///< "image-without-text", "limit-depth" …
  /// What it holds for, as in .gitignore (`*`, `?`, `**`), matched against
  /// the input's path and against "path!part"; empty: everything.
  std::string glob;
  std::string why;            ///< For people.
  std::optional<Date> until;  ///< The last day on which it holds.
};

struct ScanSettings {
  Date today;
  Language language = Language::kChinese;
  bool list_notes = false;
  bool full_coverage = false;  ///< `parts` names what was inspected, too.
  bool digest = false;         ///< Fill InputResult::sha256.
  std::vector<AcceptRule> accepted;
  Limits limits;
  unsigned jobs = 0;           ///< Threads; 0: one a processor.
  bool sandbox = true;         ///< False: --no-sandbox.
  std::string reader_program;  ///< mishen-reader; empty: there is none.
  /// Key of fingerprints that outlive a change of the input.
  std::optional<std::string> fingerprint_key;
};

}  // namespace mishen
