#include "lib/extract/word/word_text.h"

#include <cstddef>
#include <cstdint>

#include "lib/text/char_class.h"
#include "lib/text/decode.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr char32_t kFirstWidePunctuation = 0x2000;

bool is_tab_or_break(char32_t c) { return c == U'\t' || is_line_break(c); }

bool is_any_digit(char32_t c) {
  return is_digit(c) || (c >= U'０' && c <= U'９');
}

// What may stand at either side of a break inside a marking.
bool joins(char32_t c) {
  return is_han(c) || is_any_digit(c) ||
         (c >= kFirstWidePunctuation && is_punctuation(c));
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

template <class Predicate>
bool any_of_text(std::string_view text, Predicate predicate) {
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const c = decode_at(text, at);
    if (predicate(c.value)) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

bool says_nothing(std::string_view text) {
  return !any_of_text(text, [](char32_t c) {
    return !is_blank(c) && !is_line_break(c) && !is_ignorable(c);
  });
}

bool has_foreign_text(std::string_view text) {
  return any_of_text(text, [](char32_t c) {
    bool const is_private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    return c >= 0x80 && !is_private && !is_blank(c) && !is_line_break(c) &&
           !is_ignorable(c);
  });
}

std::optional<std::string> joined_over_breaks(std::string_view text) {
  if (text.find_first_of("\t\n\r\v\f") == std::string_view::npos) {
    return std::nullopt;
  }
  std::string out;
  bool changed = false;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    bool breaks = false;
    char32_t next = 0;
    while (end < text.size()) {
      CodePoint const c = decode_at(text, end);
      next = c.value;
      if (!is_blank(next) && !is_line_break(next)) break;
      breaks = breaks || is_tab_or_break(next);
      next = 0;
      end += c.size;
    }
    bool const drops = breaks && joins(before) && joins(next) &&
                       !(is_any_digit(before) && is_any_digit(next));
    if (drops) {
      changed = true;
    } else {
      out.append(text, at, end - at);
    }
    at = end;
    if (at == text.size()) break;
    CodePoint const c = decode_at(text, at);
    out.append(text, at, c.size);
    before = c.value;
    at += c.size;
  }
  if (!changed) return std::nullopt;
  return out;
}

std::optional<std::string> decoded_percent(std::string_view text) {
  std::string bytes;
  bool changed = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool const may_be = text[at] == '%' && at + 2 < text.size();
    int const high = may_be ? hex_value(text[at + 1]) : -1;
    int const low = may_be ? hex_value(text[at + 2]) : -1;
    if (high < 0 || low < 0) {
      bytes += text[at];
      continue;
    }
    bytes += static_cast<char>(high * 16 + low);
    changed = true;
    at += 2;
  }
  if (!changed) return std::nullopt;
  return decode_name(bytes);
}

std::string base64_decoded(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (char const c : text) {
    int const value = base64_value(c);
    if (value < 0) {
      if (c == '=') break;
      continue;
    }
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return out;
}

}  // namespace mishen
