#pragma once

// What lies where in a ZIP file: the entries of its central directory with
// their local headers, entries that only a local header or another directory
// tells of, and the bytes that nothing explains. The naive way believes the
// directory; here every byte of the file must be accounted for, each looked
// at a bounded number of times.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/extract/zip/zip_archive.h"

namespace mishen {

/// An entry as it can be read: where its packed bytes are, and how packed.
struct ZipItem {
  ZipEntry entry;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  bool is_encrypted = false;
  bool has_aes = false;
  /// Packed bytes; with `open_end` they may end before.
  std::size_t begin = 0;
  std::size_t end = 0;
  bool open_end = false;  ///< The size is not stated: a stream that ends.
  /// Where the next entry begins: a stream may run on as far as this.
  std::size_t reach = 0;
  bool cut = false;  ///< More is stated than the file holds.
  /// Directory and local header tell differently.
  bool mismatch = false;
};

struct ZipDirectory {
  std::vector<ZipItem> items;
  std::vector<std::string> problems;
  std::vector<ZipGap> gaps;
  std::string_view comment;
  /// Extra fields of no known kind, and comments of directories that do not
  /// count; parted by line ends.
  std::string extras;
  bool has_end = false;  ///< A central directory was found.
};

/// Takes at most `most_items` entries; more are the problem "limit-members".
ZipDirectory read_directory(std::string_view bytes, std::size_t most_items);

}  // namespace mishen
