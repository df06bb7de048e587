#include "cli/layout.h"

#include <algorithm>

#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const c = decode_at(text, at);
    width += static_cast<std::size_t>(display_width(c.value));
    at += c.size;
  }
  return width;
}

std::string in_column(std::string text, std::size_t width) {
  std::size_t const used = columns(text);
  text.append(std::max<std::size_t>(width > used ? width - used : 0, 2), ' ');
  return text;
}

}  // namespace mishen
