#pragma once

// `mishen doctor`: is everything there that a scan needs, what is it told,
// and which limits hold.

#include "cli/parser.h"
#include "cli/settings.h"

namespace mishen {

/// Returns the exit status: 4 where the reader or its sandbox fails, 2 where
/// the configuration or the rules are faulty, else 0.
int run_doctor(Arguments const& arguments, Environment const& environment);

}  // namespace mishen
