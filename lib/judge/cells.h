#pragma once

// Rows of cells: cut into cells, and the headings of a table's columns, which
// govern all rows below them however long the table is.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/span.h"
#include "lib/document/document.h"
#include "lib/judge/flow.h"

namespace mishen {

class Page;

/// The cells of a table row; `kind` decides whether commas part them.
[[nodiscard]] std::vector<std::u32string_view> cells_of(std::u32string_view row,
                                                        TextKind kind);

/// Is cell number `cell` of the row the heading of a column of levels?
[[nodiscard]] bool is_secrecy_heading(std::u32string_view row, std::size_t cell,
                                      TextKind kind);

/// In paragraphs, a row of values parted by commas under a heading of as many
/// that has 密级: what read_sheet() sees of plain text.
[[nodiscard]] bool is_comma_row(Page& page, TextBlock const& block,
                                BufferSpan line, std::u32string_view text);

/// The headings of one table as far as it was read.
struct TableHead {
  std::u32string first;  ///< Its first row.
  /// By column: the lowest row in which it is headed 密级 or the like.
  std::map<std::size_t, std::u32string> secrecy;
};

/// Heads of the tables of a Document, made of blocks of role table. Rows are
/// read once, in rising order of the questions.
class TableHeads {
 public:
  /// What stands above the row `block` (or the row that it reads).
  TableHead const& above(Page const& page, Flows::Index block);

  /// Reads on to the end of the last table of `flow`, a few rows of it where
  /// nothing was asked of it, and gives its head away, to go on with in the
  /// next Document; nullopt: the flow does not end in a table.
  std::optional<TableHead> take_last(Page const& page, Flows::Index flow);
  /// The head of a table that began in the Document before, for the one
  /// whose first row is `block`.
  void go_on(Flows::Index block, TableHead head);

 private:
  struct Table {
    Flows::Index next = Flows::kNone;  // the first row not yet read
    TableHead head;
  };
  Table& table_of(Page const& page, Flows::Index first);
  static void read_row(Page const& page, Table& table);

  std::map<Flows::Index, Table> tables_;  // by first row
};

}  // namespace mishen
