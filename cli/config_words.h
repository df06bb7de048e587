#pragma once

// What is said to a person about the search for a configuration.

#include <string>
#include <string_view>
#include <vector>

#include "cli/config_file.h"
#include "lib/base/terms.h"

namespace mishen {

std::string_view say(ConfigCandidate::State state, Language language);

/// Files that were found and not used, and a key that is none.
std::vector<std::string> configuration_warnings(
    Configuration const& configuration, Language language);

}  // namespace mishen
