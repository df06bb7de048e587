#include "lib/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

namespace mishen {
namespace {

Error system_error(std::string const& what, std::string const& where) {
  int const number = errno;
  Error::Code code = Error::Code::kIo;
  if (number == ENOENT || number == ENOTDIR) code = Error::Code::kNotFound;
  if (number == EACCES || number == EPERM) code = Error::Code::kUnreadable;
  return {code, what + ": " + std::generic_category().message(number), where};
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

std::string folder_of(std::string const& path) {
  std::size_t const slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Where `path` is a symbolic link, the file it leads to is to be replaced,
/// not the link.
std::string resolved(std::string const& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISLNK(status.st_mode)) {
    return path;
  }
  std::unique_ptr<char, decltype(&std::free)> const real(
      ::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

/// The rename is on disk only when its folder is. A folder that cannot be
/// opened or synced (some network file systems) still has the new name.
void sync_folder(std::string const& folder) {
  Descriptor const opened(
      ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.value() >= 0) ::fsync(opened.value());
}

}  // namespace

Result<std::string> read_file(std::string const& path, std::size_t limit) {
  // O_NONBLOCK: opening a pipe must not wait for a writer.
  Descriptor const file(
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (file.value() < 0) return system_error("cannot be opened", path);
  struct stat status {};
  if (::fstat(file.value(), &status) != 0) {
    return system_error("cannot be read", path);
  }
  if (!S_ISREG(status.st_mode)) {
    return Error{Error::Code::kUnsupported, "not a regular file", path};
  }
  constexpr std::size_t kChunk = 64 * 1024;
  std::string bytes;
  while (bytes.size() <= limit) {
    std::size_t const have = bytes.size();
    // One byte over the limit is enough to know that it is passed.
    std::size_t const want = std::min(kChunk, limit - have) + 1;
    bytes.resize(have + want);
    ssize_t const got = ::read(file.value(), bytes.data() + have, want);
    int const read_errno = errno;
    bytes.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    errno = read_errno;
    if (got == 0) return bytes;
    if (got < 0 && errno != EINTR) return system_error("cannot be read", path);
  }
  return Error{Error::Code::kLimit,
               "larger than " + std::to_string(limit) + " bytes", path};
}

AtomicFile::AtomicFile(std::string path, std::string temporary, int descriptor)
    : path_(std::move(path)),
      temporary_(std::move(temporary)),
      descriptor_(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      failed_(other.failed_) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
  if (this != &other) {
    discard();
    path_ = std::move(other.path_);
    temporary_ = std::exchange(other.temporary_, {});
    descriptor_ = std::exchange(other.descriptor_, -1);
    failed_ = other.failed_;
  }
  return *this;
}

AtomicFile::~AtomicFile() { discard(); }

Result<AtomicFile> AtomicFile::create(std::string const& path) {
  std::string target = resolved(path);
  struct stat status {};
  if (::stat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    if (S_ISDIR(status.st_mode)) {
      return Error{Error::Code::kIo, "is a folder", path};
    }
    int const direct = ::open(target.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (direct < 0) return system_error("cannot be written", path);
    return AtomicFile(std::move(target), {}, direct);
  }
  std::string temporary = folder_of(target) + "/.mishen-XXXXXX";
  int const descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return system_error("cannot be written", path);
  return AtomicFile(std::move(target), std::move(temporary), descriptor);
}

Result<void> AtomicFile::write(std::string_view bytes) {
  if (failed_ || descriptor_ < 0) {
    return Error{Error::Code::kIo, "cannot be written", path_};
  }
  while (!bytes.empty()) {
    ssize_t const written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      failed_ = true;
      return system_error("cannot be written", path_);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> AtomicFile::commit() {
  if (failed_ || descriptor_ < 0) {
    discard();
    return Error{Error::Code::kIo, "cannot be written", path_};
  }
  // Pipes and some devices have nothing to sync and say so.
  bool ok = ::fsync(descriptor_) == 0 ||
            (temporary_.empty() && (errno == EINVAL || errno == EROFS));
  ok = ::close(std::exchange(descriptor_, -1)) == 0 && ok;
  if (ok && !temporary_.empty()) {
    ok = ::rename(temporary_.c_str(), path_.c_str()) == 0;
  }
  if (!ok) {
    Error error = system_error("cannot be written", path_);
    discard();
    return error;
  }
  if (!temporary_.empty()) sync_folder(folder_of(path_));
  temporary_.clear();
  return {};
}

void AtomicFile::discard() noexcept {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
}

}  // namespace mishen
