#include "lib/base/fd_channel.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <system_error>

namespace mishen {
namespace {

using Outcome = FdChannel::Outcome;

/// Room for the descriptors of one message, aligned as control messages are.
struct alignas(cmsghdr) ControlBuffer {
  std::array<char, CMSG_SPACE(sizeof(int) * FdChannel::kMaxFds)> bytes{};
};

void attach(msghdr& header, ControlBuffer& control, std::span<int const> fds) {
  if (fds.empty()) return;
  header.msg_control = control.bytes.data();
  header.msg_controllen = CMSG_SPACE(fds.size_bytes());
  cmsghdr* const first = CMSG_FIRSTHDR(&header);
  first->cmsg_level = SOL_SOCKET;
  first->cmsg_type = SCM_RIGHTS;
  first->cmsg_len = CMSG_LEN(fds.size_bytes());
  std::memcpy(CMSG_DATA(first), fds.data(), fds.size_bytes());
}

/// Every descriptor that came, whatever becomes of the message: it is open in
/// this process from now on.
std::vector<OwnedFd> detach(msghdr& header) {
  std::vector<OwnedFd> fds;
  for (cmsghdr* part = CMSG_FIRSTHDR(&header); part != nullptr;
       part = CMSG_NXTHDR(&header, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) {
      continue;
    }
    std::size_t const count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
      fds.emplace_back(fd);
    }
  }
  return fds;
}

bool must_wait(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

Outcome ended(int error) {
  return error == EPIPE || error == ECONNRESET ? Outcome::kClosed
                                               : Outcome::kFault;
}

}  // namespace

OwnedFd& OwnedFd::operator=(OwnedFd&& other) noexcept {
  if (this != &other) {
    close();
    descriptor_ = other.release();
  }
  return *this;
}

void OwnedFd::close() {
  // Not again after EINTR: Linux has closed it by then.
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

Deadline deadline_in(std::chrono::milliseconds time) {
  return std::chrono::steady_clock::now() + time;
}

int milliseconds_until(Deadline deadline) {
  Deadline const now = std::chrono::steady_clock::now();
  if (deadline <= now) return 0;
  auto const left =
      std::chrono::ceil<std::chrono::milliseconds>(deadline - now);
  return static_cast<int>(std::min<std::int64_t>(left.count(), INT_MAX));
}

bool wait_for(int fd, short events, Deadline deadline) {
  while (true) {
    pollfd waited{fd, events, 0};
    int const left = milliseconds_until(deadline);
    int const ready = ::poll(&waited, 1, left);
    if (ready > 0) return true;
    if (ready == 0 && left == 0) return false;
    if (ready < 0 && errno != EINTR && errno != EAGAIN) return false;
  }
}

Result<std::pair<FdChannel, FdChannel>> FdChannel::make_pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) !=
      0) {
    return Error{Error::Code::kIo,
                 "no socket pair: " + std::generic_category().message(errno),
                 ""};
  }
  return std::pair(FdChannel(OwnedFd(ends[0])), FdChannel(OwnedFd(ends[1])));
}

Outcome FdChannel::send(std::string_view bytes, std::span<int const> fds,
                        Deadline deadline) {
  if (bytes.empty() || bytes.size() > kMaxMessage || fds.size() > kMaxFds) {
    return Outcome::kFault;
  }
  // sendmsg does not write to what it sends.
  iovec piece{const_cast<char*>(bytes.data()), bytes.size()};
  ControlBuffer control;
  msghdr header{};
  header.msg_iov = &piece;
  header.msg_iovlen = 1;
  attach(header, control, fds);
  while (true) {
    ssize_t const sent =
        ::sendmsg(socket_.get(), &header, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) return Outcome::kOk;
    if (errno == EINTR) continue;
    if (!must_wait(errno)) return ended(errno);
    if (!wait_for(socket_.get(), POLLOUT, deadline)) return Outcome::kTimeout;
  }
}

Outcome FdChannel::receive(Message& message, Deadline deadline) {
  message.fds.clear();
  message.bytes.resize(kMaxMessage);
  while (true) {
    iovec piece{message.bytes.data(), message.bytes.size()};
    ControlBuffer control;
    msghdr header{};
    header.msg_iov = &piece;
    header.msg_iovlen = 1;
    header.msg_control = control.bytes.data();
    header.msg_controllen = control.bytes.size();
    ssize_t const got =
        ::recvmsg(socket_.get(), &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got >= 0) {
      message.bytes.resize(static_cast<std::size_t>(got));
      message.fds = detach(header);
      bool const whole = (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0;
      if (whole && got > 0) return Outcome::kOk;
      message = {};
      return whole ? Outcome::kClosed : Outcome::kFault;
    }
    Outcome outcome = Outcome::kOk;
    if (errno == EINTR) continue;
    if (!must_wait(errno)) outcome = ended(errno);
    if (outcome == Outcome::kOk && !wait_for(socket_.get(), POLLIN, deadline)) {
      outcome = Outcome::kTimeout;
    }
    if (outcome != Outcome::kOk) {
      message = {};
      return outcome;
    }
  }
}

}  // namespace mishen
