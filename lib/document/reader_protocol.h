#pragma once

// What mishen and mishen-reader say to each other over their channel
// (base/fd_channel.h). One Setup, answered by one Ready once the canaries
// have been read; then, one at a time, a Request with two descriptors (the
// input, open for reading, and the memfd for the records of document/wire.h)
// and a Reply. Each side takes a message it cannot read as the end of the
// other. Numbers are little endian; the version changes with every layout.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/limits.h"
#include "lib/base/lockdown.h"

namespace mishen {

/// Descriptor of the channel in mishen-reader.
inline constexpr int kReaderChannelFd = 3;

/// Longest name and charset that are passed on; of a longer name its end,
/// which chooses among text formats.
inline constexpr std::size_t kMaxReaderName = 4 << 10;
inline constexpr std::size_t kMaxReaderCharset = 256;

struct ReaderSetup {
  Limits limits;
  bool sandbox = true;
  bool use_landlock = true;
};

/// Why a reader does not become ready.
enum class ReaderFailure { kNone, kSandbox, kCanary };

struct ReaderReady {
  SandboxLevel level = SandboxLevel::kNone;
  ReaderFailure failure = ReaderFailure::kNone;
};

struct ReaderRequest {
  std::string name;
  std::string charset;
  std::uint64_t bytes = 0;
};

/// What became of the child that read an input.
enum class ReaderOutcome {
  kDone,
  kDied,
  kSeconds,
  kMemory,
  kOutput,
  kSandbox,  ///< It could not lock itself.
};

struct ReaderAnswer {
  ReaderOutcome outcome = ReaderOutcome::kDied;
  std::uint32_t wait_status = 0;  ///< As waitpid gives it.
  std::uint64_t cpu_microseconds = 0;
};

std::string encode(ReaderSetup const& setup);
std::string encode(ReaderReady const& ready);
std::string encode(ReaderRequest const& request);
std::string encode(ReaderAnswer const& answer);

/// nullopt: not such a message, or one out of bounds.
std::optional<ReaderSetup> setup_from(std::string_view bytes);
std::optional<ReaderReady> ready_from(std::string_view bytes);
std::optional<ReaderRequest> request_from(std::string_view bytes);
std::optional<ReaderAnswer> answer_from(std::string_view bytes);

/// How long a child may take by the clock. Twice its CPU time: on a busy
/// machine a busy child must meet its own limit first, so that what is read
/// does not depend on the load; the clock is for those that wait.
std::chrono::seconds reader_wall_time(Limits const& limits,
                                      std::uint64_t bytes);

/// How long the canaries may take.
inline constexpr std::chrono::seconds kCanaryTime{20};

}  // namespace mishen
