#include "lib/repair/repaired_text.h"

#include <gtest/gtest.h>

#include <random>

namespace mishen {
namespace {

Replacement put(std::size_t begin, std::size_t end, char const* text,
                Noise noise = Noise::kEscape) {
  return {{begin, end}, text, noise};
}

TEST(RepairedText, MapsBothWays) {
  RepairedText text("ab[XX]cd");
  text.apply({put(2, 6, "-")});
  EXPECT_EQ(text.text(), "ab-cd");
  auto const& stretches = text.stretches();
  EXPECT_EQ(original_span(stretches, {0, 2}), (BufferSpan{0, 2}));
  EXPECT_EQ(original_span(stretches, {1, 4}), (BufferSpan{1, 7}));
  EXPECT_EQ(original_span(stretches, {2, 3}), (BufferSpan{2, 6}));
  EXPECT_EQ(original_span(stretches, {3, 5}), (BufferSpan{6, 8}));
  EXPECT_EQ(repaired_offset(stretches, 0), 0u);
  EXPECT_EQ(repaired_offset(stretches, 4), 2u);
  EXPECT_EQ(repaired_offset(stretches, 6), 3u);
  EXPECT_EQ(repaired_offset(stretches, 8), 5u);
}

TEST(RepairedText, WhatIsTakenOutIsInsideNotAtTheEnds) {
  RepairedText text("a(x)b(y)c");
  text.apply({put(1, 4, ""), put(5, 8, "")});
  EXPECT_EQ(text.text(), "abc");
  auto const& stretches = text.stretches();
  EXPECT_EQ(original_span(stretches, {0, 1}), (BufferSpan{0, 1}));
  EXPECT_EQ(original_span(stretches, {1, 2}), (BufferSpan{4, 5}));
  EXPECT_EQ(original_span(stretches, {0, 3}), (BufferSpan{0, 9}));
}

TEST(RepairedText, ASecondRepairOfARepairedPlaceIsOneStretch) {
  RepairedText text("a&1;&2;b");
  text.apply({put(1, 4, "XY"), put(4, 7, "Z")});
  EXPECT_EQ(text.text(), "aXYZb");
  text.apply({put(2, 4, "!", Noise::kOcr)});
  EXPECT_EQ(text.text(), "aX!b");
  ASSERT_EQ(text.stretches().size(), 1u);
  EXPECT_EQ(text.stretches()[0].original, (BufferSpan{1, 7}));
  EXPECT_EQ(text.stretches()[0].noises,
            (1U << static_cast<unsigned>(Noise::kEscape)) |
                (1U << static_cast<unsigned>(Noise::kOcr)));
}

// Whatever is replaced, in however many rounds: bytes that no replacement
// touched are found at their places, and stretches stay in order.
TEST(RepairedText, RandomRoundsKeepTheRestInPlace) {
  std::mt19937 random(7);
  for (int round = 0; round < 2'000; ++round) {
    std::string original;
    for (char c = 'A'; c <= 'Z'; ++c) original.push_back(c);
    RepairedText text(original);
    for (int pass = 0; pass < 3; ++pass) {
      Replacements changes;
      std::size_t at = random() % 4;
      while (at < text.text().size()) {
        std::size_t const end =
            std::min(text.text().size(), at + 1 + random() % 3);
        changes.push_back(put(at, end, random() % 3 == 0 ? "" : "ab"));
        at = end + random() % 9;
      }
      text.apply(changes);
    }
    std::size_t behind = 0;
    for (Stretch const& stretch : text.stretches()) {
      ASSERT_LE(behind, stretch.repaired.begin);
      behind = stretch.repaired.end;
    }
    for (std::size_t i = 0; i < text.text().size(); ++i) {
      char const c = text.text()[i];
      if (c < 'A' || c > 'Z') continue;
      BufferSpan const span = original_span(text.stretches(), {i, i + 1});
      ASSERT_LE(span.begin, static_cast<std::size_t>(c - 'A'));
      ASSERT_GT(span.end, static_cast<std::size_t>(c - 'A'));
    }
  }
}

}  // namespace
}  // namespace mishen
