// Two filters of system calls (seccomp(2)), as classic BPF: that of a locked
// process, a list of what it may do, and that of mishen itself, which only
// denies the network.
//
// A sanitized program runs under the same filter: AddressSanitizer and the
// others map, unmap and protect memory without execution, write their reports
// to descriptors that are open, and end by exit_group or abort, all of which
// is allowed; what more they ask (opening /proc/self/maps for the report,
// naming mappings by prctl) is refused with an error they live with. Leaks
// are looked for by a thread that traces the others: a locked process leaves
// by _exit, which does not look.

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "lib/base/lockdown.h"
#include "lib/base/lockdown_kernel.h"

namespace mishen {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_X86_64;
// x32 has the same machine word and numbers of its own from here on.
constexpr std::uint32_t kForeignNumbers = 0x40000000;
#elif defined(__aarch64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_AARCH64;
constexpr std::uint32_t kForeignNumbers = 0xFFFFFFFF;
#else
#error "system calls of this machine are not known"
#endif
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

constexpr std::uint32_t kAllow = SECCOMP_RET_ALLOW;
constexpr std::uint32_t kKill = SECCOMP_RET_KILL_PROCESS;
constexpr std::uint32_t refuse_with(int error) {
  return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error);
}

constexpr std::uint32_t kUnixDomain = 1;  // AF_UNIX

// Newer than Debian 12's headers, with the same number everywhere.
constexpr long kMapShadowStack = 453;

/// A filter being written. Calls are compared one by one, the frequent ones
/// first; a call that no line names falls through to the end.
class Filter {
 public:
  explicit Filter(std::uint32_t foreign) {
    load(offsetof(seccomp_data, arch));
    add(BPF_JMP | BPF_JEQ | BPF_K, kMachine, 1, 0);
    add(BPF_RET | BPF_K, foreign);
    load(offsetof(seccomp_data, nr));
    add(BPF_JMP | BPF_JGE | BPF_K, kForeignNumbers, 0, 1);
    add(BPF_RET | BPF_K, foreign);
  }

  void calls(std::initializer_list<long> numbers, std::uint32_t action) {
    for (long number : numbers) {
      add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(number), 0, 1);
      add(BPF_RET | BPF_K, action);
    }
  }

  /// `action` where argument `index` has one of `bits`, else allowed.
  void call_with_bits(long number, unsigned index, std::uint32_t bits,
                      std::uint32_t action) {
    add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(number), 0, 4);
    load_argument(index);
    add(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1);
    add(BPF_RET | BPF_K, action);
    add(BPF_RET | BPF_K, kAllow);
  }

  /// Allowed where argument `index` (an int) is `value`, else `action`.
  void call_with_value(long number, unsigned index, std::uint32_t value,
                       std::uint32_t action) {
    add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(number), 0, 4);
    load_argument(index);
    add(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
    add(BPF_RET | BPF_K, kAllow);
    add(BPF_RET | BPF_K, action);
  }

  void end(std::uint32_t action) { add(BPF_RET | BPF_K, action); }

  bool install(unsigned flags) {
    sock_fprog program{};
    program.len = static_cast<unsigned short>(code_.size());
    program.filter = code_.data();
    return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program) ==
           0;
  }

 private:
  void add(int operation, std::uint32_t value, std::uint8_t if_true = 0,
           std::uint8_t if_false = 0) {
    code_.push_back(
        {static_cast<std::uint16_t>(operation), if_true, if_false, value});
  }
  void load(std::size_t offset) {
    add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
  }
  /// The lower half: protections, domains and process ids fit in it.
  void load_argument(unsigned index) {
    load(offsetof(seccomp_data, args) + index * sizeof(std::uint64_t));
  }

  std::vector<sock_filter> code_;
};

/// Reading, writing, memory that does not run, and the end.
void allow_work(Filter& filter) {
  filter.calls({SYS_read, SYS_write, SYS_brk, SYS_munmap, SYS_madvise}, kAllow);
  filter.call_with_bits(SYS_mmap, 2, PROT_EXEC, kKill);
  filter.call_with_bits(SYS_mprotect, 2, PROT_EXEC, kKill);
  filter.calls({SYS_futex,
                SYS_mremap,
                SYS_pread64,
                SYS_pwrite64,
                SYS_readv,
                SYS_writev,
                SYS_lseek,
                SYS_close,
                SYS_fstat,
                SYS_clock_gettime,
                SYS_clock_getres,
                SYS_gettimeofday,
                SYS_clock_nanosleep,
                SYS_nanosleep,
                SYS_getrandom,
                SYS_getpid,
                SYS_gettid,
                SYS_getrusage,
                SYS_sysinfo,  // how much memory there is: qsort
                SYS_sched_yield,
                SYS_rt_sigreturn,
                SYS_rt_sigprocmask,
                SYS_rt_sigaction,
                SYS_sigaltstack,
                SYS_restart_syscall,
                SYS_exit,
                SYS_exit_group},
               kAllow);
#ifdef SYS_time
  filter.calls({SYS_time}, kAllow);
#endif
  // abort() signals the process itself, and nobody else.
  filter.call_with_value(SYS_tgkill, 0, static_cast<std::uint32_t>(::getpid()),
                         kKill);
}

/// What no reader of documents ever does: whoever tries has been taken over.
void kill_takeover(Filter& filter) {
  filter.calls({SYS_execve,
                SYS_execveat,
                SYS_clone,
                SYS_clone3,
                SYS_ptrace,
                SYS_kill,
                SYS_tkill,
                SYS_rt_sigqueueinfo,
                SYS_rt_tgsigqueueinfo,
                SYS_process_vm_readv,
                SYS_process_vm_writev,
                SYS_pidfd_open,
                SYS_pidfd_getfd,
                SYS_pidfd_send_signal,
                SYS_socket,
                SYS_socketpair,
                SYS_connect,
                SYS_bind,
                SYS_listen,
                SYS_accept,
                SYS_accept4,
                SYS_sendto,
                SYS_sendmsg,
                SYS_sendmmsg,
                SYS_recvfrom,
                SYS_recvmsg,
                SYS_recvmmsg,
                SYS_bpf,
                SYS_io_uring_setup,
                SYS_io_uring_enter,
                SYS_io_uring_register,
                SYS_userfaultfd,
                SYS_memfd_create,
                SYS_perf_event_open,
                SYS_pkey_mprotect,
                SYS_mount,
                SYS_umount2,
                SYS_pivot_root,
                SYS_chroot,
                SYS_setns,
                SYS_unshare,
                SYS_init_module,
                SYS_finit_module,
                SYS_kexec_load,
                SYS_add_key,
                SYS_request_key,
                SYS_keyctl,
                kMapShadowStack},
               kKill);
#ifdef SYS_fork
  filter.calls({SYS_fork, SYS_vfork}, kKill);
#endif
}

/// What libraries try and can do without: files by name.
void refuse_names(Filter& filter) {
  filter.calls({SYS_openat, SYS_newfstatat, SYS_statx, SYS_faccessat,
                SYS_readlinkat, SYS_openat2, SYS_getcwd, SYS_mkdirat,
                SYS_unlinkat, SYS_linkat, SYS_symlinkat, SYS_renameat2},
               refuse_with(EACCES));
#ifdef SYS_open
  filter.calls({SYS_open, SYS_creat, SYS_stat, SYS_lstat, SYS_access,
                SYS_readlink, SYS_mkdir, SYS_unlink, SYS_rename},
               refuse_with(EACCES));
#endif
}

}  // namespace

bool filter_system_calls() {
  Filter filter(kKill);
  allow_work(filter);
  kill_takeover(filter);
  refuse_names(filter);
  filter.end(refuse_with(EPERM));
  return filter.install(0);
}

bool deny_network() {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  std::uint32_t const refused = refuse_with(EACCES);
  // Programs of another machine word have ways of their own to a socket.
  Filter filter(refused);
  filter.call_with_value(SYS_socketpair, 0, kUnixDomain, refused);
  filter.calls(
      {SYS_socket, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4},
      refused);
  // io_uring opens sockets without a call of that name.
  filter.calls({SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register},
               refuse_with(ENOSYS));
  filter.end(kAllow);
  // All threads, in case some library has started one.
  return filter.install(SECCOMP_FILTER_FLAG_TSYNC) || filter.install(0);
}

}  // namespace mishen
