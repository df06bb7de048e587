#include "lib/extract/word/run_look.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace mishen {
namespace {

constexpr int kTinyHalfPoints = 4;
constexpr int kTinyScale = 5;
// Colours nearer than this in every channel cannot be told apart on paper.
constexpr int kNear = 12;

struct NamedColor {
  std::string_view name;
  Rgb color;
};

constexpr NamedColor kHighlights[] = {
    {"black", kBlack},       {"white", kWhite},
    {"red", 0xFF0000},       {"yellow", 0xFFFF00},
    {"green", 0x00FF00},     {"blue", 0x0000FF},
    {"cyan", 0x00FFFF},      {"magenta", 0xFF00FF},
    {"darkBlue", 0x000080},  {"darkCyan", 0x008080},
    {"darkGreen", 0x008000}, {"darkMagenta", 0x800080},
    {"darkRed", 0x800000},   {"darkYellow", 0x808000},
    {"darkGray", 0x808080},  {"lightGray", 0xC0C0C0},
};

std::optional<Rgb> rgb(std::string_view hex) {
  if (hex.size() == 7 && hex[0] == '#') hex.remove_prefix(1);
  if (hex.size() != 6) return std::nullopt;
  Rgb value = 0;
  auto const [end, fault] =
      std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  if (fault != std::errc() || end != hex.data() + hex.size()) {
    return std::nullopt;
  }
  return value;
}

bool is_paper_theme(std::string_view theme) {
  return theme == "background1" || theme == "bg1" || theme == "light1" ||
         theme == "lt1";
}

std::optional<Rgb> highlight(std::span<XmlAttribute const> attributes) {
  std::string_view const value = attribute_of(attributes, "val");
  for (NamedColor const& row : kHighlights) {
    if (row.name == value) return row.color;
  }
  return std::nullopt;
}

bool are_near(Rgb one, Rgb other) {
  for (int shift = 0; shift < 24; shift += 8) {
    int const a = static_cast<int>(one >> shift & 0xFF);
    int const b = static_cast<int>(other >> shift & 0xFF);
    if (std::abs(a - b) > kNear) return false;
  }
  return true;
}

}  // namespace

RunLook RunLook::under(RunLook const& over) const {
  auto const pick = [](auto const& top, auto const& below) {
    return top ? top : below;
  };
  return {pick(over.vanish, vanish),
          pick(over.web_hidden, web_hidden),
          pick(over.color, color),
          pick(over.fill, fill),
          pick(over.half_points, half_points),
          pick(over.scale, scale),
          pick(over.no_fill, no_fill),
          pick(over.font, font)};
}

std::optional<Rgb> color_of(std::span<XmlAttribute const> attributes) {
  std::string_view const theme = attribute_of(attributes, "themeColor");
  bool const shaded = !attribute_of(attributes, "themeShade").empty();
  if (is_paper_theme(theme) && !shaded) return kWhite;
  std::string_view value = attribute_of(attributes, "val");
  if (value.empty()) value = attribute_of(attributes, "color");
  return rgb(value);
}

std::optional<Rgb> shading_of(std::span<XmlAttribute const> attributes) {
  // A solid pattern covers the fill with its own colour.
  if (attribute_of(attributes, "val") == "solid") {
    return rgb(attribute_of(attributes, "color")).value_or(kBlack);
  }
  if (is_paper_theme(attribute_of(attributes, "themeFill"))) return kWhite;
  return rgb(attribute_of(attributes, "fill"));
}

void add_property(RunLook& look, WordTag tag,
                  std::span<XmlAttribute const> attributes) {
  switch (tag) {
    case WordTag::kVanish:
      look.vanish = is_on(attributes);
      break;
    case WordTag::kWebHidden:
    case WordTag::kSpecVanish:
      look.web_hidden = is_on(attributes) || look.web_hidden.value_or(false);
      break;
    case WordTag::kColor:
      look.color = color_of(attributes).value_or(kBlack);
      break;
    case WordTag::kShd:
      if (auto const fill = shading_of(attributes)) look.fill = fill;
      break;
    case WordTag::kHighlight:
      if (auto const fill = highlight(attributes)) look.fill = fill;
      break;
    case WordTag::kSz:
      look.half_points = number_of(attribute_of(attributes, "val"), 24);
      break;
    case WordTag::kW:
      look.scale = number_of(attribute_of(attributes, "val"), 100);
      break;
    case WordTag::kRFonts: {
      SymbolFont font = symbol_font(attribute_of(attributes, "ascii"));
      if (font == SymbolFont::kNone) {
        font = symbol_font(attribute_of(attributes, "hAnsi"));
      }
      look.font = font;
      break;
    }
    default:
      break;
  }
}

bool is_hidden(RunLook const& look) {
  return look.vanish.value_or(false) || look.web_hidden.value_or(false);
}

bool is_faint(RunLook const& look, std::optional<Rgb> paper) {
  if (look.half_points && *look.half_points <= kTinyHalfPoints) return true;
  if (look.scale && *look.scale <= kTinyScale) return true;
  if (look.no_fill.value_or(false)) return true;
  if (look.fill) paper = look.fill;
  return paper && are_near(look.color.value_or(kBlack), *paper);
}

}  // namespace mishen
