#pragma once

// The regexes of all rules over a buffer: line by line, paragraph by
// paragraph, where a trigger says that a match is possible at all.

#include <vector>

#include "lib/engine/allowed_spans.h"
#include "lib/engine/compiled_rules.h"
#include "lib/engine/pattern/regex_pattern.h"
#include "lib/match/symbols.h"

namespace mishen {

/// Searches a text of any length are made in whole; from then on a match is
/// looked for in this many bytes of folded text at a time, so that a pattern
/// that runs to the end of a line of megabytes for each of its candidates
/// stays linear. In lines and paragraphs of ordinary length nothing changes.
inline constexpr int kWholeSearches = 64;
inline constexpr std::size_t kSearchWindow = 4 << 10;

/// Appends the matches of `patterns` that begin in document.fresh. `symbols`
/// folds with Case::kFold; `allowed` is sealed.
void search_patterns(std::vector<RegexPattern> const& patterns,
                     SymbolTable const& symbols, Document const& document,
                     AllowedSpans const& allowed, std::vector<Match>& matches);

}  // namespace mishen
