#pragma once

// UTF-8 → other encodings, for tests: by iconv, which our decoders are not.

#include <string>
#include <string_view>

namespace mishen {

/// `utf8` in `encoding` ("GB18030", "BIG5", "UTF-16LE" …). Aborts on text that
/// the encoding does not have.
std::string encode(std::string_view utf8, char const* encoding);

}  // namespace mishen
