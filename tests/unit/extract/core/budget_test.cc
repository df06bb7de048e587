#include <gtest/gtest.h>

#include "lib/extract/extraction.h"

namespace mishen {
namespace {

Limits small() {
  Limits limits;
  limits.expanded_bytes = 4 << 20;
  limits.ratio = 10;
  limits.members = 2;
  limits.characters = 5;
  limits.member_raw_bytes = 8;
  limits.reader_output_bytes = 80;
  return limits;
}

TEST(Budget, ExpandedBytesEndWithTheirReason) {
  Limits const limits = small();
  Budget budget(limits, 1 << 20);
  EXPECT_TRUE(budget.take_expanded(4 << 20));
  EXPECT_EQ(budget.expanded_left(), 0U);
  EXPECT_FALSE(budget.take_expanded(1));
  EXPECT_EQ(budget.reason(), "limit-expanded-bytes");
}

TEST(Budget, RatioCountsBehindTheGrace) {
  Limits const limits = small();
  Budget budget(limits, 150 << 10);
  EXPECT_TRUE(budget.take_expanded(1'500 << 10));
  EXPECT_FALSE(budget.take_expanded(1));
  EXPECT_EQ(budget.reason(), "limit-ratio");
  Budget tiny(limits, 1);
  EXPECT_TRUE(tiny.take_expanded(kRatioGraceBytes));
  EXPECT_FALSE(tiny.take_expanded(1));
  EXPECT_EQ(tiny.reason(), "limit-ratio");
}

TEST(Budget, WhatIsRefusedIsNotTaken) {
  Limits const limits = small();
  Budget budget(limits, 1 << 20);
  EXPECT_FALSE(budget.take_expanded(5 << 20));
  EXPECT_TRUE(budget.take_expanded(4 << 20));
  EXPECT_FALSE(budget.take_characters(6));
  EXPECT_EQ(budget.reason(), "limit-characters");
  EXPECT_TRUE(budget.take_characters(5));
  EXPECT_FALSE(budget.take_characters(1));
  EXPECT_EQ(budget.characters(), 5U);
}

TEST(Budget, MembersRawBytesAndOutput) {
  Limits const limits = small();
  Budget budget(limits, 1);
  EXPECT_TRUE(budget.take_member());
  EXPECT_TRUE(budget.take_member());
  EXPECT_FALSE(budget.take_member());
  EXPECT_EQ(budget.reason(), "limit-members");
  EXPECT_EQ(budget.take_raw(5), 5U);
  EXPECT_EQ(budget.take_raw(5), 3U);
  EXPECT_EQ(budget.reason(), "limit-member-raw-bytes");
  EXPECT_TRUE(budget.take_output(70));
  EXPECT_FALSE(budget.take_output(1));
  EXPECT_EQ(budget.reason(), "limit-reader-output-bytes");
}

TEST(Budget, NoOverflow) {
  Limits limits;
  limits.ratio = 100'000;
  Budget budget(limits, UINT64_MAX / 2);
  EXPECT_TRUE(budget.take_expanded(1));
  EXPECT_FALSE(budget.take_expanded(UINT64_MAX));
}

}  // namespace
}  // namespace mishen
