#pragma once

// Numbers and strings as bytes (little endian, strings behind a u32 length),
// and back. The parser believes nothing: after the first thing that is not
// there or out of bounds every further value is empty and ok() is false, so a
// message is taken apart straight on and judged once at its end.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mishen {

/// Appends to a buffer it borrows.
class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}

  void u8(std::uint8_t value) { number(value, 1); }
  void u32(std::uint32_t value) { number(value, 4); }
  void u64(std::uint64_t value) { number(value, 8); }
  void flag(bool value) { u8(value ? 1 : 0); }
  template <class Enum>
  void choice(Enum value) {
    u8(static_cast<std::uint8_t>(value));
  }
  void string(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    out_ += value;
  }
  /// A flag, and where it is set what `put` writes.
  template <class T, class Put>
  void optional(std::optional<T> const& value, Put put) {
    flag(value.has_value());
    if (value) put(*value);
  }

 private:
  void number(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
      out_ += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    }
  }

  std::string& out_;
};

/// Takes values off the front of bytes it borrows.
class ByteParser {
 public:
  explicit ByteParser(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool ok() const { return ok_; }
  /// All was well and nothing is left over.
  [[nodiscard]] bool done() const { return ok_ && bytes_.empty(); }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }
  void fail() {
    ok_ = false;
    bytes_ = {};
  }

  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  std::uint64_t u64() { return number(8); }
  /// A number in [least, most].
  std::uint64_t u64(std::uint64_t least, std::uint64_t most) {
    std::uint64_t const value = u64();
    return check(least <= value && value <= most) ? value : least;
  }
  bool flag() {
    std::uint8_t const value = u8();
    return check(value <= 1) && value == 1;
  }
  /// One of an enumeration whose last is `last`.
  template <class Enum>
  Enum choice(Enum last) {
    std::uint8_t const value = u8();
    return check(value <= static_cast<std::uint8_t>(last))
               ? static_cast<Enum>(value)
               : Enum{};
  }
  /// At most `most` bytes, of any kind.
  std::string_view string(std::size_t most) {
    std::size_t const size = u32();
    if (!check(size <= most && size <= bytes_.size())) return {};
    std::string_view const value = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return value;
  }
  template <class T, class Take>
  std::optional<T> optional(Take take) {
    if (!flag()) return std::nullopt;
    T value = take();
    if (!ok_) return std::nullopt;
    return value;
  }
  /// Fails unless `condition`; what it came to.
  bool check(bool condition) {
    if (!condition) fail();
    return ok_;
  }

 private:
  std::uint64_t number(std::size_t bytes) {
    if (!check(bytes <= bytes_.size())) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      value |= std::uint64_t{static_cast<unsigned char>(bytes_[i])} << (8 * i);
    }
    bytes_.remove_prefix(bytes);
    return value;
  }

  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace mishen
