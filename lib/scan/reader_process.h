#pragma once

// One running mishen-reader as mishen sees it: a process that may be stopped,
// dead, or no reader at all. Private to lib/scan.

#include <sys/types.h>

#include <optional>
#include <string_view>

#include "lib/base/fd_channel.h"
#include "lib/base/result.h"
#include "lib/document/reader_protocol.h"
#include "lib/scan/reader.h"

namespace mishen {

/// Owns the process: it is ended and reaped with this. One thread.
class ReaderProcess {
 public:
  /// Starts the program and waits until its canaries have been found. The
  /// Error's `what` is a reason; kNotFound: no such program; kUnsupported: it
  /// says itself that it cannot; kLimit: it says nothing; kIo: it does not
  /// answer as a reader does, which may pass.
  static Result<ReaderProcess> start(ReaderSettings const& settings);

  ReaderProcess(ReaderProcess&& other) noexcept;
  ReaderProcess& operator=(ReaderProcess&& other) noexcept;
  ~ReaderProcess() { end(kPatience); }

  [[nodiscard]] SandboxLevel level() const { return level_; }

  /// What asking came to, other than an answer.
  enum class Trouble {
    kGone,     ///< It died or says what no reader says; ended now.
    kSilent,   ///< It let its own deadline pass; ended now.
    kStopped,  ///< The run is to end; ended now.
  };
  struct Asked {
    std::optional<ReaderAnswer> answer;
    Trouble trouble = Trouble::kGone;  ///< Where there is no answer.
  };

  /// Has `input` read into `output`.
  Asked ask(ReaderRequest const& request, int input, int output,
            ReaderSettings const& settings);

 private:
  static constexpr std::chrono::milliseconds kPatience{2'000};

  ReaderProcess(FdChannel channel, pid_t process);
  [[nodiscard]] Result<ReaderReady> shake_hands(ReaderSettings const& settings);
  /// receive() that looks now and then whether the run is to end.
  FdChannel::Outcome receive(FdChannel::Message& message, Deadline deadline,
                             ReaderSettings const& settings, bool& stopped);
  /// Closes the channel, upon which a reader leaves; kills it and all it has
  /// started if it is still there after `patience`.
  void end(std::chrono::milliseconds patience) noexcept;
  bool reap(Deadline deadline) noexcept;

  FdChannel channel_;
  pid_t process_ = -1;
  SandboxLevel level_ = SandboxLevel::kUnused;
};

}  // namespace mishen
