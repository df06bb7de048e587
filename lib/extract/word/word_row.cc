#include "lib/extract/word/word_row.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <utility>

#include "lib/extract/word/word_text.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// Word's own limit of columns is 63.
constexpr int kMostColumns = 64;
// A cell that holds so much is text, no value: half a page of a masthead's
// table, or several paragraphs of running text.
constexpr std::size_t kLongCell = 600;
constexpr std::size_t kLongParagraphs = 300;
constexpr std::size_t kManyParagraphs = 3;

using CellText = std::function<std::string(WordCell const&)>;

std::size_t tabs_of(int columns) {
  return static_cast<std::size_t>(std::clamp(columns, 0, kMostColumns));
}

std::string join_cells(WordRow const& row, CellText const& text) {
  std::string joined(tabs_of(row.columns_before), '\t');
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    joined += text(row.cells[i]);
    std::size_t const tabs = tabs_of(std::max(row.cells[i].span, 1));
    joined.append(i + 1 < row.cells.size() ? tabs : tabs - 1, '\t');
  }
  return joined;
}

void add_line(std::string& lines, std::string_view line) {
  if (says_nothing(line)) return;
  if (!lines.empty()) lines += '\n';
  lines += line;
}

std::string seen_text(WordCell const& cell) {
  std::string lines;
  if (cell.continues) return lines;
  for (WordText const& paragraph : cell.paragraphs) {
    if (!paragraph.hidden) add_line(lines, paragraph.primary);
  }
  return lines;
}

std::string final_text(WordCell const& cell) {
  std::string lines;
  for (WordText const& paragraph : cell.paragraphs) {
    // Where only a fallback or a deletion speaks, `final` is empty.
    add_line(lines, says_nothing(paragraph.final) && !paragraph.original
                        ? paragraph.primary
                        : paragraph.final);
  }
  return lines;
}

std::string original_text(WordCell const& cell) {
  std::string lines;
  for (WordText const& paragraph : cell.paragraphs) {
    add_line(lines, paragraph.original.value_or(paragraph.final));
  }
  return lines;
}

// Characters that stand one to a cell, as in a form's boxes.
std::string single_characters(WordRow const& row) {
  std::string joined;
  for (WordCell const& cell : row.cells) {
    std::string const text = seen_text(cell);
    if (text.empty()) continue;
    if (count_code_points(text) != 1) return {};
    joined += text;
  }
  return joined;
}

std::size_t spoken_paragraphs(WordCell const& cell) {
  return static_cast<std::size_t>(std::count_if(
      cell.paragraphs.begin(), cell.paragraphs.end(),
      [](WordText const& p) { return !says_nothing(p.primary); }));
}

}  // namespace

bool is_layout(WordRow const& row) {
  if (row.cells.size() <= 1) return true;
  return std::any_of(
      row.cells.begin(), row.cells.end(), [](WordCell const& cell) {
        std::size_t const size = count_code_points(final_text(cell));
        return size > kLongCell || (size > kLongParagraphs &&
                                    spoken_paragraphs(cell) >= kManyParagraphs);
      });
}

WordText row_text(WordRow row) {
  WordText result;
  for (WordCell const& cell : row.cells) {
    if (cell.paragraphs.empty()) continue;
    result.number = cell.paragraphs.front().number;
    result.page = cell.paragraphs.front().page;
    break;
  }
  result.primary = join_cells(row, seen_text);
  result.final = join_cells(row, final_text);
  bool changed = false;
  for (WordCell const& cell : row.cells) {
    for (WordText const& paragraph : cell.paragraphs) {
      changed = changed || paragraph.original.has_value();
    }
  }
  if (changed) result.original = join_cells(row, original_text);
  result.hidden = row.hidden;
  if (says_nothing(result.primary)) {
    result.hidden = true;
    result.primary = result.final;
    if (changed && says_nothing(result.primary)) {
      result.primary = *result.original;
    }
  }
  add_reading(result, result.final, true);
  if (changed) add_reading(result, *result.original, true);
  add_reading(result, single_characters(row), result.hidden);

  std::set<std::string> said;
  auto const add = [&](std::string text, bool hidden) {
    if (text == result.primary || says_nothing(text)) return;
    if (said.insert(text).second) {
      result.readings.push_back({std::move(text), hidden});
    }
  };
  for (WordCell& cell : row.cells) {
    bool const unseen = row.hidden || cell.continues;
    bool const parts = spoken_paragraphs(cell) > 1 || cell.continues;
    for (WordText& paragraph : cell.paragraphs) {
      bool const hidden = unseen || paragraph.hidden;
      if (parts || paragraph.hidden) add(std::move(paragraph.primary), hidden);
      for (WordReading& reading : paragraph.readings) {
        add(std::move(reading.text), unseen || reading.hidden);
      }
    }
  }
  return result;
}

}  // namespace mishen
