#include "tests/unit/extract/zip/zip_bytes.h"

#include <zlib.h>

#include <algorithm>

namespace mishen {
namespace {

std::uint32_t crc_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(
      0, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()));
}

struct Truth {
  std::uint16_t flags;
  std::uint16_t method;
  std::uint32_t crc;
  std::uint32_t packed;
  std::uint32_t size;
};

// The fields that both headers have in the same order, up to the sizes.
std::string shared(HeaderFields const& fields, Truth const& truth) {
  return little(20, 2) + little(fields.flags.value_or(truth.flags), 2) +
         little(fields.method.value_or(truth.method), 2) + little(0, 2) +
         little(0x21, 2) + little(fields.crc.value_or(truth.crc), 4) +
         little(fields.packed.value_or(truth.packed), 4) +
         little(fields.size.value_or(truth.size), 4);
}

}  // namespace

std::string little(std::uint64_t value, int bytes) {
  std::string out;
  for (; bytes > 0; --bytes, value >>= 8U) {
    out += static_cast<char>(value & 0xFFU);
  }
  return out;
}

std::string deflated(std::string_view content) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, content.size()), '\0');
  std::string copy(content);
  stream.next_in = reinterpret_cast<unsigned char*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<unsigned char*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string empty_blocks(std::size_t count) {
  std::string out;
  for (; count > 0; --count) out += std::string("\0\0\0\xFF\xFF", 5);
  return out;
}

std::string zip_field(std::uint16_t id, std::string_view data) {
  return little(id, 2) + little(data.size(), 2) + std::string(data);
}

std::string unicode_path(std::string_view name, std::string_view utf8) {
  return zip_field(0x7075,
                   "\x01" + little(crc_of(name), 4) + std::string(utf8));
}

std::string zip_descriptor(std::string_view content, std::string_view packed) {
  return "PK\x07\x08" + little(crc_of(content), 4) + little(packed.size(), 4) +
         little(content.size(), 4);
}

std::string zip_bytes(std::vector<ZipFile> const& files, ZipTail const& tail) {
  std::string out = tail.prefix;
  std::size_t const base = tail.prefix_in_offsets ? 0 : out.size();
  std::string directory;
  std::size_t listed = 0;
  for (ZipFile const& file : files) {
    std::string const packed = file.packed.value_or(
        file.method == 8 ? deflated(file.content) : file.content);
    Truth const truth{file.flags, file.method, crc_of(file.content),
                      static_cast<std::uint32_t>(packed.size()),
                      static_cast<std::uint32_t>(file.content.size())};
    out += file.before;
    std::size_t const offset = out.size() - base;
    if (file.has_local) {
      std::string const name = file.local.name.value_or(file.name);
      out += "PK\x03\x04" + shared(file.local, truth) + little(name.size(), 2) +
             little(file.local.extra.size(), 2) + name + file.local.extra +
             packed + file.behind;
    }
    if (!file.is_listed) continue;
    ++listed;
    std::string const name = file.central.name.value_or(file.name);
    directory +=
        "PK\x01\x02" + little(20, 2) + shared(file.central, truth) +
        little(name.size(), 2) + little(file.central.extra.size(), 2) +
        little(file.comment.size(), 2) + little(file.disk, 2) + little(0, 2) +
        little(file.attributes, 4) +
        little(file.offset.value_or(static_cast<std::uint32_t>(offset)), 4) +
        name + file.central.extra + file.comment;
  }
  out += tail.before_directory;
  std::size_t const at = out.size() - base;
  out += directory + tail.before_end;
  if (!tail.has_end) return out + tail.behind;
  std::uint64_t const entries =
      tail.entries.value_or(static_cast<std::uint16_t>(listed & 0xFFFFU));
  out += "PK\x05\x06" + little(tail.disk, 2) + little(tail.disk, 2) +
         little(entries, 2) + little(entries, 2) +
         little(tail.directory_size.value_or(
                    static_cast<std::uint32_t>(directory.size())),
                4) +
         little(tail.directory_offset.value_or(static_cast<std::uint32_t>(at)),
                4) +
         little(tail.comment_size.value_or(
                    static_cast<std::uint16_t>(tail.comment.size())),
                2) +
         tail.comment + tail.behind;
  return out;
}

}  // namespace mishen
