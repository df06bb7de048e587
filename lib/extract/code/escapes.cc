#include "lib/extract/code/escapes.h"

#include <algorithm>
#include <cstdint>

#include "lib/extract/html/entities.h"
#include "lib/text/decode.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

bool is_octal(char byte) { return byte >= '0' && byte <= '7'; }

bool is_letter_or_digit(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

struct Number {
  char32_t value = 0;
  std::size_t size = 0;  // 0: none
};

// Exactly `digits` hexadecimal digits at `at`.
Number hex_at(std::string_view text, std::size_t at, std::size_t digits) {
  Number number;
  if (at > text.size() || text.size() - at < digits) return number;
  for (std::size_t i = 0; i < digits; ++i) {
    unsigned const value = hex_value(text[at + i]);
    if (value > 15) return {};
    number.value = number.value << 4U | value;
  }
  number.size = digits;
  return number;
}

// {1F600} at `at`.
Number braced_at(std::string_view text, std::size_t at) {
  Number number;
  std::size_t next = at + 1;
  while (next < text.size() && hex_value(text[next]) < 16) {
    if (number.value <= 0x10FFFF) {
      number.value = number.value << 4U | hex_value(text[next]);
    }
    ++next;
  }
  if (next == at + 1 || next >= text.size() || text[next] != '}') return {};
  number.size = next + 1 - at;
  return number;
}

// Behind "\u": four digits, a pair of surrogates, or braces.
std::size_t decode_unicode(std::string_view text, std::size_t at,
                           std::string& out) {
  Number first = at < text.size() && text[at] == '{' ? braced_at(text, at)
                                                     : hex_at(text, at, 4);
  if (first.size == 0) return 0;
  bool const is_high = first.value >= 0xD800 && first.value < 0xDC00;
  std::size_t const behind = at + first.size;
  if (is_high && text.substr(behind, 2) == "\\u") {
    Number const second = hex_at(text, behind + 2, 4);
    if (second.size > 0 && second.value >= 0xDC00 && second.value < 0xE000) {
      append_escaped(out, 0x10000 + ((first.value - 0xD800) << 10U) +
                              (second.value - 0xDC00));
      return first.size + 2 + second.size;
    }
  }
  append_escaped(out, first.value);
  return first.size;
}

std::size_t decode_octal(std::string_view text, std::size_t at,
                         std::string& out) {
  char32_t value = 0;
  std::size_t size = 0;
  while (size < 3 && at + size < text.size() && is_octal(text[at + size])) {
    char32_t const next =
        value * 8 + static_cast<char32_t>(text[at + size] - '0');
    if (next > 0xFF) break;
    value = next;
    ++size;
  }
  append_escaped(out, value);
  return size;
}

// A run of %XX at `at`, as bytes.
std::string percent_run(std::string_view text, std::size_t at) {
  std::string bytes;
  while (at < text.size() && text[at] == '%') {
    Number const byte = hex_at(text, at + 1, 2);
    if (byte.size == 0) break;
    bytes += static_cast<char>(byte.value);
    at += 3;
  }
  return bytes;
}

}  // namespace

unsigned hex_value(char byte) {
  if (byte >= '0' && byte <= '9') return static_cast<unsigned>(byte - '0');
  if (byte >= 'a' && byte <= 'f') return static_cast<unsigned>(byte - 'a' + 10);
  if (byte >= 'A' && byte <= 'F') return static_cast<unsigned>(byte - 'A' + 10);
  return 16;
}

void append_escaped(std::string& out, char32_t value) {
  if (value == '\n' || value == '\r' || value == 0x0B || value == 0x0C ||
      value == 0x85) {
    out += kMadeLineEnd;
  } else if (value < 0x20 && value != '\t') {
    out += "\uFFFD";
  } else {
    append_utf8(out, value);
  }
}

std::size_t decode_escape(std::string_view text, std::size_t at,
                          std::string& out, std::size_t& lines) {
  std::string_view const next = text.substr(at + 1);
  if (next.empty()) {
    out += '\\';
    return 1;
  }
  char const sign = next[0];
  std::size_t size = 0;
  switch (sign) {
    case 'u':
      size = decode_unicode(text, at + 2, out);
      break;
    case 'x': {
      Number const byte = hex_at(text, at + 2, 2);
      if (byte.size > 0) append_escaped(out, byte.value);
      size = byte.size;
      break;
    }
    case 'r':  // with \n behind it, one line end
      if (next.substr(1, 2) != "\\n") out += kMadeLineEnd;
      return 2;
    case 'n':
    case 'f':
    case 'v':
      out += kMadeLineEnd;
      return 2;
    case 't':
      out += '\t';
      return 2;
    case 'b':
      out += ' ';
      return 2;
    case '\r':
      ++lines;
      return next.substr(1, 1) == "\n" ? 3 : 2;
    case '\n':
      ++lines;
      return 2;
    default:
      if (is_octal(sign)) return 1 + decode_octal(text, at + 1, out);
      // "\d" of a regular expression stays; "\密" and "\/" are what they say.
      if (is_letter_or_digit(sign)) out += '\\';
      if ((sign & 0x80) != 0) return 1;
      out += sign;
      return 2;
  }
  if (size > 0) return 2 + size;
  out += '\\';
  return 1;
}

std::string decode_percent(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const sign = std::min(text.find('%', at), text.size());
    out += text.substr(at, sign - at);
    at = sign;
    if (at == text.size()) break;
    if (text.substr(at, 2) == "%u" || text.substr(at, 2) == "%U") {
      Number const unit = hex_at(text, at + 2, 4);
      if (unit.size > 0) {
        append_escaped(out, unit.value);
        at += 6;
        continue;
      }
    }
    std::string const bytes = percent_run(text, at);
    if (bytes.empty()) {
      out += text[at++];
      continue;
    }
    bool const is_utf8 = valid_prefix(bytes) == bytes.size();
    std::string const decoded = is_utf8 ? bytes : decode_name(bytes);
    for (std::size_t i = 0; i < decoded.size();) {
      CodePoint const point = decode_at(decoded, i);
      append_escaped(out, point.value);
      i += point.size;
    }
    at += 3 * bytes.size();
  }
  return out;
}

std::string decode_references_in_lines(std::string_view text) {
  if (!has_references(text)) return std::string(text);
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    std::string_view const line = text.substr(at, end - at);
    if (line.find('&') == std::string_view::npos) {
      out += line;
    } else {
      for (char const byte : decode_references(line)) {
        if (byte == '\n') {
          out += kMadeLineEnd;
        } else {
          out += byte;
        }
      }
    }
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

}  // namespace mishen
