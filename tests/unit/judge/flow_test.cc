#include "lib/judge/flow.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "lib/judge/page.h"
#include "tests/unit/judge/blocks.h"

namespace mishen {
namespace {

/// The flows of a document as "0 1 3|2": blocks by flow, readings left out.
std::string flows_of(std::vector<BlockRow> const& rows) {
  Document const document = document_of(rows);
  Flows const flows(document);
  std::string out;
  for (Flows::Index flow = 0; flow < flows.size(); ++flow) {
    if (flow > 0) out += '|';
    std::string one;
    for (Flows::Index at = flows.first_of(flow); at != Flows::kNone;
         at = flows.below(at)) {
      one += (one.empty() ? "" : " ") + std::to_string(at);
    }
    out += one;
  }
  return out;
}

TEST(Flows, WhatIsReadOneAfterAnother) {
  BlockRow const header_row = {Role::kTable, "a\tb", "word/header1.xml"};
  BlockRow const other = {Role::kBody, "a", "word/other.xml"};
  struct Case {
    char const* law;
    std::vector<BlockRow> blocks;
    char const* wanted;
  };
  Case const cases[] = {
      {"paragraphs and rows", {body("a"), row("b"), body("c")}, "0 1 2"},
      {"attributes stand for themselves",
       {body("a"), attribute("b"), attribute("c"), body("d")},
       "0 3|1|2"},
      {"parts are apart", {body("a"), other, body("b")}, "0 2|1"},
      {"a header is apart", {header("a"), body("b"), header("c")}, "0 2|1"},
      {"boxes that stand together",
       {body("a"), box("b"), box("c"), body("d"), box("e")},
       "0 3|1 2|4"},
      {"an attribute parts no boxes",
       {box("a"), attribute("b"), box("c")},
       "0 2|1"},
      {"readings are no link", {body("a"), reading(0, "b"), body("c")}, "0 2"},
      {"rows belong to their header",
       {header_row, header("a"), header_row, body("b")},
       "0 1 2|3"},
      {"a part of rows", {row("a"), row("b")}, "0 1"},
  };
  for (Case const& one : cases) {
    EXPECT_EQ(flows_of(one.blocks), one.wanted) << one.law;
  }
}

TEST(Flows, RowsThatStandTogetherAreATable) {
  Document const document =
      document_of({body("a"), row("b"), attribute("c"), row("d"), body("e"),
                   row("f"), reading(5, "g", Role::kTable)});
  Flows const flows(document);
  EXPECT_EQ(flows.first_row(1), 1u);
  EXPECT_EQ(flows.first_row(3), 1u);
  EXPECT_EQ(flows.first_row(5), 5u);
  EXPECT_EQ(flows.first_row(6), 5u);
  EXPECT_EQ(flows.first_row(0), Flows::kNone);
  EXPECT_TRUE(flows.is_row(5));
  EXPECT_FALSE(flows.is_row(6));
}

TEST(Flows, AnyOrderOfBlocksIsWalkedBothWays) {
  std::mt19937 random(7);
  Role const roles[] = {Role::kBody,      Role::kTable,   Role::kHeader,
                        Role::kTextBox,   Role::kComment, Role::kNotes,
                        Role::kAttribute, Role::kName,    Role::kFooter};
  for (int round = 0; round < 300; ++round) {
    std::vector<BlockRow> rows;
    for (std::uint32_t i = 0; i < 40; ++i) {
      BlockRow one = {roles[random() % 9], "x", random() % 2 ? "a" : "b"};
      if (i > 0 && random() % 5 == 0) one.reads = random() % i;
      rows.push_back(one);
    }
    Document const document = document_of(rows);
    Flows const flows(document);
    std::size_t walked = 0;
    std::size_t roots = 0;
    for (Flows::Index i = 0; i < rows.size(); ++i) {
      EXPECT_EQ(flows.root(flows.root(i)), flows.root(i));
      EXPECT_EQ(flows.flow(i), flows.flow(flows.root(i)));
      roots += flows.root(i) == i ? 1 : 0;
    }
    for (Flows::Index flow = 0; flow < flows.size(); ++flow) {
      Flows::Index before = Flows::kNone;
      for (Flows::Index at = flows.first_of(flow); at != Flows::kNone;
           at = flows.below(at)) {
        EXPECT_EQ(flows.above(at), before);
        EXPECT_EQ(flows.flow(at), flow);
        before = at;
        ++walked;
      }
      EXPECT_EQ(flows.last_of(flow), before);
    }
    EXPECT_EQ(walked, roots);
  }
}

TEST(Flows, PlainTextIsOneBlockWithoutAPlace) {
  Document document = make_document("a", Role::kBody, TextKind::kProse);
  EXPECT_TRUE(is_plain(document));
  document.blocks[0].place.hidden = true;
  EXPECT_TRUE(is_plain(document));
  document.blocks[0].line = 3;
  EXPECT_FALSE(is_plain(document));
  EXPECT_FALSE(is_plain(document_of({body("a")})));
  EXPECT_FALSE(is_plain(make_document("a", Role::kName, TextKind::kProse)));
}

TEST(Page, LinesAboveAgreeWithCounting) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<BlockRow> rows;
    for (int i = 0; i < 12; ++i) {
      std::string text = "x";
      for (unsigned more = random() % 4; more > 0; --more) {
        text += random() % 3 == 0 ? "\n \n" : "\nx";
      }
      rows.push_back(random() % 4 == 0 ? attribute(text) : body(text + "x"));
    }
    Document const document = document_of(rows);
    Page page(document);
    std::size_t counted = 0;
    for (TextBlock const& block : document.blocks) {
      if (block.place.role != Role::kBody) continue;
      std::size_t at = block.span.begin;
      while (at < block.span.end) {
        std::size_t const end = line_end(document.text, at, block.span.end);
        EXPECT_EQ(page.lines_above(block, {at, end}, 16),
                  std::min<std::size_t>(counted, 16));
        bool const blank =
            document.text.substr(at, end - at).find('x') == std::string::npos;
        counted += blank ? 0 : 1;
        at = end + 1;
      }
    }
  }
}

TEST(Page, WalksOverBlocksAndLinesAlike) {
  Document const document =
      document_of({body("1\n2"), attribute("x"), row("3\t4\n5"), body("6\n\n7"),
                   body("8")});
  Page page(document);
  TextBlock const& block = document.blocks[3];
  BufferSpan const line = {block.span.begin, block.span.begin + 1};
  auto const above = page.above(block, line, 9);
  ASSERT_EQ(above.size(), 3u);
  EXPECT_EQ(above[0].row, U"3\t4  5");
  EXPECT_EQ(above[1].text, U"2");
  EXPECT_EQ(above[2].text, U"1");
  EXPECT_FALSE(above[0].same_block);
  EXPECT_TRUE(above[0].adjacent);
  auto const below = page.below(block, line, 9);
  ASSERT_EQ(below.size(), 2u);
  EXPECT_EQ(below[0].text, U"7");
  EXPECT_TRUE(below[0].same_block);
  EXPECT_FALSE(below[0].adjacent);
  EXPECT_EQ(below[1].text, U"8");
  EXPECT_FALSE(below[1].same_block);
}

}  // namespace
}  // namespace mishen
