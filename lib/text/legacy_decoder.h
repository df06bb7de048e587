#pragma once

// GB18030 and Big5 → UTF-16: the only home of ICU in the library; private to
// lib/text. Strict: what ICU refuses, and what it maps to unassigned or
// private-use code points, is undecodable and becomes U+FFFD.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "lib/text/decode.h"

struct UConverter;

namespace mishen {

/// A stretch of bytes read in one encoding.
struct Reading {
  std::u16string units;  ///< U+FFFD for each undecodable sequence.
  std::size_t bad_bytes = 0;
  std::size_t bad_units = 0;
  std::int64_t cost = 0;  ///< See reading.h.

  [[nodiscard]] bool strict() const { return bad_bytes == 0; }
};

/// What follows the last byte of a stretch.
enum class Tail {
  kEnds,       ///< Nothing: a character cut off is a fault.
  kContinues,  ///< More of the file: a character cut off is left out.
};

/// Owns a converter, opened at the first use. One thread.
class LegacyDecoder {
 public:
  /// `encoding`: kGb18030 or kBig5.
  explicit LegacyDecoder(Encoding encoding) : encoding_(encoding) {}

  /// Appends to `out`, which is empty; its cost stays unset.
  void decode(std::string_view bytes, Tail tail, Reading& out);

 private:
  struct Close {
    void operator()(UConverter* converter) const;
  };

  Encoding encoding_;
  std::unique_ptr<UConverter, Close> converter_;
};

}  // namespace mishen
