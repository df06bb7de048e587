#pragma once

// Calendar arithmetic for terms: proleptic Gregorian dates, no clock.

#include <optional>
#include <string>
#include <string_view>

namespace mishen {

/// A calendar date that exists.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(Date, Date) = default;
};

[[nodiscard]] bool exists(Date date);

/// The same day `months` later, or the last day of that month.
[[nodiscard]] Date add_months(Date date, int months);
[[nodiscard]] Date add_days(Date date, int days);

/// "2024-07-10"; years beyond 9999 are refused by the parsers.
[[nodiscard]] std::string to_iso(Date date);
[[nodiscard]] std::optional<Date> date_from_iso(std::string_view text);

}  // namespace mishen
