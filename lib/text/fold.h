#pragma once

// Folding: what one code point becomes before it is compared. Width, case,
// Traditional and variant characters (機祕絕絶 → 机秘绝绝), Kangxi radicals
// and the CJK radicals supplement (⻓ ⻔), compatibility forms, circled forms.
// Done per code point, so every folded symbol knows its source place. The
// tables are generated (make_fold_tables) from ICU, Unicode's
// EquivalentUnifiedIdeograph.txt and variants.txt. Folding is idempotent.
//
// Pure tables and loops; no ICU here. All functions are thread-safe.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/span.h"

namespace mishen {

enum class Case { kFold, kKeep };

/// fold() of a code point that does not count at all: zero width, soft
/// hyphen, variation selectors, bidi controls, tags (UAX #44
/// Default_Ignorable_Code_Point and Cf, without blanks).
inline constexpr char32_t kIgnorable = 0;

/// fold() of a code point that becomes several (㈱ → (株), ⑩ → 10).
inline constexpr char32_t kExpands = 0xFFFFFFFE;

/// What `code_point` becomes. Every blank (tab, U+3000, U+00A0 …) becomes
/// U+0020; every line break (CR, LF, VT, FF, U+0085, U+2028, U+2029) becomes
/// U+000A; 0xFFFFFFFF (invalid) stays itself.
char32_t fold(char32_t code_point, Case text_case = Case::kFold);

/// The two or more symbols of a code point for which fold() is kExpands.
std::u32string_view fold_expansion(char32_t code_point,
                                   Case text_case = Case::kFold);

/// Folded text that knows where each symbol came from.
struct FoldedText {
  std::u32string symbols;
  /// Byte offset in the unfolded text of the code point each symbol came
  /// from; one more entry at the end: the offset behind the last code point.
  std::vector<std::uint32_t> begins;
  /// Byte offset behind that code point.
  std::vector<std::uint32_t> ends;

  /// The bytes of the unfolded text that symbols [begin, end) came from.
  [[nodiscard]] BufferSpan source(std::size_t begin, std::size_t end) const {
    if (begin >= end) {
      std::size_t const at = begin < begins.size()
                                 ? begins[begin]
                                 : (ends.empty() ? 0 : ends.back());
      return {at, at};
    }
    return {begins[begin], ends[end - 1]};
  }
};

/// Folds `utf8`; ignorables vanish. Offsets are relative to `utf8` plus
/// `base`. CR LF yields one U+000A that spans both bytes.
FoldedText fold_text(std::string_view utf8, Case text_case = Case::kFold,
                     std::size_t base = 0);

/// fold_text() as UTF-8, for words and comparisons that need no offsets.
std::string fold_string(std::string_view utf8, Case text_case = Case::kFold);

}  // namespace mishen
