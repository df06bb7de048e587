#pragma once

// What the neighbouring lines say about a mark: head of the document, copy
// number, urgency, document number, samples, declassification, wrapped
// sentences, lists that run downwards.

#include "lib/judge/evidence_table.h"
#include "lib/judge/site.h"

namespace mishen {

/// Adds what the neighbours say. Costs a few folded lines, so it is asked
/// only for marks that still may be reported.
void add_surroundings(Site const& site, EvidenceList& evidence);

}  // namespace mishen
