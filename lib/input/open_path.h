#pragma once

// Opening by path without a limit on its length and without following a
// symbolic link that the user did not write. Paths longer than the kernel
// takes at once are walked in pieces, so no descriptor is kept between calls
// and few are needed in one.

#include <cstddef>
#include <string_view>
#include <utility>

namespace mishen {

/// Owns a file descriptor; -1 is none. Move-only.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept
      : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor();

  [[nodiscard]] int value() const { return value_; }
  explicit operator bool() const { return value_ >= 0; }
  /// Gives the descriptor away.
  int release() { return std::exchange(value_, -1); }

 private:
  int value_ = -1;
};

/// A descriptor, or the errno that there is none for.
struct Opened {
  Descriptor file;
  int error = 0;
};

/// How the part that follows no links is walked. kAtOnce asks the kernel
/// (openat2, Linux 5.6) and falls back to the other.
enum class Resolution { kAtOnce, kStepByStep };

/// Opens `path` (without NUL) with `flags` and O_NOFOLLOW, O_CLOEXEC,
/// following links in its first `followed` bytes only, which are empty or end
/// with a slash.
Opened open_path(std::string_view path, std::size_t followed, int flags,
                 Resolution resolution = Resolution::kAtOnce);

}  // namespace mishen
