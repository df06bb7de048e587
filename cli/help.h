#pragma once

// --help, from the option table.

#include <string>

#include "lib/base/options.h"

namespace mishen {

/// The commands and how to go on.
std::string general_help(Language language);

/// One command with its options, grouped.
std::string command_help(CommandOptions const& command, Language language);

}  // namespace mishen
