#pragma once

// The life of mishen-reader: a small process that never looks at an input
// itself. It forks a child for each, which locks itself, reads the input and
// writes what it found; the child's end, whatever it is, becomes an answer.
// Ends when mishen does. Protocol: document/reader_protocol.h.

#include "lib/base/fd_channel.h"
#include "lib/extract/canaries.h"

namespace mishen {

/// Exit statuses of a child. From kReady on: the canaries were found, and the
/// level of the sandbox is added.
namespace child_status {
inline constexpr int kDone = 0;
inline constexpr int kMemory = 40;
inline constexpr int kOutput = 41;      ///< Over the limit of output bytes.
inline constexpr int kUnwritable = 42;  ///< Any other fault of the output.
inline constexpr int kUnreadable = 43;
inline constexpr int kNotLocked = 44;
inline constexpr int kCanary = 45;
inline constexpr int kReady = 64;
}  // namespace child_status

struct ServeOptions {
  /// Ends the process at once and does not return: _exit. A child has nothing
  /// to tidy up, and must not run what was left to the end of the program.
  void (*leave)(int status) = nullptr;
  ExtractFunction extract = extract_input;
};

/// Serves until the other side of `channel` is gone; what to exit with. Called
/// with descriptors 0 to 2 open, in a process of one thread.
int serve(FdChannel channel, ServeOptions const& options);

}  // namespace mishen
