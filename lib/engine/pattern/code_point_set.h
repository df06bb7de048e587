#pragma once

// A set of code points as sorted ranges, for the character classes of a
// regex. Knows sets and how folding maps them; knows no regex syntax.

#include <cstddef>
#include <string>
#include <vector>

#include "lib/text/fold.h"

namespace mishen {

/// A value; ranges are kept sorted, apart and not adjacent.
class CodePointSet {
 public:
  struct Range {
    char32_t first;
    char32_t last;  ///< Included.
    friend bool operator==(Range, Range) = default;
  };
  static constexpr char32_t kLast = 0x10FFFF;

  void add(char32_t code_point) { add(code_point, code_point); }
  void add(char32_t first, char32_t last);
  void add(CodePointSet const& other);
  void remove(char32_t code_point);

  [[nodiscard]] bool empty() const { return ranges_.empty(); }
  [[nodiscard]] bool contains(char32_t code_point) const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::vector<Range> const& ranges() const { return ranges_; }
  [[nodiscard]] CodePointSet complement() const;

  /// The folded forms of all members. Code points that no folded text
  /// contains may be in the result: they fill holes, so that [一-龥] stays
  /// one range. Members that become several symbols go to `expansions`;
  /// ignorable members vanish.
  [[nodiscard]] CodePointSet folded(
      Case text_case, std::vector<std::u32string>& expansions) const;

  friend bool operator==(CodePointSet const&, CodePointSet const&) = default;

 private:
  std::vector<Range> ranges_;
};

}  // namespace mishen
