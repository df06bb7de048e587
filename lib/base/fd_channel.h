#pragma once

// Small messages and open descriptors between two processes of ours: one end
// of a local socket pair (AF_UNIX, SOCK_SEQPACKET), the only socket there is
// in mishen. Every wait has a deadline, since the other side may be stopped,
// dead or taken over; nothing here is ended by a signal.

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/result.h"

namespace mishen {

/// An open file descriptor, closed at its end. Move-only.
class OwnedFd {
 public:
  OwnedFd() = default;
  explicit OwnedFd(int descriptor) : descriptor_(descriptor) {}
  OwnedFd(OwnedFd&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)) {}
  OwnedFd& operator=(OwnedFd&& other) noexcept;
  OwnedFd(OwnedFd const&) = delete;
  OwnedFd& operator=(OwnedFd const&) = delete;
  ~OwnedFd() { close(); }

  /// -1: none.
  [[nodiscard]] int get() const { return descriptor_; }
  explicit operator bool() const { return descriptor_ >= 0; }
  int release() { return std::exchange(descriptor_, -1); }
  void close();

 private:
  int descriptor_ = -1;
};

using Deadline = std::chrono::steady_clock::time_point;

/// `time` from now.
Deadline deadline_in(std::chrono::milliseconds time);

/// One end. Owned; one thread.
class FdChannel {
 public:
  static constexpr std::size_t kMaxMessage = 16 << 10;
  static constexpr std::size_t kMaxFds = 2;

  enum class Outcome {
    kOk,
    kClosed,   ///< The other side has gone.
    kTimeout,  ///< The deadline has passed.
    kFault,    ///< Too long, too many descriptors, or the system refuses.
  };

  struct Message {
    std::string bytes;
    std::vector<OwnedFd> fds;  ///< Close-on-exec.
  };

  FdChannel() = default;
  /// Takes over `socket`.
  explicit FdChannel(OwnedFd socket) : socket_(std::move(socket)) {}

  /// Two ends that belong together, close-on-exec.
  static Result<std::pair<FdChannel, FdChannel>> make_pair();

  /// Sends a message of 1 to kMaxMessage bytes, and copies of `fds`.
  Outcome send(std::string_view bytes, std::span<int const> fds,
               Deadline deadline);
  /// Waits for a message. Descriptors that come with a faulty one are closed.
  Outcome receive(Message& message, Deadline deadline);

  [[nodiscard]] int fd() const { return socket_.get(); }
  void close() { socket_.close(); }

 private:
  OwnedFd socket_;
};

/// Waits until `fd` has one of `events` (POLLIN …), an error or a hang-up.
/// False: the deadline has passed.
bool wait_for(int fd, short events, Deadline deadline);

/// Milliseconds until then for poll(2), rounded up, at least 0.
int milliseconds_until(Deadline deadline);

}  // namespace mishen
