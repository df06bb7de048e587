#include "lib/judge/numerals.h"

#include <algorithm>

#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

int digit_value(char32_t symbol) {
  if (is_digit(symbol)) return static_cast<int>(symbol - U'0');
  constexpr View kDigits = U"〇一二三四五六七八九";
  constexpr View kFormal = U"零壹贰叁肆伍陆柒捌玖";
  for (View digits : {kDigits, kFormal}) {
    std::size_t const at = digits.find(symbol);
    if (at != View::npos) return static_cast<int>(at);
  }
  return symbol == U'两' ? 2 : -1;
}

/// 十 拾 → 10, 廿 → 20, 卅 → 30, 百 佰 → 100; else 0.
int unit_value(char32_t symbol) {
  switch (symbol) {
    case U'十':
    case U'拾':
      return 10;
    case U'廿':
      return 20;
    case U'卅':
      return 30;
    case U'百':
    case U'佰':
      return 100;
    default:
      return 0;
  }
}

std::optional<Taken<int>> take_digits(View text) {
  Taken<int> out;
  int count = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const next = at + (count > 0 ? blanks(text.substr(at)) : 0);
    if (next >= text.size() || !is_digit(text[next]) || count == 4) break;
    out.value = out.value * 10 + static_cast<int>(text[next] - U'0');
    at = next + 1;
    ++count;
  }
  out.size = at;
  if (count == 0 || (at < text.size() && is_digit(text[at]))) {
    return std::nullopt;
  }
  return out;
}

/// 二〇三〇 by position, 三十五 by value.
std::optional<Taken<int>> take_han_number(View text) {
  int total = 0;
  int pending = -1;
  int digits = 0;
  std::size_t at = 0;
  bool any = false;
  while (at < text.size()) {
    std::size_t const next = at + (any ? blanks(text.substr(at)) : 0);
    if (next >= text.size()) break;
    char32_t const symbol = text[next];
    int const digit = is_digit(symbol) ? -1 : digit_value(symbol);
    int const unit = unit_value(symbol);
    if (digit < 0 && unit == 0) break;
    if (digit >= 0) {
      pending = pending < 0 ? digit : pending * 10 + digit;
      if (++digits > 4) return std::nullopt;
    } else if (unit == 20 || unit == 30) {
      total += unit;
      pending = -1;
    } else {
      total += (pending < 0 ? 1 : pending) * unit;
      pending = -1;
    }
    any = true;
    at = next + 1;
  }
  if (!any || total > 9999) return std::nullopt;
  return Taken<int>{total + std::max(pending, 0), at};
}

/// Skips blanks and one of `marks`; false (nothing skipped) where none is.
bool skip_mark(View text, std::size_t& at, View marks) {
  std::size_t const next = at + blanks(text.substr(at));
  if (next >= text.size() || marks.find(text[next]) == View::npos) {
    return false;
  }
  at = next + 1;
  return true;
}

bool take_part(View text, std::size_t& at, int low, int high, int& out) {
  std::size_t const next = at + blanks(text.substr(at));
  auto const number = take_number(text.substr(next));
  if (!number || number->value < low || number->value > high) return false;
  out = number->value;
  at = next + number->size;
  return true;
}

Date end_of_month(int year, int month) {
  Date const first{year, month, 1};
  return add_days(add_months(first, 1), -1);
}

/// "20301231"
std::optional<Taken<Date>> take_compact_date(View text) {
  if (text.size() < 8) return std::nullopt;
  int number = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    if (!is_digit(text[i])) return std::nullopt;
    number = number * 10 + static_cast<int>(text[i] - U'0');
  }
  Date const date{number / 10000, number / 100 % 100, number % 100};
  bool const ends = text.size() == 8 || !is_digit(text[8]);
  if (!ends || date.year < 1900 || !exists(date)) return std::nullopt;
  return Taken<Date>{date, 8};
}

}  // namespace

std::size_t blanks(View text) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == U' ' || text[at] == U'\n')) ++at;
  return at;
}

std::optional<Taken<int>> take_number(View text) {
  if (text.empty()) return std::nullopt;
  return is_digit(text[0]) ? take_digits(text) : take_han_number(text);
}

std::optional<Taken<Date>> take_date(View text) {
  if (auto compact = take_compact_date(text)) return compact;
  std::size_t at = 0;
  Date date;
  if (!take_part(text, at, 1900, 2999, date.year)) return std::nullopt;
  bool const points = skip_mark(text, at, U"./-");
  if (!points && !skip_mark(text, at, U"年")) return std::nullopt;
  std::size_t after_year = at;
  if (!take_part(text, at, 1, 12, date.month)) {
    if (points) return std::nullopt;
    skip_mark(text, after_year, U"底末");
    return Taken<Date>{{date.year, 12, 31}, after_year};
  }
  bool const has_month_mark = skip_mark(text, at, points ? U"./-" : U"月");
  std::size_t after_month = at;
  if (!has_month_mark || !take_part(text, at, 1, 31, date.day)) {
    if (points) return std::nullopt;
    skip_mark(text, after_month, U"底末");
    return Taken<Date>{end_of_month(date.year, date.month), after_month};
  }
  skip_mark(text, at, U"日号");
  if (!exists(date)) return std::nullopt;
  return Taken<Date>{date, at};
}

}  // namespace mishen
