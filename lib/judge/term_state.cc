#include "lib/judge/term_state.h"

#include <algorithm>
#include <cstddef>

#include "lib/judge/numerals.h"
#include "lib/judge/standing.h"
#include "lib/text/char_class.h"
#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// A line that is a date, with or without 印发 and a unit's name before it.
constexpr std::size_t kMaxDateLine = 160;      // bytes
constexpr std::size_t kWholeSearch = 1 << 20;  // bytes
constexpr std::size_t kTailSearch = 64 << 10;  // bytes

constexpr int kMonthsAYear = 12;

int limit_in_years(std::string_view level) {
  if (level == "绝密") return 30;
  if (level == "机密") return 20;
  if (level == "秘密") return 10;
  return 0;
}

/// The date that `text` ends in, and what stands before it.
std::optional<Taken<Date>> date_at_end(std::u32string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto const date = take_date(text.substr(at));
    if (date && at + date->size == text.size()) {
      return Taken<Date>{date->value, at};
    }
    // Not in the middle of a number.
    while (at + 1 < text.size() && is_digit(text[at]) &&
           is_digit(text[at + 1])) {
      ++at;
    }
  }
  return std::nullopt;
}

/// What stands before a date of issue: nothing, or one of these.
bool is_date_label(std::u32string_view text) {
  constexpr std::u32string_view kLabels[] = {
      U"成文日期", U"发文日期", U"制发日期", U"印发日期", U"签发日期", U"日期"};
  while (!text.empty() && (text.back() == U':' || is_blank(text.back()))) {
    text.remove_suffix(1);
  }
  return std::find(std::begin(kLabels), std::end(kLabels), text) !=
         std::end(kLabels);
}

void read_date_line(std::string_view line, IssueDates& dates) {
  if (line.size() > kMaxDateLine || line.find("日") == line.npos) return;
  std::u32string const folded = fold_text(line).symbols;
  std::u32string_view text = trim(folded);
  bool const printed = text.ends_with(U"印发");
  if (printed) text = trim(text.substr(0, text.size() - 2));
  if (text.starts_with(U"(") && text.ends_with(U")")) {
    text = trim(text.substr(1, text.size() - 2));
  }
  auto const date = date_at_end(text);
  if (!date) return;
  std::u32string_view const before = trim(text.substr(0, date->size));
  if (printed) {
    dates.printed = date->value;
  } else if (before.empty() ||
             (before.back() == U':' && is_date_label(before))) {
    dates.written = date->value;
  }
}

/// A row: a date behind its label, or alone in the row. Registers are full of
/// dates that are not the document's.
void read_date_row(std::string_view row, IssueDates& dates) {
  std::string_view label;
  std::size_t cells = 0;
  std::string_view only;
  for (std::size_t at = 0; at <= row.size();) {
    std::size_t const end = std::min(row.find('\t', at), row.size());
    std::string_view const cell = row.substr(at, end - at);
    at = end + 1;
    if (cell.find_first_not_of(" \r\n") == cell.npos) continue;
    ++cells;
    only = cell;
    bool const printed = cell.find("印发") != cell.npos;
    bool const labelled = label.size() <= kMaxDateLine &&
                          is_date_label(trim(fold_text(label).symbols));
    if (printed || labelled) read_date_line(cell, dates);
    label = cell;
  }
  if (cells == 1) read_date_line(only, dates);
}

void read_dates(std::string_view text, bool row, IssueDates& dates) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const end = std::min(
        row ? text.size() : text.find_first_of("\r\n", at), text.size());
    std::string_view const line = text.substr(at, end - at);
    row ? read_date_row(line, dates) : read_date_line(line, dates);
    at = end + 1;
  }
}

bool may_be_dated(TextBlock const& block) {
  Role const role = block.place.role;
  return !block.reading_of && (role == Role::kBody || role == Role::kTable);
}

}  // namespace

std::optional<Term> stated_term(std::u32string_view line, Tail const& tail) {
  if (tail.kind == TermKind::kNone || tail.kind == TermKind::kHandling) {
    return std::nullopt;
  }
  Term term;
  for (char32_t symbol :
       line.substr(tail.term_begin, tail.term_end - tail.term_begin)) {
    if (symbol != U' ') append_utf8(term.text, symbol);
  }
  term.months = tail.months;
  term.days = tail.days;
  if (tail.date) term.ends = to_iso(*tail.date);
  return term;
}

void complete_term(Term& term, std::optional<std::string> const& level,
                   std::optional<Date> issued, Date today) {
  int const limit = level ? limit_in_years(*level) : 0;
  term.over_limit =
      limit > 0 && term.months && *term.months > limit * kMonthsAYear;
  std::optional<Date> end;
  if (term.ends) {
    end = date_from_iso(*term.ends);
  } else if (issued && (term.months || term.days)) {
    term.starts = to_iso(*issued);
    Date const counted = add_months(*issued, term.months.value_or(0));
    Date const reached = add_days(counted, term.days.value_or(0));
    if (exists(reached)) {
      end = reached;
      term.ends = to_iso(reached);
    }
  }
  if (issued && !term.starts) term.starts = to_iso(*issued);
  if (end && issued && limit > 0 && !term.months) {
    term.over_limit = *end > add_months(*issued, limit * kMonthsAYear);
  }
  if (!end) return;
  term.state = *end < today ? Term::State::kExpired : Term::State::kRunning;
}

void find_issue_dates(Document const& document, IssueDates& dates) {
  std::size_t bytes = 0;
  for (TextBlock const& block : document.blocks) {
    if (may_be_dated(block)) bytes += block.span.size();
  }
  // Of much text only the end is looked at.
  std::size_t skipped = bytes > kWholeSearch ? bytes - kTailSearch : 0;
  for (TextBlock const& block : document.blocks) {
    if (!may_be_dated(block)) continue;
    std::string_view text = document.block_text(block);
    std::size_t const passed = std::min(skipped, text.size());
    skipped -= passed;
    read_dates(text.substr(passed), block.place.role == Role::kTable, dates);
  }
}

}  // namespace mishen
