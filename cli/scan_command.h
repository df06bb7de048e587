#pragma once

// `mishen scan`.

#include "cli/settings.h"

namespace mishen {

/// Loads the rules, scans, writes the reports. Returns the exit status.
int run_scan(ScanCommand const& command);

}  // namespace mishen
