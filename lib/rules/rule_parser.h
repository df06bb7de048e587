#pragma once

// One entry of a pack's `rules:` list → a Rule. What concerns one rule alone
// is checked here; what needs the other rules (ids) is left to rule_set.cc.

#include <optional>
#include <string>
#include <vector>

#include "lib/base/yaml.h"
#include "lib/rules/faults.h"
#include "lib/rules/node_reader.h"
#include "lib/rules/rule.h"
#include "lib/rules/rule_set.h"

namespace mishen {

/// A rule and the ids it names, with their places.
struct ParsedRule {
  Rule rule;
  bool has_id = false;
  std::vector<MarkedText> supersedes;
  std::vector<MarkedText> all_of;
  std::string words_file_bytes;  ///< For the digest.
};

struct ParsedOverride {
  Override value;
  Mark mark;  ///< Of the id.
};

/// `node` is a mapping without the key `override`. `directory` is where a
/// words_file is looked for.
ParsedRule parse_rule(YamlNode const& node, std::string const& directory,
                      Faults& faults);

/// `node` is a mapping with the key `override`. nullopt: not usable.
std::optional<ParsedOverride> parse_override(YamlNode const& node,
                                             Faults& faults);

}  // namespace mishen
