#pragma once

// As much of CSS as decides whether text is seen and how it joins: inline
// declarations, and the simple selectors of a page's own style sheets.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/extract/html/tree.h"

namespace mishen {

struct Looks {
  enum class Display { kAsIs, kInline, kBlock, kJoined };
  bool hidden = false;
  /// kJoined: children stand side by side (flex, grid).
  Display display = Display::kAsIs;
  bool reversed = false;     ///< Shown from the last character to the first.
  bool keeps_lines = false;  ///< white-space: pre.

  void add(Looks const& other);
};

/// What declarations ("display:none;color:#fff") do.
Looks looks_of(std::string_view declarations);

/// Rules whose selector ends in one tag, class or id.
class StyleSheet {
 public:
  /// `css` is decoded.
  void add(std::string_view css);
  [[nodiscard]] Looks looks(HtmlTree const& tree, NodeId id) const;

 private:
  std::unordered_map<std::string, Looks> rules_;  // "p", ".note", "#top"
};

/// The strings of `content:` in `css`, those of one value joined.
std::vector<std::string> content_strings(std::string_view css);

}  // namespace mishen
