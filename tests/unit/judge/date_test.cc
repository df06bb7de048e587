#include "lib/judge/date.h"

#include <gtest/gtest.h>

namespace mishen {
namespace {

TEST(Date, AddingMonthsKeepsTheDayOrTakesTheLast) {
  struct Row {
    Date from;
    int months;
    Date wanted;
  };
  for (Row const& row : {Row{{2019, 3, 1}, 120, {2029, 3, 1}},
                         Row{{2024, 1, 31}, 1, {2024, 2, 29}},
                         Row{{2023, 1, 31}, 1, {2023, 2, 28}},
                         Row{{2024, 2, 29}, 12, {2025, 2, 28}},
                         Row{{2024, 12, 15}, 1, {2025, 1, 15}}}) {
    EXPECT_EQ(add_months(row.from, row.months), row.wanted)
        << to_iso(row.from) << " + " << row.months;
  }
}

TEST(Date, AddingDaysCrossesMonthsAndYears) {
  EXPECT_EQ(add_days({2024, 2, 28}, 2), (Date{2024, 3, 1}));
  EXPECT_EQ(add_days({2024, 12, 31}, 1), (Date{2025, 1, 1}));
  EXPECT_EQ(add_days({2024, 3, 1}, -1), (Date{2024, 2, 29}));
}

TEST(Date, ReadsIsoDatesThatExistOnly) {
  EXPECT_EQ(date_from_iso("2024-07-10"), (Date{2024, 7, 10}));
  for (char const* text : {"2024-02-30", "2024-13-01", "2024-7-1", "20240701",
                           "2024-07-10 ", "", "0000-01-01", "abcd-ef-gh"}) {
    EXPECT_FALSE(date_from_iso(text)) << text;
  }
}

}  // namespace
}  // namespace mishen
