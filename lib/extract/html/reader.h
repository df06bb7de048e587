#pragma once

// The walk over a page's tree: text of inline elements into paragraphs, rows
// into lines, fields with their labels, and everything that is not shown.

#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/extract/html/output.h"

namespace mishen {

/// What surrounds a piece of markup.
struct MarkupPlace {
  std::optional<Role> role;  ///< Of all its blocks (a comment), else their own.
  bool hidden = false;
  std::uint64_t line = 1;  ///< Of its first byte.
  std::size_t depth = 0;   ///< Markup inside comments inside templates …
};

/// Reads `source` (valid UTF-8) into `out`. True: it was nested deeper than
/// the limit.
bool read_markup(std::string_view source, MarkupPlace const& place,
                 HtmlOutput& out);

}  // namespace mishen
