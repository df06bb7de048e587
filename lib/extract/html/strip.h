#pragma once

// Markup as plain text in one pass: for strings that hold markup inside
// something else (a script, an attribute, escaped text) and for the second
// reading of a page in another encoding.

#include <string>
#include <string_view>

namespace mishen {

enum class Strip {
  kText,  ///< What a page would show.
  kAll,   ///< And attributes, comments and scripts.
};

/// Tags of blocks become `line_break`, others nothing.
std::string strip_markup(std::string_view text, Strip what,
                         std::string_view line_break);

/// Whether `text` looks like holding tags of HTML.
bool has_markup(std::string_view text);

}  // namespace mishen
