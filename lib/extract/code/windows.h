#pragma once

// Text that was made here (a source with its escapes decoded) as window
// Documents of the member.

#include <cstdint>
#include <string_view>

#include "lib/document/document.h"
#include "lib/extract/extraction.h"

namespace mishen {

/// `utf8` must be valid; lines count from its begin.
void add_windows(std::string_view utf8, TextKind kind, std::uint32_t reading,
                 Extraction& out);

}  // namespace mishen
