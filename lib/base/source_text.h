#pragma once

// Places in a text a person wrote: strict UTF-8, lines, columns in code
// points, columns on a screen. Only what messages about such files need; the
// text layer above does all else with characters.

#include <cstddef>
#include <string_view>

#include "lib/base/diagnostic.h"

namespace mishen {

/// One code point of a source text and the bytes it takes. Invalid bytes
/// come one at a time as U+FFFD.
struct SourceCharacter {
  char32_t value = 0;
  std::size_t size = 1;
};

/// `at` must be < text.size().
SourceCharacter source_character_at(std::string_view text, std::size_t at);

/// Offset of the first byte that is not strict UTF-8, or text.size().
std::size_t first_invalid_utf8(std::string_view text);

/// Code points in `text`; each invalid byte counts as one.
std::size_t source_length(std::string_view text);

/// Columns a character takes on a screen: 0, 1 or 2. A tab counts as one.
int screen_width(char32_t value);

/// False for controls, bidi marks, zero-width characters and U+FFFD: no
/// message may steer a screen or hide a part of itself.
bool is_printable(char32_t value);

/// `text` without a byte-order mark. Lines and columns do not count it.
std::string_view without_bom(std::string_view text);

/// Turns byte offsets into marks; fast when they come in rising order.
/// Borrows the text. One thread.
class SourceCursor {
 public:
  explicit SourceCursor(std::string_view text) : text_(text) {}

  /// The mark of the code point at `byte` (clamped to the end of the text).
  Mark at(std::size_t byte, std::size_t length = 1);

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

}  // namespace mishen
