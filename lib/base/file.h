#pragma once

// Whole small files in, and files out that are there wholly or not at all.
// For files of our own (packs, configuration, reports); inputs to be scanned
// are read by lib/input.

#include <cstddef>
#include <string>
#include <string_view>

#include "lib/base/result.h"

namespace mishen {

/// The bytes of the regular file `path`. kLimit if there are more than
/// `limit`; kUnsupported for folders, devices and pipes.
Result<std::string> read_file(std::string const& path, std::size_t limit);

/// A file that appears under its name only when commit() has succeeded; until
/// then its bytes stand in a temporary file of mode 0600 in the same folder,
/// which the destructor removes. A path that names a device or a pipe (there
/// is nothing to replace) is written to directly. Move-only; one thread.
class AtomicFile {
 public:
  static Result<AtomicFile> create(std::string const& path);

  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) noexcept;
  AtomicFile(AtomicFile const&) = delete;
  AtomicFile& operator=(AtomicFile const&) = delete;
  ~AtomicFile();

  /// After an error nothing more is written and commit() fails too.
  Result<void> write(std::string_view bytes);

  /// fsync, rename, fsync of the folder. Ends the file in either case.
  Result<void> commit();

 private:
  AtomicFile(std::string path, std::string temporary, int descriptor);
  void discard() noexcept;

  std::string path_;
  std::string temporary_;  ///< Empty: written directly.
  int descriptor_ = -1;
  bool failed_ = false;
};

}  // namespace mishen
