#pragma once

// Single characters of GB18030 and Big5, both ways, for the repair of text
// that was decoded wrongly: which bytes stood there, and what they say.
// Two-byte characters only. Thread-safe; tables are built at first use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/text/decode.h"

namespace mishen {

/// The character of two bytes in kGb18030 or kBig5, or 0.
char32_t legacy_character(Encoding encoding, std::uint8_t lead,
                          std::uint8_t trail);

/// The two bytes (lead above, trail below) of a character, or 0.
std::uint16_t legacy_bytes(Encoding encoding, char32_t character);

/// The byte that windows-1252 (with the C1 controls where it has none) or
/// Latin-1 shows as `character`, or nothing.
std::optional<std::uint8_t> western_byte(char32_t character);

/// One character read from bytes [begin, end).
struct ReadCharacter {
  char32_t value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// `bytes` as strict UTF-8, else as GB 2312 characters, else as Big5: the
/// first that reads all of them, ASCII included. Empty: none does.
std::vector<ReadCharacter> read_bytes(std::string_view bytes);

/// A character of level 1 of GB 2312 (3,755 ideographs) or of Big5 (5,401).
bool is_frequent_han(char32_t character);

}  // namespace mishen
