#pragma once

// One hexadecimal digit, for the escapes that are written with them. Private
// to lib/repair.

namespace mishen {

/// 0 to 15, or -1: none.
constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace mishen
