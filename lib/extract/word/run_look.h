#pragma once

// How a run of text looks, as far as it decides whether a reader sees it:
// hidden (w:vanish and its kin), or there but not to be seen (white on white,
// covered, of two points or less).

#include <cstdint>
#include <optional>
#include <span>

#include "lib/extract/word/symbol_fonts.h"
#include "lib/extract/word/word_tags.h"

namespace mishen {

using Rgb = std::uint32_t;  ///< 0xRRGGBB
inline constexpr Rgb kBlack = 0x000000;
inline constexpr Rgb kWhite = 0xFFFFFF;

/// Properties of a run; what is not said is left to the style behind it.
struct RunLook {
  std::optional<bool> vanish;      ///< A toggle between styles.
  std::optional<bool> web_hidden;  ///< webHidden, specVanish: no toggles.
  std::optional<Rgb> color;        ///< `auto` is black.
  std::optional<Rgb> fill;         ///< Shading or highlight behind the text.
  std::optional<int> half_points;
  std::optional<int> scale;  ///< Width of characters in percent.
  std::optional<bool> no_fill;
  std::optional<SymbolFont> font;

  /// What `over` says, else what this says.
  [[nodiscard]] RunLook under(RunLook const& over) const;
};

/// Takes one child of w:rPr.
void add_property(RunLook& look, WordTag tag,
                  std::span<XmlAttribute const> attributes);

/// The fill of a w:shd; nullopt: none, or automatic.
std::optional<Rgb> shading_of(std::span<XmlAttribute const> attributes);

/// The colour of a w:color or w:background; nullopt: automatic.
std::optional<Rgb> color_of(std::span<XmlAttribute const> attributes);

[[nodiscard]] bool is_hidden(RunLook const& look);

/// There, but not to be seen on `paper`, which is nullopt where nobody knows
/// what lies behind the text.
[[nodiscard]] bool is_faint(RunLook const& look, std::optional<Rgb> paper);

}  // namespace mishen
