#include "lib/engine/keyword/hard_wrap.h"

#include <algorithm>

#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr char32_t kIdeographicSpace = 0x3000;

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;      // of its text; the break follows
  std::size_t next = 0;     // behind the break
  std::size_t columns = 0;  // up to the last character that is no blank
  std::u32string indent;
  [[nodiscard]] bool is_blank() const { return columns == 0; }
};

bool is_tail(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The text around the break that is looked at, on whole characters.
std::string_view window_around(std::string_view block, std::size_t break_at,
                               std::size_t& begin) {
  begin = break_at - std::min(break_at, kWrapWindow);
  while (begin < break_at && is_tail(block[begin])) ++begin;
  std::size_t end = std::min(block.size(), break_at + kWrapWindow);
  while (end < block.size() && is_tail(block[end])) ++end;
  return block.substr(begin, end - begin);
}

Line read_line(std::string_view text, std::size_t begin) {
  Line line;
  line.begin = begin;
  std::size_t columns = 0;
  std::size_t at = begin;
  while (at < text.size()) {
    CodePoint const point = decode_at(text, at);
    if (is_line_break(point.value)) break;
    at += point.size;
    bool const blank = is_blank(point.value);
    if (blank && line.is_blank()) line.indent += point.value;
    columns += static_cast<std::size_t>(display_width(point.value));
    if (!blank && !is_ignorable(point.value)) line.columns = columns;
  }
  line.end = at;
  if (at < text.size()) at += decode_at(text, at).size;
  bool const is_crlf = at > line.end && text[line.end] == '\r' &&
                       at < text.size() && text[at] == '\n';
  line.next = is_crlf ? at + 1 : at;
  return line;
}

}  // namespace

bool is_hard_wrap(std::string_view block, std::size_t break_at,
                  std::u32string_view indent) {
  std::size_t window_begin = 0;
  std::string_view const text = window_around(block, break_at, window_begin);
  std::size_t const here = break_at - window_begin;
  std::size_t widest = 0;
  Line upper;
  for (std::size_t at = 0; at < text.size();) {
    Line line = read_line(text, at);
    at = line.next;
    bool const is_above = line.end < here;
    if (line.is_blank() && line.end != here) {
      if (!is_above) break;  // the paragraph is over
      widest = 0;            // it had not begun yet
      continue;
    }
    widest = std::max(widest, line.columns);
    if (line.end == here) upper = std::move(line);
  }
  if (!indent.empty() &&
      (indent != upper.indent ||
       indent.find(kIdeographicSpace) != std::u32string_view::npos)) {
    return false;
  }
  return upper.columns >= kMinWrapColumns &&
         upper.columns * 100 >= widest * kMinWrapPercent;
}

}  // namespace mishen
