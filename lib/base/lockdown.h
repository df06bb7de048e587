#pragma once

// Giving up rights for good (Linux): what mishen-reader's children do before
// the first hostile byte, and what mishen itself does about the network.
// seccomp (2) is always there; landlock (7) adds to it where the kernel has
// it, and is not relied upon: alone it leaves socket, fork and kill open.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"

namespace mishen {

/// How far a child is locked, as written in reports.
enum class SandboxLevel { kUnused, kNone, kSeccomp, kFull };
std::string_view name(SandboxLevel level);

/// What the kernel offers; -1: no landlock.
int landlock_abi();

struct Lockdown {
  std::uint64_t memory_bytes = 0;  ///< RLIMIT_AS; 0: not set (sanitizers).
  std::uint64_t cpu_seconds = 0;   ///< RLIMIT_CPU: SIGXCPU at its end.
  std::uint64_t output_bytes = 0;  ///< RLIMIT_FSIZE of the output memfd.
  std::uint64_t files = 16;        ///< RLIMIT_NOFILE.
  bool sandbox = true;             ///< False: the rlimits only.
  bool use_landlock = true;        ///< Off in tests only.
};

/// Locks the calling process: no new privileges, rlimits (core 0 too), not
/// dumpable, landlock where there is, then a seccomp filter that allows
/// reading and writing open descriptors, memory without execution, and
/// leaving. Opening anything fails with EACCES or EPERM; execve, fork,
/// sockets, ptrace and kill end the process (SIGSYS). Not undone by anything.
/// The level reached (kNone without `sandbox`), or an Error when seccomp
/// cannot be had.
Result<SandboxLevel> lock_down(Lockdown const& wanted);

/// Makes socket() and its kin fail with EACCES in this process and all it
/// starts; a pair of local sockets (base/fd_channel.h) can still be made, and
/// lock_down() still works. False: no seccomp.
bool deny_network();

/// The operations a locked process must be refused. Each runs in a fork of
/// its own that locks itself first; true in `refused` where the kernel said
/// no or ended it.
struct SelfTestResult {
  std::string operation;  ///< "open", "create", "socket", "exec", "fork" …
  bool refused = false;
};
std::vector<SelfTestResult> lockdown_self_test(Lockdown const& wanted);

}  // namespace mishen
