#pragma once

// Single escapes of JavaScript and JSON (ECMA-262, RFC 8259), and what may be
// written inside a literal by other means: percent codes, base64, references
// of HTML.

#include <cstddef>
#include <string>
#include <string_view>

namespace mishen {

/// Line ends that come out of an escape: the judge takes them for line ends,
/// no line is counted.
inline constexpr std::string_view kMadeLineEnd = "\u2028";

/// Appends a character that an escape stands for; line ends and what text
/// cannot hold are replaced.
void append_escaped(std::string& out, char32_t value);

/// Decodes the escape at `at` (text[at] is the backslash) into `out`. Returns
/// what it takes; a backslash that escapes nothing we know stays. `lines`
/// counts line ends that were left out (a backslash at a line's end).
std::size_t decode_escape(std::string_view text, std::size_t at,
                          std::string& out, std::size_t& lines);

/// The value of a hexadecimal digit; 16: none.
unsigned hex_value(char byte);

/// A literal's text with %XX and %uXXXX decoded where they are characters.
std::string decode_percent(std::string_view text);

/// References of HTML decoded, line by line.
std::string decode_references_in_lines(std::string_view text);

}  // namespace mishen
