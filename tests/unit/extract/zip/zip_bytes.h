#pragma once

// ZIP files as nobody would write them: every field of every record can be
// set, and says the truth where it is not.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

/// A raw deflate stream of `content`.
std::string deflated(std::string_view content);
/// One that takes bytes and gives nothing: `count` empty blocks, no end.
std::string empty_blocks(std::size_t count);

struct HeaderFields {
  std::optional<std::uint16_t> flags;
  std::optional<std::uint16_t> method;
  std::optional<std::uint32_t> crc;
  std::optional<std::uint32_t> packed;
  std::optional<std::uint32_t> size;
  std::optional<std::string> name;
  std::string extra;
};

/// One entry. `local` and `central` say otherwise in one place only.
struct ZipFile {
  std::string name;
  std::string content;
  std::uint16_t method = 8;
  std::uint16_t flags = 0;
  HeaderFields local{};
  HeaderFields central{};
  std::string comment{};
  std::optional<std::string> packed{};  ///< Instead of the packed content.
  std::string before{};                 ///< Bytes in front of the header.
  std::string behind{};                 ///< Bytes behind the packed ones.
  bool has_local = true;
  bool is_listed = true;
  std::optional<std::uint32_t> offset{};  ///< Of the local header, as listed.
  std::uint16_t disk = 0;
  std::uint32_t attributes = 0;
};

struct ZipTail {
  std::string prefix{};            ///< In front of the first byte.
  bool prefix_in_offsets = false;  ///< Offsets count it.
  std::string before_directory{};
  std::string before_end{};
  bool has_end = true;
  std::optional<std::uint16_t> entries{};
  std::optional<std::uint32_t> directory_size{};
  std::optional<std::uint32_t> directory_offset{};
  std::optional<std::uint16_t> comment_size{};
  std::uint16_t disk = 0;
  std::string comment{};
  std::string behind{};
};

std::string zip_bytes(std::vector<ZipFile> const& files,
                      ZipTail const& tail = {});

/// An extra field.
std::string zip_field(std::uint16_t id, std::string_view data);
/// Info-ZIP's Unicode path of an entry called `name`.
std::string unicode_path(std::string_view name, std::string_view utf8);
/// A data descriptor with its signature.
std::string zip_descriptor(std::string_view content, std::string_view packed);
/// `value` in little endian.
std::string little(std::uint64_t value, int bytes);

}  // namespace mishen
