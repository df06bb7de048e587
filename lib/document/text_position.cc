#include "lib/document/text_position.h"

#include <algorithm>

#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

bool holds_more_than_blanks(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    CodePoint const point = decode_at(utf8, at);
    if (!is_blank(point.value) && !is_ignorable(point.value) &&
        !is_line_break(point.value)) {
      return true;
    }
    at += point.size;
  }
  return false;
}

}  // namespace

LineBreaks::LineBreaks(std::string_view text)
    : text_(text), lf_(text.find('\n')), cr_(text.find('\r')) {}

std::size_t LineBreaks::behind_next(std::size_t at) {
  if (lf_ < at) lf_ = text_.find('\n', at);
  if (cr_ < at) cr_ = text_.find('\r', at);
  if (lf_ == cr_) return std::string_view::npos;
  if (lf_ < cr_) return lf_ + 1;
  return cr_ + (lf_ == cr_ + 1 ? 2 : 1);
}

std::uint64_t code_points(std::string_view utf8) {
  return static_cast<std::uint64_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
      }));
}

void TextPosition::advance(std::string_view utf8) {
  LineBreaks breaks(utf8);
  std::size_t begin = 0;
  for (std::size_t next = breaks.behind_next(0); next != std::string_view::npos;
       next = breaks.behind_next(begin)) {
    ++line;
    column = 1;
    begin = next;
  }
  column += code_points(utf8.substr(begin));
}

void NonBlankLines::advance(std::string_view utf8) {
  LineBreaks breaks(utf8);
  std::size_t begin = 0;
  while (begin < utf8.size()) {
    std::size_t const next = breaks.behind_next(begin);
    bool const ended = next != std::string_view::npos;
    std::size_t const end = ended ? next : utf8.size();
    if (!counted_ && holds_more_than_blanks(utf8.substr(begin, end - begin))) {
      ++count_;
      counted_ = true;
    }
    if (ended) counted_ = false;
    begin = end;
  }
}

}  // namespace mishen
