#pragma once

// A keyword, marking word or allowed phrase made ready for the search: its
// folded symbols, and where the author put blanks.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

/// What may stand between two symbols of a word besides what its gap rule
/// lets stand between any two.
enum class Joint : std::uint8_t {
  kTight,     ///< Nothing.
  kOptional,  ///< The author wrote a blank beside Han or a sign: blanks.
  kRequired,  ///< He wrote one between two words of letters: at least one.
  kBorder,    ///< Letters or digits beside Han: many typists put a blank
              ///< there, "5G 网络" for 5G网络. Not with `gaps: none`.
};

/// Immutable.
struct Keyword {
  std::u32string symbols;     ///< Case::kFold, no blanks; empty: never found.
  std::u32string exact;       ///< Case::kKeep; empty: case does not matter.
  std::vector<Joint> joints;  ///< [i]: behind symbols[i]; empty: all tight.

  [[nodiscard]] Joint joint(std::size_t behind) const {
    return joints.empty() ? Joint::kTight : joints[behind];
  }
};

Keyword make_keyword(std::string_view text, bool case_sensitive);

}  // namespace mishen
