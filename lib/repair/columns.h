#pragma once

// Text set one character (or two: 10) a line, as vertical setting or a narrow
// text box becomes when it is extracted: 机⏎密⏎★⏎10⏎年. Lines of such a run
// become one line when they make a marking; the same over blocks of a
// structured document and over the cells of a row.

#include <string_view>
#include <vector>

#include "lib/document/document.h"
#include "lib/repair/replacement.h"

namespace mishen {

/// Appends the line breaks (and blanks) to take out of `text` (UTF-8, no
/// separators), in order. A run is reported when what it joins to begins with
/// or contains a word of the marking grammar (a level, 工作秘密, 商密, 内部,
/// 密件 …).
void find_columns(std::string_view text, Replacements& out);

/// Blocks of a structured Document that make one line: each has one or two
/// characters, they follow each other in one part and role. Indexes into
/// `document.blocks`, in order, two or more each.
std::vector<std::vector<std::size_t>> find_block_columns(
    Document const& document);

}  // namespace mishen
