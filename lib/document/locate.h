#pragma once

// Line, column and source bytes of a span, worked out only when a finding is
// reported (the scan itself never counts lines).

#include <cstddef>

#include "lib/base/span.h"
#include "lib/document/document.h"
#include "lib/document/text_position.h"

namespace mishen {

/// Finds places in one Document. Counts forward from the last question, so
/// ask in rising order (a step back counts anew from the block's begin).
/// Borrows the document. One thread.
class Locator {
 public:
  explicit Locator(Document const& document) : document_(document) {}

  /// The block's place with line, column and, where known, source bytes.
  /// Names and raw scans have no lines: their place is returned as it is. A
  /// block that says its line of the source has that line and no column.
  [[nodiscard]] Place locate(BufferSpan span);

 private:
  void advance_to(TextBlock const& block, std::size_t at);
  Document const& document_;
  TextBlock const* block_ = nullptr;  // at_ lies in it
  std::size_t at_ = 0;
  TextPosition position_;  // of at_
};

}  // namespace mishen
