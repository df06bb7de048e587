#include "lib/judge/cells.h"

#include <algorithm>
#include <utility>

#include "lib/judge/page.h"
#include "lib/judge/standing.h"
#include "lib/judge/vocabulary.h"

namespace mishen {
namespace {

using View = std::u32string_view;

// A table that nothing was asked of shows its headings in its first rows.
constexpr std::size_t kHeadRows = 8;

// Headings kept of a table: a hostile one has no end of columns.
constexpr std::size_t kMaxColumns = 64;

bool is_heading(View cell) {
  constexpr std::size_t kLongest = 16;
  View const text = trim(cell);
  return text.size() <= kLongest && vocabulary::holds_secrecy_label(text);
}

}  // namespace

std::vector<View> cells_of(View row, TextKind kind) {
  View const borders =
      kind == TextKind::kTable ? View(U",;\t|│┃║¦") : View(U"\t|│┃║¦");
  std::vector<View> cells;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= row.size(); ++i) {
    if (i < row.size() && borders.find(row[i]) == View::npos) continue;
    View cell = trim(row.substr(begin, i - begin));
    if (cell.size() >= 2 && cell.front() == U'"' && cell.back() == U'"') {
      cell = cell.substr(1, cell.size() - 2);
    }
    cells.push_back(cell);
    begin = i + 1;
  }
  return cells;
}

bool is_secrecy_heading(View row, std::size_t cell, TextKind kind) {
  auto const cells = cells_of(row, kind);
  return cell < cells.size() && is_heading(cells[cell]);
}

bool is_comma_row(Page& page, TextBlock const& block, BufferSpan line,
                  View text) {
  constexpr std::size_t kLongest = 200;
  constexpr std::size_t kSearch = 60;
  auto const commas = [](View row) {
    return std::count(row.begin(), row.end(), U',');
  };
  auto const is_row = [&](View row) {
    return row.size() <= kLongest && row.find(U'。') == View::npos &&
           commas(row) == commas(text);
  };
  if (commas(text) == 0 || !is_row(text)) return false;
  bool found = false;
  std::size_t seen = 0;
  page.each_above(block, line, [&](NearLine const& near) {
    if (++seen > kSearch || !near.adjacent || !is_row(near.text)) return false;
    if (!near.labelled) return true;
    auto const cells = cells_of(near.text, TextKind::kTable);
    found = std::any_of(cells.begin(), cells.end(), [](View cell) {
      return !cell.empty() &&
             vocabulary::secrecy_label_suffix(cell) == cell.size();
    });
    return !found;
  });
  return found;
}

TableHeads::Table& TableHeads::table_of(Page const& page, Flows::Index first) {
  auto const [found, is_new] = tables_.try_emplace(first);
  Table& table = found->second;
  if (table.next == Flows::kNone && is_new) {
    table.head.first = page.row(first);
    table.next = first;
  }
  return table;
}

void TableHeads::read_row(Page const& page, Table& table) {
  std::u32string const row = page.row(table.next);
  if (vocabulary::holds_secrecy_label(row)) {
    auto const cells = cells_of(row, TextKind::kProse);
    for (std::size_t i = 0; i < cells.size() && i < kMaxColumns; ++i) {
      if (is_heading(cells[i])) table.head.secrecy[i] = row;
    }
  }
  table.next = page.flows().below(table.next);
}

TableHead const& TableHeads::above(Page const& page, Flows::Index block) {
  Flows const& flows = page.flows();
  Flows::Index const row = flows.root(block);
  Table& table = table_of(page, flows.first_row(row));
  while (table.next < row) read_row(page, table);
  return table.head;
}

std::optional<TableHead> TableHeads::take_last(Page const& page,
                                               Flows::Index flow) {
  Flows const& flows = page.flows();
  Flows::Index const last = flows.last_of(flow);
  if (!flows.is_row(last)) return std::nullopt;
  Table& table = table_of(page, flows.first_row(last));
  for (std::size_t i = 0; i < kHeadRows && table.next != Flows::kNone; ++i) {
    read_row(page, table);
  }
  return std::move(table.head);
}

void TableHeads::go_on(Flows::Index block, TableHead head) {
  Table& table = tables_[block];
  table.head = std::move(head);
  table.next = block;
}

}  // namespace mishen
