#pragma once

// Encoded words of mail headers (RFC 2047) left over in text. Private to
// lib/repair: escapes.h is the entry.

#include <string_view>

#include "lib/repair/replacement.h"

namespace mishen {

/// Appends one replacement for each row of adjacent encoded words; they are
/// joined as bytes, since senders cut characters in two.
void find_encoded_words(std::string_view text, Replacements& out);

}  // namespace mishen
