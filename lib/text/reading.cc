#include "lib/text/reading.h"

#include <algorithm>
#include <cstring>

#include "lib/text/legacy_table.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr char16_t kReplacement = 0xFFFD;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

void add_bad(Reading& out, std::size_t bytes) {
  out.units += kReplacement;
  out.bad_bytes += bytes;
  ++out.bad_units;
}

void add_code_point(std::u16string& units, char32_t c) {
  if (c < 0x10000) {
    units += static_cast<char16_t>(c);
    return;
  }
  units += static_cast<char16_t>(0xD7C0 + (c >> 10));
  units += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
}

// Bytes of a character of UTF-8 that the end of `bytes` cuts off.
std::size_t cut_tail(std::string_view bytes) {
  for (std::size_t size = 1; size <= 3 && size <= bytes.size(); ++size) {
    if (is_cut_utf8(bytes.substr(bytes.size() - size))) return size;
  }
  return 0;
}

void read_utf8(std::string_view bytes, Tail tail, Reading& out) {
  std::size_t const cut = cut_tail(bytes);
  bytes.remove_suffix(cut);
  for (std::size_t at = 0; at < bytes.size();) {
    CodePoint const next = decode_at(bytes, at);
    if (next.value == kInvalidCodePoint) {
      add_bad(out, 1);
    } else {
      add_code_point(out.units, next.value);
    }
    at += next.size;
  }
  if (cut != 0 && tail == Tail::kEnds) add_bad(out, cut);
}

bool is_lead(char16_t unit) { return (unit & 0xFC00) == 0xD800; }
bool is_trail(char16_t unit) { return (unit & 0xFC00) == 0xDC00; }

char16_t unit_at(std::string_view bytes, std::size_t at, bool little) {
  unsigned const first = byte_at(bytes, at);
  unsigned const second = byte_at(bytes, at + 1);
  return static_cast<char16_t>(little ? second << 8 | first
                                      : first << 8 | second);
}

void read_utf16(std::string_view bytes, bool little, Tail tail, Reading& out) {
  std::size_t const even = bytes.size() & ~std::size_t{1};
  for (std::size_t at = 0; at < even; at += 2) {
    char16_t const unit = unit_at(bytes, at, little);
    if (!is_lead(unit) && !is_trail(unit)) {
      out.units += unit;
      continue;
    }
    bool const pair = is_lead(unit) && at + 2 < even &&
                      is_trail(unit_at(bytes, at + 2, little));
    if (pair) {
      out.units += unit;
      out.units += unit_at(bytes, at + 2, little);
      at += 2;
    } else if (!(is_lead(unit) && at + 2 >= even && tail == Tail::kContinues)) {
      add_bad(out, 2);
    }
  }
  if (even != bytes.size() && tail == Tail::kEnds) add_bad(out, 1);
}

void read_utf32(std::string_view bytes, bool little, Tail tail, Reading& out) {
  std::size_t const full = bytes.size() & ~std::size_t{3};
  for (std::size_t at = 0; at < full; at += 4) {
    char32_t const low = unit_at(bytes, little ? at : at + 2, little);
    char32_t const high = unit_at(bytes, little ? at + 2 : at, little);
    char32_t const c = high << 16 | low;
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
      add_bad(out, 4);
    } else {
      add_code_point(out.units, c);
    }
  }
  if (full != bytes.size() && tail == Tail::kEnds) {
    add_bad(out, bytes.size() - full);
  }
}

// 0x80-0x9F as in windows-1252, what "Latin-1" means in practice; 0: nothing.
constexpr char16_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void read_western(std::string_view bytes, Reading& out) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::uint8_t const byte = byte_at(bytes, at);
    bool const middle = byte >= 0x80 && byte < 0xA0;
    char16_t const unit = middle ? kWindows1252[byte - 0x80] : byte;
    if (middle && unit == 0) {
      add_bad(out, 1);
    } else {
      out.units += unit;
    }
  }
}

}  // namespace

void StretchReader::read(std::string_view bytes, Encoding encoding, Tail tail,
                         Reading& out, Price price) {
  out.units.clear();
  out.bad_bytes = 0;
  out.bad_units = 0;
  Script script = Script::kEither;
  switch (encoding) {
    case Encoding::kUtf8:
      read_utf8(bytes, tail, out);
      break;
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be:
      read_utf16(bytes, encoding == Encoding::kUtf16Le, tail, out);
      break;
    case Encoding::kUtf32Le:
    case Encoding::kUtf32Be:
      read_utf32(bytes, encoding == Encoding::kUtf32Le, tail, out);
      break;
    case Encoding::kGb18030:
    case Encoding::kBig5:
      if (LegacyTable::of(encoding).read(bytes, out)) return;
      out.units.clear();
      if (encoding == Encoding::kGb18030) script = Script::kSimplified;
      (encoding == Encoding::kGb18030 ? gb18030_ : big5_)
          .decode(bytes, tail, out);
      break;
    case Encoding::kLatin1:
      read_western(bytes, out);
      break;
  }
  if (price == Price::kUnwanted) return;
  out.cost = (encoding == Encoding::kLatin1 ? western_cost(bytes)
                                            : text_cost(out.units, script)) +
             kBadCost * static_cast<std::int64_t>(out.bad_units);
}

void append_units(std::string& out, std::u16string_view units) {
  std::size_t const before = out.size();
  out.resize(before + 3 * units.size());  // A unit takes at most three bytes.
  char* to = out.data() + before;
  auto const put = [&to](unsigned value) { *to++ = static_cast<char>(value); };
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    if (is_lead(units[i]) && i + 1 < units.size() && is_trail(units[i + 1])) {
      c = 0x10000U + ((c & 0x3FFU) << 10) + (units[++i] & 0x3FFU);
      put(0xF0U | c >> 18);
      put(0x80U | (c >> 12 & 0x3FU));
    } else if (c < 0x80) {
      put(c);
      continue;
    } else if (c < 0x800) {
      put(0xC0U | c >> 6);
      put(0x80U | (c & 0x3FU));
      continue;
    } else {
      if ((c & 0xF800U) == 0xD800U) c = kReplacement;
      put(0xE0U | c >> 12);
    }
    put(0x80U | (c >> 6 & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

bool is_cut_utf8(std::string_view bytes) {
  // What some rest makes whole; A0 suits E0, 90 suits F0, 80 all others.
  static constexpr std::string_view kRests[] = {"\x80", "\x80\x80", "\xA0\x80",
                                                "\x80\x80\x80", "\x90\x80\x80"};
  if (bytes.empty() || bytes.size() > 3) return false;
  if (valid_prefix(bytes) != 0) return false;
  for (std::string_view rest : kRests) {
    std::string const whole = std::string(bytes).append(rest);
    if (decode_at(whole, 0).size == whole.size()) return true;
  }
  return false;
}

bool is_ascii(std::string_view bytes) {
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + 8 <= bytes.size(); at += 8) {
    std::memcpy(&eight, bytes.data() + at, 8);
    if ((eight & 0x8080808080808080U) != 0) return false;
  }
  for (; at < bytes.size(); ++at) {
    if (byte_at(bytes, at) >= 0x80) return false;
  }
  return true;
}

bool is_two_byte_utf8(std::string_view valid) {
  bool found = false;
  for (char c : valid) {
    std::uint8_t const byte = static_cast<std::uint8_t>(c);
    if (byte >= 0xE0) return false;
    found = found || byte >= 0x80;
  }
  return found;
}

}  // namespace mishen
