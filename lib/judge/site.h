#pragma once

// A mark in its place: everything the evidence collectors look at, and the
// simple questions that several of them ask.

#include <cstddef>
#include <string_view>

#include "lib/document/document.h"
#include "lib/judge/cells.h"
#include "lib/judge/page.h"
#include "lib/judge/standing.h"
#include "lib/judge/tail.h"

namespace mishen {

/// A mark in its place: everything the evidence collectors look at. Borrows
/// all of it.
struct Site {
  Page& page;
  TableHeads& tables;
  TextBlock const& block;
  Line const& line;
  Standing const& standing;
  Tail const& tail;
  std::u32string_view table_header;  ///< First line of a CSV file, else empty.
  TextKind kind = TextKind::kProse;
  bool alone = false;  ///< Found to be alone on its line or in its part.
  /// The row is a field of several things: 密级 | 公开 | 机密 | 公开.
  bool field_row = false;
};

// Lines that count as the head of a document (版头 and what may stand above
// it), and the stricter bound for a masthead.
inline constexpr std::size_t kHeadLines = 15;
inline constexpr std::size_t kMastheadLines = 8;

/// The mark as its line has it.
[[nodiscard]] std::u32string_view mark_of(Site const& site);

/// Non-blank lines above the mark, counted up to kHeadLines.
[[nodiscard]] std::size_t lines_above(Site const& site);

/// In a row of a structured document's table, itself or read again.
[[nodiscard]] bool is_in_table(Site const& site);

/// Does the mark stand in a header or footer?
[[nodiscard]] bool is_in_margin(Site const& site);

/// Is the mark's line a cell of the row that its block reads? Then the row
/// tells what it is worth.
[[nodiscard]] bool is_whole_cell(Site const& site);

}  // namespace mishen
