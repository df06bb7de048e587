#include "lib/text/fold.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

struct FoldRow {
  std::string_view text;
  std::string_view folded;
};

TEST(Fold, TextsFoldTo) {
  std::vector<FoldRow> const rows = {
      {"", ""},
      {"机密★10年", "机密★10年"},
      {"機密★１０年", "机密★10年"},
      {"祕密絕密絶密極機密", "秘密绝密绝密极机密"},
      {"內部長期開放級", "内部长期开放级"},
      {"衞徴宻処", "卫征密处"},
      {"⼀⼗⽉⽂⼯⼈⽤⾏", "一十月文工人用行"},  // Kangxi radicals.
      {"⻓⻔⻅⻋⻚⻛⻜⺠", "长门见车页风飞民"},  // Supplement.
      {"⻑⾧⻐⻨⻩⻬⻰", "长长钅麦黄齐龙"},
      {"㊙⑩㉚㊉㈩㏾", "秘1030十(十)31日"},
      {"㈱㍿⑽⒑", "(株)株式会社(10)10."},
      {"你\u200B好\u00AD\uFEFF\u2060", "你好"},
      {"⭐\uFE0F\U000E0041", "⭐"},
      {"机\u3000密\u00A0\u2009\t", "机 密   "},
      {"a\u2028b\u2029c\u0085"
       "d\ve\ff",
       "a\nb\nc\nd\ne\nf"},
      {"\r\n\r\n\n\r", "\n\n\n\n"},
      {"ＳＥＣＲＥＴ Straße ÉΣ", "secret straße éσ"},
      {"𝐒𝐞𝐜𝐫𝐞𝐭 Ⓢ", "secret s"},
      {"豈\U0002F800\uF9D1", "岂丽六"},
      {"★☆⭐✩＊﹡*∗·・•", "★☆⭐✩***∗·・•"},
      {"「机密」“机密”‘机密’\"'", "「机密」“机密”‘机密’\"'"},
      {"〔２０２０〕（）【】︵︶", "〔2020〕()【】()"},
      {"…‥", "....."},
      {"¨´ﷺ", "¨´ﷺ"},  // A blank nobody wrote would free a word's end.
      {"〇一二", "〇一二"},
      {"ﾃｽﾄ", "テスト"},
      {"手机　密码", "手机 密码"},
  };
  for (FoldRow const& row : rows) {
    EXPECT_EQ(fold_string(row.text), row.folded) << row.text;
  }
}

TEST(Fold, CaseIsKeptOnRequest) {
  EXPECT_EQ(fold_string("ＴＯＰ Secret 機密 ℡ ㎏", Case::kKeep),
            "TOP Secret 机密 TEL kg");
  EXPECT_EQ(fold_string("ＴＯＰ Secret 機密 ℡ ㎏"), "top secret 机密 tel kg");
}

TEST(Fold, SingleCodePoints) {
  EXPECT_EQ(fold(0), kIgnorable);
  EXPECT_EQ(fold(U'⑩'), kExpands);
  EXPECT_EQ(fold_expansion(U'⑩'), U"10");
  EXPECT_TRUE(fold_expansion(U'机').empty());
  EXPECT_EQ(fold(kInvalidCodePoint), kInvalidCodePoint);
  // Hangul fillers and the tags' reserve show nothing.
  for (char32_t c :
       {0x115F, 0x1160, 0x3164, 0xFFA0, 0x180E, 0x034F, 0x061C, 0xE0FFF}) {
    EXPECT_EQ(fold(c), kIgnorable) << std::hex << unsigned(c);
  }
  EXPECT_EQ(fold(0x2800), U' ');  // The blank braille pattern.
  EXPECT_EQ(fold(0x2E95), char32_t{0x2B739});
}

TEST(Fold, SymbolsKnowTheirPlaces) {
  FoldedText const out = fold_text("a\u200B⑩\r\n機", Case::kFold, 100);
  EXPECT_EQ(out.symbols, U"a10\n机");
  EXPECT_EQ(out.begins,
            (std::vector<std::uint32_t>{100, 104, 104, 107, 109, 112}));
  EXPECT_EQ(out.ends, (std::vector<std::uint32_t>{101, 107, 107, 109, 112}));
  EXPECT_EQ(out.source(0, 2), (BufferSpan{100, 107}));
  EXPECT_EQ(out.source(1, 2), (BufferSpan{104, 107}));
  EXPECT_EQ(out.source(3, 5), (BufferSpan{107, 112}));
}

TEST(Fold, OfNothingAndOfIgnorablesOnly) {
  FoldedText const nothing = fold_text("", Case::kFold, 5);
  EXPECT_TRUE(nothing.symbols.empty());
  EXPECT_EQ(nothing.begins, std::vector<std::uint32_t>{5});
  FoldedText const hidden = fold_text("\u200B\u200B");
  EXPECT_TRUE(hidden.symbols.empty());
  EXPECT_EQ(hidden.begins, std::vector<std::uint32_t>{6});
}

TEST(Fold, InvalidBytesPartSymbols) {
  FoldedText const out = fold_text("机\xFF密");
  ASSERT_EQ(out.symbols.size(), 3U);
  EXPECT_EQ(out.symbols[1], kInvalidCodePoint);
  EXPECT_EQ(out.source(1, 2), (BufferSpan{3, 4}));
}

}  // namespace
}  // namespace mishen
