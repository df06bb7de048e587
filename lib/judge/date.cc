#include "lib/judge/date.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace mishen {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day to_chrono(Date date) {
  return chrono::year{date.year} /
         chrono::month{static_cast<unsigned>(date.month)} /
         chrono::day{static_cast<unsigned>(date.day)};
}

Date from_chrono(chrono::year_month_day date) {
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

bool read_number(std::string_view text, int& out) {
  auto const [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

bool exists(Date date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
         date.month <= 12 && date.day >= 1 && to_chrono(date).ok();
}

Date add_months(Date date, int months) {
  auto const month = chrono::year{date.year} /
                         chrono::month{static_cast<unsigned>(date.month)} +
                     chrono::months{months};
  auto const last = chrono::year_month_day{month / chrono::last};
  auto const day = chrono::day{static_cast<unsigned>(date.day)};
  return from_chrono(month / std::min(day, last.day()));
}

Date add_days(Date date, int days) {
  return from_chrono(chrono::year_month_day{chrono::sys_days{to_chrono(date)} +
                                            chrono::days{days}});
}

std::string to_iso(Date date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month,
                date.day);
  return text;
}

std::optional<Date> date_from_iso(std::string_view text) {
  Date date;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' ||
      !read_number(text.substr(0, 4), date.year) ||
      !read_number(text.substr(5, 2), date.month) ||
      !read_number(text.substr(8, 2), date.day) || !exists(date)) {
    return std::nullopt;
  }
  return date;
}

}  // namespace mishen
