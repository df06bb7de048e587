#pragma once

// What stands beside a place in a text: the symbols that boundaries and free
// ends are decided by. Texts here are one block; its edges are the edges.

#include <cstddef>
#include <optional>
#include <string_view>

#include "lib/document/place.h"
#include "lib/rules/rule.h"
#include "lib/text/fold.h"

namespace mishen {

/// A folded symbol, or nullopt at the edge of the block.
using Neighbour = std::optional<char32_t>;

/// The symbol that ends before byte `at`; ignorables are passed over.
Neighbour symbol_before(std::string_view block, std::size_t at);
/// The symbol that begins at or behind byte `at`; ignorables are passed over.
Neighbour symbol_behind(std::string_view block, std::size_t at);

/// `neighbour` as it counts in a block of that role: in the name of a file or
/// a sheet `_` parts words as an edge does.
[[nodiscard]] Neighbour seen_in(Role role, Neighbour neighbour);

/// Block or line edge, blank, punctuation, bracket or other sign: an end that
/// no character of a word touches.
[[nodiscard]] bool is_free(Neighbour neighbour);

/// Whether `boundary` lets a match stand between the two.
[[nodiscard]] bool respects(Boundary boundary, Neighbour before,
                            Neighbour behind);

}  // namespace mishen
