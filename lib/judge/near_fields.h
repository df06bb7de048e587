#pragma once

// Facts about a marking that stand beside it in fields of their own: 保密期限
// and 知悉范围 on the same line, the lines below or in columns of the same row.

#include <cstddef>
#include <optional>
#include <string>

#include "lib/judge/cells.h"
#include "lib/judge/page.h"
#include "lib/result/finding.h"

namespace mishen {

/// Fills `term` where the mark states none, and `scope`. `end` is the index
/// behind the mark on `line`.
void add_near_fields(Page& page, TableHeads& tables, TextBlock const& block,
                     Line const& line, std::size_t end,
                     std::optional<Term>& term,
                     std::optional<std::string>& scope);

}  // namespace mishen
