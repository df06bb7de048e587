#include "lib/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace mishen {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

bool is_continuation(std::uint8_t byte) { return (byte & 0xC0) == 0x80; }

// The length a lead byte announces, and the range of the byte after it:
// together they shut out overlong forms, surrogates and values over U+10FFFF
// (RFC 3629, section 4). Length 0: no lead byte.
struct Lead {
  std::uint8_t length;
  std::uint8_t second_min;
  std::uint8_t second_max;
};

Lead lead_of(std::uint8_t byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// How many bytes from `at` on are ASCII, eight at a time.
std::size_t ascii_run(std::string_view text, std::size_t at) {
  std::size_t const begin = at;
  std::uint64_t eight = 0;
  while (at + sizeof eight <= text.size()) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
    at += sizeof eight;
  }
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at - begin;
}

// How many bytes from `at` on are usual three-byte characters (not E0, ED),
// each tested with one load of four bytes.
std::size_t plain_three_run(std::string_view text, std::size_t at) {
  std::size_t const begin = at;
  std::uint32_t four = 0;
  std::uint32_t form = 0;
  std::uint32_t mask = 0;
  std::memcpy(&form, "\xE0\x80\x80", sizeof form);
  std::memcpy(&mask, "\xF0\xC0\xC0", sizeof mask);
  while (at + sizeof four <= text.size()) {
    std::memcpy(&four, text.data() + at, sizeof four);
    std::uint8_t const lead = byte_at(text, at);
    if ((four & mask) != form || lead == 0xE0 || lead == 0xED) break;
    at += 3;
  }
  return at - begin;
}

}  // namespace

CodePoint decode_at(std::string_view text, std::size_t at) {
  std::uint8_t const first = byte_at(text, at);
  if (first < 0x80) return {first, 1};
  Lead const lead = lead_of(first);
  if (lead.length == 0 || text.size() - at < lead.length) {
    return {kInvalidCodePoint, 1};
  }
  std::uint8_t const second = byte_at(text, at + 1);
  if (second < lead.second_min || second > lead.second_max) {
    return {kInvalidCodePoint, 1};
  }
  char32_t value = first & (0x7FU >> lead.length);
  value = value << 6 | (second & 0x3FU);
  for (std::size_t i = 2; i < lead.length; ++i) {
    std::uint8_t const next = byte_at(text, at + i);
    if (!is_continuation(next)) return {kInvalidCodePoint, 1};
    value = value << 6 | (next & 0x3FU);
  }
  return {value, lead.length};
}

CodePoint decode_before(std::string_view text, std::size_t at) {
  std::size_t const reach = std::min<std::size_t>(at, 4);
  for (std::size_t size = 1; size <= reach; ++size) {
    if (is_continuation(byte_at(text, at - size))) continue;
    CodePoint const found = decode_at(text.substr(0, at), at - size);
    if (found.size == size) return found;
    break;
  }
  return {kInvalidCodePoint, 1};
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  bool const surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  char32_t const c =
      surrogate || code_point > 0x10FFFF ? kReplacement : code_point;
  auto const tail = [c](int shift) {
    return static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
  };
  if (c < 0x800) {
    char const bytes[] = {static_cast<char>(0xC0U | c >> 6), tail(0)};
    out.append(bytes, 2);
  } else if (c < 0x10000) {
    char const bytes[] = {static_cast<char>(0xE0U | c >> 12), tail(6), tail(0)};
    out.append(bytes, 3);
  } else {
    char const bytes[] = {static_cast<char>(0xF0U | c >> 18), tail(12), tail(6),
                          tail(0)};
    out.append(bytes, 4);
  }
}

std::size_t valid_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const before = at;
    if (byte_at(text, at) < 0x80) at += ascii_run(text, at);
    at += plain_three_run(text, at);
    if (at != before) continue;
    CodePoint const next = decode_at(text, at);
    if (next.value == kInvalidCodePoint) return at;
    at += next.size;
  }
  return at;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    at += decode_at(text, at).size;
  }
  return count;
}

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 3 + 1);
  for (std::size_t at = 0; at < utf8.size();) {
    CodePoint const next = decode_at(utf8, at);
    out += next.value == kInvalidCodePoint ? kReplacement : next.value;
    at += next.size;
  }
  return out;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 3);
  for (char32_t c : code_points) append_utf8(out, c);
  return out;
}

}  // namespace mishen
