#pragma once

// Rows of data tables as lines of cells parted by tabs, columns kept in line
// over spans. Which tables hold data and which only arrange a page is judged
// row by row.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/extract/html/output.h"
#include "lib/extract/html/paragraph.h"
#include "lib/extract/html/tree.h"

namespace mishen {

/// What is inside each node, counted once for the whole tree.
class Contents {
 public:
  explicit Contents(HtmlTree const& tree);
  [[nodiscard]] std::size_t bytes(NodeId id) const { return nodes_[id].bytes; }
  [[nodiscard]] std::size_t blocks(NodeId id) const {
    return nodes_[id].blocks;
  }
  /// `fewest` cells or more of short content and no table inside.
  [[nodiscard]] bool is_data_row(HtmlTree const& tree, NodeId row,
                                 std::size_t fewest) const;

 private:
  struct Counts {
    std::size_t bytes = 0;
    std::size_t blocks = 0;
    bool has_table = false;
  };
  std::vector<Counts> nodes_;
};

/// One cell of the row being read.
struct TableCell {
  std::size_t column = 0;
  std::vector<Paragraph> paragraphs;
};

/// A table being read: what its rows leave to the rows below.
class TableRows {
 public:
  void begin_row();
  /// A row that is not one of data.
  void pass_row();
  /// How many cells make a row of data: one, where a cell from above reaches
  /// into it or rows of data came before.
  [[nodiscard]] std::size_t fewest_cells() const;
  /// Places a cell in the row.
  void begin_cell(std::size_t columns, std::size_t rows);
  void add(Paragraph paragraph) {
    cells_.back().paragraphs.push_back(std::move(paragraph));
  }
  [[nodiscard]] bool in_cell() const { return !cells_.empty(); }
  /// The row as one block, with what its cells hold as readings.
  Said end_row();
  [[nodiscard]] std::size_t offset() const;
  /// Texts of the columns, where all cells were of one character or two.
  [[nodiscard]] std::vector<std::string> short_columns() const;

 private:
  [[nodiscard]] std::string row_text(bool with_hidden) const;
  void add_cell_readings(Said& said) const;
  void note_columns();

  std::vector<std::size_t> spans_;  // rows still covered, by column
  std::vector<TableCell> cells_;
  std::size_t column_ = 0;
  std::size_t columns_ = 0;  // of the row, with what spans reach over
  std::vector<std::string> columns_text_;
  bool all_short_ = true;
  std::size_t rows_ = 0;
};

}  // namespace mishen
