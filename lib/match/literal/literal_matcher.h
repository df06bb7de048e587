#pragma once

// Finds every occurrence of any number of literals in UTF-8 text, under
// folding, with anything that may stand between two characters of a word
// passed over: ignorables, blanks, line breaks. It never misses and may
// over-report: what lay in the gaps is said in each hit, and the engine
// decides whether the rule allows it.
//
// The naive version: for each position, for each literal, compare symbol by
// symbol, skipping gaps. This one is an Aho–Corasick automaton (Aho and
// Corasick 1975) over folded symbols, fed only with symbols that count; a
// ring of the last positions gives each hit its beginning.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/ids.h"
#include "lib/base/result.h"
#include "lib/base/span.h"
#include "lib/match/symbols.h"

namespace mishen {

/// A word to find: folded symbols without blanks or line breaks, not empty.
struct Literal {
  std::u32string symbols;
  PatternId pattern;
};

/// What lay between the first and the last character of a hit.
struct Gaps {
  bool ignorable = false;
  bool blank = false;
  bool line_break = false;
  friend bool operator==(Gaps, Gaps) = default;
};

/// One occurrence; `span` is in bytes of the searched text and covers its
/// characters from the first to the last, gaps included.
struct LiteralHit {
  PatternId pattern;
  BufferSpan span;
  Gaps gaps;
};

/// Immutable after compile(); shared between threads.
class LiteralMatcher {
 public:
  /// At most this many skipped code points in a row inside a word; behind a
  /// longer run nothing is joined, so that work per byte stays bounded.
  static constexpr std::size_t kMaxGap = 64;

  /// Fails on an empty literal and on one longer than kMaxSymbols.
  static Result<LiteralMatcher> compile(std::span<Literal const> literals,
                                        SymbolTable const& symbols);
  static constexpr std::size_t kMaxSymbols = 256;

  LiteralMatcher(LiteralMatcher&&) noexcept = default;
  LiteralMatcher& operator=(LiteralMatcher&&) noexcept = default;

  /// Appends every hit in `text` (any bytes; 0xFF and other invalid bytes
  /// match nothing and part words), ordered by end, then by begin.
  void search(std::string_view text, std::vector<LiteralHit>& hits) const;

 private:
  LiteralMatcher() = default;
};

}  // namespace mishen
