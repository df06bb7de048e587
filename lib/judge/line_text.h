#pragma once

// The lines of a buffer, as the judge folds them. A line ends at CR LF, LF,
// CR, VT, FF, U+0085, U+2028 or U+2029.

#include <cstddef>
#include <string_view>

#include "lib/base/span.h"
#include "lib/text/fold.h"

namespace mishen {

/// What the tabs and line breaks inside a stretch of text mean.
enum class Tabs {
  kCells,   ///< A tab parts cells and stays U+0009; breaks vanish.
  kLayout,  ///< A tab sets text apart and becomes a wide blank.
  kRow,     ///< A row of a table: cells, and a break sets apart in its cell.
};

/// Bytes of the line break that begins at `at`, else 0.
[[nodiscard]] std::size_t break_at(std::string_view text, std::size_t at);
/// Bytes of the line break that ends just before `at`, else 0.
[[nodiscard]] std::size_t break_before(std::string_view text, std::size_t at);
/// Begin of the line that holds `at`, not before `floor`.
[[nodiscard]] std::size_t line_begin(std::string_view text, std::size_t at,
                                     std::size_t floor);
/// End of the line that holds `at`, not behind `ceiling`.
[[nodiscard]] std::size_t line_end(std::string_view text, std::size_t at,
                                   std::size_t ceiling);
/// `at` moved back to the begin of a character, not before `floor`.
[[nodiscard]] std::size_t character_begin(std::string_view text, std::size_t at,
                                          std::size_t floor);

/// `span` of the buffer folded. What becomes a wide blank becomes two symbols
/// of the same place.
[[nodiscard]] FoldedText fold_line(std::string_view text, BufferSpan span,
                                   Tabs tabs);

}  // namespace mishen
