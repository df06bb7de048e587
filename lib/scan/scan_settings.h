#pragma once

// What a run is told: dates, languages, limits, policies. Plain data.

#include <cstdint>
#include <set>
#include <string>

#include "lib/base/terms.h"
#include "lib/judge/date.h"
#include "lib/result/totals.h"

namespace mishen {

/// Sizes over which an input is not, or not wholly, read.
struct ScanLimits {
  std::uint64_t text_bytes = std::uint64_t{2} << 30;
  /// Raw bytes are searched in every plausible encoding, which takes up to
  /// half a second a MiB, and stay uninspected all the same.
  std::uint64_t raw_bytes = std::uint64_t{64} << 20;
};

struct ScanSettings {
  Date today;
  Language language = Language::kChinese;
  bool list_notes = false;
  bool full_coverage = false;  ///< `parts` names what was inspected, too.
  bool digest = false;         ///< Fill InputResult::sha256.
  /// Reasons of incompleteness the user accepts.
  std::set<std::string, std::less<>> accepted;
  ScanLimits limits;
  Caps caps;
};

}  // namespace mishen
