#include "lib/report/words.h"

#include <gtest/gtest.h>

#include <string>

namespace mishen {
namespace {

constexpr Language kLanguages[] = {Language::kChinese, Language::kEnglish};

TEST(Words, EveryPhraseStandsInItsRow) {
  for (int i = 0; i <= static_cast<int>(Phrase::kSeconds); ++i) {
    for (Language language : kLanguages) {
      EXPECT_FALSE(say(static_cast<Phrase>(i), language).empty()) << i;
    }
  }
}

TEST(Words, ArgumentsFillTheirPlaces) {
  EXPECT_EQ(say(Phrase::kLineColumn, Language::kEnglish, {"3", "7"}),
            "line 3, column 7");
  EXPECT_EQ(say(Phrase::kLineColumn, Language::kEnglish, {"{2}", "7"}),
            "line {2}, column 7");
}

TEST(Words, NothingEverClears) {
  for (int i = 0; i <= static_cast<int>(Phrase::kSeconds); ++i) {
    std::string const zh = say(static_cast<Phrase>(i), Language::kChinese);
    for (char const* word : {"不涉密", "本件涉密", "可公开", "无涉密"}) {
      EXPECT_EQ(zh.find(word), std::string::npos) << zh;
    }
  }
}

TEST(Words, EveryReasonHasWords) {
  EXPECT_GE(known_reasons().size(), 16U);
  for (std::string_view reason : known_reasons()) {
    EXPECT_FALSE(say_reason(reason, Language::kChinese).empty());
    EXPECT_NE(say_reason(reason, Language::kChinese), reason);
  }
  EXPECT_EQ(say_reason("limit-x", Language::kChinese), "limit-x");
}

}  // namespace
}  // namespace mishen
