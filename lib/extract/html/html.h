#pragma once

// HTML: every place where a page can hold text, shown or not. The home of
// gumbo.

#include "lib/extract/extraction.h"

namespace mishen {

void extract_html(Source const& source, Extraction& out);

}  // namespace mishen
