#pragma once

// Numbers of documents that a line break cuts off from what they belong to:
// "…机密文件《规划》⏎（某水密〔2017〕1号）", "县府密⏎字〔1986〕12号". The two
// lines are read as one.

#include <string_view>

#include "lib/repair/replacement.h"

namespace mishen {

/// Appends the line breaks (with the blanks behind) to take out of `text`
/// (UTF-8, no separators), in order.
void find_wraps(std::string_view text, Replacements& out);

}  // namespace mishen
