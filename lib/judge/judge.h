#pragma once

// Match → Finding. The judge tells a marking from a mention: it reads the
// line and its surroundings, collects evidence for and against, and is the
// only place that lowers a severity. It drops nothing: what it does not
// report as block or review it keeps as note.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/terms.h"
#include "lib/document/document.h"
#include "lib/engine/compiled_rules.h"
#include "lib/result/finding.h"
#include "lib/rules/rule_set.h"

namespace mishen {

/// A calendar date (proleptic Gregorian).
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(Date, Date) = default;
};

/// Judges the windows of one input after another, then completes what only
/// the end of the document tells (term, conflicts). One per input; one
/// thread. Borrows the rules.
class Judge {
 public:
  Judge(RuleSet const& rules, Date today, Language language);

  /// Judges the matches of one Document (a window, a name, a raw scan).
  void add(Document const& document, std::vector<Match> const& matches);

  /// All findings, in document order, completed.
  std::vector<Finding> finish();
};

}  // namespace mishen
