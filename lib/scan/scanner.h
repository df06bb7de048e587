#pragma once

// The run: inputs in their order → findings and coverage → the report's
// findings, inputs and summary.

#include <atomic>
#include <vector>

#include "lib/base/result.h"
#include "lib/engine/compiled_rules.h"
#include "lib/input/input.h"
#include "lib/result/report.h"
#include "lib/scan/scan_settings.h"

namespace mishen {

/// Scans everything in `request`. `report` comes with version and run filled
/// in and gets the rest (`warnings` are the caller's to word); run.aborted is
/// set when `stop` became true, and then no further input is begun. Fails only
/// where the list of names cannot be read: nothing was judged then. Borrows the
/// rules. One thread.
Result<Report> scan(InputRequest const& request, CompiledRules const& rules,
                    ScanSettings const& settings, Report report,
                    std::vector<InputWarning>& warnings,
                    std::atomic<bool> const& stop);

}  // namespace mishen
