#pragma once

// Is this word a marking here? Collects the evidence for one match of a
// marking rule.

#include <string_view>

#include "lib/engine/compiled_rules.h"
#include "lib/judge/evidence_table.h"
#include "lib/judge/page.h"
#include "lib/judge/standing.h"
#include "lib/judge/tail.h"
#include "lib/rules/rule.h"

namespace mishen {

/// A judged mark: its evidence, and [begin, end) of the whole mark (level,
/// star, term) as symbols of `line`.
struct Marking {
  EvidenceList evidence;
  Tail tail;
  std::size_t begin = 0;
  std::size_t end = 0;
  /// The mark is in words only a marking uses (level and term), so a masked
  /// report may show it.
  bool ticked = false;
};

/// Judges `match` of `rule` in `block`. `table_header`: the first line of a
/// CSV input, folded; else empty.
Marking judge_marking(Page& page, TextBlock const& block, Rule const& rule,
                      Match const& match, std::u32string_view table_header);

}  // namespace mishen
