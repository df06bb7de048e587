#pragma once

// The tree of a regex in RE2's syntax. Parsing and printing only: what the
// leaves become under folding is fold_pattern's, what a match needs is the
// trigger's.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/engine/pattern/code_point_set.h"

namespace mishen {

/// A node. Which fields count depends on `kind`.
struct RegexNode {
  enum class Kind {
    kEmpty,      ///< Matches nothing at all, everywhere.
    kNever,      ///< Matches nowhere.
    kSet,        ///< One code point.
    kAssertion,  ///< `text`: ^ $ \A \z \b \B.
    kConcat,     ///< `children` in order; at least one.
    kAlternate,  ///< `children` by preference; at least one.
    kRepeat,     ///< children[0], min to max times.
  };
  static constexpr int kNoLimit = -1;

  Kind kind = Kind::kEmpty;
  // kSet: the union of the three, or what is not in it.
  CodePointSet written;            ///< As the author wrote it: to be folded.
  CodePointSet exact;              ///< Said of folded text: `.` \D \W \s.
  std::vector<std::string> named;  ///< \p{Han}, [:alpha:], as RE2 writes them
                                   ///< inside brackets.
  bool negated = false;
  bool ignore_case = false;
  std::string text;
  int min = 0;
  int max = kNoLimit;
  bool lazy = false;
  std::vector<RegexNode> children;
  friend bool operator==(RegexNode const&, RegexNode const&) = default;
};

/// Parses what RE2 accepts; nullopt for \C, which has no place in text, and
/// for groups nested deeper than kMaxNesting. Of anything RE2 refuses the
/// answer means nothing. `^` and `$` are a line's, with or without (?m).
std::optional<RegexNode> parse_regex(std::string_view pattern);
inline constexpr int kMaxNesting = 200;  // far above any pattern written

/// The tree in RE2's syntax, without captures.
std::string print_regex(RegexNode const& node);

/// One literal code point.
RegexNode literal_node(char32_t code_point);

}  // namespace mishen
