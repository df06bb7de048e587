#include "lib/judge/columns.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/judge/level_lists.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

/// A row of nothing but a level and a short code.
bool is_code_row(View row, std::size_t cell, TextKind kind) {
  auto const cells = cells_of(row, kind);
  if (cell >= cells.size() || !is_bare_level(cells[cell])) return false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    View const other = trim(cells[i]);
    bool const code =
        other.size() <= 4 && std::none_of(other.begin(), other.end(), is_han);
    if (i != cell && !code) return false;
  }
  return true;
}

bool is_rule_line(View text) {
  return text.find_first_not_of(U"-+|=: _─━═┼├┤┬┴╪╂│┃┌┐└┘╔╗╚╝╬╠╣") ==
         View::npos;
}

std::vector<NearLine> rows(std::vector<NearLine> near) {
  std::erase_if(near,
                [](NearLine const& row) { return is_rule_line(row.text); });
  return near;
}

bool is_code_table(Site const& site) {
  std::size_t const cell = site.standing.cell;
  auto const above = rows(site.page.above(site.block, site.line.span, 3));
  auto const below = rows(site.page.below(site.block, site.line.span, 3));
  if (runs_downwards(site, above, below)) return true;
  if (!is_code_row(site.standing.line, cell, site.kind)) return false;
  auto const other = [&](std::vector<NearLine> const& near) {
    return !near.empty() && is_code_row(near[0].row, cell, site.kind);
  };
  return other(above) || other(below);
}

/// The words of a line parted by blanks.
std::vector<View> words_of(View text) {
  std::vector<View> words;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && is_blank(text[at])) ++at;
    std::size_t const begin = at;
    while (at < text.size() && !is_blank(text[at])) ++at;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

bool is_label(View word) {
  return !word.empty() && vocabulary::secrecy_label_suffix(word) == word.size();
}

bool holds_any(View text, View symbols) {
  return text.find_first_of(symbols) != View::npos;
}

View without_colon(View label) {
  label = trim(label);
  while (!label.empty() && label.back() == U':') label.remove_suffix(1);
  return label;
}

/// The head of a row in a table with a column for each document.
bool names_document(View label) {
  constexpr View kLabels[] = {
      U"标题",     U"题名",     U"题目",     U"名称",     U"文件名称",
      U"文件标题", U"文件名",   U"文号",     U"发文字号", U"文件编号",
      U"发文机关", U"发文单位", U"来文单位", U"主办单位", U"拟稿单位",
      U"责任者",   U"材料名称", U"项目名称", U"事项名称", U"定密责任人"};
  return std::find(std::begin(kLabels), std::end(kLabels), label) !=
         std::end(kLabels);
}

/// The heading of a column of documents or matters, not of counts or codes.
bool names_item(View label) {
  constexpr View kItems[] = {U"名称", U"标题", U"题名", U"题目",
                             U"文件", U"事项", U"材料", U"资料",
                             U"项目", U"案卷", U"课题", U"报告"};
  constexpr View kOthers = U"数量份额码类样式";
  if (holds_any(label, kOthers) || vocabulary::holds_secrecy_label(label)) {
    return false;
  }
  return std::any_of(std::begin(kItems), std::end(kItems),
                     [&](View item) { return label.find(item) != View::npos; });
}

bool is_term_label(View label) {
  constexpr View kLabels[] = {U"保密期限", U"密级期限", U"期限",
                              U"解密日期", U"解密时间", U"日期",
                              U"成文日期", U"印发日期", U"知悉范围"};
  return std::find(std::begin(kLabels), std::end(kLabels), label) !=
         std::end(kLabels);
}

/// A table aligned by blanks: the mark is the n-th word of its row, counted
/// from either end, as 密级 is of the heading.
bool stands_under_label(Site const& site, View heading) {
  auto const head = words_of(heading);
  View const line = site.standing.line;
  auto const before = words_of(line.substr(0, site.standing.begin));
  auto const behind = words_of(line.substr(site.standing.end));
  std::size_t const count = before.size() + behind.size() + 1;
  for (std::size_t i = 0; i < head.size() && head.size() > 1; ++i) {
    if (!is_label(head[i])) continue;
    if (head.size() == count ? i == before.size()
                             : head.size() - i - 1 == behind.size()) {
      return true;
    }
  }
  return false;
}

/// The n-th item of the bracket that opens at `open`, or nothing.
View item_of(View text, std::size_t open, std::size_t n) {
  std::size_t const close = text.find(U')', open);
  if (close == View::npos) return {};
  View list = text.substr(open + 1, close - open - 1);
  for (; n > 0; --n) {
    std::size_t const comma = list.find(U',');
    if (comma == View::npos) return {};
    list.remove_prefix(comma + 1);
  }
  list = list.substr(0, list.find(U','));
  constexpr View kQuotes = U" `\"'[]";
  while (!list.empty() && kQuotes.find(list.front()) != View::npos) {
    list.remove_prefix(1);
  }
  while (!list.empty() && kQuotes.find(list.back()) != View::npos) {
    list.remove_suffix(1);
  }
  return list;
}

/// INSERT INTO t (a, 密级) VALUES ('…', '秘密'): the mark is a value whose
/// column, by its place in the tuple, is one of levels (ISO/IEC 9075-2).
bool is_sql_value(Site const& site) {
  Standing const& standing = site.standing;
  View const line = standing.line;
  auto const is_quote = [](char32_t c) { return c == U'\'' || c == U'"'; };
  if (standing.begin == 0 || standing.end >= line.size() ||
      !is_quote(line[standing.begin - 1]) || !is_quote(line[standing.end])) {
    return false;
  }
  std::size_t items = 0;
  char32_t quote = 0;
  std::optional<std::size_t> open;
  for (std::size_t i = 0; i < standing.begin; ++i) {
    char32_t const c = line[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == U'\'' || c == U'"') {
      quote = c;
    } else if (c == U'(') {
      open = i;
      items = 0;
    } else if (c == U')') {
      open.reset();
    } else if (c == U',') {
      ++items;
    }
  }
  if (!open) return false;
  auto const names_level = [&](View text) {
    std::size_t const into = text.find(U"insert into");
    std::size_t const list =
        into == View::npos ? View::npos : text.find(U'(', into);
    if (list == View::npos || text.find(U"values", list) == View::npos) {
      return false;
    }
    std::u32string column(item_of(text, list, items));
    std::replace(column.begin(), column.end(), U'_', U' ');
    return is_label(column);
  };
  if (line.substr(0, *open).find(U"insert into") != View::npos) {
    return names_level(line);
  }
  constexpr std::size_t kRows = 60;
  std::size_t seen = 0;
  bool found = false;
  site.page.each_above(site.block, site.line.span, [&](NearLine const& near) {
    found = names_level(near.text);
    return !found && ++seen < kRows &&
           near.text.find(U"insert into") == View::npos;
  });
  return found;
}

/// The heading that makes the mark's column one of levels, or nothing.
std::optional<std::u32string> secrecy_heading(Site const& site) {
  std::size_t const cell = site.standing.cell;
  bool const cells = site.standing.cells;
  if (cells && is_secrecy_heading(site.table_header, cell, site.kind)) {
    return std::u32string(site.table_header);
  }
  if (cells && is_in_table(site)) {
    Flows::Index const block = site.page.flows().index_of(site.block);
    TableHead const& head = site.tables.above(site.page, block);
    auto const found = head.secrecy.find(cell + site.line.cells_before);
    if (found == head.secrecy.end()) return std::nullopt;
    return found->second;
  }
  constexpr std::size_t kHeaderSearch = 60;
  std::size_t rows_seen = 0;
  std::optional<std::u32string> heading;
  site.page.each_above(site.block, site.line.span, [&](NearLine const& row) {
    if (++rows_seen > kHeaderSearch) return false;
    if (is_rule_line(row.text)) return true;
    if (!row.adjacent || (!cells && has_sentence_mark(row.text))) return false;
    bool const heads =
        row.labelled && (cells ? is_secrecy_heading(row.row, cell, site.kind)
                               : stands_under_label(site, row.text));
    if (heads) heading = std::u32string(row.row);
    return !heads;
  });
  return heading;
}

/// A table of fields: 密级 in the first cell, its value in the second.
bool follows_label(Site const& site) {
  auto const cells = cells_of(site.standing.line, site.kind);
  std::size_t cell = site.standing.cell;
  while (cell > 0 && trim(cells[cell - 1]).empty()) --cell;
  if (cell == 0 || cell > cells.size()) return false;
  bool const first = std::all_of(
      cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(cell - 1),
      [](View before) { return trim(before).empty(); });
  return first && is_label(without_colon(cells[cell - 1]));
}

/// 代码 | 密级 | 说明: a table that explains its codes.
bool is_legend(View heading, TextKind kind) {
  constexpr View kCodes[] = {U"代码", U"编码", U"代号", U"含义",
                             U"释义", U"定义", U"取值", U"标识值"};
  auto const cells = cells_of(heading, kind);
  return std::any_of(cells.begin(), cells.end(), [&](View cell) {
    return std::find(std::begin(kCodes), std::end(kCodes), trim(cell)) !=
           std::end(kCodes);
  });
}

}  // namespace

bool is_register(Site const& site) {
  if (!site.standing.cells) return false;
  auto const heading = secrecy_heading(site);
  if (!heading) return false;
  auto const head = cells_of(*heading, site.kind);
  auto const cells = cells_of(site.standing.line, site.kind);
  for (std::size_t i = 0; i < std::min(head.size(), cells.size()); ++i) {
    if (i == site.standing.cell || !names_item(head[i])) continue;
    constexpr std::ptrdiff_t kShortestTitle = 3;
    if (std::count_if(cells[i].begin(), cells[i].end(), is_han) >=
        kShortestTitle) {
      return true;
    }
  }
  return false;
}

bool is_field_row(Site const& site) {
  if (!site.standing.cells || !site.standing.alone_in_segment()) return false;
  auto const cells = cells_of(site.standing.line, site.kind);
  std::size_t first = 0;
  while (first < cells.size() && cells[first].empty()) ++first;
  if (site.line.cells_before > 0 || first >= site.standing.cell ||
      !is_label(without_colon(cells[first]))) {
    return false;
  }
  std::set<View> values;
  bool twice = false;
  for (std::size_t i = first + 1; i < cells.size(); ++i) {
    twice = twice || (!cells[i].empty() && !values.insert(cells[i]).second);
  }
  // A list of all levels says none twice; its terms may stand below.
  bool const all = values.contains(U"绝密") && values.contains(U"机密") &&
                   values.contains(U"秘密");
  auto const is_field = [&](NearLine const& near) {
    auto const row = cells_of(near.row, site.kind);
    View const label = row.size() > 1 ? without_colon(row[0]) : View();
    return near.adjacent &&
           (names_document(label) || (!all && is_term_label(label)));
  };
  auto const any = [&](std::vector<NearLine> const& near) {
    return std::any_of(near.begin(), near.end(), is_field);
  };
  return twice || any(site.page.above(site.block, site.line.span, 3)) ||
         any(site.page.below(site.block, site.line.span, 3));
}

void add_column(Site const& site, EvidenceList& evidence) {
  Standing const& standing = site.standing;
  if (is_sql_value(site)) {
    evidence.add(Feature::kSecrecyColumn);
    return;
  }
  if (site.kind == TextKind::kData) return;  // its rows have no columns
  // Of a table's row only what has cells has columns.
  if (is_in_table(site) && !standing.cells) return;
  bool const blanks_around = !standing.word_before() && !standing.word_behind();
  if (standing.cells ? !standing.alone_in_segment()
                     : !blanks_around || has_sentence_mark(standing.line)) {
    return;
  }
  if (standing.cells && (site.field_row || follows_label(site))) {
    evidence.add(Feature::kFieldValue);
    return;
  }
  auto const heading = secrecy_heading(site);
  if (!heading) return;
  evidence.add(Feature::kSecrecyColumn);
  if (!is_register(site) &&
      (is_code_table(site) || is_legend(*heading, site.kind))) {
    evidence.add(Feature::kListOfLevels);
  }
  if (vocabulary::contains(vocabulary::kEquipment, *heading)) {
    evidence.add(Feature::kAssetList);
  }
}

}  // namespace mishen
