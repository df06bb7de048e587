#pragma once

// Which of the records that look like a ZIP file's end is its end, and where
// the central directory before it lies. A comment may hold such records, data
// in front of the archive shifts every offset in it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/extract/zip/zip_records.h"

namespace mishen {

/// Where a directory is, and by how much all offsets in it are off.
struct ZipFound {
  std::size_t begin = 0;
  std::uint64_t shift = 0;
};

std::optional<ZipFound> find_directory(std::string_view bytes,
                                       ZipEnd const& end);

/// The end record that counts: one that leads to a directory, at best with its
/// comment ending where the file does; of equals the last.
std::optional<ZipEnd> choose_end(std::string_view bytes);

}  // namespace mishen
