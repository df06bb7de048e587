#pragma once

// The two-byte characters of GB18030 or Big5 with their prices, so that a
// sound line needs no converter; private to lib/text. A converter takes 4 ns a
// byte and pricing its result as much again; one load from here does both.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/text/decode.h"
#include "lib/text/legacy_decoder.h"

namespace mishen {

/// Immutable, shared between threads.
class LegacyTable {
 public:
  /// The table of kGb18030 or kBig5, built from ICU at first use.
  static LegacyTable const& of(Encoding encoding);

  /// Reads `bytes` with its cost if they are ASCII and characters of the
  /// table only; else false, and `out` holds nothing of use.
  bool read(std::string_view bytes, Reading& out) const;

  /// The unit of two bytes, or 0.
  [[nodiscard]] char16_t unit(std::uint8_t lead, std::uint8_t trail) const;

 private:
  explicit LegacyTable(Encoding encoding);

  // By lead byte from 0x81 and trail byte from 0x40: the unit, above it the
  // price; 0: none, or none of one unit.
  static constexpr std::size_t kLeads = 0xFF - 0x81;
  static constexpr std::size_t kTrails = 0xFF - 0x40;
  std::vector<std::uint32_t> entries_;
};

}  // namespace mishen
