#include "lib/judge/tail.h"

#include <algorithm>

#include "lib/judge/numerals.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

// The longest condition in use is about this long ("全国统一考试结束前");
// a longer stretch of Han behind a star is a sentence.
constexpr std::size_t kMaxCondition = 16;

std::size_t skip(View line, std::size_t at) {
  return at + blanks(line.substr(std::min(at, line.size())));
}

bool at_word(View line, std::size_t at, View word) {
  return at < line.size() && line.substr(at).starts_with(word);
}

/// The end of `word` at `at`, blanks between its characters allowed; 0: it
/// does not stand there.
std::size_t word_end(View line, std::size_t at, View word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i > 0) at = skip(line, at);
    if (at >= line.size() || line[at] != word[i]) return 0;
    ++at;
  }
  return at;
}

bool ends_free(View line, std::size_t at) {
  return at >= line.size() || !(is_han(line[at]) || is_word(line[at]));
}

struct UnitOf {
  View word;
  int months;
  int days;
};

constexpr UnitOf kUnits[] = {
    {U"个月", 1, 0}, {U"年", 12, 0}, {U"月", 1, 0}, {U"星期", 0, 7},
    {U"周", 0, 7},   {U"日", 0, 1},  {U"天", 0, 1},
};

/// 半年, 10年, 1年6个月, 一年半; `at` moves behind it.
bool take_period(View line, std::size_t& at, Tail& tail) {
  int months = 0;
  int days = 0;
  bool any = false;
  std::size_t here = at;
  if (at_word(line, here, U"半年")) {
    months = 6;
    here += 2;
    any = true;
  }
  while (!any || months > 0) {
    std::size_t start = any ? skip(line, here) : here;
    if (any && (at_word(line, start, U"零") || at_word(line, start, U"又"))) {
      ++start;
    }
    auto const number = take_number(line.substr(std::min(start, line.size())));
    if (!number || number->value > 999) break;
    std::size_t const unit_at = skip(line, start + number->size);
    auto const* unit = std::find_if(
        std::begin(kUnits), std::end(kUnits), [&](UnitOf const& candidate) {
          return word_end(line, unit_at, candidate.word) > 0;
        });
    if (unit == std::end(kUnits)) break;
    months += number->value * unit->months;
    days += number->value * unit->days;
    here = word_end(line, unit_at, unit->word);
    any = true;
    if (unit->word == U"年" && at_word(line, here, U"半")) {
      months += 6;
      ++here;
    }
    if (unit->months != 12) break;
  }
  if (!any || months + days == 0) return false;
  // A stray unit behind the first ("10年月") is noise of PDF tools.
  if (here + 1 == line.size() &&
      View(U"年月日").find(line[here]) != View::npos) {
    ++here;
  }
  tail.kind = TermKind::kPeriod;
  if (months > 0) tail.months = months;
  if (days > 0) tail.days = days;
  at = here;
  return true;
}

/// "8月31日" without a year is a day, not a period of eight months.
bool take_day_of_year(View line, std::size_t& at, Tail& tail) {
  auto const month = take_number(line.substr(std::min(at, line.size())));
  if (!month) return false;
  std::size_t const month_end = word_end(line, at + month->size, U"月");
  if (month_end == 0) return false;
  auto const day = take_number(line.substr(month_end));
  if (!day) return false;
  std::size_t const end = word_end(line, month_end + day->size, U"日");
  if (end == 0) return false;
  tail.kind = TermKind::kCondition;
  at = end;
  return true;
}

void skip_date_tail(View line, std::size_t& at) {
  constexpr View kTails[] = {U"自动解密", U"解密", U"之前",
                             U"前",       U"止",   U"后"};
  bool moved = true;
  while (moved) {
    moved = false;
    for (View word : kTails) {
      if (at_word(line, at, word)) {
        at += word.size();
        moved = true;
      }
    }
  }
}

bool take_until(View line, std::size_t& at, Tail& tail) {
  std::size_t here = at;
  for (View word : {View(U"截至"), View(U"截止"), View(U"至"), View(U"到"),
                    View(U"于"), View(U"自")}) {
    if (at_word(line, here, word)) {
      here = skip(line, here + word.size());
      break;
    }
  }
  auto date = take_date(line.substr(std::min(here, line.size())));
  if (!date) return false;
  here += date->size;
  std::size_t const next = skip(line, here);
  if (next < line.size() && View(U"至到-~—").find(line[next]) != View::npos) {
    std::size_t const second_at = skip(line, next + 1);
    auto second = take_date(line.substr(std::min(second_at, line.size())));
    if (second) {
      date = second;
      here = second_at + second->size;
    }
  }
  skip_date_tail(line, here);
  tail.kind = TermKind::kDate;
  tail.date = date->value;
  at = here;
  return true;
}

/// 启用前, 会议开始前, 公布之日: Han that end in a word of time and stand
/// free behind it.
bool take_condition(View line, std::size_t& at, Tail& tail) {
  std::size_t here = at;
  std::size_t han = 0;
  while (here < line.size() && han < kMaxCondition) {
    if (is_han(line[here]) || is_digit(line[here])) {
      ++han;
      ++here;
    } else if (line[here] == U' ' && here + 1 < line.size() && here > at &&
               is_han(line[here + 1])) {
      ++here;
    } else {
      break;
    }
    constexpr View kEnds[] = {U"前",   U"后",   U"时",   U"之日",  U"止",
                              U"完毕", U"结束", U"解密", U"前解密"};
    bool const ends = std::any_of(
        std::begin(kEnds), std::end(kEnds),
        [&](View word) { return line.substr(at, here - at).ends_with(word); });
    if (han >= 2 && ends && ends_free(line, here)) {
      tail.kind = TermKind::kCondition;
      at = here;
      return true;
    }
  }
  return false;
}

bool take_term(View line, std::size_t& at, Tail& tail, bool conditions) {
  for (View word : {View(U"长期"), View(U"永久"), View(U"长久")}) {
    if (std::size_t const end = word_end(line, at, word)) {
      tail.kind = TermKind::kLong;
      at = end;
      return true;
    }
  }
  return take_until(line, at, tail) || take_day_of_year(line, at, tail) ||
         take_period(line, at, tail) ||
         (conditions && take_condition(line, at, tail));
}

/// A term, also in brackets or behind its label.
bool take_wrapped_term(View line, std::size_t& at, Tail& tail,
                       bool conditions) {
  std::size_t here = at;
  std::size_t const label = vocabulary::prefix(
      vocabulary::kTermLabels, line.substr(std::min(here, line.size())));
  if (label > 0) {
    here = skip(line, here + label);
    if (here < line.size() && line[here] == U':') here = skip(line, here + 1);
  }
  constexpr View kOpen = U"([【〔";
  constexpr View kClose = U")]】〕";
  std::size_t const pair =
      here < line.size() ? kOpen.find(line[here]) : View::npos;
  bool const bracket = pair != View::npos;
  if (bracket) here = skip(line, here + 1);
  std::size_t const begin = here;
  if (!take_term(line, here, tail, conditions)) return false;
  tail.term_begin = begin;
  tail.term_end = here;
  if (bracket) {
    std::size_t const close = skip(line, here);
    if (close >= line.size() || line[close] != kClose[pair]) {
      tail.kind = TermKind::kNone;
      return false;
    }
    here = close + 1;
  }
  at = here;
  return true;
}

/// The sign at `at`; moves behind it. Several stars are one sign; two
/// asterisks are Markdown.
Sign take_sign(View line, std::size_t& at) {
  if (at >= line.size()) return Sign::kNone;
  std::size_t here = at;
  char32_t const first = line[here];
  while (here < line.size() && line[here] == first) ++here;
  // Three stars, or a star and a hollow one, are a rating.
  bool const rating =
      here - at > 2 || (here < line.size() && line[here] == U'☆');
  if (vocabulary::is_star(first)) {
    if (rating) return Sign::kNone;
    at = here;
    return Sign::kStar;
  }
  bool const single = here == at + 1;
  if (vocabulary::is_star_like(first) && (single || first != U'*')) {
    at = here;
    return Sign::kStarLike;
  }
  if (!single) return Sign::kNone;
  if (vocabulary::is_business_sign(first)) {
    at = here;
    return Sign::kBusiness;
  }
  if (vocabulary::is_joining_dot(first)) {
    at = here;
    return Sign::kDot;
  }
  return Sign::kNone;
}

bool take_grade_or_handling(View line, std::size_t& at, Tail& tail) {
  View const rest = line.substr(std::min(at, line.size()));
  constexpr View kGrades[] = {U"核心", U"普通", U"重要"};
  std::size_t size = vocabulary::prefix(vocabulary::kHandling, rest);
  size = std::max(size, vocabulary::prefix(kGrades, rest));
  if (size == 0 || !ends_free(line, at + size)) return false;
  tail.kind = TermKind::kHandling;
  at += size;
  return true;
}

/// "//SI//NOFORN", "/ /REL TO USA, GBR" up to the end of the banner.
std::size_t banner_end(View line, std::size_t at) {
  std::size_t here = skip(line, at);
  if (!at_word(line, here, U"//")) return at;
  std::size_t end = here;
  while (here < line.size()) {
    char32_t const symbol = line[here];
    bool const inside = is_word(symbol) || symbol == U'/' || symbol == U'-' ||
                        symbol == U',' || symbol == U' ';
    if (!inside || is_han(symbol)) break;
    if (symbol != U' ') end = here + 1;
    ++here;
  }
  return end;
}

}  // namespace

Tail parse_term(View line, std::size_t from) {
  Tail tail;
  tail.word_end = tail.end = from;
  std::size_t at = skip(line, from);
  if (take_wrapped_term(line, at, tail, true)) tail.end = at;
  return tail;
}

Tail parse_tail(View line, std::size_t from) {
  Tail tail;
  tail.word_end = from;
  std::size_t const banner = banner_end(line, from);
  if (banner != from) {
    tail.end = banner;
    tail.banner = true;
    return tail;
  }
  if (from < line.size() && (line[from] == U'级' || line[from] == U'件')) {
    tail.word_end = from + 1;
  }
  tail.end = tail.word_end;
  std::size_t at = skip(line, tail.word_end);
  bool const apart = at != tail.word_end;
  tail.sign = take_sign(line, at);
  at = skip(line, at);
  // Without a sign only a bare period counts ("核心商密 长期", "机密(10年)"):
  // a date or a condition behind a word is ordinary prose.
  bool const conditions = tail.sign != Sign::kNone;
  if (take_wrapped_term(line, at, tail, conditions)) {
    bool const unsigned_prose =
        tail.sign == Sign::kNone && !apart && tail.kind == TermKind::kDate;
    if (!unsigned_prose) {
      tail.end = at;
      return tail;
    }
    tail.kind = TermKind::kNone;
  }
  if (tail.sign == Sign::kNone) return tail;
  if (tail.sign != Sign::kDot && take_grade_or_handling(line, at, tail)) {
    tail.end = at;
    return tail;
  }
  if (tail.sign == Sign::kStar || tail.sign == Sign::kBusiness) {
    tail.end = at;
    while (tail.end > 0 && line[tail.end - 1] == U' ') --tail.end;
  } else {
    tail.sign = Sign::kNone;  // decoration, or the next clause
  }
  return tail;
}

}  // namespace mishen
