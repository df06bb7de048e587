#include "lib/extract/serve.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "lib/base/lockdown.h"
#include "lib/document/reader_protocol.h"

namespace mishen {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kSendTime{5'000};
// How long the first message may take, on a machine that is busy.
constexpr milliseconds kSetupTime{60'000};

// Descriptors of a child.
constexpr int kInputFd = kReaderChannelFd;
constexpr int kOutputFd = kReaderChannelFd + 1;

void close_from(int first) {
  auto const from = static_cast<unsigned>(first);
  if (::close_range(from, ~0U, 0) == 0) return;
  // Before Linux 5.9: all that can be open.
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  int const end = static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 1 << 16));
  for (int fd = first; fd < end; ++fd) ::close(fd);
}

/// How a child ended.
struct ChildEnd {
  int status = 0;
  std::uint64_t cpu_microseconds = 0;
  bool late = false;  ///< Killed at its deadline.
};

class Server {
 public:
  Server(FdChannel channel, ServeOptions const& options)
      : channel_(std::move(channel)), options_(options) {}

  int run();

 private:
  bool set_up();
  ReaderReady ready() const;
  bool answer_next();
  [[nodiscard]] Lockdown lockdown_for(std::uint64_t bytes) const;

  /// Has `work` done in a child; nullopt: mishen has gone, or no fork.
  template <class Work>
  std::optional<ChildEnd> in_child(Work const& work, Deadline deadline) const;
  std::optional<ChildEnd> watch(pid_t child, Deadline deadline) const;

  [[nodiscard]] int sing() const;
  [[nodiscard]] int read_input(ReaderRequest const& request, int input,
                               int output) const;
  [[nodiscard]] RecordSink sink_to(int output) const;
  void write_all(int output, std::string_view bytes) const;
  [[nodiscard]] ReaderAnswer answer_of(ChildEnd const& end,
                                       std::uint64_t bytes) const;

  FdChannel channel_;
  ServeOptions const& options_;
  ReaderSetup setup_;
};

int Server::run() {
  // As mishen was started: not even a signal's treatment is taken over.
  ::signal(SIGCHLD, SIG_DFL);
  ::signal(SIGXCPU, SIG_DFL);
  // Too much output is an error of write().
  ::signal(SIGXFSZ, SIG_IGN);
  ::setlocale(LC_ALL, "C.UTF-8");
  if (!set_up()) return 1;
  while (answer_next()) {
  }
  return 0;
}

bool Server::set_up() {
  FdChannel::Message message;
  if (channel_.receive(message, deadline_in(kSetupTime)) !=
      FdChannel::Outcome::kOk) {
    return false;
  }
  auto const setup = setup_from(message.bytes);
  if (!setup || !message.fds.empty()) return false;
  setup_ = *setup;
  warm_up(options_.extract);
  ReaderReady const said = ready();
  return channel_.send(encode(said), {}, deadline_in(kSendTime)) ==
             FdChannel::Outcome::kOk &&
         said.failure == ReaderFailure::kNone;
}

ReaderReady Server::ready() const {
  auto const end =
      in_child([this] { return sing(); }, deadline_in(kCanaryTime));
  int const status = end && !end->late && WIFEXITED(end->status)
                         ? WEXITSTATUS(end->status)
                         : child_status::kCanary;
  int const level = status - child_status::kReady;
  if (status == child_status::kNotLocked) {
    return {SandboxLevel::kNone, ReaderFailure::kSandbox};
  }
  if (level < static_cast<int>(SandboxLevel::kNone) ||
      level > static_cast<int>(SandboxLevel::kFull)) {
    return {SandboxLevel::kNone, ReaderFailure::kCanary};
  }
  return {static_cast<SandboxLevel>(level), ReaderFailure::kNone};
}

/// Answers one request. False: mishen has gone, or is not to be understood.
bool Server::answer_next() {
  FdChannel::Message message;
  if (channel_.receive(message, Deadline::max()) != FdChannel::Outcome::kOk) {
    return false;
  }
  auto const request = request_from(message.bytes);
  if (!request || message.fds.size() != 2) return false;
  auto const end = in_child(
      [&] {
        return read_input(*request, message.fds[0].get(), message.fds[1].get());
      },
      deadline_in(reader_wall_time(setup_.limits, request->bytes)));
  if (!end) return false;
  message.fds.clear();  // before mishen may think that all is done
  return channel_.send(encode(answer_of(*end, request->bytes)), {},
                       deadline_in(kSendTime)) == FdChannel::Outcome::kOk;
}

Lockdown Server::lockdown_for(std::uint64_t bytes) const {
  Lockdown wanted;
  wanted.memory_bytes = setup_.limits.reader_memory;
  wanted.cpu_seconds = reader_seconds_for(setup_.limits, bytes);
  wanted.output_bytes = setup_.limits.reader_output_bytes;
  wanted.sandbox = setup_.sandbox;
  wanted.use_landlock = setup_.use_landlock;
  return wanted;
}

template <class Work>
std::optional<ChildEnd> Server::in_child(Work const& work,
                                         Deadline deadline) const {
  pid_t const parent = ::getpid();
  pid_t const child = ::fork();
  if (child < 0) return std::nullopt;
  if (child > 0) return watch(child, deadline);
  int status = child_status::kMemory;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  // The parent may have died before it was asked to tell.
  if (::getppid() == parent) {
    try {
      status = work();
    } catch (std::bad_alloc const&) {
      status = child_status::kMemory;
    }
  }
  options_.leave(status);
  CHECK(false);
}

std::optional<ChildEnd> Server::watch(pid_t child, Deadline deadline) const {
  OwnedFd const handle(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  // Without such a handle (before Linux 5.3) the child is looked after often.
  constexpr int kLook = 5;
  ChildEnd end;
  bool orphaned = false;
  while (true) {
    rusage usage{};
    pid_t const ended = ::wait4(child, &end.status, WNOHANG, &usage);
    if (ended == child || (ended < 0 && errno == ECHILD)) {
      auto const microseconds = [](timeval time) {
        return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000 +
               static_cast<std::uint64_t>(time.tv_usec);
      };
      end.cpu_microseconds =
          microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
      if (ended < 0 || orphaned) return std::nullopt;
      return end;
    }
    int wait = milliseconds_until(deadline);
    if (wait == 0) {
      ::kill(child, SIGKILL);
      end.late = true;
      wait = kLook;
    }
    std::array<pollfd, 2> watched{
        pollfd{orphaned ? -1 : channel_.fd(), POLLIN, 0},
        pollfd{handle.get(), POLLIN, 0}};
    ::poll(watched.data(), watched.size(),
           handle ? wait : std::min(wait, kLook));
    // Nothing is said while a request is open: this is the end of mishen.
    if (!orphaned && watched[0].revents != 0) {
      orphaned = true;
      ::kill(child, SIGKILL);
    }
  }
}

/// What the first child does.
int Server::sing() const {
  close_from(kReaderChannelFd);
  auto const level = lock_down(lockdown_for(0));
  if (!level) return child_status::kNotLocked;
  if (!failed_canary(options_.extract).empty()) return child_status::kCanary;
  return child_status::kReady + static_cast<int>(*level);
}

/// What every other child does.
int Server::read_input(ReaderRequest const& request, int input,
                       int output) const {
  // The channel stands where the input is to be, so `output` is above it.
  if (::dup2(input, kInputFd) < 0 || ::dup2(output, kOutputFd) < 0) {
    return child_status::kUnreadable;
  }
  close_from(kOutputFd + 1);
  if (!lock_down(lockdown_for(request.bytes))) {
    return child_status::kNotLocked;
  }
  auto const bytes =
      std::make_unique_for_overwrite<char[]>(std::size_t{request.bytes});
  std::size_t size = 0;
  while (size < request.bytes) {
    ssize_t const got = ::pread(kInputFd, bytes.get() + size,
                                request.bytes - size, static_cast<off_t>(size));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return child_status::kUnreadable;
    if (got == 0) break;  // It has shrunk: what is there is read.
    size += static_cast<std::size_t>(got);
  }
  options_.extract({{bytes.get(), size}, request.name, request.charset},
                   setup_.limits, sink_to(kOutputFd));
  return child_status::kDone;
}

RecordSink Server::sink_to(int output) const {
  return [this, output](WireRecord record) {
    std::string bytes = encode_record(record);
    auto const* document = std::get_if<DocumentRecord>(&record);
    if (document != nullptr &&
        (bytes.size() > WireReader::kMaxRecord ||
         document->document.blocks.size() > WireReader::kMaxBlocks)) {
      // It would be refused, and all behind it.
      bytes = encode_record(
          CoverageRecord{document->member,
                         {"", Role::kBody, Status::kPartial,
                          limit_reason(&Limits::reader_output_bytes)}});
    }
    write_all(output, bytes);
  };
}

void Server::write_all(int output, std::string_view bytes) const {
  while (!bytes.empty()) {
    ssize_t const written = ::write(output, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      options_.leave(errno == EFBIG ? child_status::kOutput
                                    : child_status::kUnwritable);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

ReaderAnswer Server::answer_of(ChildEnd const& end, std::uint64_t bytes) const {
  ReaderAnswer answer;
  answer.wait_status = static_cast<std::uint32_t>(end.status);
  answer.cpu_microseconds = end.cpu_microseconds;
  answer.outcome = ReaderOutcome::kDied;
  if (WIFSIGNALED(end.status)) {
    int const signal = WTERMSIG(end.status);
    bool const out_of_cpu = end.cpu_microseconds / 1'000'000 >=
                            reader_seconds_for(setup_.limits, bytes);
    if (end.late || signal == SIGXCPU || (signal == SIGKILL && out_of_cpu)) {
      answer.outcome = ReaderOutcome::kSeconds;
    }
    return answer;
  }
  switch (WEXITSTATUS(end.status)) {
    case child_status::kDone:
      answer.outcome = ReaderOutcome::kDone;
      break;
    case child_status::kMemory:
      answer.outcome = ReaderOutcome::kMemory;
      break;
    case child_status::kOutput:
      answer.outcome = ReaderOutcome::kOutput;
      break;
    case child_status::kNotLocked:
      answer.outcome = ReaderOutcome::kSandbox;
      break;
    default:
      break;
  }
  return answer;
}

}  // namespace

int serve(FdChannel channel, ServeOptions const& options) {
  close_from(channel.fd() + 1);
  return Server(std::move(channel), options).run();
}

}  // namespace mishen
