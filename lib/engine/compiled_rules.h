#pragma once

// RuleSet → CompiledRules (immutable, shared) and Document → Matches. The
// engine finds; it applies gap rules, boundaries, roles, allowed phrases and
// validators, and what they refuse is no Match. It does not judge.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "lib/base/diagnostic.h"
#include "lib/base/ids.h"
#include "lib/base/result.h"
#include "lib/base/span.h"
#include "lib/document/document.h"
#include "lib/rules/rule_set.h"

namespace mishen {

/// A pattern found in a buffer. May over-report what a marking is, never
/// under-reports what was looked for.
struct Match {
  static constexpr std::uint32_t kNoWord = 0xFFFFFFFF;
  RuleId rule;
  std::uint32_t word = kNoWord;  ///< Index into Rule::words; kNoWord: regex.
  BlockId block;
  BufferSpan span;
  friend bool operator==(Match const&, Match const&) = default;
};

/// Compiled patterns of all enabled rules. Borrows the RuleSet, which must
/// outlive it. Immutable; shared between threads.
class CompiledRules {
 public:
  /// Appends faults that show only here (a regex RE2 refuses or that folding
  /// makes unmatchable) to `diagnostics` and returns an Error if any is one.
  static Result<CompiledRules> compile(RuleSet const& rules,
                                       std::vector<Diagnostic>& diagnostics);

  CompiledRules(CompiledRules&&) noexcept;
  CompiledRules& operator=(CompiledRules&&) noexcept;
  ~CompiledRules();

  [[nodiscard]] RuleSet const& rules() const;

  /// Ids of the rules whose regex has no trigger: it is run on every line.
  [[nodiscard]] std::vector<std::string_view> slow_patterns() const;

  /// All matches that begin in document.fresh, ordered by begin, rule, end;
  /// a rule gives a span once. Matches of words may overlap; those of one
  /// regex do not.
  [[nodiscard]] std::vector<Match> match(Document const& document) const;

 private:
  struct State;
  explicit CompiledRules(std::unique_ptr<State const> state);
  std::unique_ptr<State const> state_;
};

}  // namespace mishen
