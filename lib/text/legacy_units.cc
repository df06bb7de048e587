#include "lib/text/legacy_units.h"

#include <array>
#include <cstddef>

#include "lib/text/legacy_table.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using Inverse = std::vector<std::uint16_t>;  // by BMP character

Inverse invert(Encoding encoding) {
  Inverse inverse(0x10000, 0);
  LegacyTable const& table = LegacyTable::of(encoding);
  // Downwards, so that of two codes for one character the lower one stays.
  for (unsigned lead = 0xFE; lead >= 0x81; --lead) {
    for (unsigned trail = 0xFE; trail >= 0x40; --trail) {
      char16_t const unit = table.unit(static_cast<std::uint8_t>(lead),
                                       static_cast<std::uint8_t>(trail));
      if (unit != 0) {
        inverse[unit] = static_cast<std::uint16_t>(lead << 8 | trail);
      }
    }
  }
  return inverse;
}

Inverse const& inverse_of(Encoding encoding) {
  if (encoding == Encoding::kGb18030) {
    static Inverse const kGb18030 = invert(Encoding::kGb18030);
    return kGb18030;
  }
  static Inverse const kBig5 = invert(Encoding::kBig5);
  return kBig5;
}

// windows-1252, 0x80 to 0x9F; 0: a C1 control.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::vector<ReadCharacter> read_utf8(std::string_view bytes) {
  std::vector<ReadCharacter> out;
  for (std::size_t at = 0; at < bytes.size();) {
    CodePoint const next = decode_at(bytes, at);
    if (next.value == kInvalidCodePoint) return {};
    out.push_back({next.value, at, at + next.size});
    at += next.size;
  }
  return out;
}

/// GB 2312 (GBK's other rows hold rare characters: bytes that are no text
/// read as those all too easily), or the common rows of Big5.
bool is_plausible(Encoding encoding, std::uint8_t lead, std::uint8_t trail) {
  if (encoding == Encoding::kGb18030) {
    return lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1;
  }
  return lead >= 0xA1 && lead <= 0xC6;
}

std::vector<ReadCharacter> read_legacy(std::string_view bytes,
                                       Encoding encoding) {
  std::vector<ReadCharacter> out;
  for (std::size_t at = 0; at < bytes.size();) {
    auto const lead = static_cast<std::uint8_t>(bytes[at]);
    if (lead < 0x80) {
      out.push_back({lead, at, at + 1});
      ++at;
      continue;
    }
    if (at + 1 == bytes.size()) return {};
    auto const trail = static_cast<std::uint8_t>(bytes[at + 1]);
    char32_t const character = legacy_character(encoding, lead, trail);
    if (character == 0 || !is_plausible(encoding, lead, trail)) return {};
    out.push_back({character, at, at + 2});
    at += 2;
  }
  return out;
}

}  // namespace

char32_t legacy_character(Encoding encoding, std::uint8_t lead,
                          std::uint8_t trail) {
  return LegacyTable::of(encoding).unit(lead, trail);
}

std::uint16_t legacy_bytes(Encoding encoding, char32_t character) {
  return character < 0x10000 ? inverse_of(encoding)[character] : 0;
}

std::optional<std::uint8_t> western_byte(char32_t character) {
  if (character >= 0x80 && character <= 0xFF) {
    return static_cast<std::uint8_t>(character);
  }
  for (std::size_t i = 0; i < kWindows1252.size(); ++i) {
    if (kWindows1252[i] != 0 && kWindows1252[i] == character) {
      return static_cast<std::uint8_t>(0x80 + i);
    }
  }
  return std::nullopt;
}

std::vector<ReadCharacter> read_bytes(std::string_view bytes) {
  std::vector<ReadCharacter> out = read_utf8(bytes);
  if (out.empty()) out = read_legacy(bytes, Encoding::kGb18030);
  if (out.empty()) out = read_legacy(bytes, Encoding::kBig5);
  return out;
}

bool is_frequent_han(char32_t character) {
  std::uint16_t const code = legacy_bytes(Encoding::kGb18030, character);
  if (code >= 0xB0A1 && code <= 0xD7F9 && (code & 0xFF) >= 0xA1) return true;
  std::uint16_t const big5 = legacy_bytes(Encoding::kBig5, character);
  return big5 >= 0xA440 && big5 <= 0xC67E;
}

}  // namespace mishen
