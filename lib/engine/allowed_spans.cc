#include "lib/engine/allowed_spans.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mishen {

void AllowedSpans::seal() {
  std::sort(entries_.begin(), entries_.end(), [](auto const& a, auto const& b) {
    return std::pair(a.rule, a.span.begin) < std::pair(b.rule, b.span.begin);
  });
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    if (entries_[i - 1].rule != entries_[i].rule) continue;
    entries_[i].span.end =
        std::max(entries_[i].span.end, entries_[i - 1].span.end);
  }
}

// A phrase that begins at or before the span and reaches over its end: the
// furthest end among those with such a beginning decides.
bool AllowedSpans::covers(RuleId rule, BufferSpan span) const {
  auto const behind = std::upper_bound(
      entries_.begin(), entries_.end(), std::pair(rule, span.begin),
      [](auto const& wanted, Entry const& entry) {
        return wanted < std::pair(entry.rule, entry.span.begin);
      });
  if (behind == entries_.begin()) return false;
  Entry const& last = *std::prev(behind);
  return last.rule == rule && last.span.end >= span.end;
}

}  // namespace mishen
