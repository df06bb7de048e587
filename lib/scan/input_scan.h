#pragma once

// One input from its name to its findings: opened, recognised by its first
// bytes, read as text, by mishen-reader or raw, judged. What could not be
// read, and why, stands in the result; a name is matched whatever becomes of
// the content.

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "lib/base/result.h"
#include "lib/engine/compiled_rules.h"
#include "lib/input/input.h"
#include "lib/result/finding.h"
#include "lib/result/report.h"
#include "lib/result/totals.h"
#include "lib/scan/reader.h"
#include "lib/scan/scan_settings.h"

namespace mishen {

/// What an input came to; findings in place order, with fingerprints.
struct ScannedInput {
  InputResult result;
  std::vector<Finding> findings;
  SeverityCounts counts;  ///< Of all findings, also those beyond the store.
  /// The reader was needed and could not be had, or not safely.
  bool reader_failed = false;
};

/// How inputs are opened: open_input, or a test's.
using InputOpener =
    std::function<Result<std::unique_ptr<OpenInput>>(Input const& input)>;

/// Borrows everything. `reader` is this thread's own; nullptr: structured
/// formats cannot be read. `stop` is looked at between pieces of an input.
ScannedInput scan_input(Input const& input, CompiledRules const& rules,
                        ScanSettings const& settings, Reader* reader,
                        std::atomic<bool> const& stop,
                        InputOpener const& open = open_input);

}  // namespace mishen
