#include "lib/engine/pattern/code_point_set.h"

#include <gtest/gtest.h>

namespace mishen {
namespace {

using Ranges = std::vector<CodePointSet::Range>;

CodePointSet set_of(Ranges const& ranges) {
  CodePointSet set;
  for (auto const& range : ranges) set.add(range.first, range.last);
  return set;
}

Ranges folded(Ranges const& ranges, Case text_case = Case::kFold) {
  std::vector<std::u32string> expansions;
  return set_of(ranges).folded(text_case, expansions).ranges();
}

TEST(CodePointSet, JoinsRangesThatTouch) {
  struct {
    Ranges added;
    Ranges expected;
  } const rows[] = {
      {{}, {}},
      {{{5, 5}}, {{5, 5}}},
      {{{5, 7}, {1, 2}}, {{1, 2}, {5, 7}}},
      {{{1, 2}, {3, 4}}, {{1, 4}}},
      {{{3, 4}, {1, 2}}, {{1, 4}}},
      {{{1, 3}, {2, 9}, {4, 5}}, {{1, 9}}},
      {{{1, 1}, {3, 3}, {5, 5}, {2, 4}}, {{1, 5}}},
      {{{1, 1}, {9, 9}, {5, 5}}, {{1, 1}, {5, 5}, {9, 9}}},
      {{{0, 0x10FFFF}, {7, 7}}, {{0, 0x10FFFF}}},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(set_of(row.added).ranges(), row.expected);
  }
}

TEST(CodePointSet, ComplementsTwiceToItself) {
  for (Ranges const& ranges :
       {Ranges{}, Ranges{{0, 0}}, Ranges{{5, 9}, {20, 0x10FFFF}},
        Ranges{{0, 0x10FFFF}}}) {
    CodePointSet const set = set_of(ranges);
    EXPECT_EQ(set.complement().complement(), set);
    EXPECT_EQ(set.complement().size() + set.size(), 0x110000U);
    EXPECT_NE(set.complement().contains(0), set.contains(0));
  }
}

TEST(CodePointSet, RemovesOneMember) {
  CodePointSet set = set_of({{1, 3}});
  set.remove(2);
  set.remove(9);
  EXPECT_EQ(set.ranges(), (Ranges{{1, 1}, {3, 3}}));
}

TEST(CodePointSet, FoldsMembers) {
  EXPECT_EQ(folded({{'A', 'Z'}}), (Ranges{{'a', 'z'}}));
  EXPECT_EQ(folded({{'A', 'Z'}}, Case::kKeep), (Ranges{{'A', 'Z'}}));
  EXPECT_EQ(folded({{0xFF10, 0xFF19}}), (Ranges{{'0', '9'}}));
  EXPECT_EQ(folded({{U'機', U'機'}}), (Ranges{{U'机', U'机'}}));
  EXPECT_EQ(folded({{0x200B, 0x200B}}), (Ranges{}));
  EXPECT_EQ(folded({{'\t', '\t'}}), (Ranges{{' ', ' '}}));
}

TEST(CodePointSet, GivesExpansionsApart) {
  std::vector<std::u32string> expansions;
  CodePointSet const set =
      set_of({{0x2468, 0x246A}}).folded(Case::kFold, expansions);
  EXPECT_EQ(set.ranges(), (Ranges{{'9', '9'}}));
  EXPECT_TRUE(expansions == (std::vector<std::u32string>{U"10", U"11"}));
}

// Its holes are Traditional and variant forms, which folded text has not; a
// few of them fold to characters outside the range.
TEST(CodePointSet, KeepsTheRangeOfAllHanInFewPieces) {
  Ranges const ranges = folded({{U'一', U'龥'}});
  EXPECT_LE(ranges.size(), 64U);
  CodePointSet const set = set_of(ranges);
  EXPECT_TRUE(set.contains(U'机'));
  EXPECT_FALSE(set.contains(U'ㄅ'));
  EXPECT_TRUE(set.contains(U'龙'));
}

TEST(CodePointSet, FoldsEverythingQuickly) {
  Ranges const ranges = folded({{0, 0x10FFFF}});
  CodePointSet const set = set_of(ranges);
  EXPECT_TRUE(set.contains(0x10FFFF));
  EXPECT_TRUE(set.contains(0x30000));
  EXPECT_TRUE(set.contains('a'));
}

}  // namespace
}  // namespace mishen
