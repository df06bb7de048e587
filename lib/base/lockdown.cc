#include "lib/base/lockdown.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

#include "lib/base/lockdown_kernel.h"

namespace mishen {
namespace {

constexpr std::array<std::string_view, 4> kLevelNames = {"unused", "none",
                                                         "seccomp", "full"};

Error refused(std::string const& what) {
  return {Error::Code::kUnsupported,
          what + ": " + std::generic_category().message(errno), ""};
}

/// Both limits of `resource`, as far as the limits above allow; a lower one
/// that is set already stays.
bool limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard) {
  rlimit now{};
  if (::getrlimit(resource, &now) != 0) return false;
  rlimit wanted{};
  wanted.rlim_max = std::min(now.rlim_max, hard);
  wanted.rlim_cur = std::min(wanted.rlim_max, soft);
  return ::setrlimit(resource, &wanted) == 0;
}

/// NPROC is left alone: it counts a user's processes, and root's not at all.
bool limit_resources(Lockdown const& wanted) {
  // The address space of a sanitized program is terabytes of shadow.
#ifndef MISHEN_SANITIZED
  if (wanted.memory_bytes > 0 &&
      !limit(RLIMIT_AS, wanted.memory_bytes, wanted.memory_bytes)) {
    return false;
  }
#endif
  // SIGXCPU first, and a second later SIGKILL for who holds it off.
  return (wanted.cpu_seconds == 0 ||
          limit(RLIMIT_CPU, wanted.cpu_seconds, wanted.cpu_seconds + 1)) &&
         limit(RLIMIT_FSIZE, wanted.output_bytes, wanted.output_bytes) &&
         limit(RLIMIT_NOFILE, wanted.files, wanted.files) &&
         limit(RLIMIT_CORE, 0, 0);
}

}  // namespace

std::string_view name(SandboxLevel level) {
  return kLevelNames[static_cast<std::size_t>(level)];
}

Result<SandboxLevel> lock_down(Lockdown const& wanted) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return refused("no_new_privs");
  }
  if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return refused("dumpable");
  if (!limit_resources(wanted)) return refused("resource limits");
  if (!wanted.sandbox) return SandboxLevel::kNone;
  bool const landlock = wanted.use_landlock && restrict_with_landlock();
  if (!filter_system_calls()) return refused("seccomp");
  return landlock ? SandboxLevel::kFull : SandboxLevel::kSeccomp;
}

}  // namespace mishen
