#pragma once

// The lines of a Document around a place, folded on demand. The judge looks
// at few places, so nothing is split or folded before it is asked for, and a
// line of a gigabyte is seen through a bounded piece of it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/span.h"
#include "lib/document/document.h"
#include "lib/text/fold.h"

namespace mishen {

/// A line without its break, folded; a tab stays U+0009 so that cells stay
/// apart, breaks inside a match vanish. `text.begins/ends` are buffer bytes.
struct Line {
  BufferSpan span;
  bool cut = false;  ///< A piece of a line longer than kPieceBytes.
  FoldedText text;

  [[nodiscard]] std::u32string_view view() const { return text.symbols; }
  /// Index of the first symbol that begins at or after buffer byte `at`.
  [[nodiscard]] std::size_t index_of(std::size_t at) const;
};

/// A non-blank line near another one.
struct NearLine {
  std::u32string text;  ///< Folded, without blanks at its ends.
  BufferSpan span;
  bool adjacent = true;  ///< No blank line between it and the asked line.
};

/// Borrows the document. Caches the last line. One thread.
class Page {
 public:
  /// A line is read whole up to about this far on either side of a match;
  /// hits by the thousand on one line must stay cheap.
  static constexpr std::size_t kPieceBytes = 384;
  static constexpr std::size_t kNearBytes = 1024;  ///< Of a near line.

  explicit Page(Document const& document) : document_(document) {}

  [[nodiscard]] Document const& document() const { return document_; }

  /// The line that holds `match` (all its lines, where it spans several).
  Line const& line_around(TextBlock const& block, BufferSpan match);

  /// Up to `count` non-blank lines above or below, nearest first.
  std::vector<NearLine> above(TextBlock const& block, BufferSpan line,
                              std::size_t count) const;
  std::vector<NearLine> below(TextBlock const& block, BufferSpan line,
                              std::size_t count) const;

  /// Non-blank lines of the input above `line`, counted up to `limit`.
  [[nodiscard]] std::size_t lines_above(TextBlock const& block, BufferSpan line,
                                        std::size_t limit) const;

 private:
  NearLine near_line(BufferSpan span, bool adjacent) const;
  Document const& document_;
  std::optional<Line> cached_;
};

}  // namespace mishen
