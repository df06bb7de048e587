#pragma once

// A stream kept in memory as a file, so that another process can read it and
// so that it can be read twice. Nothing is written to a disk.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "lib/base/result.h"
#include "lib/scan/byte_reader.h"

namespace mishen {

/// Owns an anonymous file in memory (memfd_create). Move-only; one thread.
class Spool {
 public:
  /// Takes `head` and what follows it in `reader`, up to `limit` bytes or, to
  /// know that there are more, few beyond. An Error (kIo) where the system has
  /// no memory for it.
  static Result<Spool> fill(std::string_view head, ByteReader& reader,
                            std::uint64_t limit);
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&& other) noexcept;
  Spool(Spool const&) = delete;
  Spool& operator=(Spool const&) = delete;
  ~Spool();

  [[nodiscard]] int descriptor() const { return file_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// The stream goes on behind the limit.
  [[nodiscard]] bool is_cut() const { return cut_; }
  /// Bytes from `at`, 0 at the end.
  std::size_t read(std::uint64_t at, std::span<char> buffer) const;

 private:
  explicit Spool(int file) : file_(file) {}
  bool append(std::string_view bytes);

  int file_ = -1;
  std::uint64_t size_ = 0;
  bool cut_ = false;
};

}  // namespace mishen
