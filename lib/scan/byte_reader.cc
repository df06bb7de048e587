#include "lib/scan/byte_reader.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>

namespace mishen {
namespace {

/// The first piece of a stream; files are read at their size.
constexpr std::size_t kFirstPiece = 64 << 10;

/// How long a stop may go unnoticed while a stream has nothing to give.
constexpr int kWaitMilliseconds = 100;

}  // namespace

std::size_t ByteReader::end(bool& why) {
  why = true;
  at_end_ = true;
  return 0;
}

/// A signal that comes just before read(2) would not interrupt it, so a
/// stream, which can be stdin only, is read when it has something to give.
void ByteReader::wait_for_stream() const {
  while (!stop_.load()) {
    pollfd stream{STDIN_FILENO, POLLIN, 0};
    if (::poll(&stream, 1, kWaitMilliseconds) > 0) return;
  }
}

std::size_t ByteReader::read(std::span<char> buffer) {
  if (at_end_ || buffer.empty()) return 0;
  if (!input_.size()) wait_for_stream();
  if (stop_.load()) return end(stopped_);
  std::uint64_t const left = limit_ - std::min(limit_, bytes_);
  // One byte more than the limit is asked for, to tell "exactly" from "over".
  std::size_t const wanted =
      left < buffer.size() ? static_cast<std::size_t>(left) : buffer.size();
  char probe = 0;
  auto const got =
      input_.read(wanted > 0 ? buffer.first(wanted) : std::span(&probe, 1));
  if (!got) return end(stop_.load() ? stopped_ : failed_);
  if (*got == 0) return end(at_end_);
  if (wanted == 0) return end(over_limit_);
  bytes_ += *got;
  if (hashing_ == Hashing::kYes) sha256_.update({buffer.data(), *got});
  return *got;
}

std::string ByteReader::read_head(std::size_t most) {
  std::size_t const expected =
      input_.size() ? static_cast<std::size_t>(
                          std::min<std::uint64_t>(*input_.size(), most)) +
                          1
                    : kFirstPiece;
  std::string head(std::min(expected, most), '\0');
  std::size_t filled = 0;
  while (filled < most) {
    if (filled == head.size()) head.resize(std::min(most, 4 * filled));
    std::size_t const got = read(std::span(head).subspan(filled));
    if (got == 0) break;
    filled += got;
  }
  head.resize(filled);
  return head;
}

}  // namespace mishen
