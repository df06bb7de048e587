#include "lib/match/symbols.h"

#include <gtest/gtest.h>

#include "tests/unit/match/toy_fold.h"

namespace mishen {
namespace {

TEST(SymbolTable, AnswersWhatTheFoldFunctionSaid) {
  SymbolTable const& table = toy_symbols();
  EXPECT_EQ(table.at(U'機'), U'机');
  EXPECT_EQ(table.at(U'密'), U'密');
  EXPECT_EQ(table.at(U'A'), U'a');
  EXPECT_EQ(table.at(0xFF21), U'a');
  EXPECT_EQ(table.at(0x200B), kSkipIgnorable);
  EXPECT_EQ(table.at(0x3000), kSkipBlank);
  EXPECT_EQ(table.at(0x2028), kSkipBreak);
}

TEST(SymbolTable, KeepsExpansions) {
  Symbol const symbol = toy_symbols().at(0x3231);
  ASSERT_TRUE(SymbolTable::is_expansion(symbol));
  EXPECT_TRUE(toy_symbols().expansion(symbol) == U"(株)");
  EXPECT_FALSE(SymbolTable::is_expansion(toy_symbols().at(U'株')));
}

TEST(SymbolTable, KnowsVariationSelectorsOfPlane14) {
  EXPECT_EQ(toy_symbols().at(0xE0100), kSkipIgnorable);
}

TEST(SymbolTable, FoldsTheHighPlanesToThemselves) {
  for (char32_t const at : {0x30000U, 0xDFFFFU, 0xE1000U, 0x10FFFFU}) {
    EXPECT_EQ(toy_symbols().at(at), at);
  }
}

}  // namespace
}  // namespace mishen
