#pragma once

// Which incompleteness a user has accepted.

#include <string_view>

#include "lib/scan/scan_settings.h"

namespace mishen {

/// Does `path` match `glob` as a line of .gitignore would match it: `*` and
/// `?` stop at '/', `**` does not; without a '/' (other than at its end) it
/// is matched against the last component, else against the whole path or any
/// tail of it that begins a component. Bytes outside ASCII match themselves.
bool matches_glob(std::string_view glob, std::string_view path);

/// Is a part of the input at `path` that is incomplete for `reason` accepted
/// today? `part` is empty for the input itself.
bool is_accepted(ScanSettings const& settings, std::string_view reason,
                 std::string_view path, std::string_view part);

}  // namespace mishen
