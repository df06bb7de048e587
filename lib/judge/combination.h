#pragma once

// Combination rules: things harmless alone that are not together (保密法
// 第三十六条). Works on what was found, within a line, row, paragraph, number
// of characters or document.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/ids.h"
#include "lib/base/span.h"
#include "lib/rules/rule_set.h"

namespace mishen {

/// Where one hit of some rule stands; kept only for rules that a combination
/// names.
struct Part {
  RuleId rule;
  std::string text;             ///< Folded, to tell persons apart.
  std::uint64_t line = 0;       ///< Line of the input.
  std::uint64_t paragraph = 0;  ///< Any number that paragraphs do not share.
  std::uint64_t at = 0;         ///< Code points from the start of the input.
  std::uint64_t end = 0;        ///< Likewise, behind the hit.
  std::size_t finding = 0;      ///< The caller's index.
};

/// A combination that came together: the rule, the parts of its first group,
/// and how many different ones there are (persons, in a list of persons).
struct Together {
  RuleId rule;
  std::vector<std::size_t> findings;
  std::size_t times = 0;
};

/// All combinations of `rules` that `parts` (in input order) fulfil.
std::vector<Together> find_combinations(RuleSet const& rules,
                                        std::vector<Part> const& parts);

}  // namespace mishen
