#pragma once

// Report → JSON text as the published schema says. Strings are valid UTF-8
// whatever came in; control characters are escaped.

#include <string>

#include "lib/result/report.h"

namespace mishen {

struct JsonOptions {
  bool context = false;  ///< Write the findings' context, else null.
};

/// The whole report, two-space indented, with a final newline. Findings must
/// have been masked already where masking is wanted.
std::string to_json(Report const& report, JsonOptions options = {});

}  // namespace mishen
