#pragma once

// The lines of a block, one after another, each with the summary of what
// occurs in it. A line that holds nothing but blanks ends a paragraph.

#include <cstddef>
#include <string_view>

#include "lib/base/span.h"
#include "lib/engine/trigger/trigger.h"
#include "lib/match/symbols.h"

namespace mishen {

/// Borrows text and table. One thread. Allocates nothing.
class LineReader {
 public:
  /// `symbols` folds with Case::kFold. Any line break ends a line; CR LF is
  /// one. Spans are in bytes of `text`, of which `block` is read.
  LineReader(std::string_view text, BufferSpan block,
             SymbolTable const& symbols)
      : text_(text.substr(0, block.end)), at_(block.begin), symbols_(symbols) {}

  /// Reads a line; false: there is none left.
  bool next();

  [[nodiscard]] BufferSpan span() const { return span_; }  ///< No line break.
  [[nodiscard]] Summary const& summary() const { return summary_; }
  [[nodiscard]] bool is_blank() const { return is_blank_; }

 private:
  void take(Symbol symbol);

  std::string_view text_;
  std::size_t at_;
  SymbolTable const& symbols_;
  BufferSpan span_;
  Summary summary_;
  bool is_blank_ = true;
};

}  // namespace mishen
