// Tables of sources → decoded sources, one row for each law.

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <string>

#include "lib/extract/code/code.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

struct Row {
  char const* law;
  std::string_view source;
  std::string_view decoded;
};

constexpr Row kScript[] = {
    {"four digits", R"("\u673a\u5BC6")", "\"机密\""},
    {"braces", R"('\u{673a}\u{005bc6}')", "'机密'"},
    {"a pair of surrogates", R"("\ud840\udc00")", "\"𠀀\""},
    {"a surrogate alone", R"("\ud840机\udc00")", "\"\uFFFD机\uFFFD\""},
    {"two digits, octal", R"("\x41\101\7密")", "\"AA\uFFFD密\""},
    {"a line end counts no line", R"("机\n密\r\n级")",
     "\"机\u2028密\u2028级\""},
    {"an escaped LF too", R"("机\u000a密\u{d}")", "\"机\u2028密\u2028\""},
    {"what is no escape stays", R"("\u67 \uzzzz \d \x4")",
     R"("\u67 \uzzzz \d \x4")"},
    {"a character escaped for nothing", R"("机\密\/\"")", "\"机密/\"\""},
    {"a backslash escaped", R"("C:\\u673a")", R"("C:\u673a")"},
    {"outside literals too", R"(\u673a\u5bc6 = 1)", "机密 = 1"},
    {"in comments", "// \\u673a\n/* \\u5bc6 */", "// 机\n/* 密 */"},
    {"a line goes on", "'机\\\n密'\n;", "'机密'\n\n;"},
    {"literals added", R"(a = "机" + '密';)", "a = \"机密\";"},
    {"over lines", "a = '机' +\n  '密';\nb", "a = '机密';\n\nb"},
    {"a comment between is not lost", "'机' + /* \\u5185 */ '密'",
     "'机密' + /* 内 */ "},
    {"concat", R"("机".concat("密"))", "\"机密\")"},
    {"numbers are not added", R"("机" + 1 + "密")", R"("机" + 1 + "密")"},
    {"an array joined", R"(["机", "密"].join(""))", "\"机密\""},
    {"an array of characters", R"(["机","密"])", "\"机密\""},
    {"an array of words stays", R"(["机密","秘密"])", R"(["机密","秘密"])"},
    {"characters by number", "String.fromCharCode(26426, 0x5bc6)", "\"机密\""},
    {"by code point, added", "'绝' + String.fromCodePoint(23494)", "'绝密'"},
    {"surrogates by number", "String.fromCharCode(0xd840,0xdc00)", "\"𠀀\""},
    {"no numbers, no call", "String.fromCharCode(a, 1)",
     "String.fromCharCode(a, 1)"},
    {"percent codes", R"(decodeURIComponent("%E6%9C%BA%E5%AF%86"))",
     "\"机密\""},
    {"percent codes of GBK", R"('%BB%FA%C3%DC%CE%C4%BC%FE')", "'机密文件'"},
    {"unescape", R"(unescape("%u673A%u5BC6"))", "\"机密\""},
    {"a percentage", R"("100%" + "5%")", R"("100%5%")"},
    {"base64 of ideographs", R"(atob("5py65a+G4piF"))", "\"机密★\""},
    {"base64 of nothing readable", R"(atob("AAECAwQFBgc="))",
     R"("AAECAwQFBgc=")"},
    {"references", R"("&#x5BC6;&#26426;&nbsp;")", "\"密机\u00A0\""},
    {"templates", "`机\\u5bc6${a}\n级`", "`机密${a}\n级`"},
    {"a quote in a comment", "// don't\n'机' + '密'", "// don't\n'机密'"},
    {"a quote in a regular expression", "x = /[\"'/]/; '机' + '密'",
     "x = /[\"'/]/; '机密'"},
    {"a division", "a / 2; b = '机' + '密' / 1", "a / 2; b = '机密' / 1"},
    {"an address is no comment", "'http://a' + '/机'", "'http://a/机'"},
    {"an open string", "a = '机\nb = '绝' + '密'", "a = '机\nb = '绝密'"},
    {"an open template", "`机\\u5bc6", "`机密`"},
    {"a backslash at the end", "'机\\", "'机\\"},
    {"nothing to do", "{\"a\": [1, \"机\"]}", "{\"a\": [1, \"机\"]}"},
    {"", "", ""},
};

TEST(DecodeScript, EachLaw) {
  for (Row const& row : kScript) {
    EXPECT_EQ(decode_script(row.source), row.decoded) << row.law;
  }
}

constexpr Row kStyle[] = {
    {"escapes with their blank", R"(a{content:"\673a\5BC6 \002605 x"})",
     "a{content:\"机密★x\"}"},
    {"six digits need no blank", R"("\00673a\005bc6")", "\"机密\""},
    {"in names and comments", R"(.\673a \5bc6{} /* \7edd */)",
     ".机密{} /* 绝*/"},
    {"strings side by side", R"(a{content:"机" '密'})", "a{content:\"机密'}"},
    {"over a comment and lines", "content:\"机\" /**/\n \"密\";\n",
     "content:\"机密\";\n\n"},
    {"strings parted by a comma", R"(font: "机", "密")", R"(font: "机", "密")"},
    {"a quote escaped", R"("a\"机")", "\"a\"机\""},
    {"a line goes on", "\"机\\\n密\"\n", "\"机密\"\n\n"},
    {"an escaped line end", R"("机\a 密")", "\"机\u2028密\""},
    {"an escape at the end", "a\\", "a"},
    {"a surrogate", R"("\d800 机")", "\"\uFFFD机\""},
    {"a string left open", "a: \"机\nb: \"绝\" \"密\"", "a: \"机\nb: \"绝密\""},
    {"nothing to do", "a { b: \"机\" }", "a { b: \"机\" }"},
};

TEST(DecodeStyle, EachLaw) {
  for (Row const& row : kStyle) {
    EXPECT_EQ(decode_style(row.source), row.decoded) << row.law;
  }
}

std::size_t lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// Whatever the source: lines stay, the text stays valid, and a decoding never
// loses an ideograph that stands outside an array or call.
TEST(DecodeScript, RandomSourcesKeepTheirLines) {
  constexpr std::string_view kPieces[] = {"\"",
                                          "'",
                                          "`",
                                          "\\",
                                          "\\u673a",
                                          "+",
                                          "\n",
                                          " ",
                                          "/",
                                          "/*",
                                          "*/",
                                          "//",
                                          "[",
                                          "]",
                                          ",",
                                          "(",
                                          ")",
                                          "机",
                                          "a",
                                          "${",
                                          "}",
                                          "%E6",
                                          "&#x5BC6;",
                                          "\\\n",
                                          ".join(\"\")",
                                          "String.fromCharCode(",
                                          "26426",
                                          "\\n",
                                          ";",
                                          "=",
                                          ":"};
  std::mt19937 random(20261123);
  std::uniform_int_distribution<std::size_t> piece(0, std::size(kPieces) - 1);
  std::uniform_int_distribution<int> length(0, 30);
  for (int round = 0; round < 20'000; ++round) {
    std::string source;
    for (int i = length(random); i > 0; --i) source += kPieces[piece(random)];
    for (auto const decode : {decode_script, decode_style}) {
      std::string const decoded = decode(source);
      EXPECT_EQ(valid_prefix(decoded), decoded.size()) << source;
      EXPECT_EQ(lines(decoded), lines(source)) << source;
      std::size_t const least =
          count_code_points("机") *
          static_cast<std::size_t>(source.find("机") != std::string::npos);
      EXPECT_GE(count_code_points(decoded), least) << source;
      EXPECT_EQ(decoded.find("机") == std::string::npos &&
                    source.find("机") != std::string::npos,
                false)
          << source;
    }
  }
}

TEST(DecodeScript, HostileSourcesTakeLinearTime) {
  for (std::string_view const piece :
       {"[\"a\",", "\"a\"+", "=/", "`", "'", "/*", "\"a\"/*", "\\", "%E6", "&",
        "String.fromCharCode(1,", "\"a\"+//"}) {
    std::string source = "\"";
    while (source.size() < 200'000) source += piece;
    std::clock_t const begin = std::clock();
    decode_script(source);
    decode_style(source);
    double const took =
        static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    EXPECT_LT(took, 10.0) << piece;
  }
}

}  // namespace
}  // namespace mishen
