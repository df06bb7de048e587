#pragma once

// The text around a hit, with the places in it that a masked report must
// cover: this hit and every other one.

#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/span.h"
#include "lib/document/document.h"
#include "lib/judge/marking.h"
#include "lib/result/finding.h"

namespace mishen {

/// Code points of context on either side, within the line.
inline constexpr std::size_t kContext = 24;

/// Fills finding.context and finding.context_hits. `hits` are the spans of
/// all findings of the document, by begin.
void set_context(Document const& document, BufferSpan span,
                 std::vector<BufferSpan> const& hits, Finding& finding);

/// What the first lines say of the input: text whose lines have the same
/// number of commas is a table, whatever its name; a table's first line is
/// its header.
Sheet read_sheet(Document const& document);

/// Counts code points and paragraphs (parted by blank lines) of an input,
/// window after window, for combinations. Ask in rising order.
class TextCounter {
 public:
  /// Moves to byte `at` of the buffer.
  void advance(Document const& document, std::size_t at);
  /// The next window begins at document.fresh.begin.
  void begin(Document const& document) { at_ = document.fresh.begin; }
  [[nodiscard]] std::uint64_t code_points() const { return code_points_; }
  [[nodiscard]] std::uint64_t paragraph() const { return paragraph_; }

 private:
  std::size_t at_ = 0;
  std::uint64_t code_points_ = 0;
  std::uint64_t paragraph_ = 0;
  bool line_is_blank_ = false;
};

}  // namespace mishen
