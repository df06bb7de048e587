#pragma once

// The words of one rule, from `levels`, `words` and `words_file`, checked.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/yaml.h"
#include "lib/rules/faults.h"
#include "lib/rules/rule.h"

namespace mishen {

struct RuleWords {
  std::vector<Word> words;
  std::map<std::string, int> levels;
  std::string words_file_bytes;  ///< As read, for the digest.
};

/// `type` is nullopt where the rule's type is not known: all keys are read
/// then. `directory` is where a words_file is looked for.
RuleWords read_rule_words(YamlNode const& rule, std::optional<RuleType> type,
                          std::string const& directory, bool case_sensitive,
                          Faults& faults);

/// The entry `key` of a rule where it belongs to that type of rule; else
/// nullptr. Keys that do not belong are faults said elsewhere.
YamlEntry const* find_own_key(YamlNode const& rule,
                              std::optional<RuleType> type,
                              std::string_view key);

}  // namespace mishen
