#include "lib/document/format_check.h"

#include <algorithm>
#include <cstddef>

#include "lib/document/format_magic.h"

namespace mishen {
namespace {

bool is_octal(char byte) { return byte >= '0' && byte <= '7'; }

bool is_hex(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
         (byte >= 'A' && byte <= 'F');
}

bool is_digit_byte(char byte) { return byte >= '0' && byte <= '9'; }

}  // namespace

std::optional<std::uint8_t> FormatHead::u8(std::size_t at) const {
  if (at >= bytes.size()) return std::nullopt;
  return static_cast<std::uint8_t>(bytes[at]);
}

std::optional<std::uint32_t> FormatHead::u16(std::size_t at, bool big) const {
  auto const first = u8(at);
  auto const second = u8(at + 1);
  if (!second) return std::nullopt;
  return big ? std::uint32_t{*first} << 8U | *second
             : std::uint32_t{*second} << 8U | *first;
}

std::optional<std::uint32_t> FormatHead::u32(std::size_t at, bool big) const {
  auto const first = u16(at, big);
  auto const second = u16(at + 2, big);
  if (!second) return std::nullopt;
  return big ? *first << 16U | *second : *second << 16U | *first;
}

// The header's checksum counts its own eight bytes as blanks: the one sure
// sign of a tar older than POSIX.
bool is_tar(FormatHead const& head) {
  constexpr std::size_t kHeader = 512;
  constexpr std::size_t kChecksum = 148;
  constexpr std::size_t kChecksumEnd = 156;
  if (head.bytes.size() < kHeader || head.bytes.front() == '\0') return false;
  unsigned sum = 0;
  unsigned stated = 0;
  bool digits = false;
  for (std::size_t at = 0; at < kHeader; ++at) {
    char const byte = head.bytes[at];
    bool const own = at >= kChecksum && at < kChecksumEnd;
    sum += own ? unsigned{' '} : static_cast<unsigned char>(byte);
    if (!own || !is_octal(byte)) continue;
    stated = stated * 8 + static_cast<unsigned>(byte - '0');
    digits = true;
  }
  return digits && stated == sum;
}

bool is_cpio(FormatHead const& head) {
  bool const old = head.has(0, "070707");
  if (!old && !head.has(0, "070701") && !head.has(0, "070702")) return false;
  std::size_t const size = old ? 70 : 104;  // header fields behind the magic
  std::string_view const fields = head.bytes.substr(6, size);
  return fields.size() == size &&
         std::all_of(fields.begin(), fields.end(), old ? is_octal : is_hex);
}

bool is_gzip(FormatHead const& head) {
  return head.u8(3).value_or(0xFF) < 0x20;  // flags that RFC 1952 reserves
}

bool is_bzip2(FormatHead const& head) {
  auto const level = head.u8(3).value_or(0);
  return level >= '1' && level <= '9' &&
         (head.has(4, "1AY&SY") || head.has(4, "\x17rE8P\x90"));
}

bool is_warc(FormatHead const& head) {
  return head.bytes.size() > 6 && is_digit_byte(head.bytes[5]) &&
         head.bytes[6] == '.';
}

// Readers accept a PDF behind up to 1024 bytes of anything. There it must
// also show an object, so that a text about PDF files stays text.
bool is_pdf(FormatHead const& head) {
  constexpr std::string_view kMagic = "%PDF-";
  constexpr std::size_t kFarthest = 1024;
  std::size_t const at = head.bytes.find(kMagic);
  if (at == std::string_view::npos || at > kFarthest) return false;
  std::size_t const version = at + kMagic.size();
  if (!is_digit_byte(static_cast<char>(head.u8(version).value_or(0)))) {
    return false;
  }
  bool const first = head.bytes.substr(0, at).find_first_not_of(
                         "\xEF\xBB\xBF \t\r\n") == std::string_view::npos;
  return first || head.bytes.find(" obj", version) != std::string_view::npos;
}

}  // namespace mishen
