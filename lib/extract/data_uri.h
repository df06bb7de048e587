#pragma once

// data: URIs (RFC 2397), wherever text holds them: in attributes, style
// sheets and scripts.

#include <string>
#include <string_view>
#include <vector>

#include "lib/extract/extraction.h"

namespace mishen {

/// What a data: URI carries, decoded (percent or base64, whitespace passed
/// over).
struct DataUri {
  std::string media_type;  ///< "text/html", lower case; "text/plain" if none.
  std::string charset;
  std::string bytes;
  bool complete = true;  ///< False: the base64 is damaged.
};

/// All data: URIs in `text`, in any case of letters. `text` is a value (an
/// attribute) or source code in which a URI ends at a quote, bracket or blank.
std::vector<DataUri> find_data_uris(std::string_view text);

/// Adds each data: URI of `text` to `out` as a member.
void add_data_uris(std::string_view text, Extraction& out);

/// `text` with each %XX as the byte it stands for; what is no such code stays.
std::string percent_decoded(std::string_view text);

}  // namespace mishen
