#include "lib/report/place_words.h"

#include <gtest/gtest.h>

#include <string>

namespace mishen {
namespace {

Place place(std::string part, Role role = Role::kBody) {
  Place out;
  out.part = std::move(part);
  out.role = role;
  return out;
}

TEST(PlaceWords, SayWhereAPersonFindsIt) {
  Place header = place("word/header1.xml", Role::kHeader);
  header.paragraph = 1;
  header.hidden = true;
  header.line = header.column = 1;
  Place body = place("word/document.xml");
  body.page = 2;
  body.paragraph = 14;
  Place text;
  text.line = 3;
  text.column = 7;
  Place html;
  html.line = 12;
  html.role = Role::kAttribute;
  Place cell = place("xl/worksheets/sheet1.xml", Role::kTable);
  cell.sheet = "名单";
  cell.cell = "B7";
  Place own = place("word/某某工程.xml");
  own.paragraph = 2;
  Place footnote = place("word/footnotes.xml", Role::kNotes);
  footnote.paragraph = 3;
  struct Row {
    Place place;
    char const* zh;
    char const* en;
  };
  Row const rows[] = {
      {header, "页眉1 › 第1段（隐藏）", "header 1 › paragraph 1 (hidden)"},
      {body, "第2页 › 第14段", "page 2 › paragraph 14"},
      {text, "第3行第7列", "line 3, column 7"},
      {html, "第12行 › 隐性文字", "line 12 › attribute"},
      {cell, "表格1 › 工作表 名单 › 单元格 B7",
       "table 1 › sheet 名单 › cell B7"},
      {own, "word/某某工程.xml › 第2段", "word/某某工程.xml › paragraph 2"},
      {footnote, "备注 › 第3段", "notes › paragraph 3"},
      {place("", Role::kName), "名称", "name"},
      {Place{}, "正文", "body"},
      {place("a\nb", Role::kImage), "a\\nb › 图片", "a\\nb › image"},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(describe_place(row.place, Language::kChinese), row.zh);
    EXPECT_EQ(describe_place(row.place, Language::kEnglish), row.en);
  }
}

}  // namespace
}  // namespace mishen
