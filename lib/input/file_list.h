#pragma once

// A list of file names, as `find`, `git diff --name-only` or a person makes
// one.

#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"

namespace mishen {

/// The names in `list`: up to each NUL, or up to each LF with a CR before it
/// left out. Empty names are left out, and a UTF-8 byte-order mark at the head
/// of a list of lines.
std::vector<std::string> split_list(std::string_view list, bool null_separated);

/// The names in the file `path`, or in stdin for "-".
Result<std::vector<std::string>> read_list(std::string const& path,
                                           bool null_separated);

}  // namespace mishen
