#include "lib/extract/zip/zip_records.h"

#include <algorithm>

namespace mishen {
namespace {

constexpr std::size_t kLocalBytes = 30;
constexpr std::size_t kCentralBytes = 46;
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kEnd64Bytes = 56;
constexpr std::size_t kLocatorBytes = 20;
constexpr std::uint16_t kZip64Field = 0x0001;
constexpr std::uint32_t kIn64 = 0xFFFFFFFF;

std::uint64_t number(std::string_view bytes, std::size_t at,
                     std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// Fields that do not fit into 32 bits, in this order and only those.
void read_zip64(ZipHeader& header, bool with_offset) {
  for (ZipField const& field : parse_fields(header.extra).fields) {
    if (field.id != kZip64Field) continue;
    std::size_t at = 0;
    auto const take = [&](std::uint64_t& value) {
      if (value != kIn64 || at + 8 > field.data.size()) return;
      value = zip_u64(field.data, at);
      at += 8;
    };
    take(header.size);
    take(header.packed);
    if (with_offset) take(header.offset);
    return;
  }
}

void read_end64(std::string_view bytes, ZipEnd& end) {
  end.directory_end = end.begin;
  if (end.begin < kLocatorBytes) return;
  std::size_t const locator = end.begin - kLocatorBytes;
  if (!has_sign(bytes, locator, zip_sign::kLocator64)) return;
  end.directory_end = locator;
  // Where it is said to be, or right in front of its locator where data in
  // front of the archive has shifted it.
  std::uint64_t at = zip_u64(bytes, locator + 8);
  bool const said =
      at < locator &&
      has_sign(bytes, static_cast<std::size_t>(at), zip_sign::kEnd64);
  if (!said) at = locator < kEnd64Bytes ? locator : locator - kEnd64Bytes;
  auto const begin = static_cast<std::size_t>(at);
  if (!has_sign(bytes, begin, zip_sign::kEnd64) ||
      begin + kEnd64Bytes > bytes.size()) {
    return;
  }
  end.is_64 = true;
  end.entries = zip_u64(bytes, begin + 32);
  end.directory_size = zip_u64(bytes, begin + 40);
  end.directory_offset = zip_u64(bytes, begin + 48);
  end.directory_end = begin;
}

bool is_method(std::uint16_t method) {
  return method <= 20 || (method >= 92 && method <= 99);
}

}  // namespace

std::uint16_t zip_u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(number(bytes, at, 2));
}

std::uint32_t zip_u32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(number(bytes, at, 4));
}

std::uint64_t zip_u64(std::string_view bytes, std::size_t at) {
  return number(bytes, at, 8);
}

bool has_sign(std::string_view bytes, std::size_t at, std::string_view sign) {
  return at <= bytes.size() && bytes.substr(at, sign.size()) == sign;
}

std::optional<ZipHeader> parse_central(std::string_view bytes, std::size_t at) {
  if (!has_sign(bytes, at, zip_sign::kCentral) ||
      bytes.size() - at < kCentralBytes) {
    return std::nullopt;
  }
  std::size_t const name = zip_u16(bytes, at + 28);
  std::size_t const extra = zip_u16(bytes, at + 30);
  std::size_t const comment = zip_u16(bytes, at + 32);
  std::size_t const fields = at + kCentralBytes;
  if (bytes.size() - fields < name + extra + comment) return std::nullopt;
  ZipHeader header;
  header.begin = at;
  header.end = fields + name + extra + comment;
  header.version = zip_u16(bytes, at + 6);
  header.flags = zip_u16(bytes, at + 8);
  header.method = zip_u16(bytes, at + 10);
  header.crc = zip_u32(bytes, at + 16);
  header.packed = zip_u32(bytes, at + 20);
  header.size = zip_u32(bytes, at + 24);
  header.disk = zip_u16(bytes, at + 34);
  header.offset = zip_u32(bytes, at + 42);
  header.name = bytes.substr(fields, name);
  header.extra = bytes.substr(fields + name, extra);
  header.comment = bytes.substr(fields + name + extra, comment);
  read_zip64(header, true);
  return header;
}

std::optional<ZipHeader> parse_local(std::string_view bytes, std::size_t at) {
  if (!has_sign(bytes, at, zip_sign::kLocal) ||
      bytes.size() - at < kLocalBytes) {
    return std::nullopt;
  }
  std::size_t const name = zip_u16(bytes, at + 26);
  std::size_t const extra = zip_u16(bytes, at + 28);
  std::size_t const fields = at + kLocalBytes;
  if (bytes.size() - fields < name + extra) return std::nullopt;
  ZipHeader header;
  header.begin = at;
  header.end = fields + name + extra;
  header.version = zip_u16(bytes, at + 4);
  header.flags = zip_u16(bytes, at + 6);
  header.method = zip_u16(bytes, at + 8);
  header.crc = zip_u32(bytes, at + 14);
  header.packed = zip_u32(bytes, at + 18);
  header.size = zip_u32(bytes, at + 22);
  header.name = bytes.substr(fields, name);
  header.extra = bytes.substr(fields + name, extra);
  read_zip64(header, false);
  return header;
}

bool is_plausible(ZipHeader const& local) {
  constexpr unsigned kLatestVersion = 90;
  bool const version = (local.version & 0xFFU) <= kLatestVersion;
  bool const name =
      !local.name.empty() &&
      std::none_of(local.name.begin(), local.name.end(), [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20;
      });
  return version && name && is_method(local.method);
}

std::optional<ZipEnd> parse_end(std::string_view bytes, std::size_t at) {
  if (!has_sign(bytes, at, zip_sign::kEnd) || bytes.size() - at < kEndBytes) {
    return std::nullopt;
  }
  ZipEnd end;
  end.begin = at;
  end.disk = zip_u16(bytes, at + 4);
  end.entries = zip_u16(bytes, at + 10);
  end.directory_size = zip_u32(bytes, at + 12);
  end.directory_offset = zip_u32(bytes, at + 16);
  std::size_t const comment = zip_u16(bytes, at + 20);
  end.comment = bytes.substr(at + kEndBytes, comment);
  end.end = at + kEndBytes + end.comment.size();
  end.is_cut = end.comment.size() < comment;
  end.exact = end.comment.size() == comment && end.end == bytes.size();
  read_end64(bytes, end);
  return end;
}

std::size_t descriptor_length(std::string_view bytes, std::size_t at,
                              std::uint64_t packed, std::uint32_t crc) {
  std::size_t const left = bytes.size() - std::min(at, bytes.size());
  if (has_sign(bytes, at, zip_sign::kDescriptor)) {
    bool const wide =
        left >= 24 && zip_u64(bytes, at + 8) == packed &&
        (zip_u32(bytes, at + 8) != packed || bytes.substr(at + 16, 2) != "PK");
    if (wide) return 24;
    return std::min<std::size_t>(left, 16);
  }
  if (left >= 20 && zip_u32(bytes, at) == crc &&
      zip_u64(bytes, at + 4) == packed && bytes.substr(at + 12, 2) != "PK") {
    return 20;
  }
  bool const plain = left >= 12 && zip_u32(bytes, at) == crc &&
                     zip_u32(bytes, at + 4) == packed;
  return plain ? 12 : 0;
}

ZipFields parse_fields(std::string_view extra) {
  ZipFields out;
  while (extra.size() >= 4) {
    std::size_t const size = zip_u16(extra, 2);
    if (size > extra.size() - 4) break;
    out.fields.push_back({zip_u16(extra, 0), extra.substr(4, size)});
    extra.remove_prefix(4 + size);
  }
  out.rest = extra;
  return out;
}

}  // namespace mishen
