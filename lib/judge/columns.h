#pragma once

// Marks in rows of cells, or of words set in columns by blanks: what the
// heading of the column or the label of the row says of them.

#include "lib/judge/evidence_table.h"
#include "lib/judge/site.h"

namespace mishen {

/// Adds what a heading 密级 above the mark's column says.
void add_column(Site const& site, EvidenceList& evidence);

/// Is the mark's row headed 密级 in its first cell, with one value for each
/// column of the table?
[[nodiscard]] bool is_field_row(Site const& site);

/// A row of a register: its level stands in a column of levels, and another
/// cell names the document or matter it is of. Levels below one another are
/// then no list of levels.
[[nodiscard]] bool is_register(Site const& site);

}  // namespace mishen
