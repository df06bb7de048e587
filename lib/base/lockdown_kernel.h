#pragma once

// What lock_down() asks of the kernel; private to lib/base.

#include "lib/base/lockdown.h"

namespace mishen {

/// Takes away every right that the kernel's landlock knows of; no rule gives
/// one back. False: not had.
bool restrict_with_landlock();

/// Installs the filter of lock_down(). False: the kernel has no seccomp.
bool filter_system_calls();

}  // namespace mishen
