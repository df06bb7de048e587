#include "lib/base/source_text.h"

#include <algorithm>
#include <array>

namespace mishen {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Range {
  char32_t first;
  char32_t last;
};

// UAX #11, classes W and F, in as few ranges as a message needs.
constexpr std::array<Range, 16> kWide = {{
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x4DBF},
    {0x4E00, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x2FFFD},
    {0x30000, 0x3FFFD},
}};

constexpr std::array<Range, 8> kNoWidth = {{
    {0x0300, 0x036F},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x2064},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},
    {0xE0100, 0xE01EF},
}};

template <std::size_t N>
bool is_in(std::array<Range, N> const& ranges, char32_t value) {
  return std::any_of(ranges.begin(), ranges.end(), [value](Range range) {
    return range.first <= value && value <= range.last;
  });
}

/// Bytes of the sequence `lead` begins, 0 where it cannot begin one.
std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

/// The smallest value that needs `size` bytes: less is an overlong form.
constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};

bool is_scalar_value(char32_t value) {
  return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

/// size 0: no valid sequence stands at `at`.
SourceCharacter strict_character_at(std::string_view text, std::size_t at) {
  auto const lead = static_cast<unsigned char>(text[at]);
  std::size_t const size = sequence_size(lead);
  if (size == 0 || at + size > text.size()) return {kReplacement, 0};
  if (size == 1) return {lead, 1};
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    auto const next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0U) != 0x80U) return {kReplacement, 0};
    value = value << 6 | (next & 0x3FU);
  }
  if (value < kSmallest[size] || !is_scalar_value(value)) {
    return {kReplacement, 0};
  }
  return {value, size};
}

}  // namespace

SourceCharacter source_character_at(std::string_view text, std::size_t at) {
  SourceCharacter const character = strict_character_at(text, at);
  return character.size == 0 ? SourceCharacter{kReplacement, 1} : character;
}

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const size = strict_character_at(text, at).size;
    if (size == 0) return at;
    at += size;
  }
  return at;
}

std::size_t source_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); ++length) {
    at += source_character_at(text, at).size;
  }
  return length;
}

int screen_width(char32_t value) {
  if (value < 0x300) return 1;
  if (is_in(kNoWidth, value)) return 0;
  return is_in(kWide, value) ? 2 : 1;
}

bool is_printable(char32_t value) {
  if (value < 0x20 || (value >= 0x7F && value < 0xA0)) return false;
  if (value >= 0x2028 && value <= 0x202E) return false;
  if (value >= 0x2060 && value <= 0x206F) return false;
  if (value >= 0x200B && value <= 0x200F) return false;
  return value != 0xFEFF && value != kReplacement;
}

std::string_view without_bom(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

Mark SourceCursor::at(std::size_t byte, std::size_t length) {
  if (byte < byte_) {
    byte_ = 0;
    line_ = 1;
    column_ = 1;
  }
  while (byte_ < byte && byte_ < text_.size()) {
    bool const is_break = text_[byte_] == '\n';
    byte_ += source_character_at(text_, byte_).size;
    line_ += is_break ? 1 : 0;
    column_ = is_break ? 1 : column_ + 1;
  }
  return {line_, column_, length};
}

}  // namespace mishen
