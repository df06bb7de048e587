#pragma once

// `mishen extract FILE`: the text of everything in a file, unmasked.

#include "cli/parser.h"
#include "cli/settings.h"

namespace mishen {

/// Returns the exit status: 0 all was read, 3 not all, 4 the reader failed or
/// the output could not be written, 2 usage.
int run_extract(Arguments const& arguments, Environment const& environment);

}  // namespace mishen
