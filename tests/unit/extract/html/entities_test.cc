#include "lib/extract/html/entities.h"

#include <gtest/gtest.h>

namespace mishen {
namespace {

struct Row {
  std::string_view text;
  std::string_view decoded;
};

constexpr Row kRows[] = {
    {"a", "a"},
    {"&amp;lt;", "&lt;"},
    {"&#26426;", "机"},
    {"&#x673A", "机"},
    {"&#X673a;b", "机b"},
    {"&#;", "&#;"},
    {"&#x;", "&#x;"},
    {"&", "&"},
    {"&&amp;&", "&&&"},
    {"&hellip;&hellip;", "……"},
    {"&nbsp", "\u00A0"},
    {"&notit;", "¬it;"},
    {"&foo;", "&foo;"},
    {"&#0;", "\uFFFD"},
    {"&#xD800;", "\uFFFD"},
    {"&#x80;", "€"},
    {"&#99999999999;", "\uFFFD"},
    {"a&b=1", "a&b=1"},
    {"&starf;", "★"},
    {"&bigstar;x", "★x"},
};

TEST(References, AreDecodedAsBrowsersDo) {
  for (Row const& row : kRows) {
    EXPECT_EQ(decode_references(row.text), row.decoded) << row.text;
  }
}

TEST(References, AreSeenBeforeTheyAreDecoded) {
  EXPECT_TRUE(has_references("a &#x673A;"));
  EXPECT_TRUE(has_references("&lt;"));
  EXPECT_FALSE(has_references("a & b"));
  EXPECT_FALSE(has_references("?a=1&b=2"));
}

}  // namespace
}  // namespace mishen
