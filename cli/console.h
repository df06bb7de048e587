#pragma once

// Standard output and standard error. Output is written by write(2) and every
// failure is seen: a report that did not get out whole must not end with 0.

#include <string_view>

#include "lib/base/result.h"

namespace mishen {

/// Exit statuses (mishen(1)).
inline constexpr int kExitUsage = 2;
inline constexpr int kExitBroken = 4;

/// Makes sure that descriptors 0, 1 and 2 are open, so that no file that is
/// opened later takes their place, and that a closed pipe is an error of
/// write(2) and not the end of the process.
void prepare_streams();

/// All of `text` to standard output. An Error with an empty `what` means
/// that the reader has gone (EPIPE), which is said to nobody.
Result<void> write_output(std::string_view text);

/// write_output(), an error reported; the exit status: 0 or 4.
int put(std::string_view text);

/// "mishen: …" as one line on standard error; escaped by the caller.
void complain(std::string_view what);

/// `text` as it is on standard error.
void say_raw(std::string_view text);

/// A usage error with the way to the help; returns exit status 2.
int usage_error(std::string_view what, std::string_view command);

[[nodiscard]] bool output_is_terminal();

}  // namespace mishen
