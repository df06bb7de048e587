#pragma once

// Base64 (RFC 4648, both alphabets) one digit at a time. Private to
// lib/repair.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mishen {

inline constexpr std::uint8_t kNoDigit = 0xFF;

constexpr std::array<std::uint8_t, 256> base64_digits() {
  std::array<std::uint8_t, 256> table{};
  for (auto& entry : table) entry = kNoDigit;
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    table[static_cast<unsigned char>(kAlphabet[i])] =
        static_cast<std::uint8_t>(i);
  }
  table['-'] = 62;
  table['_'] = 63;
  return table;
}

inline constexpr auto kBase64Digits = base64_digits();

inline std::uint8_t base64_digit(char c) {
  return kBase64Digits[static_cast<unsigned char>(c)];
}

/// The bytes that digits stand for; bits left over at the end are dropped.
inline std::string decode_base64(std::string_view digits) {
  std::string out;
  out.reserve(digits.size() * 3 / 4);
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : digits) {
    bits = (bits << 6 | base64_digit(c)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<char>(bits >> count & 0xFF));
  }
  return out;
}

}  // namespace mishen
