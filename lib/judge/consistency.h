#pragma once

// Consistency rules: what the markings of one text say of each other and of
// the text. They are found last, on findings, and report notes beside them.

#include <vector>

#include "lib/base/terms.h"
#include "lib/result/finding.h"
#include "lib/rules/rule_set.h"

namespace mishen {

/// Findings that the rules' checks make of `findings` (one text, in document
/// order, terms completed). Each stands where the marking stands that it is
/// about; one a rule and text.
std::vector<Finding> find_inconsistencies(RuleSet const& rules,
                                          std::vector<Finding> const& findings,
                                          Language language);

}  // namespace mishen
