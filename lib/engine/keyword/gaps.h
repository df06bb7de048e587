#pragma once

// Whether what stands between the characters of a hit is allowed: DESIGN's
// gaps in keywords. Ignorables always are.

#include <string_view>

#include "lib/engine/keyword/keyword.h"
#include "lib/engine/keyword/spelling.h"
#include "lib/rules/rule.h"

namespace mishen {

/// Whether lines of the text may be hard-wrapped.
enum class Wrapping { kNever, kPossible };

/// Judges a hit of `keyword` that is written as `spelling` in `block`.
///  - kNone: no blanks and breaks but the keyword's own;
///  - kDefault: a break where a line was full, between Han or at a joint;
///    blanks where all gaps hold the same ones and both ends stand free;
///  - kSpaced: the same, whatever stands at the ends;
///  - kAny: anything.
bool allows_gaps(GapRule rule, Keyword const& keyword, Spelling const& spelling,
                 std::string_view block, Wrapping wrapping);

}  // namespace mishen
