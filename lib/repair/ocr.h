#pragma once

// Characters that OCR takes for others: 机密大10年, 绝密★长斯, 机密★l0年.
// A short line (or cell, or label value) that is one such confusion away from
// a marking with level, sign and term, or from a level and term, is read as
// that marking. At most one edit in a line; the digits of the term (O o l I)
// count as one. What is found is a suspicion, and said to be one.

#include <string_view>

#include "lib/repair/replacement.h"

namespace mishen {

/// Appends what is found in `text` (UTF-8, no separators), in order.
void find_ocr(std::string_view text, Replacements& out);

}  // namespace mishen
