#pragma once

// The rules of a run: built-in packs and those named by the user, parsed,
// joined and compiled; faults, also of the configuration, go to standard error.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/settings.h"
#include "lib/engine/compiled_rules.h"
#include "lib/rules/rule_set.h"

namespace mishen {

/// Rules ready for use. `compiled` borrows `set`, which does not move.
struct LoadedRules {
  std::unique_ptr<RuleSet const> set;
  CompiledRules compiled;
};

enum class Warnings : bool { kHide, kSay };

/// nullopt: there was a fault, and it has been said.
std::optional<LoadedRules> load_rules(RuleRequest const& request,
                                      Language language, Warnings warnings);

/// The faults of a configuration where no rules are wanted.
void say_faults(Configuration const& configuration, Language language);

}  // namespace mishen
