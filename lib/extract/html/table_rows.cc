#include "lib/extract/html/table_rows.h"

#include <algorithm>
#include <utility>

namespace mishen {
namespace {

// A cell with more is part of a page's layout.
constexpr std::size_t kLongestCell = 1800;  // bytes: 600 ideographs
constexpr std::size_t kMostBlocksOfCell = 12;
// Columns that spans keep in line; more cells follow one another.
constexpr std::size_t kMostColumns = 128;
constexpr std::size_t kMostRows = 65'534;  // as browsers
constexpr std::size_t kMostShortColumns = 64;

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

/// What is seen of a cell, or all of it.
std::string cell_text(TableCell const& cell, bool with_hidden) {
  std::string out;
  for (Paragraph const& paragraph : cell.paragraphs) {
    for (ParagraphReading const& reading : paragraph.readings()) {
      if (reading.hidden && !with_hidden) break;
      if (!out.empty()) out += ' ';
      out += on_one_line(reading.text);
      break;
    }
  }
  return out;
}

}  // namespace

Contents::Contents(HtmlTree const& tree) : nodes_(tree.size()) {
  // Children come behind their parents.
  for (NodeId id = static_cast<NodeId>(tree.size()); id-- > 1;) {
    HtmlNode const& node = tree[id];
    Counts& own = nodes_[id];
    if (node.kind == HtmlNode::Kind::kText) own.bytes = node.text.size();
    Counts& above = nodes_[node.parent];
    above.bytes += own.bytes;
    above.blocks += own.blocks + (node.info.is_block ? 1 : 0);
    above.has_table |= own.has_table || node.info.tag == Tag::kTable;
  }
}

bool Contents::is_data_row(HtmlTree const& tree, NodeId row,
                           std::size_t fewest) const {
  std::size_t cells = 0;
  for (NodeId id = tree[row].first; id != kNoNode; id = tree[id].next) {
    if (tree[id].info.tag != Tag::kCell) continue;
    ++cells;
    Counts const& inside = nodes_[id];
    if (inside.has_table || inside.bytes > kLongestCell ||
        inside.blocks > kMostBlocksOfCell) {
      return false;
    }
  }
  return cells >= fewest;
}

void TableRows::begin_row() {
  cells_.clear();
  column_ = 0;
  columns_ = 0;
}

void TableRows::pass_row() {
  begin_row();
  for (std::size_t& span : spans_) {
    if (span > 0) --span;
  }
}

std::size_t TableRows::fewest_cells() const {
  bool const reached = std::any_of(spans_.begin(), spans_.end(),
                                   [](std::size_t span) { return span > 0; });
  return reached || rows_ > 0 ? 1 : 2;
}

void TableRows::begin_cell(std::size_t columns, std::size_t rows) {
  columns = std::clamp<std::size_t>(columns, 1, kMostColumns);
  rows = std::clamp<std::size_t>(rows, 1, kMostRows);
  while (column_ < spans_.size() && spans_[column_] > 0) {
    --spans_[column_++];
  }
  TableCell cell;
  cell.column = column_;
  cells_.push_back(std::move(cell));
  for (std::size_t i = 0; i < columns && column_ < kMostColumns; ++i) {
    if (column_ >= spans_.size()) spans_.resize(column_ + 1, 0);
    spans_[column_++] = rows - 1;
  }
  columns_ = column_;
}

std::string TableRows::row_text(bool with_hidden) const {
  std::string out;
  std::size_t column = 0;
  for (TableCell const& cell : cells_) {
    for (; column < cell.column; ++column) out += '\t';
    out += cell_text(cell, with_hidden);
  }
  for (++column; column < columns_; ++column) out += '\t';
  return out;
}

void TableRows::add_cell_readings(Said& said) const {
  for (TableCell const& cell : cells_) {
    for (Paragraph const& paragraph : cell.paragraphs) {
      std::vector<ParagraphReading> const readings = paragraph.readings();
      bool const apart = cell.paragraphs.size() > 1 || readings.size() > 1 ||
                         paragraph.has_break();
      if (!apart) continue;
      for (ParagraphReading const& reading : readings) {
        said.add_reading(reading.text, reading.hidden);
      }
    }
  }
}

void TableRows::note_columns() {
  ++rows_;
  if (!all_short_) return;
  for (TableCell const& cell : cells_) {
    std::string const text = cell_text(cell, true);
    if (count_up_to(text, 3) > 2 || cell.column >= kMostShortColumns) {
      all_short_ = false;
      columns_text_.clear();
      return;
    }
    if (cell.column >= columns_text_.size()) {
      columns_text_.resize(cell.column + 1);
    }
    columns_text_[cell.column] += text;
  }
}

Said TableRows::end_row() {
  for (; column_ < spans_.size(); ++column_) {
    if (spans_[column_] > 0) --spans_[column_];
  }
  Said said;
  said.role = Role::kTable;
  said.text = row_text(false);
  std::string const all = row_text(true);
  if (is_blank_text(said.text)) {
    said.text = all;
    said.hidden = true;
  } else {
    said.add_reading(all, true);
  }
  add_cell_readings(said);
  // One character a cell.
  std::string joined;
  std::size_t short_cells = 0;
  std::size_t single = 0;
  for (TableCell const& cell : cells_) {
    std::string const text = cell_text(cell, true);
    std::size_t const size = count_up_to(text, 3);
    if (size == 0) continue;
    if (size > 2) short_cells = cells_.size() + 1;  // never
    ++short_cells;
    if (size == 1) ++single;
    joined += text;
  }
  if (short_cells >= 2 && short_cells <= cells_.size() &&
      single * 2 >= short_cells) {
    said.add_reading(joined, said.hidden);
  }
  note_columns();
  return said;
}

std::size_t TableRows::offset() const {
  for (TableCell const& cell : cells_) {
    for (Paragraph const& paragraph : cell.paragraphs) {
      if (!paragraph.blank()) return paragraph.offset();
    }
  }
  return 0;
}

std::vector<std::string> TableRows::short_columns() const {
  if (!all_short_ || rows_ < 2) return {};
  return columns_text_;
}

}  // namespace mishen
