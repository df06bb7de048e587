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
  /// At most this many blanks and breaks between two characters of a word;
  /// behind a longer run nothing is joined. Ignorables are not counted: they
  /// cost nothing, and a limit on them would be a way to hide a word.
  static constexpr std::size_t kMaxGap = 64;

  /// Fails on an empty literal, on one longer than kMaxSymbols, and on one
  /// that contains a symbol which the search passes over.
  static Result<LiteralMatcher> compile(std::span<Literal const> literals,
                                        SymbolTable const& symbols);
  static constexpr std::size_t kMaxSymbols = 256;

  LiteralMatcher(LiteralMatcher&&) noexcept = default;
  LiteralMatcher& operator=(LiteralMatcher&&) noexcept = default;

  /// Appends every hit in `text` (any bytes; 0xFF and other invalid bytes
  /// match nothing and part words), ordered by end, then by begin. One line
  /// break (CR LF is one) may stand in a gap; a second one parts words.
  /// Allocates nothing but room for hits.
  void search(std::string_view text, std::vector<LiteralHit>& hits) const;

 private:
  // What a code point is to the automaton: one of the first four, a class
  // (kFirstClass and up: the symbols that occur in literals, in order), or
  // kExpansion and an index. kStarts: a literal begins with it.
  using Kind = std::uint32_t;
  static constexpr Kind kOther = 0;
  static constexpr Kind kIgnorable = 1;
  static constexpr Kind kBlank = 2;
  static constexpr Kind kBreak = 3;
  static constexpr Kind kFirstClass = 4;
  static constexpr Kind kStarts = 1U << 30;
  static constexpr Kind kExpansion = 1U << 31;

  using StateId = std::uint32_t;
  static constexpr StateId kRoot = 0;

  // A node of the trie. Nodes are numbered breadth first, so the children of
  // one are neighbours, and end where the children of the next begin.
  struct State {
    Kind label = 0;           // of the edge that leads here
    StateId first_child = 0;  // children are sorted by label
    StateId fail = kRoot;     // the longest proper suffix in the trie
    StateId report = kRoot;   // this or the nearest on the fail path with
                              // patterns; kRoot: none
    std::uint32_t first_pattern = 0;  // own ones end with the next state's
    std::uint32_t depth = 0;          // symbols read up to here
  };

  class Builder;
  class Run;

  LiteralMatcher() = default;
  [[nodiscard]] Kind kind_of(char32_t code_point) const {
    return code_point < kinds_.size() ? kinds_[code_point]
                                      : rare_kind_of(code_point);
  }
  [[nodiscard]] Kind rare_kind_of(char32_t code_point) const;
  [[nodiscard]] StateId child(StateId state, Kind label) const;
  [[nodiscard]] StateId next(StateId state, Kind label) const;

  std::vector<Kind> kinds_;      // planes 0-2
  std::vector<Kind> tag_kinds_;  // U+E0000 …
  std::vector<std::vector<Kind>> expansions_;
  std::vector<Symbol> alphabet_;    // index: class - kFirstClass
  std::vector<StateId> from_root_;  // index: class - kFirstClass
  std::vector<State> states_;       // one more at the end, as a fence
  std::vector<PatternId> patterns_;
};

}  // namespace mishen
