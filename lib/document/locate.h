#pragma once

// Line, column and source bytes of a span, worked out only when a finding is
// reported (the scan itself never counts lines).

#include <cstddef>

#include "lib/base/span.h"
#include "lib/document/document.h"

namespace mishen {

/// Finds places in one Document. Counts forward from the last question, so
/// ask in rising order. Borrows the document. One thread.
class Locator {
 public:
  explicit Locator(Document const& document) : document_(document) {}

  /// The block's place with line, column and, where known, source bytes.
  [[nodiscard]] Place locate(BufferSpan span);

 private:
  void advance_to(std::size_t at);
  Document const& document_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 0;    // relative to base_line
  std::size_t line_begin_ = 0;
};

}  // namespace mishen
