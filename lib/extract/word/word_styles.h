#pragma once

// What a document's styles say of visibility, numbering and shading: the
// chains of w:basedOn, the defaults, and w:vanish as the toggle it is between
// a paragraph's and a run's style (ISO/IEC 29500-1, 17.7.3).

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/limits.h"
#include "lib/extract/word/run_look.h"

namespace mishen {

/// The place of a paragraph in a list.
struct ListPlace {
  std::optional<int> list;   ///< numId; 0: taken out of its list.
  std::optional<int> level;  ///< ilvl
};

struct WordStyle {
  std::string based_on;
  RunLook look;
  ListPlace numbering;
  std::optional<Rgb> fill;
  bool has_shading = false;  ///< Any, also for parts of a table.
};

/// The styles of one part. Filled once, then only asked; one thread.
class WordStyles {
 public:
  /// Reads a styles part; what cannot be read says nothing.
  void read(std::string_view bytes, Limits const& limits);

  /// How a run looks by its styles (names may be empty), below what it says
  /// itself.
  RunLook look(std::string_view table_style, std::string_view paragraph_style,
               std::string_view run_style) const;
  /// What a paragraph's style says of its list and its background.
  ListPlace numbering(std::string_view paragraph_style) const;
  std::optional<Rgb> fill(std::string_view paragraph_style) const;
  bool has_shading(std::string_view table_style) const;

 private:
  class Handler;
  /// A style with its ancestors; nullptr: none of that name.
  WordStyle const* resolved(std::string_view name) const;
  WordStyle const* paragraph(std::string_view name) const;

  std::map<std::string, WordStyle, std::less<>> styles_;
  mutable std::map<std::string, WordStyle, std::less<>> resolved_;
  RunLook defaults_;
  std::string default_paragraph_;
};

}  // namespace mishen
