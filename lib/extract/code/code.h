#pragma once

// Text formats with escapes: JSON, JavaScript, CSS. Their source is text with
// lines and columns (first reading); where escapes stand in it, a second
// reading has them decoded in place, line for line, so that a hit in it has
// its line.

#include <string>
#include <string_view>

#include "lib/extract/extraction.h"

namespace mishen {

void extract_json(Source const& source, Extraction& out);
void extract_javascript(Source const& source, Extraction& out);
void extract_css(Source const& source, Extraction& out);

/// String and template literals with their escapes decoded (\uXXXX with
/// surrogate pairs, \u{…}, \xNN, octal, \n …), quotes and all else as it is;
/// also escapes outside literals. An escaped line break becomes U+2028, so
/// that no line is added; a backslash at a line's end joins nothing but the
/// text around it. Adjacent literals joined by + are joined ("机" + "密").
/// Returns the text unchanged where there is nothing to decode.
std::string decode_script(std::string_view text);

/// The same for CSS: \5BC6 with its blank, \"…; strings of `content:` joined.
std::string decode_style(std::string_view text);

}  // namespace mishen
