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
  constexpr std::u32string_view kLabels[] = {
      U"",          U"成文日期:", U"发文日期:", U"制发日期:",
      U"印发日期:", U"签发日期:", U"日期:"};
  bool const labelled = std::find(std::begin(kLabels), std::end(kLabels),
                                  before) != std::end(kLabels);
  if (printed) {
    dates.printed = date->value;
  } else if (labelled) {
    dates.written = date->value;
  }
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
  for (TextBlock const& block : document.blocks) {
    std::string_view text = document.block_text(block);
    if (text.size() > kWholeSearch) {
      text = text.substr(text.size() - kTailSearch);
    }
    std::size_t at = 0;
    while (at < text.size()) {
      std::size_t const end =
          std::min(text.find_first_of("\r\n", at), text.size());
      read_date_line(text.substr(at, end - at), dates);
      at = end + 1;
    }
  }
}

}  // namespace mishen
