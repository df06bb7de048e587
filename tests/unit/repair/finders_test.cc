// Each kind of noise: what it is repaired to, and what must stay.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lib/repair/columns.h"
#include "lib/repair/escapes.h"
#include "lib/repair/mojibake.h"
#include "lib/repair/ocr.h"
#include "lib/repair/pinyin.h"
#include "lib/repair/repaired_text.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using Finder = void (*)(std::string_view, Replacements&);

std::string repaired(Finder find, std::string const& text) {
  Replacements found;
  find(text, found);
  std::size_t end = 0;
  for (Replacement const& one : found) {
    EXPECT_LE(end, one.span.begin) << text;
    EXPECT_LE(one.span.begin, one.span.end) << text;
    EXPECT_LE(one.span.end, text.size()) << text;
    EXPECT_EQ(valid_prefix(one.text), one.text.size()) << text;
    end = one.span.end;
  }
  RepairedText out(text);
  out.apply(found);
  return out.text();
}

struct Row {
  char const* law;
  std::string text;
  std::string wanted;
};

void check(Finder find, std::vector<Row> const& rows) {
  for (Row const& row : rows) {
    EXPECT_EQ(repaired(find, row.text), row.wanted) << row.law;
  }
}

void check_untouched(Finder find, std::vector<std::string> const& texts) {
  for (std::string const& text : texts) {
    EXPECT_EQ(repaired(find, text), text);
  }
}

TEST(Escapes, Table) {
  check(
      find_escapes,
      {
          {"decimal reference", "&#32477;&#23494;", "绝密"},
          {"hexadecimal, no semicolon", "&#x7EDD&#x5BC6", "绝密"},
          {"escaped twice", "&amp;#31192;&amp;amp;#23494;", "秘密"},
          {"star by name", "&#26426;&#23494;&starf;5年", "机密★5年"},
          {"JSON", R"({"a":"\u79d8\u5bc6\u26055\u5e74"})",
           R"({"a":"秘密★5年"})"},
          {"JSON inside JSON", R"("\\u79d8\\u5bc6")", R"("秘密")"},
          {"a surrogate pair", R"(\u673a\u5bc6\ud83c\udf1f)", "机密🌟"},
          {"ES6", R"(\u{7EDD}\u{5BC6})", "绝密"},
          {"escape() of old browsers", "%u7EDD%u5BC6", "绝密"},
          {"percent, UTF-8", "a=%E7%BB%9D%E5%AF%86&b=1", "a=绝密&b=1"},
          {"percent, lower case", "%e7%a7%98%e5%af%86", "秘密"},
          {"percent twice", "%25E7%25A7%2598%25E5%25AF%2586", "秘密"},
          {"percent, GBK", "%C3%D8%C3%DC.doc", "秘密.doc"},
          {"percent, Big5 with a letter as second byte", "%BE%F7%B1K", "機密"},
          {"bytes of C", R"(\xe7\xa7\x98\xe5\xaf\x86)", "秘密"},
          {"octal, as git quotes", R"("\347\247\230\345\257\206.txt")",
           R"("秘密.txt")"},
          {"quoted-printable", "=E7=A7=98=E5=AF=86", "秘密"},
          {"over a soft break", "=E7=A7=\n=98=E5=AF=86", "秘密"},
          {"quoted-printable, GBK", "=C3=D8=C3=DC=A1=EF5=C4=EA", "秘密★5年"},
          {"encoded word, B", "Subject: =?utf-8?B?44CQ57ud5a+G44CR?= x",
           "Subject: 【绝密】 x"},
          {"encoded word, Q", "=?GB2312?Q?=C3=D8=C3=DC?=", "秘密"},
          {"a character cut over two words",
           "=?utf-8?B?57ud5a8=?= =?utf-8?B?hg==?=", "绝密"},
          {"base64, one word", "token: 57ud5a+G", "token: 绝密"},
          {"base64, GBK", "w9jD3KHvNcTq", "秘密★5年"},
          {"base64 behind a path",
           "/api/file/56eY5a+G4piFNeW5tA==", "/api/file/秘密★5年"},
          {"RTF bytes", R"(\'c3\'d8\'c3\'dc)", "秘密"},
          {"RTF units", R"(\u31192?\u23494?)", "秘密"},
          {"negative RTF units", R"(\u-28345?\u23494?)", "酇密"},
          {"CSS", R"(content:"\79D8 \5BC6 \2605")", R"(content:"秘密★")"},
          {"named code points", "U+79D8 U+5BC6", "秘密"},
          {"TeX", R"(绝密$\bigstar$启用前)", "绝密★启用前"},
      });
}

TEST(Escapes, StayWhereTheyHideNothing) {
  check_untouched(
      find_escapes,
      {
          "100% &amp; more &lt;b&gt; &#39;x&#39; &nbsp;",
          R"(C:\users\data\xe\notes.txt)",
          R"(\documentclass{article} \usepackage{ctex})",
          "https://example.org/a%20b?q=%2Fpath&x=1",
          "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15",
          "color: #5BC6AA; width: 100%; content: '\\201C'",
          "a == b; c = 0xE5AF86; x=12=34",
          "U+0041 U+0042, USA+, A&B, 5%左右, =SUM(A1:B2)",
          "internationalization characterization 机密计算平台",
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0",
          "\\",
          "%",
          "&",
          "=",
          "&#",
          "\\u",
          "%u5",
          "=?",
          "=?utf-8?B?",
      });
}

TEST(Mojibake, Table) {
  check(
      find_mojibake,
      {
          {"UTF-8 as GBK, even bytes", "鏈哄瘑鏂囦欢", "机密文件"},
          {"UTF-8 as GBK, the last byte a question mark", "绉樺瘑鈽?5骞?",
           "秘密★5年"},
          {"the same with U+FFFD", "缁濆瘑鈽�10骞�", "绝密★10年"},
          {"a number and a unit", "绉樺瘑鈽?6鏈?", "秘密★6月"},
          {"a letter in the last character", "绉樺瘑鈽匒", "秘密★A"},
          {"Big5 that begins with half a pair", "±K¥ó", "密件"},
          {"a label", "瀵嗙骇锛氱�瀵�", "密级：秘密"},
          {"inside sound text", "附件：鍐呴儴璧勬枡.doc", "附件：内部资料.doc"},
          {"UTF-8 as Latin-1", "\u00e7\u00a7\u0098\u00e5\u00af\u0086", "秘密"},
          {"UTF-8 as windows-1252", "ç»\u009då¯†â˜…5å¹´", "绝密★5年"},
          {"GBK as Latin-1", "ÃØÃÜ¡ï5Äê", "秘密★5年"},
          {"Big5 as Latin-1", "¾÷±K", "機密"},
      });
}

TEST(Mojibake, SoundTextStays) {
  check_untouched(find_mojibake,
                  {
                      "这家工厂生产链条和轴承，骞翮公司负责安装。",
                      "鏈條と歯車、瘑という字は珍しい。",
                      "L'été où naît l'œuvre, «déjà vu» à 5 €.",
                      "Ñandú, Öl, Straße, Þórður, ½ × ¾ ± 3°C",
                      "机密★10年",
                      "？？？",
                      "骞",
                      "鈽",
                      "",
                  });
}

TEST(Pinyin, Table) {
  check(find_pinyin,
        {
            {"tone marks", "绝（jué）密（mì）★长期", "绝密★长期"},
            {"letters alone, twice", "秘(mi)密(mi)", "秘密"},
            {"numbers for tones", "机(ji1)密(mi4)", "机密"},
            {"one bracket for the word", "机密（jī mì）★5年", "机密★5年"},
            {"bopomofo", "機（ㄐㄧ）密（ㄇㄧˋ）", "機密"},
            {"without brackets", "绝jué密mì★长期", "绝密★长期"},
            {"with blanks", "秘 mì 密 mì", "秘密"},
        });
}

TEST(Pinyin, OtherBracketsStay) {
  check_untouched(find_pinyin, {
                                   "选项（A）和选项（B）",
                                   "长度(km)与面积(km2)",
                                   "水利部（MWR）发布",
                                   "某某(女)与某某(男)",
                                   "版本（v2）与（beta）",
                                   "他说 né 是法语词尾",
                                   "拼音（shi）",
                                   "(jī)(mì)",
                               });
}

TEST(Columns, Table) {
  check(find_columns,
        {
            {"a character a line", "绝\n密\n★\n长\n期\n\n关于某事的通知",
             "绝密★长期\n\n关于某事的通知"},
            {"numbers stay together", "秘\n密\n★\n10\n年\n正文如下所述",
             "秘密★10年\n正文如下所述"},
            {"blank lines between", "机\n\n密\n\n关于某事的通知",
             "机密\n\n关于某事的通知"},
            {"the longer word", "工\n作\n秘\n密\n某某办公室文件",
             "工作秘密\n某某办公室文件"},
            {"three characters", "極\n機\n密\n移交清册一份",
             "極機密\n移交清册一份"},
            {"the rest on one line", "机\n密★10年\n关于某事",
             "机密★10年\n关于某事"},
            {"cells", "机\t密\t★\t5\t年", "机密★5年"},
        });
}

TEST(Columns, ListsStay) {
  check_untouched(find_columns, {
                                    "绝密\n机密\n秘密\n",
                                    "非\n机\n密\n",
                                    "日\n一\n二\n三\n四\n五\n六\n",
                                    "赵\n钱\n孙\n李\n",
                                    "秘\n闻\n密\n室\n",
                                    "A\nB\nC\n",
                                    "生字\n秘\n密\n蜜\n桃\n",
                                    "机\t电\t密\t度\t表",
                                });
}

TEST(Ocr, Table) {
  check(find_ocr,
        {
            {"the star", "机密大10年", "机密★10年"},
            {"the digits", "绝密★3O年", "绝密★30年"},
            {"both digits", "机密★lO年", "机密★10年"},
            {"the unit", "秘密★5牛", "秘密★5年"},
            {"the level, first", "杌密★10年", "机密★10年"},
            {"the level, second", "秘蜜★5年", "秘密★5年"},
            {"a word for a term", "绝密★长斯", "绝密★长期"},
            {"the value of a label", "密级：机蜜", "密级：机密"},
            {"beside others", "秘密女3年    特急", "秘密★3年    特急"},
        });
}

TEST(Ocr, BlanksOnlyBetweenWhatIsRead) {
  EXPECT_EQ(repaired(find_ocr, "机 密 太 1 0 年"), "机 密 ★ 1 0 年");
}

TEST(Ocr, OtherWordsStay) {
  check_untouched(find_ocr, {
                                "机密★10年",
                                "机密·10年",
                                "机蜜",
                                "私密",
                                "甜蜜",
                                "机密大事记",
                                "秘密大会",
                                "绝密太空",
                                "秘密文件10年回顾",
                                "机密文件",
                                "杌蜜★10年",
                                "机蜜★1O年",
                                "秘密花园",
                                "密级：机械",
                                "枕密",
                                "他把机密大10年前就忘了",
                                "秘密女孩",
                                "绝密木",
                                "机密",
                                "机密级不超过二十年",
                            });
}

// Lines of base64 that are text, but no Chinese one.
TEST(Finders, WrappedBase64OfLatinText) {
  std::string text;
  while (text.size() < (8U << 20)) {
    text +=
        "VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZy4gVGhl"
        "IHF1aWNr\r\n";
  }
  check_untouched(find_escapes, {text});
}

// Whatever stands in the text: in order, in bounds, and quick.
TEST(Finders, HostileSizes) {
  constexpr std::size_t kSize = 4 << 20;
  for (Finder const find :
       {find_escapes, find_mojibake, find_pinyin, find_columns, find_ocr}) {
    for (std::string const unit :
         {"&", "%", "\\", "=", "A", "(", "é", "鏈", "\n", "\t", "机\n", "%E6",
          "=?", "机(", "密(a)", "&#26426;", "\\u", "&amp;", "E6\n"}) {
      std::string text;
      while (text.size() < kSize) text += unit;
      Replacements found;
      find(text, found);
      std::size_t end = 0;
      for (Replacement const& one : found) {
        ASSERT_LE(end, one.span.begin);
        ASSERT_LE(one.span.end, text.size());
        end = one.span.end;
      }
    }
  }
}

}  // namespace
}  // namespace mishen
