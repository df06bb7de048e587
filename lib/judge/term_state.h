#pragma once

// From what a marking says to how long it holds: end of the term, running or
// expired, over the legal limit (保密法 第二十条: 30/20/10 years), and the date
// a document was issued, from which terms count (条例 第十九条).

#include <optional>
#include <string>
#include <string_view>

#include "lib/document/document.h"
#include "lib/judge/date.h"
#include "lib/judge/tail.h"
#include "lib/result/finding.h"

namespace mishen {

/// The term as the mark states it; nullopt where it states none. `line` is
/// the folded line the tail was parsed from.
std::optional<Term> stated_term(std::u32string_view line, Tail const& tail);

/// Completes `term`: starts, ends, state, over_limit.
void complete_term(Term& term, std::optional<std::string> const& level,
                   std::optional<Date> issued, Date today);

/// Dates found in one Document that may be its date of issue.
struct IssueDates {
  std::optional<Date> written;  ///< 成文日期: alone on its line.
  std::optional<Date> printed;  ///< 印发日期: "2024年7月10日印发".

  [[nodiscard]] std::optional<Date> best() const {
    return written ? written : printed;
  }
};

/// Looks through the lines of `document` (its last 64 KiB where it is large)
/// and lets later dates replace earlier ones in `dates`.
void find_issue_dates(Document const& document, IssueDates& dates);

}  // namespace mishen
