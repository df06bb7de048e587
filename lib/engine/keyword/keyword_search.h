#pragma once

// All words and allowed phrases of all rules in one pass over a buffer, and
// what becomes of each hit.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/engine/allowed_spans.h"
#include "lib/engine/compiled_rule.h"
#include "lib/engine/compiled_rules.h"
#include "lib/engine/keyword/keyword.h"
#include "lib/match/literal/literal_matcher.h"

namespace mishen {

/// Filled with add(), then sealed; from then on immutable and shared.
class KeywordSearch {
 public:
  /// Index of the text among Rule::words, or kAllowed.
  static constexpr std::uint32_t kAllowed = Match::kNoWord;

  /// False: `text` can never be found (nothing is left of it by folding, or
  /// it is too long).
  bool add(CompiledRule const& rule, std::uint32_t word, std::string_view text);

  Result<void> seal(SymbolTable const& symbols);

  /// Appends the matches of words and the places of allowed phrases. The
  /// matches are not yet held against the allowed phrases.
  void search(Document const& document, std::vector<Match>& matches,
              AllowedSpans& allowed) const;

 private:
  struct Entry {
    CompiledRule rule;
    std::uint32_t word;
    Keyword keyword;
    bool begins_with_word;  // A letter or digit: no other may touch it.
    bool ends_with_word;
  };
  class Confirmation;

  std::vector<Entry> entries_;  // index: PatternId
  std::optional<LiteralMatcher> matcher_;
};

}  // namespace mishen
