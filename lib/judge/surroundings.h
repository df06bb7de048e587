#pragma once

// What the neighbouring lines say about a mark: head of the document, copy
// number, urgency, document number, table header, samples, declassification,
// wrapped sentences, lists that run downwards.

#include <cstddef>
#include <string_view>

#include "lib/document/document.h"
#include "lib/judge/evidence_table.h"
#include "lib/judge/page.h"
#include "lib/judge/standing.h"

namespace mishen {

/// A mark in its place: everything the evidence collectors look at. Borrows
/// all of it.
struct Site {
  Page& page;
  TextBlock const& block;
  Line const& line;
  Standing const& standing;
  Tail const& tail;
  std::u32string_view table_header;  ///< First line of a CSV file, else empty.
  TextKind kind = TextKind::kProse;
  bool alone = false;  ///< Found to be alone on its line or in its part.
};

// Lines that count as the head of a document (版头 and what may stand above
// it), and the stricter bound for a masthead.
inline constexpr std::size_t kHeadLines = 15;
inline constexpr std::size_t kMastheadLines = 8;

/// Adds what the neighbours say. Costs a few folded lines, so it is asked
/// only for marks that still may be reported.
void add_surroundings(Site const& site, EvidenceList& evidence);

/// Adds what a heading 密级 above the mark's column says.
void add_column(Site const& site, EvidenceList& evidence);

/// Non-blank lines above the mark, counted up to kHeadLines.
[[nodiscard]] std::size_t lines_above(Site const& site);

/// The cells of a table row; `kind` decides whether commas part them.
[[nodiscard]] std::vector<std::u32string_view> cells_of(std::u32string_view row,
                                                        TextKind kind);

}  // namespace mishen
