#pragma once

// Source → tree: by gumbo where that is safe, else by the linear reader; and
// nothing of the source missing in the tree either way.

#include <string_view>

#include "lib/extract/html/tree.h"

namespace mishen {

struct ParsedHtml {
  HtmlTree tree;
  bool too_deep = false;  ///< Nested deeper than the limit: flattened.
};

/// `source` is valid UTF-8.
ParsedHtml parse_html(std::string_view source, std::size_t depth);

}  // namespace mishen
