#include "lib/base/terms.h"

#include <gtest/gtest.h>

#include "lib/base/options.h"

namespace mishen {
namespace {

template <class Enum, class From>
void expect_round_trip(std::size_t count, From from) {
  for (std::size_t i = 0; i < count; ++i) {
    auto const value = static_cast<Enum>(i);
    EXPECT_EQ(from(name(value)), value);
  }
  EXPECT_FALSE(from(""));
  EXPECT_FALSE(from("Block"));
}

TEST(Terms, every_name_is_read_as_it_is_written) {
  expect_round_trip<Severity>(3, severity_from);
  expect_round_trip<Status>(4, status_from);
  expect_round_trip<Verdict>(5, verdict_from);
  expect_round_trip<Category>(kCategoryNames.size(), category_from);
}

TEST(Terms, severities_and_verdicts_are_ordered) {
  EXPECT_LT(Severity::kNote, Severity::kReview);
  EXPECT_LT(Severity::kReview, Severity::kBlock);
  EXPECT_LT(Verdict::kNote, Verdict::kIncomplete);
  EXPECT_LT(Verdict::kIncomplete, Verdict::kReview);
}

TEST(Option, takes_a_value_if_it_names_one) {
  Option option;
  option.help = {"汉", "en"};
  EXPECT_FALSE(option.takes_value());
  option.value_name = "FILE";
  EXPECT_TRUE(option.takes_value());
  EXPECT_EQ(option.help.in(Language::kChinese), "汉");
}

}  // namespace
}  // namespace mishen
