#pragma once

// Runs the examples that stand in every rule: an example is taken as the only
// line of a document, in the first role of `where` (else body), and must
// reach the rule's severity for that rule; a counter-example must give
// nothing above note. Examples of combinations are names of files.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/ids.h"
#include "lib/engine/compiled_rules.h"
#include "lib/judge/date.h"

namespace mishen {

/// An example that did not do what it should. Carries no text: examples of
/// an organisation's rules may be secret themselves.
struct ExampleFailure {
  RuleId rule;
  bool is_counter_example = false;
  std::size_t index = 0;  ///< From 0, in the order of the rule.
  /// What it gave for its rule; nullopt: nothing at all.
  std::optional<Severity> reached;
  bool is_missing = false;  ///< The file it names could not be read.
};

struct ExampleOutcome {
  std::size_t examples = 0;  ///< Run, counter-examples included.
  std::vector<ExampleFailure> failures;
};

/// The bytes of a combination's example by the name in the rule; nullopt:
/// there is no such file.
using CorpusReader = std::function<std::optional<std::string>(
    Rule const& rule, std::string_view name)>;

/// Runs the examples of `rule`; a disabled rule has none to run.
ExampleOutcome test_examples(RuleId rule, CompiledRules const& rules,
                             Date today, CorpusReader const& read_corpus);

}  // namespace mishen
