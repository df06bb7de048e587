#pragma once

// Base64 left over in text. Private to lib/repair: escapes.h is the entry.

#include <string_view>

#include "lib/repair/replacement.h"

namespace mishen {

/// Appends a replacement for each character that base64 in `text` stands for,
/// where it is text with ideographs. Looks at the first MiB of a run.
void find_base64(std::string_view text, Replacements& out);

}  // namespace mishen
