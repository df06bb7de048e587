#include "lib/judge/term_state.h"

#include <gtest/gtest.h>

#include "lib/text/fold.h"

namespace mishen {
namespace {

Term term_of(char const* mark) {
  std::u32string const line = fold_text(mark).symbols;
  return stated_term(line, parse_tail(line, 2)).value();
}

constexpr Date kToday = {2026, 11, 24};

TEST(TermState, PeriodsCountFromTheDateOfIssue) {
  Term term = term_of("机密★10年");
  complete_term(term, "机密", Date{2019, 3, 1}, kToday);
  EXPECT_EQ(term.text, "10年");
  EXPECT_EQ(term.months, 120);
  EXPECT_EQ(term.starts, "2019-03-01");
  EXPECT_EQ(term.ends, "2029-03-01");
  EXPECT_EQ(term.state, Term::State::kRunning);
  EXPECT_FALSE(term.over_limit);
}

TEST(TermState, ExpiredIsSaidAndUnknownStaysUnknown) {
  Term expired = term_of("秘密★1年");
  complete_term(expired, "秘密", Date{2020, 1, 1}, kToday);
  EXPECT_EQ(expired.state, Term::State::kExpired);
  Term unknown = term_of("秘密★1年");
  complete_term(unknown, "秘密", std::nullopt, kToday);
  EXPECT_EQ(unknown.state, Term::State::kUnknown);
  EXPECT_FALSE(unknown.ends);
  Term condition = term_of("绝密★启用前");
  complete_term(condition, "绝密", Date{2020, 1, 1}, kToday);
  EXPECT_EQ(condition.state, Term::State::kUnknown);
}

TEST(TermState, DatesEndWithoutADateOfIssue) {
  Term term = term_of("机密★2020年12月31日");
  complete_term(term, "机密", std::nullopt, kToday);
  EXPECT_EQ(term.ends, "2020-12-31");
  EXPECT_EQ(term.state, Term::State::kExpired);
}

TEST(TermState, OverTheLegalLimit) {
  struct Row {
    char const* mark;
    char const* level;
    bool over;
  };
  for (Row const& row :
       {Row{"秘密★20年", "秘密", true}, Row{"秘密★10年", "秘密", false},
        Row{"机密★30年", "机密", true}, Row{"机密★20年", "机密", false},
        Row{"绝密★50年", "绝密", true}, Row{"绝密★30年", "绝密", false},
        Row{"绝密★长期", "绝密", false}}) {
    Term term = term_of(row.mark);
    complete_term(term, row.level, std::nullopt, kToday);
    EXPECT_EQ(term.over_limit, row.over) << row.mark;
  }
}

TEST(TermState, DateOfIssueIsAloneOnItsLine) {
  IssueDates dates;
  find_issue_dates(
      make_document("通知\n2020年1月1日起施行本办法。\n　　　2024年7月9日\n"
                    "某局办公室　　2024年7月10日印发\n",
                    Role::kBody, TextKind::kProse),
      dates);
  EXPECT_EQ(dates.written, (Date{2024, 7, 9}));
  EXPECT_EQ(dates.printed, (Date{2024, 7, 10}));
  EXPECT_EQ(dates.best(), (Date{2024, 7, 9}));
}

TEST(TermState, DateOfIssueInItsOtherForms) {
  for (char const* line : {"成文日期：2010年3月4日\n", "（2010年3月4日）\n",
                           "某局办公室 2010年3月4日印发\n",
                           "二〇一〇年三月四日\n", "2010.3.4日\n"}) {
    IssueDates dates;
    find_issue_dates(make_document(line, Role::kBody, TextKind::kProse), dates);
    EXPECT_EQ(dates.best(), (Date{2010, 3, 4})) << line;
  }
  for (char const* line :
       {"本办法自2010年3月4日\n", "会议时间：2010年3月4日\n"}) {
    IssueDates dates;
    find_issue_dates(make_document(line, Role::kBody, TextKind::kProse), dates);
    EXPECT_FALSE(dates.best()) << line;
  }
}

}  // namespace
}  // namespace mishen
