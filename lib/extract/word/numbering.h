#pragma once

// List numbers whose text is words (w:lvlText "机密★%1年"): what Word prints
// before a paragraph though it stands in no run.

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "lib/base/limits.h"
#include "lib/extract/word/word_styles.h"

namespace mishen {

/// The lists of one numbering part with their counters, which go on from
/// paragraph to paragraph. One thread.
class Numbering {
 public:
  /// Reads a numbering part; what cannot be read says nothing.
  void read(std::string_view bytes, Limits const& limits);

  /// Counts a paragraph of a list; returns what stands before it, or nothing
  /// where that is only a number or a bullet.
  std::string next(ListPlace const& place);

 private:
  static constexpr std::size_t kLevels = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;
  };
  struct List {
    std::array<Level, kLevels> levels;
    std::array<int, kLevels> counts{};  // 0: not begun
  };
  class Handler;

  std::map<int, List> abstract_;
  std::map<int, int> lists_;  // numId → abstractNumId
};

/// `number` in a w:numFmt; decimal where the format is not known.
std::string format_number(std::string_view format, int number);

}  // namespace mishen
