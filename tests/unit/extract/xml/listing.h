#pragma once

// What an extractor made of a source, as lines that tests can be compared
// with: "body 3: text", readings below their block as "  = text", what is
// hidden with '*', incompleteness as "! reason", members as "+ text". A line
// end inside a text is written ⏎, one that counts no line (U+2028) ¶.

#include <string>
#include <string_view>

#include "lib/extract/extraction.h"

namespace mishen {

/// Reads `bytes` with `extract`. Lines of blocks are left out where they are
/// `Lines::kNone`. A record that mishen would refuse fails the test.
enum class Lines { kNone, kShown };
std::string listing(Extractor extract, std::string_view bytes,
                    Lines lines = Lines::kNone, Limits const& limits = {});

/// Whether the listing holds `needle` in some text, or says that something is
/// incomplete.
bool found_or_incomplete(std::string_view listing, std::string_view needle);

}  // namespace mishen
