#include "lib/base/limits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <set>
#include <string>

namespace mishen {
namespace {

// A value without a row could neither be set nor be printed, and would have
// no reason.
TEST(Limits, EveryValueHasARow) {
  std::set<std::uint64_t Limits::*,
           bool (*)(std::uint64_t Limits::*, std::uint64_t Limits::*)>
      values([](std::uint64_t Limits::*a, std::uint64_t Limits::*b) {
        Limits const limits;
        return &(limits.*a) < &(limits.*b);
      });
  std::set<std::string_view> names;
  for (LimitRow const& row : limit_rows()) {
    EXPECT_TRUE(values.insert(row.value).second) << row.name;
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
  }
  EXPECT_EQ(values.size() * sizeof(std::uint64_t), sizeof(Limits));
}

TEST(Limits, DefaultsAreWithinTheirBounds) {
  Limits const limits;
  for (LimitRow const& row : limit_rows()) {
    EXPECT_GE(limits.*row.value, 1U) << row.name;
    EXPECT_LE(limits.*row.value, row.most) << row.name;
  }
}

TEST(Limits, NamesAreWordsOfReasons) {
  for (LimitRow const& row : limit_rows()) {
    EXPECT_TRUE(std::all_of(row.name.begin(), row.name.end(), [](char c) {
      return c == '-' || (c >= 'a' && c <= 'z');
    })) << row.name;
    EXPECT_EQ(find_limit(row.name), &row);
    EXPECT_EQ(limit_reason(row.value), "limit-" + std::string(row.name));
    EXPECT_FALSE(row.zh.empty() || row.en.empty()) << row.name;
  }
  EXPECT_EQ(find_limit("no-such-limit"), nullptr);
  EXPECT_EQ(find_limit(""), nullptr);
}

TEST(Limits, SecondsOfTheReaderGrowWithTheInput) {
  constexpr std::uint64_t kMebi = std::uint64_t{1} << 20;
  Limits const limits;
  EXPECT_EQ(reader_seconds_for(limits, 0), 20U);
  EXPECT_EQ(reader_seconds_for(limits, kMebi - 1), 20U);
  EXPECT_EQ(reader_seconds_for(limits, kMebi), 21U);
  EXPECT_EQ(reader_seconds_for(limits, 99 * kMebi), 119U);
  EXPECT_EQ(reader_seconds_for(limits, 256 * kMebi), 120U);
  EXPECT_EQ(reader_seconds_for(limits, UINT64_MAX), 120U);
}

}  // namespace
}  // namespace mishen
