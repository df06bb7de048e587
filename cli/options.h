#pragma once

// The one option table: the parser, --help, the man page's test and, later,
// the completions are all fed from it.

#include <span>

#include "lib/base/options.h"

namespace mishen {

/// All commands in the order of --help. Names of two words ("rules check")
/// are two arguments on the command line.
std::span<CommandOptions const> commands();

/// What every command takes besides its own options.
std::span<Option const> common_options();

/// The command of that name, or nullptr.
CommandOptions const* find_command(std::string_view name);

}  // namespace mishen
