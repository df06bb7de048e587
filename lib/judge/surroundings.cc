#include "lib/judge/surroundings.h"

#include <algorithm>
#include <optional>
#include <string>

#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

std::size_t width_of(View text) {
  std::size_t width = 0;
  for (char32_t symbol : text) {
    width += static_cast<std::size_t>(display_width(symbol));
  }
  return width;
}

/// 000123 or No.000123 alone on a line.
bool is_copy_number(View text) {
  if (text.starts_with(U"no")) {
    text.remove_prefix(2);
    while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1);
  }
  if (text.starts_with(U"份号")) {
    text.remove_prefix(2);
    while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1);
  }
  return text.size() >= 3 && text.size() <= 8 &&
         std::all_of(text.begin(), text.end(), is_digit);
}

bool is_urgency(View text) {
  return vocabulary::prefix(vocabulary::kUrgency, text) > 0 &&
         text.size() <= 16;
}

bool has_document_number(View text) {
  for (std::size_t i = 0; i + 6 < text.size(); ++i) {
    if (View(U"〔[【(").find(text[i]) == View::npos) continue;
    View const year = text.substr(i + 1, 4);
    if (year.size() == 4 && std::all_of(year.begin(), year.end(), is_digit) &&
        text.substr(i + 5).find(U'号') != View::npos) {
      return true;
    }
  }
  return false;
}

bool ends_sentence(View text) {
  return text.empty() ||
         View(U"。;!?:…\"”』」)】>").find(text.back()) != View::npos;
}

/// A line that is nothing but a level, whatever brackets or bullets it has.
bool is_bare_level(View text) {
  while (!text.empty() && !is_han(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_han(text.back())) text.remove_suffix(1);
  return std::find(vocabulary::kLevels.begin(), vocabulary::kLevels.end(),
                   text) != vocabulary::kLevels.end();
}

bool says_declassified(View text) {
  View const bare = trim(text);
  return bare == U"解密" || bare == U"(解密)" || bare == U"[解密]" ||
         vocabulary::contains(vocabulary::kDeclassified, text);
}

View mark_of(Site const& site) {
  return site.standing.line.substr(site.standing.begin,
                                   site.standing.end - site.standing.begin);
}

/// The sentence above runs on into the mark: a full line without an end.
bool is_wrapped(Site const& site, std::vector<NearLine> const& above) {
  if (site.kind != TextKind::kProse || above.empty() || !above[0].adjacent) {
    return false;
  }
  View const text = above[0].text;
  if (site.standing.bracketed || ends_sentence(text) || width_of(text) < 40) {
    return false;
  }
  return is_han(text.back()) || is_word(text.back()) ||
         View(U",、").find(text.back()) != View::npos;
}

/// The grade word a line or cell begins with, bullets and numbers aside.
View leading_grade(View text) {
  constexpr View kLead =
      U" \t-*+•·#()[]【】0123456789一二三四五六七八九十、.,:\"□☐├└│┌─┣┗┃━";
  std::size_t const at = text.find_first_not_of(kLead);
  if (at == View::npos) return {};
  text = text.substr(at);
  return text.substr(0, vocabulary::prefix(vocabulary::kGradeWords, text));
}

/// The cell of a neighbouring row that stands in the mark's column, or the
/// whole line where there are no cells.
View own_cell(Site const& site, View row) {
  if (!site.standing.cells) return row;
  auto const cells = cells_of(row, site.kind);
  return site.standing.cell < cells.size() ? cells[site.standing.cell] : View();
}

/// Three levels one below another in their order: a definition, a code
/// table, a drop-down. Two bare levels below another are one too.
bool runs_downwards(Site const& site, std::vector<NearLine> const& above,
                    std::vector<NearLine> const& below) {
  View const own = leading_grade(mark_of(site));
  std::u32string order(1, own.empty() ? U'?' : own.front());
  bool bare = false;
  auto const collect = [&](std::vector<NearLine> const& near, bool upwards) {
    for (std::size_t i = 0; i < near.size() && i < 2; ++i) {
      View const cell = own_cell(site, near[i].text);
      View const grade = leading_grade(cell);
      bool const is_bare = is_bare_level(cell);
      if (!near[i].adjacent || (grade.empty() && !is_bare)) return;
      bare = bare || (is_bare && !site.standing.cells &&
                      cell.find(mark_of(site)) == View::npos);
      char32_t const letter = grade.empty() ? U'?' : grade.front();
      order.insert(upwards ? order.begin() : order.end(), letter);
    }
  };
  collect(above, true);
  collect(below, false);
  return bare || order.find(U"绝机秘") != order.npos ||
         order.find(U"秘机绝") != order.npos;
}

View without_end_marks(View text) {
  while (!text.empty() &&
         View(U":。,;!?.)]】\"”").find(text.back()) != View::npos) {
    text.remove_suffix(1);
  }
  return trim(text);
}

/// "示例:", "【练习】", "练习一", "…的样式:", "下列标志…": a line that
/// announces a sample.
bool announces_sample(View text, bool exam) {
  constexpr std::size_t kShort = 40;
  if (vocabulary::contains(vocabulary::kSampleCues, text)) return true;
  View head = text;
  while (!head.empty() && View(U"([【#*-> ").find(head.front()) != View::npos) {
    head.remove_prefix(1);
  }
  auto const counts = [exam](View noun) {
    return !exam || noun.find_first_of(U"题习") == View::npos;
  };
  if (std::size_t const noun =
          vocabulary::prefix(vocabulary::kSampleNouns, head);
      noun > 1 && counts(head.substr(0, noun))) {
    View const rest = head.substr(noun);
    bool const ends =
        rest.empty() ||
        View(U":。)]】一二三四五0123456789").find(rest[0]) != View::npos;
    if (ends) return true;
  }
  if (text.size() > kShort) return false;
  View const end = without_end_marks(text);
  std::size_t const noun = vocabulary::suffix(vocabulary::kSampleNouns, end);
  if (!counts(end.substr(end.size() - noun))) return false;
  return noun > 1 || (noun == 1 && text.back() == U':');
}

bool is_sample(Site const& site, std::vector<NearLine> const& above,
               std::vector<NearLine> const& below) {
  View const line = site.standing.line;
  View const before = trim(line.substr(0, site.standing.begin));
  View const behind = line.substr(std::min(site.standing.end, line.size()));
  if (!before.empty() && announces_sample(before, false)) return true;
  if (vocabulary::contains(vocabulary::kSampleCues, behind)) return true;
  // An exam paper says above its own mark that it is one.
  bool const exam = site.tail.kind == TermKind::kCondition;
  for (std::size_t i = 0; i < above.size() && i < 2; ++i) {
    if (announces_sample(above[i].text, exam)) return true;
  }
  // Below a sample stands its caption: "图1 标志示意图".
  return !below.empty() && View(below[0].text).size() <= 30 &&
         View(U"图表注(上以").find(below[0].text[0]) != View::npos &&
         vocabulary::contains(vocabulary::kCaptionCues, below[0].text);
}

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
    return !near.empty() && is_code_row(near[0].text, cell, site.kind);
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
  return vocabulary::suffix(vocabulary::kSecrecyLabels, word) == word.size() &&
         !word.empty();
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

bool is_header_cell(View row, std::size_t cell, TextKind kind) {
  auto const cells = cells_of(row, kind);
  if (cell >= cells.size()) return false;
  View const text = trim(cells[cell]);
  return text.size() <= 16 &&
         (vocabulary::contains(vocabulary::kSecrecyLabels, text));
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

std::size_t lines_above(Site const& site) {
  return site.page.lines_above(site.block, site.line.span, kHeadLines);
}

/// The heading that makes the mark's column one of levels, or nothing.
std::optional<std::u32string> secrecy_heading(Site const& site) {
  std::size_t const cell = site.standing.cell;
  bool const cells = site.standing.cells;
  if (cells && is_header_cell(site.table_header, cell, site.kind)) {
    return std::u32string(site.table_header);
  }
  constexpr std::size_t kHeaderSearch = 60;
  for (NearLine const& row :
       rows(site.page.above(site.block, site.line.span, kHeaderSearch))) {
    if (!row.adjacent) break;
    if (!cells) {
      if (has_sentence_mark(row.text)) break;
      if (stands_under_label(site, row.text)) return row.text;
    } else if (is_header_cell(row.text, cell, site.kind)) {
      return row.text;
    }
  }
  return std::nullopt;
}

/// A table of fields: 密级 in the first cell, its value in the second.
bool follows_label(Site const& site) {
  auto const cells = cells_of(site.standing.line, site.kind);
  std::size_t cell = site.standing.cell;
  while (cell > 0 && trim(cells[cell - 1]).empty()) --cell;
  if (cell == 0 || cell > cells.size()) return false;
  View label = trim(cells[cell - 1]);
  while (!label.empty() && label.back() == U':') label.remove_suffix(1);
  bool const first = std::all_of(
      cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(cell - 1),
      [](View before) { return trim(before).empty(); });
  return first && is_label(label);
}

void add_column(Site const& site, EvidenceList& evidence) {
  Standing const& standing = site.standing;
  if (site.kind == TextKind::kData) return;  // its rows have no columns
  bool const blanks_around = !standing.word_before() && !standing.word_behind();
  if (standing.cells ? !standing.alone_in_segment()
                     : !blanks_around || has_sentence_mark(standing.line)) {
    return;
  }
  if (standing.cells && follows_label(site)) {
    evidence.add(Feature::kFieldValue);
    return;
  }
  auto const heading = secrecy_heading(site);
  if (!heading) return;
  evidence.add(Feature::kSecrecyColumn);
  if (is_code_table(site)) evidence.add(Feature::kListOfLevels);
  if (vocabulary::contains(vocabulary::kEquipment, *heading)) {
    evidence.add(Feature::kAssetList);
  }
}

void add_surroundings(Site const& site, EvidenceList& evidence) {
  auto const above = site.page.above(site.block, site.line.span, 3);
  auto const below = site.page.below(site.block, site.line.span, 5);
  bool const has_term = evidence.has(Feature::kStarTerm);
  if (!has_term && !evidence.has(Feature::kTicked) &&
      runs_downwards(site, above, below)) {
    evidence.add(Feature::kListOfLevels);
  }
  if (site.alone) {
    if (site.block.place.role == Role::kBody &&
        lines_above(site) < kHeadLines) {
      evidence.add(Feature::kHeadOfDocument);
    }
    if (!above.empty() && is_copy_number(above[0].text)) {
      evidence.add(Feature::kAfterCopyNumber);
    }
    if ((!below.empty() && is_urgency(below[0].text)) ||
        (!above.empty() && is_urgency(above[0].text))) {
      evidence.add(Feature::kBesideUrgency);
    }
    if (std::any_of(below.begin(), below.end(), [](NearLine const& near) {
          return has_document_number(near.text);
        })) {
      evidence.add(Feature::kAboveDocumentNumber);
    }
    if (!has_term && is_wrapped(site, above)) {
      evidence.add(Feature::kWrappedLine);
    }
  }
  if (!evidence.has(Feature::kSecrecyColumn) && is_sample(site, above, below)) {
    evidence.add(Feature::kSampleCue);
  }
  bool const qualified =
      vocabulary::contains(vocabulary::kQualifications, site.standing.line) ||
      (!above.empty() &&
       vocabulary::contains(vocabulary::kQualifications, above[0].text));
  if (!has_term && qualified) evidence.add(Feature::kQualification);
  bool declassified = says_declassified(site.standing.line);
  for (std::size_t i = 0; i < 2; ++i) {
    declassified = declassified ||
                   (i < above.size() && says_declassified(above[i].text)) ||
                   (i < below.size() && says_declassified(below[i].text));
  }
  if (declassified) evidence.add(Feature::kDeclassified);
}

}  // namespace mishen
