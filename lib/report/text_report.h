#pragma once

// The report for a person at a terminal: the findings of each file, place
// first; then what was not read, and why; what the law asks of the finder;
// the counts. Everything that comes from a document or a name is escaped, and
// no line begins with it.

#include <string>

#include "lib/report/formats.h"
#include "lib/result/report.h"

namespace mishen {

/// `report` must have been masked already where masking is wanted.
std::string text_report(Report const& report, RenderOptions const& options);

}  // namespace mishen
