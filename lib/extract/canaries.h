#pragma once

// Canaries: a locked process that cannot load a converter or lacks a library's
// data reads nothing and calls it success. So before the first input a child,
// locked exactly as all others, reads documents that are built in here, and
// must find their text.

#include <functional>
#include <string_view>

#include "lib/extract/extraction.h"

namespace mishen {

/// extract_input, or a test's.
using ExtractFunction = std::function<void(
    Source const& source, Limits const& limits, RecordSink const& sink)>;

/// The name of the first canary whose text is not found, or whose records the
/// reading side would refuse; empty: all sing.
std::string_view failed_canary(ExtractFunction const& extract);

/// Loads what is loaded when first used: converters, time zone, libraries.
void warm_up(ExtractFunction const& extract);

}  // namespace mishen
