#include "lib/judge/surroundings.h"

#include <algorithm>

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

/// Levels one below another: a code table, a drop-down.
bool runs_downwards(Site const& site, std::vector<NearLine> const& above,
                    std::vector<NearLine> const& below) {
  View const own = mark_of(site);
  auto const lists = [&](std::vector<NearLine> const& near) {
    return !near.empty() && near[0].adjacent && is_bare_level(near[0].text) &&
           View(near[0].text).find(own) == View::npos;
  };
  return lists(above) || lists(below);
}

bool is_sample(Site const& site, std::vector<NearLine> const& above,
               std::vector<NearLine> const& below) {
  View const line = site.standing.line;
  View const before = line.substr(0, site.standing.begin);
  View const behind = line.substr(std::min(site.standing.end, line.size()));
  if (vocabulary::contains(vocabulary::kSampleCues, before) ||
      vocabulary::contains(vocabulary::kSampleCues, behind)) {
    return true;
  }
  for (std::size_t i = 0; i < above.size() && i < 2; ++i) {
    if (vocabulary::contains(vocabulary::kSampleCues, above[i].text)) {
      return true;
    }
  }
  // Below a sample stands its caption: "图1 标志示意图".
  return !below.empty() && View(below[0].text).size() <= 30 &&
         View(U"图表注(上以").find(below[0].text[0]) != View::npos &&
         vocabulary::contains(vocabulary::kCaptionCues, below[0].text);
}

/// Rows of a code table hold nothing but a level and a short code.
bool is_code_row(View row, std::size_t cell, TextKind kind) {
  auto const cells = cells_of(row, kind);
  if (cell >= cells.size() || !is_bare_level(cells[cell])) return false;
  std::size_t other = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != cell) other += trim(cells[i]).size();
  }
  return other <= 4;
}

bool is_code_table(Site const& site) {
  std::size_t const cell = site.standing.cell;
  if (!is_code_row(site.standing.line, cell, site.kind)) return false;
  auto const above = site.page.above(site.block, site.line.span, 1);
  auto const below = site.page.below(site.block, site.line.span, 1);
  auto const other = [&](std::vector<NearLine> const& near) {
    return !near.empty() && near[0].adjacent &&
           is_code_row(near[0].text, cell, site.kind);
  };
  return other(above) || other(below);
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

bool is_secrecy_column(Site const& site) {
  if (!site.standing.cells || !site.standing.alone_in_segment()) return false;
  std::size_t const cell = site.standing.cell;
  bool found = is_header_cell(site.table_header, cell, site.kind);
  if (!found) {
    constexpr std::size_t kHeaderSearch = 60;
    for (NearLine const& row :
         site.page.above(site.block, site.line.span, kHeaderSearch)) {
      if (cells_of(row.text, site.kind).size() < 2 || !row.adjacent) break;
      if (is_header_cell(row.text, cell, site.kind)) {
        found = true;
        break;
      }
    }
  }
  return found && !is_code_table(site);
}

void add_surroundings(Site const& site, EvidenceList& evidence) {
  auto const above = site.page.above(site.block, site.line.span, 3);
  auto const below = site.page.below(site.block, site.line.span, 5);
  bool const has_term = evidence.has(Feature::kStarTerm);
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
    if (!has_term && !evidence.has(Feature::kTicked) &&
        runs_downwards(site, above, below)) {
      evidence.add(Feature::kListOfLevels);
    }
  }
  if (is_sample(site, above, below)) evidence.add(Feature::kSampleCue);
  bool declassified = says_declassified(site.standing.line);
  for (std::size_t i = 0; i < 2; ++i) {
    declassified = declassified ||
                   (i < above.size() && says_declassified(above[i].text)) ||
                   (i < below.size() && says_declassified(below[i].text));
  }
  if (declassified) evidence.add(Feature::kDeclassified);
}

}  // namespace mishen
