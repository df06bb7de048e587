#include "lib/judge/combination.h"

#include <gtest/gtest.h>

namespace mishen {
namespace {

RuleSet rules_with(Within within, std::size_t characters,
                   std::size_t at_least) {
  RuleSet set;
  for (char const* id : {"name", "number"}) {
    Rule part;
    part.id = id;
    set.rules.push_back(part);
  }
  Rule both;
  both.id = "both";
  both.type = RuleType::kCombination;
  both.all_of = {"name", "number"};
  both.within = within;
  both.within_characters = characters;
  both.at_least = at_least;
  set.rules.push_back(both);
  return set;
}

Part part(std::uint32_t rule, char const* text, std::uint64_t line,
          std::uint64_t paragraph, std::uint64_t at, std::size_t finding) {
  return {RuleId{rule}, text, {0, line, paragraph, 0, at}, at, finding};
}

TEST(Combination, PartsMustShareTheirScope) {
  std::vector<Part> const near = {part(0, "a", 1, 1, 0, 0),
                                  part(1, "1", 1, 1, 10, 1)};
  std::vector<Part> const apart = {part(0, "a", 1, 1, 0, 0),
                                   part(1, "1", 2, 2, 90, 1)};
  for (Within within :
       {Within::kLine, Within::kRow, Within::kBlock, Within::kCharacters}) {
    RuleSet const rules = rules_with(within, 20, 1);
    EXPECT_EQ(find_combinations(rules, near).size(), 1u);
    EXPECT_TRUE(find_combinations(rules, apart).empty());
  }
  EXPECT_EQ(
      find_combinations(rules_with(Within::kDocument, 0, 1), apart).size(), 1u);
}

TEST(Combination, CountsDifferentPersons) {
  std::vector<Part> parts;
  std::vector<std::string> const names = {"a", "b", "c"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    parts.push_back(part(0, names[i].c_str(), i, i, i * 100, 2 * i));
    parts.push_back(part(1, names[i].c_str(), i, i, i * 100 + 5, 2 * i + 1));
  }
  EXPECT_EQ(find_combinations(rules_with(Within::kRow, 0, 3), parts).size(),
            1u);
  EXPECT_TRUE(find_combinations(rules_with(Within::kRow, 0, 4), parts).empty());
  EXPECT_EQ(
      find_combinations(rules_with(Within::kDocument, 0, 3), parts).size(), 1u);
}

TEST(Combination, DisabledRulesDoNothing) {
  RuleSet rules = rules_with(Within::kLine, 0, 1);
  rules.rules.back().enabled = false;
  EXPECT_TRUE(find_combinations(
                  rules, {part(0, "a", 1, 1, 0, 0), part(1, "1", 1, 1, 10, 1)})
                  .empty());
}

}  // namespace
}  // namespace mishen
