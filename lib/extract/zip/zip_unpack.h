#pragma once

// Packed bytes of one entry → its content, within the limits, by zlib
// (deflate) and libzip (bzip2 and whatever else it was built with). Nothing
// that comes out is thrown away because of what comes after it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/extract/extraction.h"

namespace mishen {

std::uint32_t zip_crc(std::string_view bytes);

/// What is to be unpacked.
struct ZipPacked {
  std::string_view bytes;   ///< As long as the entry says it is.
  std::string_view beyond;  ///< What follows, should the stream run on.
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t size = 0;  ///< Of the content, as stated.
};

struct ZipUnpacked {
  std::string bytes;
  std::uint32_t crc = 0;  ///< Of them.
  /// Why there may be more; empty: the stream came to its end.
  std::string reason;
  std::size_t consumed = 0;  ///< Of `bytes` and `beyond` together.
};

/// Takes what comes out from the budget.
ZipUnpacked unpack(ZipPacked const& packed, Budget& budget);

/// Whether that method can be unpacked at all.
bool can_unpack(std::uint16_t method);

/// Whether bytes that are said to be encrypted are not: they unpack to what
/// the size and the checksum say. Looks at no more than `most` bytes, packed
/// or unpacked, and keeps none of them; `looked` says at how many.
bool is_plain(ZipPacked const& packed, std::size_t most, std::size_t& looked);

}  // namespace mishen
