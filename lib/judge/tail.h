#pragma once

// What follows a level in a marking: `机密 [级] [★] [term]`. The grammar of
// DOMAIN.md 1.1-1.2 with its loose forms: star-like signs, dots, terms as
// periods, dates or conditions, digits of every kind, blanks between.

#include <cstddef>
#include <optional>
#include <string_view>

#include "lib/judge/date.h"

namespace mishen {

/// The sign between level and term.
enum class Sign { kNone, kStar, kStarLike, kBusiness, kDot };

enum class TermKind {
  kNone,
  kPeriod,     ///< 10年, 6个月, 15日
  kLong,       ///< 长期
  kDate,       ///< 2030年12月31日
  kCondition,  ///< 会议开始前
  kHandling,   ///< 注意保管: what 内部★ carries instead of a term
};

/// Positions are indexes into the line's symbols.
struct Tail {
  Sign sign = Sign::kNone;
  TermKind kind = TermKind::kNone;
  std::size_t word_end = 0;  ///< Behind the level and its 级/件.
  std::size_t end = 0;       ///< Behind everything that belongs to the mark.
  std::size_t term_begin = 0;
  std::size_t term_end = 0;
  std::optional<int> months;
  std::optional<int> days;
  std::optional<Date> date;
  bool banner = false;  ///< English control markings: //SI//NOFORN
};

/// Parses what stands at `from` in `line`, just behind a level word.
Tail parse_tail(std::u32string_view line, std::size_t from);

/// Parses a term alone ("10年", "至2028年6月30日"); kind kNone: none.
Tail parse_term(std::u32string_view line, std::size_t from);

}  // namespace mishen
