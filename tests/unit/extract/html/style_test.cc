#include "lib/extract/html/style.h"

#include <gtest/gtest.h>

namespace mishen {
namespace {

constexpr std::string_view kHiding[] = {
    "display:none",
    "DISPLAY : None !important",
    "color:red;display:/* x */none",
    "visibility:hidden",
    "opacity:0",
    "opacity:0.0",
    "font-size:0px",
    "font-size:1px",
    "text-indent:-9999px",
    "position:absolute;left:-5000px",
    "position:absolute;clip:rect(0 0 0 0)",
    "color:#fff",
    "color:red;background-color:red",
    "color:transparent",
    "height:0;overflow:hidden",
    "mso-hide:all",
};

constexpr std::string_view kShowing[] = {
    "",
    "display:block",
    "color:#fff;background:#c00",
    "color:red;background:blue",
    "opacity:0.5",
    "font-size:1em",
    "font-size:1.2rem",
    "font-size:12px",
    "text-indent:2em",
    "overflow:hidden;height:20px",
    "margin-left:-10px",
    "position:absolute;left:10px",
};

TEST(Looks, HiddenTextIsKnown) {
  for (std::string_view row : kHiding) EXPECT_TRUE(looks_of(row).hidden) << row;
  for (std::string_view row : kShowing) {
    EXPECT_FALSE(looks_of(row).hidden) << row;
  }
}

TEST(Looks, DisplayIsKnown) {
  using Display = Looks::Display;
  EXPECT_EQ(looks_of("display:inline").display, Display::kInline);
  EXPECT_EQ(looks_of("display:inline-block").display, Display::kInline);
  EXPECT_EQ(looks_of("display:block").display, Display::kBlock);
  EXPECT_EQ(looks_of("display:inline-flex").display, Display::kJoined);
  EXPECT_TRUE(looks_of("unicode-bidi:bidi-override;direction:rtl").reversed);
  EXPECT_FALSE(looks_of("direction:rtl").reversed);
  EXPECT_TRUE(looks_of("white-space:pre-wrap").keeps_lines);
}

TEST(StyleSheet, SimpleSelectorsApply) {
  HtmlTree const tree =
      read_tree_linearly("<p class='a b' id=c><i><b class=d>", 16);
  struct Row {
    std::string_view css;
    NodeId id;
    bool hidden;
  };
  constexpr Row kRows[] = {
      {".b{display:none}", 1, true},
      {"#c { display: none }", 1, true},
      {"P{display:none}", 1, true},
      {"x, .a {display:none}", 1, true},
      {"div p.a {display:none}", 1, true},
      {"@media print{.a{display:none}}", 1, true},
      {".e{} .a{color:red} .d{display:none}", 3, true},
      {".z{display:none}", 1, false},
      {".a:hover{display:none}", 1, false},
      {"i{display:none", 2, true},
  };
  for (Row const& row : kRows) {
    StyleSheet sheet;
    sheet.add(row.css);
    EXPECT_EQ(sheet.looks(tree, row.id).hidden, row.hidden) << row.css;
  }
}

TEST(StyleSheet, StringsOfContentAreJoined) {
  auto const strings = content_strings(
      "p:before{content:\"机\" '密'}q{CONTENT : 'x'; color:red}"
      ".content{color:blue}");
  ASSERT_EQ(strings.size(), 2U);
  EXPECT_EQ(strings[0], "机密");
  EXPECT_EQ(strings[1], "x");
}

}  // namespace
}  // namespace mishen
