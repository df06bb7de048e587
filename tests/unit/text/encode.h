#pragma once

// Text in other encodings, for tests: ICU as the oracle.

#include <string>
#include <string_view>

#include "lib/text/decode.h"

namespace mishen {

/// `utf8` in `encoding`; fails the test if it has no such characters.
std::string encode(std::string_view utf8, Encoding encoding);

}  // namespace mishen
