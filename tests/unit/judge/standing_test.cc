#include "lib/judge/standing.h"

#include <gtest/gtest.h>

#include <string>

#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

/// The mark is written between ‹ and ›.
struct Line {
  std::u32string text;
  Standing standing;
};

Line read(char const* picture, TextKind kind = TextKind::kProse) {
  Line out;
  std::u32string const folded = fold_text(picture).symbols;
  std::size_t begin = 0;
  std::size_t end = 0;
  for (char32_t symbol : folded) {
    if (symbol == U'‹') {
      begin = out.text.size();
    } else if (symbol == U'›') {
      end = out.text.size();
    } else {
      out.text.push_back(symbol);
    }
  }
  out.standing = read_standing(out.text, begin, end, kind);
  return out;
}

TEST(Standing, CompanionsLeaveAMarkAlone) {
  for (char const* picture :
       {"‹机密›", "  ‹机密›  ", "（‹机密›）", "【‹机密›】", "**‹机密›**",
        "000123 ‹机密› 特急", "编号：2025-018　密级：‹机密›", "‹机密› 指人专办",
        "‹内部资料› 注意保存", "‹机密› 某发〔2024〕5号", "第3页 ‹机密›"}) {
    Line const line = read(picture);
    EXPECT_TRUE(line.standing.alone_in_segment() &&
                line.standing.rest_of_line_is_companions())
        << picture;
  }
}

TEST(Standing, OtherWordsDoNot) {
  for (char const* picture :
       {"‹机密›文件", "本件为‹机密›", "‹秘密›花园", "某局 ‹机密›",
        "泄露‹秘密›的人", "‹机密›，不得外传他人"}) {
    EXPECT_FALSE(read(picture).standing.alone_in_segment()) << picture;
  }
}

TEST(Standing, FieldsHaveALabelAndASeparator) {
  for (char const* picture :
       {"密级：‹机密›", "密级 ‹机密›", "密级：【‹机密›】", "文件密级=‹机密›",
        "密级（绝密/机密/秘密）：‹机密›", "\"密级\": \"‹机密›\"",
        "<密级>‹机密›</密级>", "密级 | ‹机密›", "Classification: ‹SECRET›"}) {
    Line const line = read(picture);
    EXPECT_TRUE(is_field_value(line.standing)) << picture;
  }
  for (char const* picture : {"密级‹机密›", "密级：‹机密›文件",
                              "填写在密级栏的‹机密›", "级：‹机密›"}) {
    Line const line = read(picture);
    EXPECT_FALSE(is_field_value(line.standing)) << picture;
  }
}

TEST(Standing, ListsOfLevels) {
  for (char const* picture :
       {"绝密、‹机密›、秘密", "绝密/‹机密›/秘密", "绝密 ‹机密› 秘密",
        "‹绝密›级、机密级", "分为绝密、机密和‹秘密›", "（‹绝密›）（机密）",
        "1.‹绝密› 2.机密 3.秘密", "非密、‹秘密›"}) {
    Line const line = read(picture);
    EXPECT_TRUE(is_in_list(line.standing, false)) << picture;
  }
  for (char const* picture : {"密级：‹机密› 特急", "‹机密›", "‹机密› 内部"}) {
    Line const line = read(picture);
    EXPECT_FALSE(is_in_list(line.standing, false)) << picture;
  }
}

TEST(Standing, BoxesBelongToTheirLevel) {
  struct Row {
    char const* picture;
    Box box;
  };
  for (Row const& row :
       {Row{"密级：□绝密 ☑‹机密› □秘密", Box::kTicked},
        Row{"密级：□‹绝密› ☑机密 □秘密", Box::kEmpty},
        Row{"绝密□ ‹机密›☑ 秘密□", Box::kTicked},
        Row{"‹绝密›□ 机密☑ 秘密□", Box::kEmpty},
        Row{"[x] ‹机密› [ ] 秘密", Box::kTicked},
        Row{"[x] 机密 [ ] ‹秘密›", Box::kEmpty},
        Row{"绝密（ ）‹机密›（√）", Box::kTicked},
        Row{"密级：■‹机密›", Box::kTicked}, Row{"● ‹机密›", Box::kNone},
        Row{"‹机密›", Box::kNone}}) {
    Line const line = read(row.picture);
    EXPECT_EQ(line.standing.box, row.box) << row.picture;
  }
}

TEST(Standing, QuotesNearAndFar) {
  EXPECT_TRUE(read("标有“‹机密›”字样").standing.quoted);
  EXPECT_TRUE(read("写着“本件‹机密›，勿传”的纸").standing.quoted);
  EXPECT_TRUE(read("x = \"‹机密›\"", TextKind::kCode).standing.quoted);
  EXPECT_FALSE(read("“甲”与‹机密›").standing.quoted);
  EXPECT_FALSE(read("\"‹机密›\",5", TextKind::kTable).standing.quoted);
  EXPECT_TRUE(read("《‹绝密›飞行》").standing.in_title_marks);
  EXPECT_FALSE(read("《甲》 ‹绝密›").standing.in_title_marks);
}

TEST(Standing, OwnersAreUnitNames) {
  EXPECT_TRUE(is_owner(U"某某集团有限公司"));
  EXPECT_TRUE(is_owner(U"国务院"));
  EXPECT_FALSE(is_owner(U"本公司的"));
  EXPECT_FALSE(is_owner(U"泄露"));
  EXPECT_FALSE(is_owner(U""));
}

}  // namespace
}  // namespace mishen
