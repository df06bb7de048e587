#pragma once

// Facts about a marking that stand beside it in fields of their own: 保密期限
// and 知悉范围 on the same line or the lines below.

#include <cstddef>
#include <optional>
#include <string>

#include "lib/judge/page.h"
#include "lib/result/finding.h"

namespace mishen {

/// Fills `term` where the mark states none, and `scope`. `end` is the index
/// behind the mark on `line`.
void add_near_fields(Page const& page, TextBlock const& block, Line const& line,
                     std::size_t end, std::optional<Term>& term,
                     std::optional<std::string>& scope);

}  // namespace mishen
