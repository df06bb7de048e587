#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "lib/document/raw_scan.h"
#include "lib/text/char_class.h"
#include "lib/text/decode.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr std::size_t kLongestExtension = 8;

// Compressed files keep the extension of what was compressed: .tar.gz.
constexpr std::array<std::string_view, 8> kCompressed = {
    "gz", "bz2", "xz", "zst", "lz4", "lzma", "br", "z"};

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a')
                                    : byte;
}

bool is_letter(char byte) { return lower(byte) >= 'a' && lower(byte) <= 'z'; }

bool is_digit_byte(char byte) { return byte >= '0' && byte <= '9'; }

// The extension of `name`, lower case; empty: there is none. Digits alone are
// none (a year, part of a number), nor is what follows a leading dot.
std::string extension_of(std::string_view name) {
  std::size_t const dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string extension(name.substr(dot + 1));
  bool const plausible =
      !extension.empty() && extension.size() <= kLongestExtension &&
      std::any_of(extension.begin(), extension.end(), is_letter) &&
      std::all_of(extension.begin(), extension.end(), [](char byte) {
        return is_letter(byte) || is_digit_byte(byte);
      });
  if (!plausible) return {};
  std::transform(extension.begin(), extension.end(), extension.begin(), lower);
  return extension;
}

std::string_view without_extension(std::string_view name) {
  std::string const last = extension_of(name);
  if (last.empty()) return name;
  name.remove_suffix(last.size() + 1);
  bool const compressed = std::find(kCompressed.begin(), kCompressed.end(),
                                    last) != kCompressed.end();
  std::string const inner = compressed ? extension_of(name) : std::string();
  if (!inner.empty()) name.remove_suffix(inner.size() + 1);
  return name;
}

// A name is one line, whatever bytes it holds.
std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const point = decode_at(text, at);
    bool const is_control = point.value < 0x20 || is_line_break(point.value);
    append_utf8(line, is_control ? U' ' : point.value);
    at += point.size;
  }
  return line;
}

}  // namespace

Document name_document(std::string_view bytes, bool is_file) {
  std::string_view const stem = is_file ? without_extension(bytes) : bytes;
  return make_document(one_line(decode_name(stem)), Role::kName,
                       TextKind::kProse);
}

}  // namespace mishen
