#pragma once

// Columns on a screen.

#include <cstddef>
#include <string>
#include <string_view>

namespace mishen {

/// Columns that `text` takes; a Chinese character takes two.
std::size_t columns(std::string_view text);

/// `text` and blanks up to `width` columns, and at least two.
std::string in_column(std::string text, std::size_t width);

}  // namespace mishen
