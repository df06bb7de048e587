#pragma once

// A regex as an author wrote it → the regex that finds the same in folded
// text. Literals and classes are folded (機 → 机, Ａ → a, ⑩ → 10 as a group),
// \D \S \W \B \P{…} and named classes are not. \s is a blank, not a line
// break, and `.` ends at a line.

#include <string>
#include <string_view>
#include <variant>

#include "lib/engine/pattern/regex_tree.h"
#include "lib/text/fold.h"

namespace mishen {

/// A pattern for folded text: its tree and what print_regex() made of it.
struct FoldedPattern {
  RegexNode tree;
  std::string text;
};

/// Why there is none.
enum class FoldFault {
  kUnsupported,  ///< \C, or groups nested too deeply.
  kUnmatchable,  ///< It asks for what folded text never contains.
};

/// Folds `pattern`, which RE2 has accepted as written.
std::variant<FoldedPattern, FoldFault> fold_pattern(std::string_view pattern,
                                                    Case text_case);

}  // namespace mishen
