#pragma once

// What a text must contain for a regex to match in it at all: cheap to know
// of a line, and most lines lack it. A trigger is derived from the pattern's
// tree, never guessed: a text it turns away cannot match.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/engine/pattern/regex_tree.h"

namespace mishen {

/// The symbols (Case::kFold) that occur in a stretch of text, each by a slot
/// it may share with others, and its longest run of digits.
class Summary {
 public:
  using Slot = std::uint16_t;
  static constexpr Slot kDigit = 0;   ///< Any of 0-9.
  static constexpr Slot kLetter = 1;  ///< Any of a-z.
  static constexpr std::size_t kSlots = 1024;

  static Slot slot_of(char32_t symbol) {
    if (symbol < 0x80) return static_cast<Slot>(symbol < 2 ? 2 : symbol);
    // Neighbours in a block differ in the low bits.
    return static_cast<Slot>(0x80 + symbol % (kSlots - 0x80));
  }

  void add(char32_t symbol) {
    set(slot_of(symbol));
    if (symbol >= '0' && symbol <= '9') {
      set(kDigit);
      digit_run_ = std::max(digit_run_, ++current_run_);
      return;
    }
    current_run_ = 0;
    if (symbol >= 'a' && symbol <= 'z') set(kLetter);
  }
  void add(Summary const& other);
  void clear() { *this = Summary{}; }

  [[nodiscard]] bool has(Slot slot) const {
    return (bits_[slot / 64] >> (slot % 64) & 1U) != 0;
  }
  [[nodiscard]] std::size_t digit_run() const { return digit_run_; }

 private:
  void set(Slot slot) { bits_[slot / 64] |= std::uint64_t{1} << (slot % 64); }
  std::array<std::uint64_t, kSlots / 64> bits_{};
  std::size_t digit_run_ = 0;
  std::size_t current_run_ = 0;
};

/// Immutable.
class Trigger {
 public:
  /// Of a folded tree, whatever the case it was folded with.
  static Trigger derive(RegexNode const& tree);

  /// False: there is no match in that text.
  [[nodiscard]] bool may_match(Summary const& summary) const;

  /// True: every text must be searched.
  [[nodiscard]] bool empty() const { return needs_.empty() && digit_run_ == 0; }

 private:
  /// At least one of these slots.
  using Need = std::vector<Summary::Slot>;
  struct Derivation;

  std::vector<Need> needs_;  ///< All of them.
  std::size_t digit_run_ = 0;
};

}  // namespace mishen
