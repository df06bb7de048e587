#pragma once

// Is this word a marking here? Collects the evidence for one match of a
// marking rule.

#include <cstddef>
#include <string>

#include "lib/engine/compiled_rules.h"
#include "lib/judge/cells.h"
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
};

/// What the judge knows of plain text as a whole.
struct Sheet {
  TextKind kind = TextKind::kProse;
  std::u32string table_header;  ///< First line of a table, folded; else empty.
};

/// Judges `match` of `rule` in `block`.
Marking judge_marking(Page& page, TableHeads& tables, TextBlock const& block,
                      Rule const& rule, Match const& match, Sheet const& sheet);

}  // namespace mishen
