#pragma once

// Members that no extractor understands: plain text as windows, everything
// else as a raw scan, within what is left of the limits.

#include <string_view>

#include "lib/document/format.h"
#include "lib/extract/extraction.h"

namespace mishen {

/// Text as it stands: windows of the first reading, and of a second where the
/// encoding is in doubt. Says what could not be decoded.
void extract_text(Source const& source, Format const& format, Extraction& out);

/// Searches `bytes` in all plausible encodings as far as the limit allows;
/// says only where that ends.
void scan_raw(std::string_view bytes, Extraction& out);

/// Whether a format of that name is a picture.
bool is_picture(Format const& format);

/// A picture: uninspected, its metadata searched raw.
void extract_picture(Source const& source, Format const& format,
                     Extraction& out);

}  // namespace mishen
