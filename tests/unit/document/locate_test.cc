#include "lib/document/locate.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>

#include "lib/document/text_position.h"

namespace mishen {
namespace {

struct Row {
  char const* law;
  std::string text;
  std::size_t at;
  std::uint64_t line;
  std::uint64_t column;
};

TEST(Locator, LinesAndColumns) {
  Row const rows[] = {
      {"the first byte is 1:1", "机密", 0, 1, 1},
      {"columns are code points", "机密x", 6, 1, 3},
      {"the end of the text has a place", "机密", 6, 1, 3},
      {"LF is a break", "a\nb", 2, 2, 1},
      {"CR is a break", "a\rb", 2, 2, 1},
      {"CR LF is one break", "a\r\nb", 3, 2, 1},
      {"LF CR is two", "a\n\rb", 3, 3, 1},
      {"CR CR LF is two", "a\r\r\nb", 4, 3, 1},
      {"a CR LF stands where its CR stands", "a\r\nb", 2, 1, 2},
      {"vertical tab, form feed and U+2028 are no line of an editor",
       "a\v\f\xE2\x80\xA8"
       "b",
       6, 1, 5},
      {"four-byte characters are one column", "𠮷b", 4, 1, 2},
  };
  for (Row const& row : rows) {
    Document const document =
        make_document(row.text, Role::kBody, TextKind::kProse);
    Place const place = Locator(document).locate({row.at, row.at});
    EXPECT_EQ(place.line, row.line) << row.law;
    EXPECT_EQ(place.column, row.column) << row.law;
    EXPECT_EQ(place.begin, std::nullopt) << row.law;
  }
}

TEST(Locator, GoesOnFromTheBaseOfAWindow) {
  Document document = make_document("后\n密", Role::kBody, TextKind::kProse);
  document.base_line = 7;
  document.base_column = 5;
  document.base_source = 1000;
  Locator locator(document);
  Place const first = locator.locate({3, 4});
  EXPECT_EQ(first.line, 7u);
  EXPECT_EQ(first.column, 6u);
  Place const second = locator.locate({4, 7});
  EXPECT_EQ(second.line, 8u);
  EXPECT_EQ(second.column, 1u);
  EXPECT_EQ(second.begin, 1004u);
  EXPECT_EQ(second.end, 1007u);
  // A step back is answered too.
  EXPECT_EQ(locator.locate({0, 3}).column, 5u);
}

TEST(Locator, EachBlockCountsItsOwnLines) {
  Document document;
  append_block(document, "a\nb", {});
  Place cell;
  cell.cell = "B2";
  append_block(document, "c\nd", cell);
  Locator locator(document);
  EXPECT_EQ(locator.locate({2, 3}).line, 2u);
  Place const place = locator.locate({4, 5});
  EXPECT_EQ(place.line, 1u);
  EXPECT_EQ(place.column, 1u);
  EXPECT_EQ(place.cell, "B2");
}

TEST(Locator, ABlockWithALineOfTheSourceHasThatLine) {
  struct Case {
    char const* law;
    Role role;
    std::optional<TextKind> kind;
    std::uint64_t line;
  };
  Case const cases[] = {
      {"text is joined over lines", Role::kBody, std::nullopt, 40},
      {"an attribute too", Role::kAttribute, std::nullopt, 40},
      {"a comment keeps its lines", Role::kComment, std::nullopt, 41},
      {"a script too", Role::kScript, std::nullopt, 41},
      {"and what is of another kind", Role::kBody, TextKind::kData, 41},
  };
  for (Case const& one : cases) {
    Document document;
    Place place;
    place.role = one.role;
    append_block(document, "a\nb", place);
    append_block(document, "c\nd", place);
    for (TextBlock& block : document.blocks) {
      block.line = 40;
      block.kind = one.kind;
    }
    Locator locator(document);
    for (std::size_t const at : {2U, 6U}) {
      Place const found = locator.locate({at, at + 1});
      EXPECT_EQ(found.line, one.line) << one.law;
      EXPECT_EQ(found.column, std::nullopt) << one.law;
      EXPECT_EQ(found.begin, std::nullopt) << one.law;
    }
    EXPECT_EQ(locator.locate({4, 5}).line, 40u) << one.law;
  }
}

TEST(Locator, ANameAmongOtherBlocksHasNoLine) {
  Document document;
  append_block(document, "a\nb", {});
  Place name;
  name.role = Role::kName;
  append_block(document, "c", name);
  append_block(document, "d\ne", {});
  Locator locator(document);
  EXPECT_EQ(locator.locate({2, 3}).line, 2u);
  EXPECT_EQ(locator.locate({4, 5}), name);
  EXPECT_EQ(locator.locate({8, 9}).line, 2u);
}

TEST(Locator, NamesAndRawBytesHaveNoLines) {
  for (Role const role : {Role::kName, Role::kRaw}) {
    Document const document = make_document("机密", role, TextKind::kProse);
    Place const place = Locator(document).locate({0, 6});
    EXPECT_EQ(place.role, role);
    EXPECT_EQ(place.line, std::nullopt);
    EXPECT_EQ(place.column, std::nullopt);
  }
}

TEST(Locator, AnyOrderOfQuestionsAgreesWithCountingFromTheStart) {
  std::mt19937 random(1);
  std::string_view const pieces[] = {"a", "密", "\n", "\r", "\r\n", "𠮷"};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (unsigned i = 0; i < 30; ++i) text += pieces[random() % 6];
    Document const document =
        make_document(text, Role::kBody, TextKind::kProse);
    Locator reused(document);
    for (int question = 0; question < 20; ++question) {
      std::size_t const at = random() % (text.size() + 1);
      EXPECT_EQ(reused.locate({at, at}), Locator(document).locate({at, at}));
    }
  }
}

TEST(TextPosition, ManyCarriageReturnsTakeLinearTime) {
  std::string const text(8 << 20, '\r');
  TextPosition position;
  position.advance(text);
  EXPECT_EQ(position.line, text.size() + 1);
}

TEST(NonBlankLines, CountsLinesWithSomethingOnThemOverPieces) {
  struct Case {
    std::vector<std::string> pieces;
    std::uint64_t count;
  };
  Case const cases[] = {
      {{""}, 0},          {{"\n \t\n\r\n　\n"}, 0}, {{"a"}, 1},
      {{"a", "b\n"}, 1},  {{"  ", "b\n"}, 1},       {{"a\n", "\n", "b"}, 2},
      {{"a\rb\r\nc"}, 3}, {{"\xEF\xBB\xBF\n"}, 0},
  };
  for (Case const& one : cases) {
    NonBlankLines lines;
    for (std::string const& piece : one.pieces) lines.advance(piece);
    EXPECT_EQ(lines.count(), one.count);
  }
}

}  // namespace
}  // namespace mishen
