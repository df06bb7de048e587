#pragma once

// UTF-8 (RFC 3629) one code point at a time, and whole-buffer validation.
// Nothing here allocates or throws; invalid bytes never read past the end.

#include <cstddef>
#include <string>
#include <string_view>

namespace mishen {

/// One decoded code point. `size` bytes were read; an invalid byte is
/// reported as {kInvalidCodePoint, 1} so that a loop always advances.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};

inline constexpr char32_t kInvalidCodePoint = 0xFFFFFFFF;

/// Decodes the code point that begins at `at`; `at` must be < text.size().
CodePoint decode_at(std::string_view text, std::size_t at);

/// Decodes the code point that ends just before `at`; `at` must be > 0.
CodePoint decode_before(std::string_view text, std::size_t at);

/// Appends `code_point`; surrogates and values over U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// The offset of the first invalid sequence, or text.size(). A sequence cut
/// off by the end of the text counts as invalid and begins at its lead byte.
std::size_t valid_prefix(std::string_view text);

/// Code points in valid UTF-8; each invalid byte counts as one.
std::size_t count_code_points(std::string_view text);

std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);

}  // namespace mishen
