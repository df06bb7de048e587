// landlock(7) by number: Debian 12's headers stop at the second version of
// its interface, kernels do not.

#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "lib/base/lockdown.h"
#include "lib/base/lockdown_kernel.h"

namespace mishen {
namespace {

// The same numbers on every machine (asm-generic).
constexpr long kCreateRuleset = 444;
constexpr long kRestrictSelf = 446;
constexpr unsigned kAskVersion = 1;

/// struct landlock_ruleset_attr of the sixth version.
struct RulesetAttributes {
  std::uint64_t file_access = 0;
  std::uint64_t network_access = 0;  // from version 4
  std::uint64_t scopes = 0;          // from version 6
};

// Rights to files that each version knows: 13, then REFER, TRUNCATE and (in
// the fifth) IOCTL_DEV more. A right the kernel does not know is an error.
constexpr std::array<int, 6> kFileRights = {0, 13, 14, 15, 15, 16};
constexpr std::uint64_t kBindAndConnect = 0b11;
constexpr std::uint64_t kAbstractSocketAndSignal = 0b11;

}  // namespace

int landlock_abi() {
  long const version = ::syscall(kCreateRuleset, nullptr, 0, kAskVersion);
  return version > 0 ? static_cast<int>(version) : -1;
}

bool restrict_with_landlock() {
  int const abi = landlock_abi();
  if (abi < 1) return false;
  std::size_t const row =
      std::min(static_cast<std::size_t>(abi), kFileRights.size() - 1);
  RulesetAttributes wanted;
  wanted.file_access = (std::uint64_t{1} << kFileRights[row]) - 1;
  std::size_t size = sizeof wanted.file_access;
  if (abi >= 4) {
    wanted.network_access = kBindAndConnect;
    size = offsetof(RulesetAttributes, scopes);
  }
  if (abi >= 6) {
    wanted.scopes = kAbstractSocketAndSignal;
    size = sizeof wanted;
  }
  long const ruleset = ::syscall(kCreateRuleset, &wanted, size, 0);
  if (ruleset < 0) return false;
  bool const restricted = ::syscall(kRestrictSelf, ruleset, 0) == 0;
  ::close(static_cast<int>(ruleset));
  return restricted;
}

}  // namespace mishen
