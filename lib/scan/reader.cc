#include "lib/scan/reader.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <string>
#include <utility>

#include "lib/base/fd_channel.h"
#include "lib/document/coverage.h"
#include "lib/scan/reader_process.h"

namespace mishen {
namespace {

// A reader that does not start is tried again once: the machine may have been
// short of something.
constexpr int kStarts = 2;

std::string reason_for(ReaderOutcome outcome) {
  switch (outcome) {
    case ReaderOutcome::kDone:
      return "";
    case ReaderOutcome::kSeconds:
      return limit_reason(&Limits::reader_seconds);
    case ReaderOutcome::kMemory:
      return limit_reason(&Limits::reader_memory);
    case ReaderOutcome::kOutput:
      return limit_reason(&Limits::reader_output_bytes);
    case ReaderOutcome::kSandbox:
      return std::string(reason::kSandboxMissing);
    case ReaderOutcome::kDied:
      break;
  }
  return std::string(reason::kReaderDied);
}

std::string reason_for(ReaderProcess::Asked const& asked) {
  if (asked.answer) return reason_for(asked.answer->outcome);
  switch (asked.trouble) {
    case ReaderProcess::Trouble::kSilent:
      return limit_reason(&Limits::reader_seconds);
    case ReaderProcess::Trouble::kStopped:
      return std::string(reason::kAborted);
    case ReaderProcess::Trouble::kGone:
      break;
  }
  return std::string(reason::kReaderDied);
}

}  // namespace

ReaderReply::ReaderReply(ReaderReply&& other) noexcept
    : output(std::exchange(other.output, -1)),
      reason(std::move(other.reason)) {}

ReaderReply& ReaderReply::operator=(ReaderReply&& other) noexcept {
  if (this != &other) {
    OwnedFd(output).close();
    output = std::exchange(other.output, -1);
    reason = std::move(other.reason);
  }
  return *this;
}

ReaderReply::~ReaderReply() { OwnedFd(output).close(); }

struct Reader::State {
  ReaderSettings settings;
  std::optional<ReaderProcess> process;
  SandboxLevel level = SandboxLevel::kUnused;
  std::string failure;  // for good: why no reader can be started

  Result<SandboxLevel> start();
  ReaderReply read_once(ReaderRequest const& request, int file);
};

/// A failure stays: an input more would end in the same way, only later.
Result<SandboxLevel> Reader::State::start() {
  if (process) return level;
  for (int i = 0; i < kStarts && failure.empty(); ++i) {
    auto started = ReaderProcess::start(settings);
    if (started) {
      process = std::move(*started);
      level = process->level();
      return level;
    }
    if (settings.stop != nullptr && settings.stop->load()) {
      return Error{Error::Code::kIo, std::string(reason::kAborted), ""};
    }
    bool const may_pass = started.error().code == Error::Code::kIo;
    if (!may_pass || i + 1 == kStarts) failure = started.error().what;
  }
  return Error{Error::Code::kUnsupported, failure, ""};
}

ReaderReply Reader::State::read_once(ReaderRequest const& request, int file) {
  ReaderReply reply;
  if (auto const started = start(); !started) {
    reply.reason = started.error().what;
    return reply;
  }
  reply.output = ::memfd_create("mishen-records", MFD_CLOEXEC);
  if (reply.output < 0) {
    reply.reason = reason::kReaderDied;
    return reply;
  }
  auto const asked = process->ask(request, file, reply.output, settings);
  if (!asked.answer) process.reset();
  reply.reason = reason_for(asked);
  // The child wrote through the same open file.
  ::lseek(reply.output, 0, SEEK_SET);
  return reply;
}

Reader::Reader(ReaderSettings settings)
    : state_(std::make_unique<State>(State{std::move(settings), {}, {}, {}})) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

ReaderReply Reader::read(int file, std::uint64_t bytes, std::string_view name,
                         std::string_view charset) {
  ReaderRequest const request{std::string(name), std::string(charset), bytes};
  ReaderReply reply = state_->read_once(request, file);
  if (reply.reason == reason::kReaderDied) {
    ReaderReply second = state_->read_once(request, file);
    // A second try that never began leaves what the first one found.
    if (second.output >= 0) reply = std::move(second);
  }
  return reply;
}

Result<SandboxLevel> Reader::start() { return state_->start(); }

SandboxLevel Reader::level() const { return state_->level; }

std::string reader_beside_this_program() {
  std::array<char, PATH_MAX> path{};
  ssize_t const size = ::readlink("/proc/self/exe", path.data(), path.size());
  if (size <= 0 || static_cast<std::size_t>(size) == path.size()) return "";
  std::string_view const program(path.data(), static_cast<std::size_t>(size));
  std::size_t const slash = program.rfind('/');
  if (slash == std::string_view::npos) return "";
  return std::string(program.substr(0, slash + 1)) + "mishen-reader";
}

}  // namespace mishen
