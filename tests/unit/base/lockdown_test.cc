#include "lib/base/lockdown.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "lib/base/fd_channel.h"

namespace mishen {
namespace {

Lockdown usual() {
  Lockdown wanted;
  wanted.memory_bytes = std::uint64_t{1} << 30;
  wanted.cpu_seconds = 20;
  wanted.output_bytes = 1 << 20;
  return wanted;
}

/// How a fork that does `work` ends, as waitpid says.
int end_of(std::function<int()> const& work) {
  pid_t const child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return status;
}

constexpr int kNotLocked = 99;

/// The exit status of `work` done behind the locking.
int locked(Lockdown const& wanted, std::function<int()> const& work) {
  int const status = end_of([&] {
    auto const level = lock_down(wanted);
    return level ? work() : kNotLocked;
  });
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void expect_all_refused(Lockdown const& wanted) {
  auto const results = lockdown_self_test(wanted);
  EXPECT_GE(results.size(), 24U);
  for (SelfTestResult const& result : results) {
    EXPECT_TRUE(result.refused) << result.operation;
  }
}

TEST(Lockdown, RefusesEverythingWithLandlock) {
  std::cout << "landlock ABI " << landlock_abi() << "\n";
  expect_all_refused(usual());
}

TEST(Lockdown, RefusesEverythingWithoutLandlock) {
  Lockdown wanted = usual();
  wanted.use_landlock = false;
  expect_all_refused(wanted);
}

// The self-test can fail: without the sandbox it does.
TEST(Lockdown, SelfTestSeesAnOpenDoor) {
  Lockdown wanted = usual();
  wanted.sandbox = false;
  std::set<std::string> let_through;
  for (SelfTestResult const& result : lockdown_self_test(wanted)) {
    if (!result.refused) let_through.insert(result.operation);
  }
  for (char const* operation :
       {"open", "open-proc", "create", "stat", "mkdir", "unlink", "socket",
        "socketpair", "exec", "fork", "thread", "kill-parent", "mmap-exec",
        "mprotect-exec", "memfd", "process-memory", "raise-limit"}) {
    EXPECT_TRUE(let_through.contains(operation)) << operation;
  }
  // These are limits, not the sandbox.
  EXPECT_FALSE(let_through.contains("output"));
  EXPECT_FALSE(let_through.contains("memory"));
}

TEST(Lockdown, SaysTheLevelReached) {
  auto const level_of = [](Lockdown const& wanted) {
    return WEXITSTATUS(end_of([&] {
      auto const level = lock_down(wanted);
      return level ? static_cast<int>(*level) : kNotLocked;
    }));
  };
  Lockdown wanted = usual();
  SandboxLevel const most =
      landlock_abi() > 0 ? SandboxLevel::kFull : SandboxLevel::kSeccomp;
  EXPECT_EQ(level_of(wanted), static_cast<int>(most));
  wanted.use_landlock = false;
  EXPECT_EQ(level_of(wanted), static_cast<int>(SandboxLevel::kSeccomp));
  wanted.sandbox = false;
  EXPECT_EQ(level_of(wanted), static_cast<int>(SandboxLevel::kNone));
  EXPECT_EQ(name(SandboxLevel::kFull), "full");
  EXPECT_EQ(name(SandboxLevel::kSeccomp), "seccomp");
  EXPECT_EQ(name(SandboxLevel::kNone), "none");
  EXPECT_EQ(name(SandboxLevel::kUnused), "unused");
}

// What a reader does must go on.
TEST(Lockdown, WorkGoesOn) {
  OwnedFd const file(::memfd_create("test", MFD_CLOEXEC));
  EXPECT_EQ(locked(usual(),
                   [&] {
                     std::vector<std::unique_ptr<std::string>> much;
                     for (int i = 0; i < 200; ++i) {
                       much.push_back(std::make_unique<std::string>(
                           std::size_t{1} << (i % 18), 'x'));
                     }
                     much.clear();
                     if (::write(file.get(), "abc", 3) != 3) return 1;
                     std::array<char, 3> back{};
                     if (::pread(file.get(), back.data(), 3, 0) != 3) return 2;
                     if (::lseek(file.get(), 0, SEEK_SET) != 0) return 3;
                     timespec now{};
                     if (::clock_gettime(CLOCK_MONOTONIC, &now) != 0) return 4;
                     return 0;
                   }),
            0);
}

TEST(Lockdown, ExceptionsAndAbortWork) {
  EXPECT_EQ(locked(usual(),
                   [] {
                     try {
                       throw std::string("x");
                     } catch (std::string const&) {
                       return 0;
                     }
                   }),
            0);
  EXPECT_EQ(locked(usual(), []() -> int { std::abort(); }), -SIGABRT);
}

// Opening says no with an error that libraries know; taking over ends it.
TEST(Lockdown, OpeningIsAnErrorAndExecTheEnd) {
  EXPECT_EQ(locked(usual(),
                   [] {
                     int const fd = ::open("/etc/passwd", O_RDONLY);
                     return fd < 0 && errno == EACCES ? 0 : 1;
                   }),
            0);
  EXPECT_EQ(locked(usual(),
                   [] {
                     std::array<char*, 1> none{nullptr};
                     ::execve("/bin/true", none.data(), none.data());
                     return 1;
                   }),
            -SIGSYS);
}

TEST(Lockdown, CpuTimeEnds) {
  Lockdown wanted = usual();
  wanted.cpu_seconds = 1;
  auto const spin = [] {
    int volatile on = 1;
    while (on == 1) {
    }
    return 0;
  };
  EXPECT_EQ(locked(wanted, spin), -SIGXCPU);
  EXPECT_EQ(locked(wanted,
                   [&] {
                     ::signal(SIGXCPU, SIG_IGN);
                     return spin();
                   }),
            -SIGKILL);
}

TEST(Lockdown, TooMuchOutputIsAnErrorWhereTheSignalIsIgnored) {
  OwnedFd const file(::memfd_create("test", MFD_CLOEXEC));
  EXPECT_EQ(
      locked(usual(),
             [&] {
               ::signal(SIGXFSZ, SIG_IGN);
               std::string const much((1 << 20) - 1, 'x');
               if (::write(file.get(), much.data(), much.size()) !=
                   static_cast<ssize_t>(much.size())) {
                 return 1;
               }
               if (::write(file.get(), "xy", 2) != 1) return 2;
               return ::write(file.get(), "y", 1) < 0 && errno == EFBIG ? 0 : 3;
             }),
      0);
}

TEST(Lockdown, LowerLimitsStay) {
  EXPECT_EQ(WEXITSTATUS(end_of([] {
              rlimit const few{8, 8};
              if (::setrlimit(RLIMIT_NOFILE, &few) != 0) return 1;
              Lockdown wanted = usual();
              wanted.sandbox = false;
              if (!lock_down(wanted)) return 2;
              rlimit now{};
              ::getrlimit(RLIMIT_NOFILE, &now);
              if (now.rlim_cur != 8 || now.rlim_max != 8) return 3;
              ::getrlimit(RLIMIT_CORE, &now);
              return now.rlim_max == 0 ? 0 : 4;
            })),
            0);
}

TEST(DenyNetwork, LeavesLocalPairsAndProgramsAndLocking) {
  int const status = end_of([] {
    if (!deny_network()) return 1;
    if (::socket(AF_INET, SOCK_STREAM, 0) >= 0 || errno != EACCES) return 2;
    if (::socket(AF_UNIX, SOCK_STREAM, 0) >= 0 || errno != EACCES) return 3;
    if (::socket(AF_INET6, SOCK_DGRAM, 0) >= 0 || errno != EACCES) return 4;
    if (::socket(AF_NETLINK, SOCK_RAW, 0) >= 0 || errno != EACCES) return 5;
    auto ends = FdChannel::make_pair();
    if (!ends) return 6;
    FdChannel::Message message;
    Deadline const soon = deadline_in(std::chrono::seconds(2));
    if (ends->first.send("x", {}, soon) != FdChannel::Outcome::kOk ||
        ends->second.receive(message, soon) != FdChannel::Outcome::kOk) {
      return 7;
    }
    int const child = end_of([] {
      std::array<char*, 2> words{const_cast<char*>("true"), nullptr};
      ::execve("/bin/true", words.data(), words.data() + 1);
      return 1;
    });
    if (child != 0) return 8;
    for (SelfTestResult const& result : lockdown_self_test(usual())) {
      if (!result.refused) return 9;
    }
    return 0;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(DenyNetwork, IsInheritedByWhatIsStarted) {
  int const status = end_of([] {
    if (!deny_network()) return 1;
    std::string const script =
        "import socket,sys\n"
        "try: socket.socket()\n"
        "except PermissionError: sys.exit(7)\n";
    std::array<char*, 4> words{const_cast<char*>("python3"),
                               const_cast<char*>("-c"),
                               const_cast<char*>(script.c_str()), nullptr};
    ::execve("/usr/bin/python3", words.data(), words.data() + 3);
    return 2;
  });
  EXPECT_EQ(WEXITSTATUS(status), 7);
}

}  // namespace
}  // namespace mishen
