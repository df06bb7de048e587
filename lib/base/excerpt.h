#pragma once

// The source line of a Diagnostic as it may be shown: word lists are secret,
// so all values are masked but those of keys that only steer the program.

#include <string>
#include <string_view>

#include "lib/base/diagnostic.h"

namespace mishen {

/// The line of `mark` and, below it, the caret: two lines, each ended by a
/// line break. Empty where `source` has no such line.
std::string excerpt(std::string_view source, Mark mark);

}  // namespace mishen
