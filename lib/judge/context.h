#pragma once

// The text around a hit, with the places in it that a masked report must
// cover: this hit and every other one.

#include <string>
#include <vector>

#include "lib/base/span.h"
#include "lib/document/document.h"
#include "lib/judge/marking.h"
#include "lib/result/finding.h"

namespace mishen {

/// Code points of context on either side, within the line.
inline constexpr std::size_t kContext = 24;

/// Fills finding.context and finding.context_hits. `hits` are the spans of
/// all findings of the document, by begin.
void set_context(Document const& document, BufferSpan span,
                 std::vector<BufferSpan> const& hits, Finding& finding);

/// What the first lines say of the input: text whose lines have the same
/// number of commas is a table, whatever its name; a table's first line is
/// its header.
Sheet read_sheet(Document const& document);

}  // namespace mishen
