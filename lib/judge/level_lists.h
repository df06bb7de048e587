#pragma once

// Levels one below another: a definition, a code table, a drop-down. The
// lists on one line are in standing.h.

#include <string_view>
#include <vector>

#include "lib/judge/site.h"

namespace mishen {

/// A line that is nothing but a level, whatever brackets or bullets it has.
[[nodiscard]] bool is_bare_level(std::u32string_view text);

/// Three levels one below another in their order. Two bare levels below
/// another are a list too.
[[nodiscard]] bool runs_downwards(Site const& site,
                                  std::vector<NearLine> const& above,
                                  std::vector<NearLine> const& below);

}  // namespace mishen
