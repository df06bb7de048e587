#include "lib/engine/trigger/lines.h"

#include "lib/text/utf8.h"

namespace mishen {

bool LineReader::next() {
  if (at_ >= text_.size()) return false;
  span_.begin = at_;
  summary_.clear();
  is_blank_ = true;
  while (at_ < text_.size()) {
    CodePoint const point = decode_at(text_, at_);
    std::size_t const end = at_ + point.size;
    Symbol const symbol =
        symbols_.at(point.value == kInvalidCodePoint ? 0xFFFD : point.value);
    if (symbol == kSkipBreak) {
      span_.end = at_;
      bool const is_crlf =
          point.value == '\r' && end < text_.size() && text_[end] == '\n';
      at_ = is_crlf ? end + 1 : end;
      return true;
    }
    take(symbol);
    at_ = end;
  }
  span_.end = at_;
  return true;
}

void LineReader::take(Symbol symbol) {
  if (symbol == kSkipIgnorable) return;
  if (symbol == kSkipBlank) {
    summary_.add(symbol);
    return;
  }
  is_blank_ = false;
  if (!SymbolTable::is_expansion(symbol)) {
    summary_.add(symbol);
    return;
  }
  for (char32_t const part : symbols_.expansion(symbol)) summary_.add(part);
}

}  // namespace mishen
