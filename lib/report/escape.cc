#include "lib/report/escape.h"

#include <cstddef>
#include <cstdio>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

bool is_invisible(char32_t c) {
  return (c >= 0x80 && c <= 0x9F) || c == 0xAD || c == 0x34F || c == 0x61C ||
         c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

void append_control(std::string& out, char32_t c) {
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, c < 0x80 ? "\\x%02x" : "\\u{%x}",
                static_cast<unsigned>(c));
  out += buffer;
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const c = decode_at(text, at);
    if (c.value == kInvalidCodePoint) {
      append_utf8(out, 0xFFFD);
    } else if (c.value < 0x20 || c.value == 0x7F || is_invisible(c.value)) {
      append_control(out, c.value);
    } else {
      out += text.substr(at, c.size);
    }
    at += c.size;
  }
  return out;
}

}  // namespace mishen
