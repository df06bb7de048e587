#pragma once

// What a code shows as in the symbol fonts that Word documents use for stars,
// bullets and check boxes: the ones that stand in markings and forms.

#include <cstdint>
#include <string>
#include <string_view>

namespace mishen {

enum class SymbolFont : std::uint8_t {
  kNone,
  kSymbol,
  kWingdings,
  kWingdings2,
  kWingdings3,
  kWebdings,
};

SymbolFont symbol_font(std::string_view font_name);

/// The character a code (0xF0AB or 0xAB) shows as, or 0 where the table does
/// not tell.
char32_t symbol_character(SymbolFont font, char32_t code);

/// The character of w:sym: by its font where that is a symbol font, a plain
/// character else; a private-use one stays where nobody knows better.
char32_t character_of_sym(std::string_view font_name, std::string_view hex);

/// Text of a run in a symbol font with what is known of it mapped: codes from
/// 0x80 on, and an ASCII code where it stands alone (a check box).
std::string map_symbols(SymbolFont font, std::string_view text);

}  // namespace mishen
