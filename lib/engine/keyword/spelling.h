#pragma once

// How a hit of a word is written in its text: each symbol with its place, and
// what lies in the gaps.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/span.h"
#include "lib/engine/surroundings.h"
#include "lib/text/fold.h"

namespace mishen {

/// What stands between two symbols of a hit; ignorables left out.
struct Gap {
  std::u32string blanks;         ///< Before the line break, if there is one.
  std::u32string blanks_behind;  ///< Behind it.
  bool has_break = false;
  std::size_t break_at = 0;   ///< First byte of the break, in the block.
  bool in_character = false;  ///< Both symbols come from one character.
};

/// Filled by spell(); reused to save allocations. One thread.
struct Spelling {
  struct Unit {
    char32_t symbol;
    std::size_t begin;  ///< Bytes of the block.
    std::size_t end;
  };
  std::vector<Unit> units;  ///< One for each symbol of the word.
  Neighbour before;         ///< The symbol in front of the word, …
  Neighbour behind;         ///< … and behind it.
};

/// Reads `span` of `block` as `word`. False: under `text_case` it is not
/// that word. A word may begin and end inside a character that becomes
/// several symbols.
bool spell(std::string_view block, BufferSpan span, std::u32string_view word,
           Case text_case, Spelling& spelling);

/// The gap behind units[index].
Gap gap_behind(std::string_view block, Spelling const& spelling,
               std::size_t index);

}  // namespace mishen
