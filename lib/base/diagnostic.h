#pragma once

// A fault in a file a person wrote (rule pack, configuration), said so that
// the person can mend it: place, what is wrong, a hint, the line with a caret.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/terms.h"

namespace mishen {

/// A place in a written file. `line` and `column` are 1-based; columns count
/// code points. 0 means the file as a whole.
struct Mark {
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t length = 1;  ///< Code points to underline.
};

/// One fault. `code` is stable ("R004") and has an entry in mishen-rules(5).
struct Diagnostic {
  enum class Level { kError, kWarning };
  Level level = Level::kError;
  std::string code;
  std::string file;
  Mark mark;
  std::string what;  ///< Never quotes a keyword of the list: lists are secret.
  std::string hint;  ///< Empty where there is nothing to suggest.
};

/// `file:line:column: error R004: what`, the source line, a caret, the hint.
/// `source` is the whole text of the file; empty: no line is shown. Values
/// that may be words of a list, examples or advice are shown as ****.
std::string render(Diagnostic const& diagnostic, std::string_view source,
                   Language language = Language::kEnglish);

[[nodiscard]] bool has_errors(std::vector<Diagnostic> const& diagnostics);

}  // namespace mishen
