#pragma once

// SIGINT and SIGTERM ask the run to stop and to write its report; a second
// one ends the process at once.

#include <atomic>

namespace mishen {

/// Installs the handlers. Blocking reads return EINTR.
void catch_stop_signals();

/// Becomes true with the first signal.
std::atomic<bool> const& stop_requested();

/// 128 + the number of the signal, or 0.
int stop_exit_status();

}  // namespace mishen
