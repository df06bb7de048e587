#pragma once

// docProps: core, extended and custom properties, one block each, a custom
// one also with its name in front as a label has it.

#include <string_view>

#include "lib/extract/word/word_output.h"

namespace mishen {

/// Reads a part of properties and covers it.
void read_properties(std::string_view bytes, PartSetting const& setting,
                     Extraction& out);

/// Blocks for what of a part stands behind a fault or in a second encoding,
/// and its coverage.
void cover_part(XmlOutcome const& outcome, PartSetting const& setting,
                Extraction& out);

}  // namespace mishen
