#include "lib/engine/keyword/spelling.h"

#include <algorithm>
#include <iterator>

#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using Units = std::vector<Spelling::Unit>;

void take_units(std::string_view block, BufferSpan span, Case text_case,
                Units& units) {
  units.clear();
  for (std::size_t at = span.begin; at < span.end;) {
    CodePoint const point = decode_at(block, at);
    std::size_t const end = at + point.size;
    char32_t const symbol = fold(point.value, text_case);
    if (symbol == kExpands) {
      for (char32_t const part : fold_expansion(point.value, text_case)) {
        units.push_back({part, at, end});
      }
    } else if (symbol != kIgnorable && symbol != U' ' && symbol != U'\n') {
      units.push_back({symbol, at, end});
    }
    at = end;
  }
}

// Where in `units` the word begins: inside the first character, and so that
// it ends inside the last one.
Units::iterator find_word(Units& units, std::u32string_view word) {
  for (auto at = units.begin(); at != units.end(); ++at) {
    auto const left = static_cast<std::size_t>(units.end() - at);
    if (left < word.size() || at->begin != units.front().begin) break;
    auto const last = at + static_cast<std::ptrdiff_t>(word.size()) - 1;
    if (last->begin == units.back().begin &&
        std::equal(word.begin(), word.end(), at,
                   [](char32_t symbol, Spelling::Unit const& unit) {
                     return symbol == unit.symbol;
                   })) {
      return at;
    }
  }
  return units.end();
}

}  // namespace

bool spell(std::string_view block, BufferSpan span, std::u32string_view word,
           Case text_case, Spelling& spelling) {
  Units& units = spelling.units;
  take_units(block, span, text_case, units);
  auto const first = find_word(units, word);
  if (first == units.end() || word.empty()) return false;
  auto const end = first + static_cast<std::ptrdiff_t>(word.size());
  spelling.before = first == units.begin() ? symbol_before(block, span.begin)
                                           : std::prev(first)->symbol;
  spelling.behind =
      end == units.end() ? symbol_behind(block, span.end) : end->symbol;
  units.erase(end, units.end());
  units.erase(units.begin(), first);
  return true;
}

Gap gap_behind(std::string_view block, Spelling const& spelling,
               std::size_t index) {
  Spelling::Unit const& left = spelling.units[index];
  Spelling::Unit const& right = spelling.units[index + 1];
  Gap gap;
  gap.in_character = left.begin == right.begin;
  if (gap.in_character) return gap;
  for (std::size_t at = left.end; at < right.begin;) {
    CodePoint const point = decode_at(block, at);
    if (is_line_break(point.value)) {
      if (!gap.has_break) gap.break_at = at;
      gap.has_break = true;
    } else if (is_blank(point.value)) {
      (gap.has_break ? gap.blanks_behind : gap.blanks) += point.value;
    }
    at += point.size;
  }
  return gap;
}

}  // namespace mishen
