#include "lib/engine/trigger/folded_window.h"

#include "lib/text/utf8.h"

namespace mishen {
namespace {

bool is_tail(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

FoldedWindow::FoldedWindow(std::string_view text, BufferSpan span,
                           Case text_case)
    : folded_(fold_text(text.substr(span.begin, span.size()), text_case,
                        span.begin)) {
  utf8_.reserve(span.size());
  for (std::size_t i = 0; i < folded_.symbols.size(); ++i) {
    append_utf8(utf8_, folded_.symbols[i]);
    while (marks_.size() * kMarkEvery < utf8_.size()) {
      marks_.push_back(static_cast<std::uint32_t>(i));
    }
  }
}

BufferSpan FoldedWindow::source(FoldedSpan span) const {
  return folded_.source(symbol_at(span.begin), symbol_at(span.end - 1) + 1);
}

std::size_t FoldedWindow::symbol_at(std::size_t byte) const {
  std::size_t const mark = byte / kMarkEvery;
  std::size_t symbol = marks_[mark];
  for (std::size_t at = mark * kMarkEvery + 1; at <= byte; ++at) {
    if (!is_tail(utf8_[at])) ++symbol;
  }
  return symbol;
}

}  // namespace mishen
