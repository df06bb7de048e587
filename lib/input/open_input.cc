#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "lib/input/input.h"
#include "lib/input/open_path.h"

namespace mishen {
namespace {

bool is_same(timespec const& a, timespec const& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

class DescriptorInput final : public OpenInput {
 public:
  // `offset`: where in a regular file reading begins.
  DescriptorInput(Descriptor file, struct stat const& status,
                  std::uint64_t offset)
      : file_(std::move(file)), opened_(status), offset_(offset) {}

  [[nodiscard]] std::optional<std::uint64_t> size() const override {
    if (!S_ISREG(opened_.st_mode)) return std::nullopt;
    auto const size = static_cast<std::uint64_t>(opened_.st_size);
    return size > offset_ ? size - offset_ : 0;
  }

  Result<std::size_t> read(std::span<char> buffer) override;
  [[nodiscard]] bool changed() const override;
  [[nodiscard]] int descriptor() const override {
    return S_ISREG(opened_.st_mode) && offset_ == 0 ? file_.value() : -1;
  }

 private:
  Descriptor file_;
  struct stat opened_;
  std::uint64_t offset_;
  std::uint64_t count_ = 0;  // bytes read
  bool ended_ = false;
};

Result<std::size_t> DescriptorInput::read(std::span<char> buffer) {
  while (true) {
    ssize_t const count = ::read(file_.value(), buffer.data(), buffer.size());
    if (count >= 0) {
      ended_ = ended_ || (count == 0 && !buffer.empty());
      count_ += static_cast<std::uint64_t>(count);
      return static_cast<std::size_t>(count);
    }
    if (errno == EINTR) continue;
    // A stdin that someone else made non-blocking: wait for it.
    pollfd waiting{file_.value(), POLLIN, 0};
    bool const empty = errno == EAGAIN || errno == EWOULDBLOCK;
    if (empty && ::poll(&waiting, 1, -1) >= 0) continue;
    if (empty && errno == EINTR) continue;
    return Error{Error::Code::kIo, "read-error", ""};
  }
}

bool DescriptorInput::changed() const {
  if (!S_ISREG(opened_.st_mode)) return false;
  struct stat now {};
  if (::fstat(file_.value(), &now) != 0) return true;
  // Files whose size the system does not know (in /proc) say 0.
  bool const short_or_long = ended_ && opened_.st_size > 0 && count_ != *size();
  return short_or_long || now.st_size != opened_.st_size ||
         !is_same(now.st_mtim, opened_.st_mtim) ||
         !is_same(now.st_ctim, opened_.st_ctim);
}

Error open_error(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
      return {Error::Code::kNotFound, "vanished", ""};
    case EACCES:
    case EPERM:
      return {Error::Code::kUnreadable, "unreadable", ""};
    case ELOOP:
      return {Error::Code::kUnsupported, "symlink", ""};
    case ENXIO:
    case ENODEV:
      return {Error::Code::kUnsupported, "socket", ""};
    default:
      return {Error::Code::kIo, "read-error", ""};
  }
}

// What took the place of a regular file since the walk.
Error type_error(mode_t mode) {
  if (S_ISDIR(mode)) return {Error::Code::kChanged, "changed-while-read", ""};
  if (S_ISFIFO(mode)) return {Error::Code::kUnsupported, "fifo", ""};
  if (S_ISSOCK(mode)) return {Error::Code::kUnsupported, "socket", ""};
  return {Error::Code::kUnsupported, "device", ""};
}

Result<std::unique_ptr<OpenInput>> open_stdin() {
  Descriptor file(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
  struct stat status {};
  if (!file || ::fstat(file.value(), &status) != 0) return open_error(errno);
  if (S_ISDIR(status.st_mode)) return open_error(EISDIR);
  off_t const offset =
      S_ISREG(status.st_mode) ? ::lseek(file.value(), 0, SEEK_CUR) : 0;
  return std::unique_ptr<OpenInput>(std::make_unique<DescriptorInput>(
      std::move(file), status,
      offset > 0 ? static_cast<std::uint64_t>(offset) : 0));
}

}  // namespace

Result<std::unique_ptr<OpenInput>> open_input(Input const& input) {
  if (input.kind == Input::Kind::kStdin) return open_stdin();
  // O_NONBLOCK: a FIFO put in the file's place must not wait for a writer.
  Opened opened =
      open_path(input.path, input.followed, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  if (opened.error != 0) return open_error(opened.error);
  struct stat status {};
  if (::fstat(opened.file.value(), &status) != 0) return open_error(errno);
  if (!S_ISREG(status.st_mode)) return type_error(status.st_mode);
  return std::unique_ptr<OpenInput>(
      std::make_unique<DescriptorInput>(std::move(opened.file), status, 0));
}

}  // namespace mishen
