#pragma once

// Samples of markings: what is said, on the mark's line, beside it or over
// its table, to be an example, an exercise or a template.

#include <vector>

#include "lib/judge/evidence_table.h"
#include "lib/judge/site.h"

namespace mishen {

/// Adds what says that the mark is a sample. `above` and `below` are the
/// lines nearest to it.
void add_samples(Site const& site, std::vector<NearLine> const& above,
                 std::vector<NearLine> const& below, EvidenceList& evidence);

}  // namespace mishen
