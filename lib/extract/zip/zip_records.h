#pragma once

// The records of a ZIP file (APPNOTE 6.3), each read at one offset and
// believed in nothing: what does not fit into the bytes is no record.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

namespace zip_sign {
inline constexpr std::string_view kLocal{"PK\x03\x04", 4};
inline constexpr std::string_view kCentral{"PK\x01\x02", 4};
inline constexpr std::string_view kEnd{"PK\x05\x06", 4};
inline constexpr std::string_view kDescriptor{"PK\x07\x08", 4};
inline constexpr std::string_view kEnd64{"PK\x06\x06", 4};
inline constexpr std::string_view kLocator64{"PK\x06\x07", 4};
inline constexpr std::string_view kArchiveExtra{"PK\x06\x08", 4};
inline constexpr std::string_view kSignature{"PK\x05\x05", 4};
inline constexpr std::string_view kSingleSegment{"PK00", 4};
}  // namespace zip_sign

namespace zip_flag {
inline constexpr std::uint16_t kEncrypted = 1U << 0U;
inline constexpr std::uint16_t kDescriptor = 1U << 3U;
inline constexpr std::uint16_t kStrong = 1U << 6U;
inline constexpr std::uint16_t kUtf8 = 1U << 11U;
inline constexpr std::uint16_t kMasked = 1U << 13U;
}  // namespace zip_flag

inline constexpr std::uint16_t kZipStored = 0;
inline constexpr std::uint16_t kZipDeflated = 8;
inline constexpr std::uint16_t kZipAes = 99;

std::uint16_t zip_u16(std::string_view bytes, std::size_t at);
std::uint32_t zip_u32(std::string_view bytes, std::size_t at);
std::uint64_t zip_u64(std::string_view bytes, std::size_t at);

/// Whether `sign` stands at `at`.
bool has_sign(std::string_view bytes, std::size_t at, std::string_view sign);

/// A file's header in the central directory or in front of its data. Views
/// into the archive.
struct ZipHeader {
  std::size_t begin = 0;  ///< Of its signature.
  std::size_t end = 0;    ///< Behind its last field.
  std::uint16_t version = 0;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t packed = 0;
  std::uint64_t size = 0;
  std::string_view name;
  std::string_view extra;
  // Of the central directory only.
  std::string_view comment;
  std::uint64_t offset = 0;  ///< Of the local header, as stated.
  std::uint32_t disk = 0;
};

std::optional<ZipHeader> parse_central(std::string_view bytes, std::size_t at);
std::optional<ZipHeader> parse_local(std::string_view bytes, std::size_t at);

/// Whether a header found by chance can be one: a version and method there
/// are, a name without control characters.
bool is_plausible(ZipHeader const& local);

/// The end of a central directory, ZIP64's fields in it where they count.
struct ZipEnd {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< Behind the comment, or of the bytes.
  bool exact = false;   ///< The comment ends where the bytes do.
  bool is_cut = false;  ///< It says that it is longer than the bytes.
  std::uint32_t disk = 0;
  bool is_64 = false;
  std::uint64_t entries = 0;
  std::uint64_t directory_size = 0;
  std::uint64_t directory_offset = 0;
  std::size_t directory_end = 0;  ///< Begin of the record behind it.
  std::string_view comment;
};

std::optional<ZipEnd> parse_end(std::string_view bytes, std::size_t at);

/// The length of a data descriptor at `at`, 0: there is none. `packed` and
/// `crc` are the entry's, where known.
std::size_t descriptor_length(std::string_view bytes, std::size_t at,
                              std::uint64_t packed, std::uint32_t crc);

struct ZipField {
  std::uint16_t id = 0;
  std::string_view data;
};

/// The fields of an extra field; `rest` is what is none.
struct ZipFields {
  std::vector<ZipField> fields;
  std::string_view rest;
};

ZipFields parse_fields(std::string_view extra);

}  // namespace mishen
