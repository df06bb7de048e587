#pragma once

// What a tree builder has before it, estimated in one pass over the tags:
// depth, formatting elements left open, attributes. Standard tree building
// takes time in the product of tags and depth, and reopens formatting
// elements in every paragraph; a page made for that is read linearly instead.

#include <cstddef>
#include <string_view>

namespace mishen {

struct Outlook {
  bool safe = true;       ///< The standard's way ends soon.
  bool too_deep = false;  ///< Nested deeper than `depth`.
};

Outlook look_ahead(std::string_view source, std::size_t depth);

}  // namespace mishen
