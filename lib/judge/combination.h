#pragma once

// Combination rules: things harmless alone that are not together (保密法
// 第三十六条). Works on what was found, within a line, row, paragraph, number
// of characters or document.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/ids.h"
#include "lib/judge/part_places.h"
#include "lib/rules/rule_set.h"

namespace mishen {

/// Where one hit of some rule stands; kept only for rules that a combination
/// names.
struct Part {
  RuleId rule;
  std::string text;  ///< Folded, to tell persons apart.
  PartPlace place;
  std::uint64_t end = 0;    ///< As place.at, behind the hit.
  std::size_t finding = 0;  ///< The caller's index.
};

/// A combination that came together: the rule, the parts of its first group,
/// and how many different ones there are (persons, in a list of persons).
struct Together {
  RuleId rule;
  std::vector<std::size_t> findings;
  std::size_t times = 0;
};

/// All combinations of `rules` that `parts` fulfil.
std::vector<Together> find_combinations(RuleSet const& rules,
                                        std::vector<Part> const& parts);

}  // namespace mishen
