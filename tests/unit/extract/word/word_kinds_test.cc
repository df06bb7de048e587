// The small questions: kinds of parts, numbers of lists, symbols, codes of
// fields, breaks in text.

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "lib/extract/word/numbering.h"
#include "lib/extract/word/part_kind.h"
#include "lib/extract/word/symbol_fonts.h"
#include "lib/extract/word/word_fields.h"
#include "lib/extract/word/word_tags.h"
#include "lib/extract/word/word_text.h"

namespace mishen {
namespace {

TEST(WordKinds, EveryTagIsFoundByItsName) {
  for (std::string_view const name :
       {"p", "r", "t", "AlternateContent", "w", "webHidden", "txbxContent",
        "lvlOverride", "rPrDefault", "vMerge", "abstractNum"}) {
    EXPECT_NE(word_tag_of(name), WordTag::kOther) << name;
  }
  EXPECT_EQ(word_tag_of("P"), WordTag::kOther);
  EXPECT_EQ(word_tag_of(""), WordTag::kOther);
}

TEST(WordKinds, FormatsByTheMainPart) {
  struct Row {
    char const* type;
    char const* format;
  };
  std::string const word = "application/vnd.ms-word.";
  for (Row const row :
       {Row{"application/vnd.openxmlformats-officedocument.wordprocessingml."
            "document.main+xml",
            "docx"},
        Row{"application/vnd.openxmlformats-officedocument.wordprocessingml."
            "template.main+xml",
            "dotx"},
        Row{"application/vnd.ms-word.document.macroEnabled.main+xml", "docm"},
        Row{"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
            "dotm"}}) {
    EXPECT_EQ(word_format(row.type), row.format);
    EXPECT_EQ(kind_by_type(row.type), PartKind::kMain);
  }
}

TEST(WordKinds, TypesAreComparedWithoutCase) {
  ContentTypes types;
  types.read(
      "<Types><Override PartName=\"/Word/%E6%96%87.xml\" "
      "ContentType=\"a/Main\"/><Default Extension=\"PNG\" "
      "ContentType=\"image/png\"/></Types>",
      {});
  EXPECT_EQ(types.of("word/文.XML"), "a/main");
  EXPECT_EQ(types.of("\\word\\%E6%96%87.xml"), "a/main");
  EXPECT_EQ(types.of("word/media/a.png"), "image/png");
  EXPECT_EQ(types.of("word/x"), "");
}

TEST(WordKinds, TheRootElementIsSeenBehindWhatPrecedesIt) {
  EXPECT_EQ(root_element("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- <a> -->"
                         "<!DOCTYPE x><w:hdr a=\"b\"/>"),
            "hdr");
  EXPECT_EQ(root_element("<ftr/>"), "ftr");
  EXPECT_EQ(root_element("text <a>"), "");
  EXPECT_EQ(root_element(""), "");
}

TEST(WordKinds, CommonNamesAreThoseOfficeProgramsMakeUp) {
  for (char const* const name :
       {"word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels",
        "word/media/image12.jpeg", "docProps/core.xml", "[Content_Types].xml",
        "customXml/itemProps1.xml", "word/embeddings/oleObject1.bin"}) {
    EXPECT_TRUE(is_common_name(name)) << name;
  }
  for (char const* const name :
       {"word/media/机密.png", "word/document.机密.xml", "word/SECRET.bin",
        "内部/document.xml", "word/embeddings/report.docx"}) {
    EXPECT_FALSE(is_common_name(name)) << name;
  }
}

TEST(WordKinds, NumbersOfLists) {
  struct Row {
    char const* format;
    int number;
    char const* text;
  };
  for (Row const row :
       {Row{"decimal", 10, "10"}, Row{"decimalZero", 3, "03"},
        Row{"chineseCounting", 10, "十"},
        Row{"chineseCountingThousand", 21, "二十一"},
        Row{"upperLetter", 3, "C"}, Row{"lowerLetter", 26, "z"},
        Row{"decimalEnclosedCircle", 2, "②"}, Row{"none", 5, ""},
        Row{"unheardOf", 7, "7"}, Row{"upperLetter", 100, "100"}}) {
    EXPECT_EQ(format_number(row.format, row.number), row.text);
  }
}

TEST(WordKinds, Symbols) {
  EXPECT_EQ(character_of_sym("Wingdings", "F0AB"), U'★');
  EXPECT_EQ(character_of_sym("Wingdings", "00AB"), U'★');
  EXPECT_EQ(character_of_sym("Wingdings 2", "F052"), U'☑');
  EXPECT_EQ(character_of_sym("宋体", "673A"), U'机');
  EXPECT_EQ(character_of_sym("Symbol", "F031"), U'1');
  EXPECT_EQ(character_of_sym("Unheard", "E123"), char32_t{0xE123});
  EXPECT_EQ(character_of_sym("Wingdings", "xyz"), char32_t{0});
  EXPECT_EQ(map_symbols(SymbolFont::kWingdings2, "R"), "☑");
  EXPECT_EQ(map_symbols(SymbolFont::kWingdings2, "SECRET"), "SECRET");
}

TEST(WordKinds, WhatCodesShow) {
  EXPECT_EQ(shown_by_code(" EQ \\o\\ac(○,密)"), "密");
  EXPECT_EQ(shown_by_code("EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 "
                          "\\o\\ad(\\s\\up 9(jī),机)"),
            "机");
  EXPECT_EQ(shown_by_code("SYMBOL 9733 \\u"), "★");
  EXPECT_EQ(shown_by_code("PAGE \\* MERGEFORMAT"), "");
  EXPECT_EQ(shown_by_code(""), "");
}

TEST(WordKinds, FieldsNest) {
  Fields fields;
  EXPECT_FALSE(fields.add_code("x"));
  fields.begin(1);
  EXPECT_TRUE(fields.add_code("IF "));
  fields.begin(1);
  EXPECT_TRUE(fields.add_code("PAGE"));
  fields.separate();
  EXPECT_TRUE(fields.add_text("甲", 1));  // inside the outer code
  EXPECT_EQ(fields.end()->code, "PAGE");
  fields.separate();
  EXPECT_FALSE(fields.add_text("乙", 1));
  EXPECT_EQ(fields.end()->code, "IF 甲");
  EXPECT_FALSE(fields.end());
  for (int i = 0; i < 100'000; ++i) fields.begin(1);
  for (int i = 0; i < 100'000; ++i) fields.end();
  EXPECT_FALSE(fields.add_code("x"));
}

TEST(WordKinds, BreaksBetweenIdeographsVanishInAReading) {
  struct Row {
    char const* text;
    std::optional<std::string> joined;
  };
  for (Row const& row :
       {Row{"机\n密", "机密"}, Row{"机\t密", "机密"}, Row{"机 \n 密", "机密"},
        Row{"机密\n★\n10年", "机密★10年"}, Row{"密级：\t机密", "密级：机密"},
        Row{"机 密", std::nullopt}, Row{"a\nb", std::nullopt},
        Row{"机\na", std::nullopt}, Row{"1\t2", std::nullopt},
        Row{"\n机", std::nullopt}, Row{"", std::nullopt}}) {
    EXPECT_EQ(joined_over_breaks(row.text), row.joined) << row.text;
  }
}

TEST(WordKinds, CodesInValues) {
  EXPECT_EQ(decoded_percent("%E6%9C%BA%"), "机%");
  EXPECT_EQ(decoded_percent("%BB%FA%C3%DC"), "机密");
  EXPECT_EQ(decoded_percent("10%"), std::nullopt);
  EXPECT_EQ(base64_decoded("5py6\n5a+G"), "机密");
  EXPECT_EQ(base64_decoded("=="), "");
}

}  // namespace
}  // namespace mishen
