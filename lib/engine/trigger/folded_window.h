#pragma once

// A stretch of a buffer folded for the regexes, once for all of them, and the
// way back from its bytes to the buffer's.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/span.h"
#include "lib/text/fold.h"

namespace mishen {

/// Owns its folded text. Immutable.
class FoldedWindow {
 public:
  FoldedWindow(std::string_view text, BufferSpan span, Case text_case);

  [[nodiscard]] std::string_view text() const { return utf8_; }

  /// The buffer's bytes that a not empty span of text() came from. Where a
  /// character became several symbols, the whole character.
  [[nodiscard]] BufferSpan source(FoldedSpan span) const;

 private:
  [[nodiscard]] std::size_t symbol_at(std::size_t byte) const;

  // One mark for so many bytes of utf8_: memory is saved, and the way from a
  // mark is short.
  static constexpr std::size_t kMarkEvery = 64;

  FoldedText folded_;
  std::string utf8_;
  std::vector<std::uint32_t> marks_;  // symbol that holds byte i * kMarkEvery
};

}  // namespace mishen
