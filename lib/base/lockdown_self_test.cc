// Each operation in a fork of its own, which ends there: one that the kernel
// lets through must not happen to the program that asks.

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/fd_channel.h"
#include "lib/base/lockdown.h"

namespace mishen {
namespace {

constexpr std::size_t kPage = 4096;
constexpr long kLocalSocket = 1;  // AF_UNIX
constexpr long kInternet = 2;     // AF_INET
constexpr long kStream = 1;       // SOCK_STREAM

/// What an operation may use.
struct Surroundings {
  Lockdown const& lockdown;
  int output;  // a memfd made before the locking
};

/// True: it was let through.
using Operation = bool (*)(Surroundings const&);

bool open_file(char const* path, int flags) {
  return ::open(path, flags | O_CLOEXEC, 0600) >= 0;
}

std::string own_path() {
  return "/tmp/mishen-self-test-" + std::to_string(::getpid());
}

bool create(Surroundings const&) {
  std::string const path = own_path();
  bool const made = open_file(path.c_str(), O_CREAT | O_WRONLY | O_EXCL);
  if (made) ::unlink(path.c_str());
  return made;
}

bool make_folder(Surroundings const&) {
  std::string const path = own_path();
  bool const made = ::mkdir(path.c_str(), 0700) == 0;
  if (made) ::rmdir(path.c_str());
  return made;
}

bool execute(Surroundings const&) {
  std::array<char*, 1> none{nullptr};
  ::execve("/bin/true", none.data(), none.data());
  return false;
}

bool fork_process(Surroundings const&) {
  pid_t const child = ::fork();
  if (child == 0) ::_exit(0);
  return child > 0;
}

void* idle(void*) { return nullptr; }

bool start_thread(Surroundings const&) {
  pthread_t thread{};
  return ::pthread_create(&thread, nullptr, idle, nullptr) == 0;
}

bool map_code(Surroundings const&) {
  return ::mmap(nullptr, kPage, PROT_READ | PROT_EXEC,
                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

bool make_code(Surroundings const&) {
  void* const page = ::mmap(nullptr, kPage, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page != MAP_FAILED &&
         ::mprotect(page, kPage, PROT_READ | PROT_EXEC) == 0;
}

bool take_memory(Surroundings const& with) {
  return ::mmap(nullptr, with.lockdown.memory_bytes, PROT_READ | PROT_WRITE,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                0) != MAP_FAILED;
}

bool write_too_much(Surroundings const& with) {
  return ::pwrite(with.output, "x", 1,
                  static_cast<off_t>(with.lockdown.output_bytes)) == 1;
}

bool raise_limit(Surroundings const&) {
  rlimit limit{};
  return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 &&
         ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

/// Whether the kernel looked at what was asked, if only to find it wrong.
bool call(long number, long first = 0, long second = 0, long third = 0) {
  return ::syscall(number, first, second, third, 0L, 0L, 0L) >= 0 ||
         (errno != EPERM && errno != EACCES && errno != ENOSYS);
}

struct Row {
  std::string_view name;
  Operation run;
};

using With = Surroundings const&;
constexpr std::array kRows = {
    Row{"open", [](With) { return open_file("/etc/passwd", O_RDONLY); }},
    Row{"open-proc",
        [](With) { return open_file("/proc/self/maps", O_RDONLY); }},
    Row{"create", create},
    Row{"stat",
        [](With) {
          struct stat status {};
          return ::stat("/etc/passwd", &status) == 0;
        }},
    Row{"mkdir", make_folder},
    Row{"unlink",
        [](With) {
          return ::unlink("/tmp/mishen-none") == 0 || errno == ENOENT;
        }},
    Row{"socket", [](With) { return call(SYS_socket, kInternet, kStream); }},
    Row{"socketpair", [](With) { return FdChannel::make_pair().has_value(); }},
    Row{"socket-local",
        [](With) { return call(SYS_socket, kLocalSocket, kStream); }},
    Row{"exec", execute},
    Row{"fork", fork_process},
    Row{"thread", start_thread},
    Row{"kill", [](With) { return ::kill(1, 0) == 0; }},
    Row{"kill-parent", [](With) { return ::kill(::getppid(), 0) == 0; }},
    Row{"ptrace",
        [](With) {
          return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0;
        }},
    Row{"mmap-exec", map_code},
    Row{"mprotect-exec", make_code},
    Row{"memfd",
        [](With) { return ::memfd_create("self-test", MFD_CLOEXEC) >= 0; }},
    Row{"process-memory",
        [](With) { return call(SYS_process_vm_readv, ::getpid()); }},
    Row{"io-uring", [](With) { return call(SYS_io_uring_setup, 1); }},
    Row{"bpf", [](With) { return call(SYS_bpf); }},
    Row{"namespace", [](With) { return ::unshare(CLONE_NEWUSER) == 0; }},
    Row{"raise-limit", raise_limit},
    Row{"memory", take_memory},
    Row{"output", write_too_much},
};

/// Exit statuses of the fork.
constexpr int kLetThrough = 0;
constexpr int kRefused = 1;
constexpr int kNotLocked = 2;

bool refused(Operation operation, Lockdown const& wanted) {
  OwnedFd const output(::memfd_create("self-test", MFD_CLOEXEC));
  pid_t const child = ::fork();
  if (child < 0) return false;
  if (child == 0) {
    // Whoever started the program may have these ignored.
    ::signal(SIGXFSZ, SIG_DFL);
    ::signal(SIGSYS, SIG_DFL);
    auto const level = lock_down(wanted);
    if (!level) ::_exit(kNotLocked);
    ::_exit(operation({wanted, output.get()}) ? kLetThrough : kRefused);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return false;
  }
  if (WIFEXITED(status)) return WEXITSTATUS(status) == kRefused;
  return WTERMSIG(status) == SIGSYS || WTERMSIG(status) == SIGXFSZ;
}

}  // namespace

std::vector<SelfTestResult> lockdown_self_test(Lockdown const& wanted) {
  std::vector<SelfTestResult> results;
  for (Row const& row : kRows) {
#ifdef MISHEN_SANITIZED
    // Sanitizers need the address space (lockdown.cc).
    if (row.run == take_memory) continue;
#endif
    if (row.run == take_memory && wanted.memory_bytes == 0) continue;
    results.push_back({std::string(row.name), refused(row.run, wanted)});
  }
  return results;
}

}  // namespace mishen
