#include "lib/base/result.h"

#include <gtest/gtest.h>

#include <memory>

#include "lib/base/ids.h"
#include "lib/base/span.h"

namespace mishen {
namespace {

Result<std::unique_ptr<int>> half(int value) {
  if (value % 2 != 0) return Error{Error::Code::kInvalid, "odd", "here"};
  return std::make_unique<int>(value / 2);
}

Result<int> quarter(int value) {
  auto const first = TRY(half(value));
  auto const second = TRY(half(*first));
  return *second;
}

Result<void> check(int value) {
  TRY(quarter(value));
  return {};
}

TEST(Result, try_hands_on_values_that_only_move) {
  EXPECT_EQ(quarter(12).value(), 3);
}

TEST(Result, try_returns_the_first_error) {
  auto const result = quarter(6);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message(), "here: odd");
  EXPECT_EQ(result.error().code, Error::Code::kInvalid);
}

TEST(Result, of_nothing_is_success_or_error) {
  EXPECT_TRUE(check(4));
  EXPECT_FALSE(check(5));
}

TEST(Error, message_without_place_is_what_happened) {
  EXPECT_EQ((Error{Error::Code::kIo, "gone", ""}).message(), "gone");
}

struct Row {
  BufferSpan left;
  BufferSpan right;
  bool overlaps;
  bool contains;
};

TEST(Span, overlaps_and_contains) {
  for (Row const& row :
       {Row{{0, 3}, {3, 5}, false, false}, Row{{0, 3}, {2, 5}, true, false},
        Row{{0, 5}, {1, 3}, true, true}, Row{{1, 3}, {0, 5}, true, false},
        Row{{2, 4}, {2, 4}, true, true}}) {
    EXPECT_EQ(row.left.overlaps(row.right), row.overlaps);
    EXPECT_EQ(row.left.contains(row.right), row.contains);
  }
}

TEST(Id, orders_and_hashes_by_value) {
  EXPECT_LT(RuleId{1}, RuleId{2});
  EXPECT_EQ(std::hash<RuleId>{}(RuleId{7}), std::hash<RuleId>{}(RuleId{7}));
}

}  // namespace
}  // namespace mishen
