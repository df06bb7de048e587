#include "lib/extract/word/symbol_fonts.h"

#include <charconv>
#include <cstddef>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

struct Symbol {
  std::uint8_t code;
  char32_t shown;
};

constexpr Symbol kSymbolTable[] = {
    {0x2A, U'∗'}, {0xA8, U'♦'}, {0xB7, U'•'}, {0xC4, U'⊗'},
    {0xC5, U'⊕'}, {0xD7, U'⋅'}, {0xE0, U'◊'},
};

constexpr Symbol kWingdingsTable[] = {
    {0x6C, U'●'}, {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x70, U'□'},
    {0x71, U'❑'}, {0x72, U'❒'}, {0x74, U'◆'}, {0x75, U'◆'}, {0x76, U'❖'},
    {0x77, U'◆'}, {0x78, U'☒'}, {0x81, U'①'}, {0x82, U'②'}, {0x83, U'③'},
    {0x84, U'④'}, {0x85, U'⑤'}, {0x86, U'⑥'}, {0x87, U'⑦'}, {0x88, U'⑧'},
    {0x89, U'⑨'}, {0x8A, U'⑩'}, {0x8C, U'❶'}, {0x8D, U'❷'}, {0x8E, U'❸'},
    {0x8F, U'❹'}, {0x90, U'❺'}, {0x91, U'❻'}, {0x92, U'❼'}, {0x93, U'❽'},
    {0x94, U'❾'}, {0x95, U'❿'}, {0xA1, U'○'}, {0xA2, U'○'}, {0xA3, U'○'},
    {0xA4, U'◉'}, {0xA5, U'◎'}, {0xA7, U'▪'}, {0xA8, U'□'}, {0xAA, U'✦'},
    {0xAB, U'★'}, {0xAC, U'✶'}, {0xAD, U'✴'}, {0xAE, U'✹'}, {0xAF, U'✵'},
    {0xB5, U'✪'}, {0xB6, U'✰'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'},
    {0xFE, U'☑'},
};

constexpr Symbol kWingdings2Table[] = {
    {0x4F, U'✗'}, {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'},
    {0x53, U'☒'}, {0x54, U'☒'}, {0xA2, U'■'}, {0xA3, U'□'},
};

constexpr Symbol kWingdings3Table[] = {
    {0x70, U'▲'},
    {0x71, U'▼'},
    {0x72, U'△'},
    {0x73, U'▽'},
};

constexpr Symbol kWebdingsTable[] = {
    {0x61, U'✓'}, {0x63, U'□'}, {0x67, U'■'}, {0x6E, U'●'}, {0x72, U'✗'},
};

template <std::size_t N>
char32_t look_up(Symbol const (&table)[N], char32_t code) {
  for (Symbol const& row : table) {
    if (row.code == code) return row.shown;
  }
  return 0;
}

}  // namespace

SymbolFont symbol_font(std::string_view font_name) {
  if (font_name == "Symbol") return SymbolFont::kSymbol;
  if (font_name == "Wingdings") return SymbolFont::kWingdings;
  if (font_name == "Wingdings 2") return SymbolFont::kWingdings2;
  if (font_name == "Wingdings 3") return SymbolFont::kWingdings3;
  if (font_name == "Webdings") return SymbolFont::kWebdings;
  return SymbolFont::kNone;
}

char32_t symbol_character(SymbolFont font, char32_t code) {
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
  if (code > 0xFF) return 0;
  switch (font) {
    case SymbolFont::kNone:
      return 0;
    case SymbolFont::kSymbol:
      return look_up(kSymbolTable, code);
    case SymbolFont::kWingdings:
      return look_up(kWingdingsTable, code);
    case SymbolFont::kWingdings2:
      return look_up(kWingdings2Table, code);
    case SymbolFont::kWingdings3:
      return look_up(kWingdings3Table, code);
    case SymbolFont::kWebdings:
      return look_up(kWebdingsTable, code);
  }
  return 0;
}

char32_t character_of_sym(std::string_view font_name, std::string_view hex) {
  std::uint32_t code = 0;
  auto const [end, fault] =
      std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  if (fault != std::errc() || end == hex.data() || code == 0) return 0;
  SymbolFont const font = symbol_font(font_name);
  if (char32_t const known = symbol_character(font, code)) return known;
  bool const shifted = code >= 0xF020 && code < 0xF07F;
  if (shifted && (font == SymbolFont::kNone || font == SymbolFont::kSymbol)) {
    return code - 0xF000;
  }
  return code;
}

std::string map_symbols(SymbolFont font, std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const c = decode_at(text, at);
    bool const may_map = c.value >= 0x80 || c.size == text.size();
    char32_t const known = may_map ? symbol_character(font, c.value) : 0;
    if (known != 0) {
      append_utf8(out, known);
    } else {
      out.append(text, at, c.size);
    }
    at += c.size;
  }
  return out;
}

}  // namespace mishen
