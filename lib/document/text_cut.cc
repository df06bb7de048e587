#include "lib/document/text_cut.h"

#include <algorithm>
#include <cstdint>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_line_end(char32_t unit) { return unit == '\n' || unit == '\r'; }

// Units of UTF-16 or UTF-32.
class Units {
 public:
  Units(std::string_view bytes, Encoding encoding)
      : bytes_(bytes),
        width_(encoding == Encoding::kUtf32Le || encoding == Encoding::kUtf32Be
                   ? 4
                   : 2),
        big_(encoding == Encoding::kUtf16Be || encoding == Encoding::kUtf32Be) {
  }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t size() const { return bytes_.size() / width_; }
  [[nodiscard]] char32_t at(std::size_t index) const {
    char32_t unit = 0;
    for (std::size_t i = 0; i < width_; ++i) {
      std::size_t const from = big_ ? i : width_ - 1 - i;
      unit = unit << 8U | byte_at(bytes_, index * width_ + from);
    }
    return unit;
  }

 private:
  std::string_view bytes_;
  std::size_t width_;
  bool big_;
};

// cut_text() on units of any width, at(i) being the i-th. 0: no line end.
// `near` is at least 1, so that no CR LF is parted elsewhere.
template <class At>
std::size_t behind_line_end(std::size_t size, std::size_t limit,
                            std::size_t near, At at) {
  std::size_t const floor = limit > near ? limit - near : 0;
  for (std::size_t i = limit; i > floor; --i) {
    if (!is_line_end(at(i - 1))) continue;
    bool const pair = at(i - 1) == '\r' && i < size && at(i) == '\n';
    return pair ? i + 1 : i;
  }
  return 0;
}

std::size_t cut_wide(Units const& units, std::size_t limit, std::size_t near) {
  limit /= units.width();
  near = std::max<std::size_t>(near / units.width(), 1);
  std::size_t const cut = behind_line_end(
      units.size(), limit, near, [&](std::size_t i) { return units.at(i); });
  if (cut > 0) return units.width() * cut;
  bool const inside_pair = limit > 1 && (units.at(limit - 1) >> 10U) == 0x36;
  return units.width() * (inside_pair ? limit - 1 : limit);
}

// The begin of the UTF-8 sequence that crosses `limit`, or `limit`.
std::size_t utf8_boundary(std::string_view bytes, std::size_t limit) {
  std::size_t const floor = limit > 3 ? limit - 3 : 0;
  for (std::size_t at = limit; at-- > floor;) {
    if ((byte_at(bytes, at) & 0xC0U) == 0x80U) continue;
    CodePoint const point = decode_at(bytes, at);
    bool const crosses =
        point.value != kInvalidCodePoint && at + point.size > limit;
    return crosses ? at : limit;
  }
  return limit;
}

// UTF-8 with a fault here and there: a double-byte text has a fault for
// nearly every character.
bool is_mostly_utf8(std::string_view text) {
  std::string_view rest = text;
  std::size_t faults = 0;
  for (std::size_t valid = valid_prefix(rest); valid < rest.size();
       valid = valid_prefix(rest)) {
    ++faults;
    rest.remove_prefix(valid + 1);
  }
  if (faults == 0) return true;
  auto const wide = static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (byte & 0x80) != 0; }));
  return faults * 16 <= wide;
}

// Bytes of the GB18030 character at `at`. Big5 fits: it has the same lead
// bytes, and no digit behind one of them.
std::size_t double_byte_size(std::string_view bytes, std::size_t at) {
  auto const is_lead = [&](std::size_t i) {
    return i < bytes.size() && byte_at(bytes, i) >= 0x81 &&
           byte_at(bytes, i) <= 0xFE;
  };
  auto const is_digit = [&](std::size_t i) {
    return i < bytes.size() && bytes[i] >= '0' && bytes[i] <= '9';
  };
  if (!is_lead(at)) return 1;
  if (is_digit(at + 1) && is_lead(at + 2) && is_digit(at + 3)) return 4;
  bool const is_trail = at + 1 < bytes.size() &&
                        byte_at(bytes, at + 1) >= 0x40 &&
                        byte_at(bytes, at + 1) != 0xFF;
  return is_trail ? 2 : 1;
}

// Inside one long line: each line is decoded in an encoding of its own, so
// the bytes of this line decide where its characters begin.
std::size_t cut_line(std::string_view bytes, std::size_t limit) {
  std::size_t begin = limit;
  while (begin > 0 && !is_line_end(byte_at(bytes, begin - 1))) --begin;
  std::size_t const boundary = utf8_boundary(bytes, limit);
  if (is_mostly_utf8(bytes.substr(begin, boundary - begin))) return boundary;
  std::size_t at = begin;
  for (std::size_t next = at; next <= limit;
       next = at + double_byte_size(bytes, at)) {
    at = next;
  }
  return at;
}

}  // namespace

bool is_wide(Encoding encoding) {
  return encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be ||
         encoding == Encoding::kUtf32Le || encoding == Encoding::kUtf32Be;
}

std::size_t cut_text(std::string_view bytes, std::size_t limit,
                     std::size_t near, Encoding encoding) {
  if (is_wide(encoding)) return cut_wide({bytes, encoding}, limit, near);
  std::size_t const cut = behind_line_end(
      bytes.size(), limit, std::max<std::size_t>(near, 1),
      [&](std::size_t i) { return char32_t{byte_at(bytes, i)}; });
  return cut > 0 ? cut : cut_line(bytes, limit);
}

}  // namespace mishen
