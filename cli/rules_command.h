#pragma once

// `mishen rules list|check|test|show`. Words of rules are shown only when
// asked for: an organisation's list may be as secret as what it finds.

#include "cli/parser.h"
#include "cli/settings.h"

namespace mishen {

/// Each returns the exit status.
int run_rules_list(Arguments const& arguments, Environment const& environment);
int run_rules_check(Arguments const& arguments, Environment const& environment);
int run_rules_test(Arguments const& arguments, Environment const& environment);
int run_rules_show(Arguments const& arguments, Environment const& environment);

}  // namespace mishen
