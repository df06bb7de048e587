#pragma once

// The folding a matcher works with, handed in as a plain table so that
// lib/match knows no Unicode: code point → symbol, and which symbols are
// passed over.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

/// A code point's folded form as the matcher sees it.
using Symbol = std::uint32_t;

inline constexpr Symbol kSkipIgnorable = 0;  ///< Never counts.
inline constexpr Symbol kSkipBlank = ' ';    ///< Passed over, recorded as gap.
inline constexpr Symbol kSkipBreak = '\n';   ///< Passed over, recorded as gap.

/// Code point → symbols, immutable once built, shared between threads.
class SymbolTable {
 public:
  /// What the owner of folding says of one code point: one symbol, or an
  /// expansion of several in `more` (then the return value is ignored).
  using FoldFunction =
      std::function<Symbol(char32_t code_point, std::u32string_view& more)>;

  explicit SymbolTable(FoldFunction const& fold);

  /// One symbol, or a value for which is_expansion() holds.
  [[nodiscard]] Symbol at(char32_t code_point) const {
    if (code_point < symbols_.size()) return symbols_[code_point];
    char32_t const tag = code_point - kFirstTag;
    return tag < tags_.size() ? tags_[tag] : code_point;
  }
  [[nodiscard]] static bool is_expansion(Symbol symbol) {
    return symbol >= kFirstExpansion;
  }
  [[nodiscard]] std::u32string_view expansion(Symbol symbol) const;

 private:
  static constexpr Symbol kFirstExpansion = 0x200000;
  // Tags and the variation selectors of ideographs; the rest of the planes
  // above 2 folds to itself.
  static constexpr char32_t kFirstTag = 0xE0000;

  Symbol ask(FoldFunction const& fold, char32_t code_point);

  std::vector<Symbol> symbols_;             // planes 0-2
  std::vector<Symbol> tags_;                // from kFirstTag on
  std::vector<std::u32string> expansions_;  // index: symbol - kFirstExpansion
};

}  // namespace mishen
