#pragma once

// Character references (&amp; &#26426; &#x5BC6 &nbsp) decoded as browsers do,
// with or without the semicolon.

#include <string>
#include <string_view>

namespace mishen {

/// `text` with its references decoded; every other byte as it is.
std::string decode_references(std::string_view text);

/// Whether decode_references would find something to do.
bool has_references(std::string_view text);

}  // namespace mishen
