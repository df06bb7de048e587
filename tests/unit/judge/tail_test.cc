#include "lib/judge/tail.h"

#include <gtest/gtest.h>

#include <string>

#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

struct Row {
  char const* text;  ///< A level of two characters and what follows.
  Sign sign;
  TermKind kind;
  char const* mark;  ///< What belongs to the mark.
};

void check(Row const& row) {
  std::u32string const line = fold_text(row.text).symbols;
  Tail const tail = parse_tail(line, 2);
  EXPECT_EQ(tail.sign, row.sign) << row.text;
  EXPECT_EQ(tail.kind, row.kind) << row.text;
  EXPECT_EQ(to_utf8(line.substr(0, tail.end)), row.mark) << row.text;
}

TEST(Tail, StarsAndTerms) {
  for (Row const& row : {
           Row{"机密★10年", Sign::kStar, TermKind::kPeriod, "机密★10年"},
           Row{"机密★１０年", Sign::kStar, TermKind::kPeriod, "机密★10年"},
           Row{"机密 ★ 10 年", Sign::kStar, TermKind::kPeriod, "机密 ★ 10 年"},
           Row{"机密★ 1 0 年", Sign::kStar, TermKind::kPeriod, "机密★ 1 0 年"},
           Row{"秘密★6个月", Sign::kStar, TermKind::kPeriod, "秘密★6个月"},
           Row{"秘密★半年", Sign::kStar, TermKind::kPeriod, "秘密★半年"},
           Row{"绝密★长期", Sign::kStar, TermKind::kLong, "绝密★长期"},
           Row{"绝密★⻓期", Sign::kStar, TermKind::kLong, "绝密★长期"},
           Row{"机密★⼗年", Sign::kStar, TermKind::kPeriod, "机密★十年"},
           Row{"机密★10年⽉", Sign::kStar, TermKind::kPeriod, "机密★10年月"},
           Row{"机密★2030.12.31", Sign::kStar, TermKind::kDate,
               "机密★2030.12.31"},
           Row{"秘密★至2028年6月30日", Sign::kStar, TermKind::kDate,
               "秘密★至2028年6月30日"},
           Row{"秘密★会议开始前", Sign::kStar, TermKind::kCondition,
               "秘密★会议开始前"},
           Row{"绝密★启用前 数学", Sign::kStar, TermKind::kCondition,
               "绝密★启用前"},
           Row{"机密★", Sign::kStar, TermKind::kNone, "机密★"},
           Row{"机密☆10年", Sign::kStarLike, TermKind::kPeriod, "机密☆10年"},
           Row{"机密*10年", Sign::kStarLike, TermKind::kPeriod, "机密*10年"},
           Row{"机密·10年", Sign::kDot, TermKind::kPeriod, "机密·10年"},
           Row{"机密▲5年", Sign::kBusiness, TermKind::kPeriod, "机密▲5年"},
           Row{"机密级★5年", Sign::kStar, TermKind::kPeriod, "机密级★5年"},
           Row{"机密★(10年)", Sign::kStar, TermKind::kPeriod, "机密★(10年)"},
           Row{"内部★注意保管", Sign::kStar, TermKind::kHandling,
               "内部★注意保管"},
           Row{"商密 长期", Sign::kNone, TermKind::kLong, "商密 长期"},
       }) {
    check(row);
  }
}

TEST(Tail, WhatDoesNotBelongToTheMark) {
  for (Row const& row : {
           Row{"秘密☆书屋", Sign::kNone, TermKind::kNone, "秘密"},
           Row{"秘密*仅供参考", Sign::kStarLike, TermKind::kHandling,
               "秘密*仅供参考"},
           Row{"机密**不得写入", Sign::kNone, TermKind::kNone, "机密"},
           Row{"机密级不超过二十年", Sign::kNone, TermKind::kNone, "机密级"},
           Row{"秘密★不告诉你", Sign::kStar, TermKind::kNone, "秘密★"},
           Row{"机密、秘密", Sign::kNone, TermKind::kNone, "机密"},
           Row{"秘密2030年公开", Sign::kNone, TermKind::kNone, "秘密"},
           Row{"机密", Sign::kNone, TermKind::kNone, "机密"},
       }) {
    check(row);
  }
}

TEST(Tail, TermsAreMeasured) {
  auto const months = [](char const* text) {
    return parse_tail(fold_text(text).symbols, 2).months;
  };
  EXPECT_EQ(months("机密★10年"), 120);
  EXPECT_EQ(months("机密★廿年"), 240);
  EXPECT_EQ(months("绝密★叁拾年"), 360);
  EXPECT_EQ(months("秘密★6个月"), 6);
  EXPECT_EQ(months("秘密★1年6个月"), 18);
  EXPECT_EQ(months("秘密★一年半"), 18);
  EXPECT_EQ(parse_tail(fold_text("秘密★15日").symbols, 2).days, 15);
  EXPECT_EQ(parse_tail(fold_text("秘密★2周").symbols, 2).days, 14);
}

}  // namespace
}  // namespace mishen
