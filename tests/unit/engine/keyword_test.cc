#include <gtest/gtest.h>

#include <ostream>

#include "lib/engine/keyword/hard_wrap.h"
#include "lib/engine/keyword/keyword.h"
#include "tests/unit/engine/rules_by_hand.h"

namespace mishen {
namespace {

struct Row {
  char const* law;
  std::vector<std::string> words;
  std::string text;
  std::string found;  // texts of the matches, |…|
  GapRule gaps = GapRule::kDefault;
  TextKind kind = TextKind::kProse;
};

std::ostream& operator<<(std::ostream& out, Row const& row) {
  return out << row.law;
}

constexpr GapRule kNone = GapRule::kNone;
constexpr GapRule kSpaced = GapRule::kSpaced;
constexpr GapRule kAny = GapRule::kAny;
constexpr GapRule kDefault = GapRule::kDefault;

// Two lines of one paragraph; the first is full and ends with 机.
std::string const kFull = "本单位定于下月组织各处室开展随机";
std::string const kRest = "密集检查工作。";

Row const kRows[] = {
    {"in running text", {"机密"}, "一份机密文件", "|机密|"},
    {"variants", {"机密"}, "機密 ㊙ 机密", "|機密|机密|"},
    {"word folded as the text", {"機密"}, "机密", "|机密|"},
    {"a longer and a shorter word", {"机密", "密"}, "机密", "|机密|密|"},
    // Ignorables.
    {"ignorables", {"机密"}, "机\u200B\uFEFF密", "|机\u200B\uFEFF密|"},
    {"ignorables with gaps none",
     {"机密"},
     "机\u00AD密",
     "|机\u00AD密|",
     kNone},
    // Blanks.
    {"wide blank, alone", {"机密"}, "机　密", "|机　密|"},
    {"wide blank inside text", {"机密"}, "手机　密码", ""},
    {"blank inside text", {"机密"}, "请填写手机 密码 姓名", ""},
    {"left end not free", {"机密"}, "手机 密", ""},
    {"right end not free", {"机密"}, "机 密码", ""},
    {"digit is no free end", {"机密"}, "机 密10年", ""},
    {"star", {"机密"}, "机　密★１０年", "|机　密|"},
    {"brackets", {"机密"}, "【机 密】", "|机 密|"},
    {"colon", {"机密"}, "密级：机 密", "|机 密|"},
    {"blanks outside", {"机密"}, "姓名 机 密 电话", "|机 密|"},
    {"line edges", {"机密"}, "文件\n机 密\n内容", "|机 密|"},
    {"ignorables at free ends", {"机密"}, "\u200B机 密\u200B★", "|机 密|"},
    {"ignorable before a Han end", {"机密"}, "手\u200B机 密", ""},
    {"many equal blanks", {"机密"}, "机    密", "|机    密|"},
    {"tab", {"机密"}, "机\t密", "|机\t密|"},
    {"even gaps", {"机密件"}, "机 密 件", "|机 密 件|"},
    {"blank in one gap only", {"机密件"}, "机 密件", ""},
    {"blanks of two kinds", {"机密件"}, "机 密　件", ""},
    {"blanks of two lengths", {"机密件"}, "机 密  件", ""},
    {"ignorable beside a blank is not seen",
     {"机密件"},
     "机 \u200B密 件",
     "|机 \u200B密 件|"},
    {"none: no blank", {"机密"}, "机 密", "", kNone},
    {"spaced: ends need not be free",
     {"机密"},
     "手机　密码",
     "|机　密|",
     kSpaced},
    {"spaced: gaps must be even", {"机密件"}, "机 密件", "", kSpaced},
    {"any: uneven", {"机密件"}, "手机 密　 件", "|机 密　 件|", kAny},
    {"any: break in a list", {"机密"}, "手机\n密码", "|机\n密|", kAny},
    {"any: break in a table",
     {"机密"},
     "手机\n密码",
     "|机\n密|",
     kAny,
     TextKind::kTable},
    {"any: not two breaks", {"机密"}, "手机\n\n密码", "", kAny},
    // Breaks.
    {"hard wrap", {"机密"}, kFull + "\n" + kRest, "|机\n密|"},
    {"hard wrap with CR LF", {"机密"}, kFull + "\r\n" + kRest, "|机\r\n密|"},
    {"hard wrap, spaced", {"机密"}, kFull + "\n" + kRest, "|机\n密|", kSpaced},
    {"hard wrap, none", {"机密"}, kFull + "\n" + kRest, "", kNone},
    {"hard wrap in code",
     {"机密"},
     kFull + "\n" + kRest,
     "|机\n密|",
     kDefault,
     TextKind::kCode},
    {"break in a table",
     {"机密"},
     kFull + "\n" + kRest,
     "",
     kDefault,
     TextKind::kTable},
    {"break in a log",
     {"机密"},
     kFull + "\n" + kRest,
     "",
     kDefault,
     TextKind::kLog},
    {"short lines of a list", {"机密"}, "姓名\n手机\n密码\n", ""},
    {"upper line shorter than the others",
     {"机密"},
     kFull + "\n密集" + kFull + kFull,
     ""},
    {"a wide line in the next paragraph does not count",
     {"机密"},
     kFull + "\n" + kRest + "\n　\n" + kFull + kFull,
     "|机\n密|"},
    {"a wide line in the paragraph before does not count",
     {"机密"},
     kFull + kFull + "\n\n" + kFull + "\n" + kRest,
     "|机\n密|"},
    {"an empty line", {"机密"}, kFull + "\n\n" + kRest, ""},
    {"an empty line with blanks", {"机密"}, kFull + "\n 　\r\n" + kRest, ""},
    {"indented below", {"机密"}, kFull + "\n　　" + kRest, ""},
    {"all indented alike",
     {"机密"},
     "    " + kFull + "\n    " + kRest,
     "|机\n    密|"},
    {"indented deeper below", {"机密"}, " " + kFull + "\n    " + kRest, ""},
    {"both begin a paragraph", {"机密"}, "　　" + kFull + "\n　　" + kRest, ""},
    {"only the first line indented",
     {"机密"},
     "　　" + kFull + "\n" + kRest,
     "|机\n密|"},
    {"blank before the break parts", {"机密"}, kFull + "  \n" + kRest, ""},
    {"a mark at the line begin", {"机密"}, kFull + "\n* " + kRest, ""},
    {"break between letters", {"jade"}, kFull + kFull + "ja\nde", ""},
    {"blank and break in one word", {"随机密集"}, kFull + "\n密 集", ""},
    // Words with letters and digits.
    {"not inside a longer number",
     {"5G"},
     "15G 5GB 5G ５Ｇ。5g",
     "|5G|５Ｇ|5g|"},
    {"not inside a longer word",
     {"SECRET"},
     "SECRETARY Secret secrets",
     "|Secret|"},
    {"Han may touch", {"5G"}, "新5G网", "|5G|"},
    {"accented letters are letters", {"sal"}, "\u00E9sal sal", "|sal|"},
    {"an ignorable does not part", {"5G"}, "1\u200B5G", ""},
    {"not inside a circled number", {"0年"}, "⑩年 0年", "|0年|"},
    {"circled number", {"10年"}, "⑩年", "|⑩年|"},
    {"circled number spaced out", {"密10年"}, "密 ⑩ 年", "|密 ⑩ 年|"},
    {"an end that is a sign may touch", {"C++"}, "C++11 VC++ C++", "|C++|C++|"},
    {"own blank is needed",
     {"NATO SECRET"},
     "NATOSECRET NATO SECRET",
     "|NATO SECRET|"},
    {"own blank of any width",
     {"NATO SECRET"},
     "一份NATO 　SECRET文件",
     "|NATO 　SECRET|"},
    {"own blank with gaps none",
     {"NATO SECRET"},
     "x NATO  SECRET",
     "|NATO  SECRET|",
     kNone},
    {"own blank is no gap to be matched",
     {"NATO SECRET"},
     "N A T O SECRET",
     ""},
    {"spaced out with its own blank",
     {"TOP AI"},
     "T O P   A I",
     "|T O P   A I|"},
    {"own blank at a full line's end",
     {"NATO SECRET"},
     "marked by the office as NATO\nSECRET on each page",
     "|NATO\nSECRET|"},
    {"own blank at a short line's end", {"NATO SECRET"}, "NATO\nSECRET", ""},
    {"own blank beside Han is optional",
     {"5G 网络"},
     "5G网络 5G 网络 5G　网络",
     "|5G网络|5G 网络|5G　网络|"},
    {"own blank beside Han, text around",
     {"5G 网络"},
     "新5G 网络的",
     "|5G 网络|"},
    {"own blank between Han is optional",
     {"绝 密"},
     "拒绝 密码绝密",
     "|绝 密|绝密|"},
    {"a blank between letters and Han", {"5G网络"}, "新5G 网络的", "|5G 网络|"},
    {"but not with gaps none", {"5G网络"}, "新5G 网络的", "", kNone},
};

class KeywordLaw : public testing::TestWithParam<Row> {};

TEST_P(KeywordLaw, Holds) {
  Row const& row = GetParam();
  EXPECT_EQ(found(keyword_rule(row.words, row.gaps), row.text, row.kind),
            row.found)
      << row.law;
}

INSTANTIATE_TEST_SUITE_P(Table, KeywordLaw, testing::ValuesIn(kRows));

TEST(Keyword, NotesWhereBlanksMayStand) {
  using J = Joint;
  struct {
    char const* text;
    std::vector<Joint> joints;
  } const rows[] = {
      {"机密", {}},
      {"NATO", {}},
      {"5G网络", {J::kTight, J::kBorder, J::kTight}},
      {"A B", {J::kRequired}},
      {"A\u3000 B", {J::kRequired}},
      {"A 机", {J::kOptional}},
      {"A, B", {J::kTight, J::kOptional}},
      {" 机密 ", {}},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(make_keyword(row.text, false).joints, row.joints) << row.text;
  }
}

Rule sensitive(Rule rule) {
  rule.case_sensitive = true;
  return rule;
}

TEST(Keyword, CaseCountsWhereTheRuleSaysSo) {
  EXPECT_EQ(found(sensitive(keyword_rule({"Jade"})), "JADE jade Jade Ｊａｄｅ"),
            "|Jade|Ｊａｄｅ|");
  EXPECT_EQ(found(sensitive(keyword_rule({"机密A"})), "機密a 機密A"),
            "|機密A|");
}

TEST(Keyword, BoundariesHoldAtBothEnds) {
  Rule digit = keyword_rule({"密"});
  digit.boundary = Boundary::kDigit;
  EXPECT_EQ(found(digit, "1密 密１ a密 ⑩密 密"), "|密|密|");
  Rule word = keyword_rule({"密"});
  word.boundary = Boundary::kWord;
  EXPECT_EQ(found(word, "1密 a密 é密 密_ 机密机"), "|密|");
}

TEST(Keyword, ValidatorsDecide) {
  Rule rule = keyword_rule({"4111111111111111", "4111111111111112"});
  rule.validate = "luhn";
  EXPECT_EQ(found(rule, "4111111111111111 4111111111111112"),
            "|4111111111111111|");
}

TEST(Keyword, AllowedPhrasesTakeAwayWhatTheyContain) {
  Rule rule = keyword_rule({"某某工程", "工程师"});
  rule.allow = {"某某工程师"};
  EXPECT_EQ(found(rule, "某某工程师"), "");
  EXPECT_EQ(found(rule, "某某工程"), "|某某工程|");
  EXPECT_EQ(found(rule, "某某工\u200B程師和某某工程"), "|某某工程|");
  EXPECT_EQ(found(rule, "新工程师"), "|工程师|");
}

TEST(Keyword, APhraseAllowsOnlyItsOwnRule) {
  Rule rule = keyword_rule({"工程"});
  rule.allow = {"某某工程师"};
  Document const document =
      make_document("某某工程师", Role::kBody, TextKind::kProse);
  EXPECT_EQ(dump(match_in({rule, keyword_rule({"工程"})}, document)), "1:6-12");
}

TEST(Keyword, AnAllowedPhraseMustStandThereItself) {
  Rule rule = keyword_rule({"某某工程"});
  rule.allow = {"某某工程师"};
  EXPECT_EQ(found(rule, "某某工程 师傅"), "|某某工程|");
  EXPECT_EQ(found(rule, "某某工程\n师傅"), "|某某工程|");
}

// Columns: two for a Han, one for a letter.
TEST(HardWrap, MeasuresLinesInColumns) {
  auto const wraps = [](std::string const& upper, std::string const& widest) {
    return is_hard_wrap(upper + "\n" + widest, upper.size(), U"");
  };
  std::string const ten = "aaaaaaaaaa";
  EXPECT_TRUE(wraps("一二三四五六七八", "x"));
  EXPECT_FALSE(wraps("一二三四五六七", "x"));
  EXPECT_FALSE(wraps("一二三四五六七   ", "x"));
  EXPECT_TRUE(wraps(ten + ten + ten + ten, ten + ten + ten + ten + ten));
  EXPECT_FALSE(
      wraps(ten + ten + ten + "aaaaaaaaa", ten + ten + ten + ten + ten));
  EXPECT_TRUE(wraps("一二三四五六七八", "一二三四五六七八九十"));
  EXPECT_FALSE(wraps("一二三四五六七八", "一二三四五六七八九十一"));
}

TEST(HardWrap, LooksAtABoundedStretch) {
  std::string text = "一二三四五六七八\n";
  std::size_t const break_at = text.size() - 1;
  for (int i = 0; i < 300; ++i) text += "一二三四五六七八\n";
  text += std::string(1000, 'a');
  EXPECT_TRUE(is_hard_wrap(text, break_at, U""));
}

}  // namespace
}  // namespace mishen
