#pragma once

// One reading of a text that comes in pieces: decoded pieces in, window
// Documents out, each with the end of the piece before and the beginning of
// the piece after it. Counts lines and columns as it goes.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/document/document.h"
#include "lib/document/text_position.h"

namespace mishen {

/// A decoded stretch of the source.
struct TextPiece {
  std::string utf8;
  std::uint64_t source_begin = 0;
  bool identical = false;  ///< `utf8` is the source byte for byte.
};

/// Makes the windows of one reading. Keeps one piece ahead and `overlap`
/// bytes behind. One thread.
class TextReading {
 public:
  TextReading(TextKind kind, std::size_t overlap)
      : kind_(kind), overlap_(overlap) {}

  /// Takes the piece that follows the one taken before, or the end. Returns
  /// the window of the piece before, which is nullopt the first time.
  std::optional<Document> take(std::optional<TextPiece> piece);

 private:
  Document window(TextPiece const* after) const;
  void step();

  TextKind kind_;
  std::size_t overlap_;
  std::optional<TextPiece> piece_;  // not yet handed out
  std::string before_;              // the end of what was
  bool before_identical_ = true;
  TextPosition position_;  // of the first byte of before_
  NonBlankLines lines_;    // up to there
};

}  // namespace mishen
