#pragma once

// Words that could never be found are faults: empty ones, ones of which
// folding leaves nothing, ones that a line break cuts. Words that become
// equal by folding are said, since one of them does nothing. No message
// quotes a word.

#include <string>
#include <vector>

#include "lib/rules/faults.h"
#include "lib/rules/node_reader.h"
#include "lib/rules/rule.h"

namespace mishen {

struct MarkedWord {
  Word word;
  Mark mark;
};

/// Longer "words" are passages; the matcher is not made for them.
inline constexpr std::size_t kMaxWordLength = 256;

/// Whether `text` can be found at all; says why not. `noun` is what it is
/// ("word", "allowed phrase").
bool check_word(MarkedText const& text, std::string_view noun, Faults& faults);

/// check_word() for each; then the pairs that folding makes equal. The lists
/// of a rule (words and words_file) are checked one by one.
void check_words(std::vector<MarkedWord> const& words, bool case_sensitive,
                 Faults& faults);

}  // namespace mishen
