#include "lib/match/regex/regex_matcher.h"

#include <gtest/gtest.h>

#include <string>

namespace mishen {
namespace {

TEST(RegexMatcher, FindsFromAPlace) {
  auto const regex = RegexMatcher::compile("a+");
  ASSERT_TRUE(regex.has_value());
  EXPECT_EQ(regex->find("baaba", 0), (FoldedSpan{1, 3}));
  EXPECT_EQ(regex->find("baaba", 2), (FoldedSpan{2, 3}));
  EXPECT_EQ(regex->find("baaba", 3), (FoldedSpan{4, 5}));
  EXPECT_EQ(regex->find("baaba", 5), std::nullopt);
  EXPECT_EQ(regex->find("baaba", 6), std::nullopt);
}

TEST(RegexMatcher, EndsWhereItIsTold) {
  auto const regex = RegexMatcher::compile("a+");
  ASSERT_TRUE(regex.has_value());
  EXPECT_EQ(regex->find("baaaa", 0, 3), (FoldedSpan{1, 3}));
  EXPECT_EQ(regex->find("baaaa", 0, 1), std::nullopt);
}

TEST(RegexMatcher, SeesTheContextOutside) {
  auto const start = RegexMatcher::compile("(?m:^)a");
  auto const end = RegexMatcher::compile("a$");
  auto const word = RegexMatcher::compile(R"(\ba)");
  EXPECT_EQ(start->find("aa\na", 1), (FoldedSpan{3, 4}));
  EXPECT_EQ(end->find("aab", 0, 2), std::nullopt);
  EXPECT_EQ(word->find("aa a", 1), (FoldedSpan{3, 4}));
}

TEST(RegexMatcher, TakesTheLeftmostByPreference) {
  auto const regex = RegexMatcher::compile("机|机密");
  EXPECT_EQ(regex->find("本机密", 0), (FoldedSpan{3, 6}));
}

TEST(RegexMatcher, IsExactAboutCase) {
  EXPECT_EQ(RegexMatcher::compile("a")->find("A", 0), std::nullopt);
}

TEST(RegexMatcher, DotEndsAtALine) {
  EXPECT_EQ(RegexMatcher::compile("a.b")->find("a\nb", 0), std::nullopt);
  EXPECT_TRUE(RegexMatcher::compile("a[^x]b")->find("a\nb", 0).has_value());
}

struct Refusal {
  char const* pattern;
  Error::Code code;
};

TEST(RegexMatcher, RefusesWithItsReasonAndWithoutQuoting) {
  Refusal const refusals[] = {
      {"(zq", Error::Code::kInvalid},
      {"zq)", Error::Code::kInvalid},
      {"[zq", Error::Code::kInvalid},
      {"z**q", Error::Code::kInvalid},
      {R"(zq\1)", Error::Code::kInvalid},
      {"(?=zq)", Error::Code::kInvalid},
      {R"(zq\)", Error::Code::kInvalid},
      {"zq\xFF", Error::Code::kInvalid},
      {"(?P<zq", Error::Code::kInvalid},
      {"((zq{1000}){1000}){1000}", Error::Code::kInvalid},
      {"(?:(?:[^z]{500}){2}q|\\p{L}{900}){1}", Error::Code::kLimit},
      {"", Error::Code::kUnsupported},
      {"(?:zq)*", Error::Code::kUnsupported},
      {"zq|", Error::Code::kUnsupported},
      {"^", Error::Code::kUnsupported},
      {"(?m)^", Error::Code::kUnsupported},
      {"$", Error::Code::kUnsupported},
      {R"(\b)", Error::Code::kUnsupported},
      {R"(\B)", Error::Code::kUnsupported},
      {R"((?m)zq|$^)", Error::Code::kUnsupported},
      {R"((?m)zq|^\b)", Error::Code::kUnsupported},
      {R"((?m)zq|\B$)", Error::Code::kUnsupported},
  };
  for (Refusal const& refusal : refusals) {
    auto const regex = RegexMatcher::compile(refusal.pattern);
    ASSERT_FALSE(regex.has_value()) << refusal.pattern;
    EXPECT_EQ(regex.error().code, refusal.code) << refusal.pattern;
    EXPECT_EQ(regex.error().message().find("zq"), std::string::npos);
  }
  std::string const long_pattern(RegexMatcher::kMaxPattern + 1, 'a');
  auto const too_long = RegexMatcher::compile(long_pattern);
  ASSERT_FALSE(too_long.has_value());
  EXPECT_EQ(too_long.error().code, Error::Code::kLimit);
}

TEST(RegexMatcher, AcceptsWhatOnlyLooksEmpty) {
  for (char const* const pattern : {"^a", "a$", R"(\ba\b)", "a*b", "(?:|a)b",
                                    R"(\b\B)", R"(\b(?:a)?\B)", "[^a]"}) {
    EXPECT_TRUE(RegexMatcher::compile(pattern).has_value()) << pattern;
  }
}

}  // namespace
}  // namespace mishen
