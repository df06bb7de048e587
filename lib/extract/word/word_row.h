#pragma once

// Rows of tables: one text with the cells side by side, so that a label and
// its value, a name and a number are read together; and the paragraphs of its
// cells as further readings, since mastheads are often laid out in tables.

#include <optional>
#include <vector>

#include "lib/extract/word/run_look.h"
#include "lib/extract/word/word_paragraph.h"

namespace mishen {

struct WordCell {
  std::vector<WordText> paragraphs;
  int span = 1;            ///< Columns it takes.
  bool continues = false;  ///< Below a merged cell: its text is not seen.
  std::optional<Rgb> fill;
};

struct WordRow {
  std::vector<WordCell> cells;
  int columns_before = 0;
  bool hidden = false;
};

/// Whether its paragraphs are better read as paragraphs: one cell is no row,
/// and long text in cells is only laid out.
[[nodiscard]] bool is_layout(WordRow const& row);

/// The row as one text, cells parted by tabs (one for each column), the
/// paragraphs of a cell by line breaks.
WordText row_text(WordRow row);

}  // namespace mishen
