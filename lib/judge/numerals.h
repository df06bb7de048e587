#pragma once

// Numbers and dates as Chinese documents write them, read from folded text:
// 10, 1 0, 十, 叁拾, 廿; 2030年12月31日, 2030.12.31, 二〇三〇年十二月.
// Blanks may stand between the characters (typesetting, OCR).

#include <cstddef>
#include <optional>
#include <string_view>

#include "lib/judge/date.h"

namespace mishen {

/// Something read from the front of a text, and how many symbols it took.
template <class T>
struct Taken {
  T value{};
  std::size_t size = 0;
};

/// A whole number below 10,000, digits or Chinese numerals (value notation,
/// or positional as in 二〇三〇).
std::optional<Taken<int>> take_number(std::u32string_view text);

/// A date; without a day its last day of the month, without a month the last
/// day of the year ("2030年底").
std::optional<Taken<Date>> take_date(std::u32string_view text);

/// Symbols of leading blanks (and line breaks).
[[nodiscard]] std::size_t blanks(std::u32string_view text);

}  // namespace mishen
