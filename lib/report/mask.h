#pragma once

// The one place where a report is masked, before any writer sees it. What
// was found is what must not get out: a report is read, forwarded and stored
// by people who may not read the document.
//
// Shown: the level and term of a marking (Finding::public_text). Masked at
// fixed width, so that not even a length is told: every other matched text,
// its scope, every hit in a context, and hits in the names of parts and
// sheets. Paths of inputs stay: the reader must be able to find the file.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/result/report.h"

namespace mishen {

inline constexpr std::string_view kMask = "■■■■";

/// Masks all findings and sets run.masked. Fingerprints, counts and order do
/// not change.
void mask(Report& report);

/// `text` with the union of `hits` (byte ranges) masked. Ranges are widened
/// to whole code points; touching ones become one mask.
std::string mask_ranges(std::string_view text,
                        std::vector<std::pair<std::size_t, std::size_t>> hits);

}  // namespace mishen
