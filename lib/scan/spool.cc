#include "lib/scan/spool.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>

namespace mishen {
namespace {

constexpr std::size_t kPiece = 256 << 10;

}  // namespace

Spool::Spool(Spool&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      size_(other.size_),
      cut_(other.cut_) {}

Spool& Spool::operator=(Spool&& other) noexcept {
  std::swap(file_, other.file_);
  size_ = other.size_;
  cut_ = other.cut_;
  return *this;
}

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
}

bool Spool::append(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const done = ::write(file_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(done));
    size_ += static_cast<std::uint64_t>(done);
  }
  return true;
}

Result<Spool> Spool::fill(std::string_view head, ByteReader& reader,
                          std::uint64_t limit) {
  Error const failed{Error::Code::kIo, "read-error", ""};
  Spool spool(::memfd_create("mishen-input", MFD_CLOEXEC));
  if (spool.file_ < 0) return Error(failed);
  if (!spool.append(head.substr(0, limit))) return Error(failed);
  std::string buffer(kPiece, '\0');
  while (spool.size_ < limit) {
    std::size_t const wanted = static_cast<std::size_t>(
        std::min<std::uint64_t>(buffer.size(), limit - spool.size_));
    std::size_t const got = reader.read(std::span(buffer).first(wanted));
    if (got == 0) return spool;
    if (!spool.append(std::string_view(buffer).substr(0, got))) {
      return Error(failed);
    }
  }
  // One byte more tells whether the stream ends exactly here.
  std::size_t const more = reader.read(std::span(buffer).first(1));
  spool.cut_ = head.size() > limit || more > 0;
  std::string_view const behind =
      head.size() > limit ? head.substr(limit) : std::string_view();
  if (!spool.append(behind) ||
      !spool.append(std::string_view(buffer).substr(0, more))) {
    return Error(failed);
  }
  return spool;
}

std::size_t Spool::read(std::uint64_t at, std::span<char> buffer) const {
  while (true) {
    ssize_t const got =
        ::pread(file_, buffer.data(), buffer.size(), static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    return got > 0 ? static_cast<std::size_t>(got) : 0;
  }
}

}  // namespace mishen
