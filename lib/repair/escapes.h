#pragma once

// Escapes that were left over in text: character references (&#26426;
// &#x673A; &starf; also &amp;#26426;), \uXXXX, \u{X}, %uXXXX, U+XXXX, \xXX and
// octal bytes, percent codes, quoted-printable, RFC 2047 encoded words, base64,
// RTF (\'bb\'fa, \u26426?) and CSS (\673A ). Bytes are read as UTF-8, else as
// GB18030 or Big5 where that gives likely Chinese text.
//
// Only what decodes to at least one ideograph or star is reported: an escape
// that stands for anything else hides no marking. Linear in `text`.

#include <string_view>

#include "lib/repair/replacement.h"

namespace mishen {

/// Appends what is found in `text` (UTF-8, no separators), in order.
void find_escapes(std::string_view text, Replacements& out);

}  // namespace mishen
