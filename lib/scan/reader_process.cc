#include "lib/scan/reader_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "lib/document/coverage.h"

namespace mishen {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kSendTime{5'000};
// What a reader may take over the deadlines it keeps itself.
constexpr milliseconds kBackstop{5'000};
constexpr milliseconds kLook{100};  // whether the run is to end

Error missing() {
  return {Error::Code::kNotFound, std::string(reason::kReaderMissing), ""};
}
Error unanswered(Error::Code code = Error::Code::kIo) {
  return {code, std::string(reason::kCanaryFailed), ""};
}

/// What posix_spawn is told, ended with this.
struct Spawning {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  bool ok = true;

  explicit Spawning(int channel) {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    // First the channel: it may be where another descriptor is to be opened.
    then(::posix_spawn_file_actions_adddup2(&actions, channel,
                                            kReaderChannelFd));
    null(STDIN_FILENO);
    null(STDOUT_FILENO);
#ifndef MISHEN_SANITIZED  // whose reports are wanted
    null(STDERR_FILENO);
#endif
    // Its own session: a signal from the terminal is mishen's to answer. And
    // no treatment of signals is inherited.
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    then(::posix_spawnattr_setsigmask(&attributes, &none));
    then(::posix_spawnattr_setsigdefault(&attributes, &all));
    then(::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID |
                                                     POSIX_SPAWN_SETSIGMASK |
                                                     POSIX_SPAWN_SETSIGDEF));
  }
  Spawning(Spawning const&) = delete;
  Spawning& operator=(Spawning const&) = delete;
  ~Spawning() {
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }

 private:
  void then(int error) { ok = ok && error == 0; }
  void null(int descriptor) {
    then(::posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null",
                                            O_RDWR, 0));
  }
};

/// Small and always the same, so that a reader does what it did in tests.
std::vector<std::string> reader_environment() {
  std::vector<std::string> environment = {"LC_ALL=C.UTF-8"};
#ifdef MISHEN_SANITIZED
  for (char const* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (char const* const value = std::getenv(name)) {
      environment.push_back(std::string(name) + "=" + value);
    }
  }
#endif
  return environment;
}

Result<pid_t> spawn(std::string const& program, int channel) {
  Spawning const how(channel);
  if (!how.ok) return unanswered();
  std::vector<std::string> environment = reader_environment();
  std::vector<char*> variables;
  for (std::string& variable : environment) {
    variables.push_back(variable.data());
  }
  variables.push_back(nullptr);
  std::string name = program;
  std::array<char*, 2> arguments{name.data(), nullptr};
  pid_t process = -1;
  int const error =
      ::posix_spawn(&process, program.c_str(), &how.actions, &how.attributes,
                    arguments.data(), variables.data());
  if (error == 0) return process;
  // Out of processes or memory now: it may be had later.
  bool const passing =
      error == EAGAIN || error == ENOMEM || error == EMFILE || error == ENFILE;
  return passing ? unanswered() : missing();
}

}  // namespace

ReaderProcess::ReaderProcess(FdChannel channel, pid_t process)
    : channel_(std::move(channel)), process_(process) {}

ReaderProcess::ReaderProcess(ReaderProcess&& other) noexcept
    : channel_(std::move(other.channel_)),
      process_(std::exchange(other.process_, -1)),
      level_(other.level_) {}

ReaderProcess& ReaderProcess::operator=(ReaderProcess&& other) noexcept {
  if (this != &other) {
    end(kPatience);
    channel_ = std::move(other.channel_);
    process_ = std::exchange(other.process_, -1);
    level_ = other.level_;
  }
  return *this;
}

Result<ReaderProcess> ReaderProcess::start(ReaderSettings const& settings) {
  if (settings.program.empty()) return missing();
  auto ends = FdChannel::make_pair();
  if (!ends) return unanswered();
  pid_t const process = TRY(spawn(settings.program, ends->second.fd()));
  ends->second.close();
  ReaderProcess started(std::move(ends->first), process);
  auto ready = started.shake_hands(settings);
  if (!ready) {
    started.end(milliseconds(0));
    return std::move(ready.error());
  }
  bool const unlocked = settings.sandbox && ready->level == SandboxLevel::kNone;
  if (ready->failure == ReaderFailure::kCanary) {
    return Error{Error::Code::kUnsupported, std::string(reason::kCanaryFailed),
                 ""};
  }
  if (ready->failure == ReaderFailure::kSandbox || unlocked) {
    return Error{Error::Code::kUnsupported,
                 std::string(reason::kSandboxMissing), ""};
  }
  started.level_ = ready->level;
  return started;
}

Result<ReaderReady> ReaderProcess::shake_hands(ReaderSettings const& settings) {
  ReaderSetup const setup{settings.limits, settings.sandbox,
                          settings.use_landlock};
  FdChannel::Message message;
  bool stopped = false;
  auto outcome = channel_.send(encode(setup), {}, deadline_in(kSendTime));
  if (outcome == FdChannel::Outcome::kOk) {
    outcome = receive(message, deadline_in(kCanaryTime + kBackstop), settings,
                      stopped);
  }
  if (outcome == FdChannel::Outcome::kTimeout) {
    return unanswered(Error::Code::kLimit);
  }
  if (outcome != FdChannel::Outcome::kOk) return unanswered();
  auto const ready = ready_from(message.bytes);
  if (!ready || !message.fds.empty()) return unanswered();
  return *ready;
}

FdChannel::Outcome ReaderProcess::receive(FdChannel::Message& message,
                                          Deadline deadline,
                                          ReaderSettings const& settings,
                                          bool& stopped) {
  while (true) {
    Deadline const look = std::min(deadline, deadline_in(kLook));
    auto const outcome = channel_.receive(message, look);
    if (outcome != FdChannel::Outcome::kTimeout) return outcome;
    stopped = settings.stop != nullptr && settings.stop->load();
    if (stopped || look == deadline) return outcome;
  }
}

ReaderProcess::Asked ReaderProcess::ask(ReaderRequest const& request, int input,
                                        int output,
                                        ReaderSettings const& settings) {
  std::array<int, 2> const fds{input, output};
  auto const time = reader_wall_time(settings.limits, request.bytes);
  Asked asked;
  FdChannel::Message message;
  bool stopped = false;
  auto outcome = channel_.send(encode(request), fds, deadline_in(kSendTime));
  if (outcome == FdChannel::Outcome::kOk) {
    outcome =
        receive(message, deadline_in(time + kBackstop), settings, stopped);
  }
  if (outcome == FdChannel::Outcome::kOk && message.fds.empty()) {
    asked.answer = answer_from(message.bytes);
  }
  if (asked.answer) return asked;
  if (outcome == FdChannel::Outcome::kTimeout) {
    asked.trouble = stopped ? Trouble::kStopped : Trouble::kSilent;
  }
  end(milliseconds(0));
  return asked;
}

void ReaderProcess::end(milliseconds patience) noexcept {
  channel_.close();
  if (process_ <= 0) return;
  if (!reap(deadline_in(patience))) {
    // The session's group: a child that is still reading as well.
    ::kill(-process_, SIGKILL);
    ::kill(process_, SIGKILL);
    reap(deadline_in(kPatience));
  }
  process_ = -1;
}

/// Waits for the process's end. With SIGCHLD ignored the kernel reaps it, and
/// says that there is no such child.
bool ReaderProcess::reap(Deadline deadline) noexcept {
  OwnedFd const handle(
      static_cast<int>(::syscall(SYS_pidfd_open, process_, 0)));
  constexpr milliseconds kShort{5};  // where there is no such handle
  while (true) {
    pid_t const ended = ::waitpid(process_, nullptr, WNOHANG);
    if (ended == process_ || (ended < 0 && errno == ECHILD)) return true;
    if (milliseconds_until(deadline) == 0) return false;
    if (handle) {
      wait_for(handle.get(), POLLIN, deadline);
    } else {
      wait_for(-1, 0, std::min(deadline, deadline_in(kShort)));
    }
  }
}

}  // namespace mishen
