#pragma once

// The text of one pack → its rules and overrides, with all its own faults.

#include <string>
#include <vector>

#include "lib/rules/faults.h"
#include "lib/rules/rule_parser.h"
#include "lib/rules/rule_set.h"

namespace mishen {

struct ParsedPack {
  RulePack pack;
  Mark id_mark;  ///< Of the pack's id; the start of the file if it has none.
  std::vector<ParsedRule> rules;
  std::vector<ParsedOverride> overrides;
  /// False where faults of syntax hid parts of the pack: an id that is not
  /// found may stand there.
  bool complete = true;
};

ParsedPack parse_pack(PackSource const& source,
                      std::vector<Diagnostic>& diagnostics);

}  // namespace mishen
