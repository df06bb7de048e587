#include "lib/judge/line_text.h"

#include <cstdint>

namespace mishen {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

std::size_t break_at(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '\r':
      return text.substr(at, 2) == "\r\n" ? 2 : 1;
    case '\n':
    case '\v':
    case '\f':
      return 1;
    case '\xC2':
      return text.substr(at, 2) == "\xC2\x85" ? 2 : 0;
    case '\xE2':
      return text.substr(at, 3) == "\xE2\x80\xA8" ||
                     text.substr(at, 3) == "\xE2\x80\xA9"
                 ? 3
                 : 0;
    default:
      return 0;
  }
}

std::size_t break_before(std::string_view text, std::size_t at) {
  for (std::size_t size : {1U, 2U, 3U}) {
    if (size > at || break_at(text, at - size) != size) continue;
    bool const crlf = size == 1 && at >= 2 && text.substr(at - 2, 2) == "\r\n";
    return crlf ? 2 : size;
  }
  return 0;
}

std::size_t line_begin(std::string_view text, std::size_t at,
                       std::size_t floor) {
  while (at > floor && break_before(text, at) == 0) --at;
  return at;
}

std::size_t line_end(std::string_view text, std::size_t at,
                     std::size_t ceiling) {
  while (at < ceiling && break_at(text, at) == 0) ++at;
  return at;
}

std::size_t character_begin(std::string_view text, std::size_t at,
                            std::size_t floor) {
  while (at > floor && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

FoldedText fold_line(std::string_view text, BufferSpan span, Tabs tabs) {
  FoldedText folded =
      fold_text(text.substr(span.begin, span.size()), Case::kFold, span.begin);
  FoldedText out;
  out.symbols.reserve(folded.symbols.size());
  out.begins.reserve(folded.symbols.size());
  out.ends.reserve(folded.symbols.size());
  auto const push = [&](char32_t symbol, std::size_t i) {
    out.symbols.push_back(symbol);
    out.begins.push_back(folded.begins[i]);
    out.ends.push_back(folded.ends[i]);
  };
  for (std::size_t i = 0; i < folded.symbols.size(); ++i) {
    char32_t const symbol = folded.symbols[i];
    bool const is_break = symbol == U'\n';
    if (is_break && tabs != Tabs::kRow) continue;
    bool const is_tab = symbol == U' ' && text[folded.begins[i]] == '\t';
    if (is_tab && tabs != Tabs::kLayout) {
      push(U'\t', i);
    } else if (is_tab || is_break) {
      push(U' ', i);
      push(U' ', i);
    } else {
      push(symbol, i);
    }
  }
  return out;
}

}  // namespace mishen
