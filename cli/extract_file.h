#pragma once

// One file from its bytes to everything that is read of it, in the same way
// as a scan reads it: plain text here, structured formats by mishen-reader.
// The raw scan of what cannot be read shows no text worth reading; such parts
// are only named.

#include "cli/extract_view.h"
#include "lib/input/input.h"
#include "lib/scan/reader.h"

namespace mishen {

struct ExtractOutcome {
  bool complete = true;
  /// The reader could not be had, or not safely.
  bool reader_failed = false;
};

/// Shows `input` between the view's begin() and end(), both included.
ExtractOutcome extract_file(Input const& input, ReaderSettings const& settings,
                            ExtractView& view);

}  // namespace mishen
