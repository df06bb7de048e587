#include "lib/input/open_path.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <string>

namespace mishen {
namespace {

constexpr int kFolder = O_PATH | O_DIRECTORY;

// The longest prefix of whole components that the kernel takes at once, or
// the first component where `one` is asked for. Slashes behind it go with it.
std::string_view first_piece(std::string_view path, bool one) {
  constexpr std::size_t kLongest = PATH_MAX - 1;
  if (!one && path.size() <= kLongest) return path;
  std::size_t slash = 0;
  if (one) {
    std::size_t const begin = path.find_first_not_of('/');
    slash = path.find('/', begin == std::string_view::npos ? 0 : begin);
  } else {
    slash = path.rfind('/', kLongest - 1);
  }
  if (slash == std::string_view::npos) return path;
  std::size_t const next = path.find_first_not_of('/', slash);
  return path.substr(0, next);
}

using Open = Opened (*)(int folder, std::string_view piece, int flags);

Opened opened(int descriptor) {
  if (descriptor < 0) return {Descriptor(), errno};
  return {Descriptor(descriptor), 0};
}

// A signal during an open on a slow file system is no error.
template <class Call>
Opened uninterrupted(Call call) {
  Opened result;
  do {
    result = opened(call());
  } while (result.error == EINTR);
  return result;
}

// The piece without the slashes behind it: they make no difference to a
// folder, and "name/" would follow a link of that name.
std::string without_slashes(std::string_view piece) {
  std::size_t const last = piece.find_last_not_of('/');
  bool const is_root = last == std::string_view::npos;
  return std::string(is_root ? piece.substr(0, 1) : piece.substr(0, last + 1));
}

Opened open_following(int folder, std::string_view piece, int flags) {
  std::string const text = without_slashes(piece);
  return uninterrupted(
      [&] { return ::openat(folder, text.c_str(), flags | O_CLOEXEC); });
}

Opened open_component(int folder, std::string_view piece, int flags) {
  std::string const text = without_slashes(piece);
  return uninterrupted([&] {
    return ::openat(folder, text.c_str(), flags | O_NOFOLLOW | O_CLOEXEC);
  });
}

Opened open_beneath(int folder, std::string_view piece, int flags) {
  std::string const text = without_slashes(piece);
  open_how how{};
  how.flags = static_cast<unsigned>(flags | O_NOFOLLOW | O_CLOEXEC);
  how.resolve = RESOLVE_NO_SYMLINKS;
  return uninterrupted([&] {
    return static_cast<int>(
        ::syscall(SYS_openat2, folder, text.c_str(), &how, sizeof(how)));
  });
}

// Walks `path` from `folder` piece by piece; only the last gets `flags`.
Opened walk(int folder, std::string_view path, int flags, bool one, Open open) {
  Descriptor current;
  while (true) {
    std::string_view const piece = first_piece(path, one);
    path.remove_prefix(piece.size());
    Opened next = open(current ? current.value() : folder, piece,
                       path.empty() ? flags : kFolder);
    if (next.error != 0 || path.empty()) return next;
    current = std::move(next.file);
  }
}

}  // namespace

Descriptor::~Descriptor() {
  if (value_ >= 0) ::close(value_);
}

Opened open_path(std::string_view path, std::size_t followed, int flags,
                 Resolution resolution) {
  Descriptor parent;
  if (followed > 0) {
    Opened prefix = walk(AT_FDCWD, path.substr(0, followed), kFolder, false,
                         open_following);
    if (prefix.error != 0) return prefix;
    parent = std::move(prefix.file);
  }
  int const folder = parent ? parent.value() : AT_FDCWD;
  std::string_view const rest =
      followed == path.size() ? std::string_view(".") : path.substr(followed);
  if (resolution == Resolution::kAtOnce) {
    Opened result = walk(folder, rest, flags, false, open_beneath);
    // Old kernels do not know openat2, some sandboxes forbid it.
    if (result.error != ENOSYS && result.error != EPERM) return result;
  }
  return walk(folder, rest, flags, true, open_component);
}

}  // namespace mishen
