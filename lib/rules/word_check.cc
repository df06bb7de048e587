#include "lib/rules/word_check.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

#include "lib/text/char_class.h"
#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// One wrong export makes every line of a list faulty; a hundred say so.
constexpr std::size_t kMaxFaults = 100;

bool is_space(char32_t value) {
  return is_blank(value) || is_line_break(value);
}

bool is_left_empty(std::string_view text) {
  std::u32string const folded = fold_text(text).symbols;
  return std::all_of(folded.begin(), folded.end(), is_space);
}

}  // namespace

bool check_word(MarkedText const& text, std::string_view noun, Faults& faults) {
  auto const refuse = [&](std::string code, std::string what) {
    faults.error(std::move(code), text.mark,
                 "the " + std::string(noun) + ' ' + std::move(what));
    return false;
  };
  std::string_view const word = text.text;
  if (word.empty()) return refuse("R022", "is empty");
  if (is_left_empty(word)) {
    return refuse("R022", "is blank: folding leaves nothing of it");
  }
  std::u32string const points = to_utf32(word);
  if (std::any_of(points.begin(), points.end(), is_line_break)) {
    return refuse("R022", "holds a line break");
  }
  if (is_blank(points.front()) || is_blank(points.back())) {
    return refuse("R022", "begins or ends with a blank");
  }
  if (points.size() > kMaxWordLength) {
    return refuse("R014", "is longer than " + std::to_string(kMaxWordLength) +
                              " characters");
  }
  return true;
}

void check_words(std::vector<MarkedWord> const& words, bool case_sensitive,
                 Faults& faults) {
  std::unordered_map<std::string, std::size_t> seen;
  std::size_t found = 0;
  for (MarkedWord const& word : words) {
    if (found == kMaxFaults) {
      faults.warn("R023", word.mark,
                  "more than " + std::to_string(kMaxFaults) +
                      " faults in this list: the rest is not checked");
      return;
    }
    if (!check_word({word.word.text, word.mark}, "word", faults)) {
      ++found;
      continue;
    }
    auto const [first, is_new] = seen.emplace(
        fold_string(word.word.text, case_sensitive ? Case::kKeep : Case::kFold),
        word.mark.line);
    if (is_new) continue;
    ++found;
    faults.warn(
        "R023", word.mark,
        "after folding the word is the same as an earlier one",
        "the earlier one stands in line " + std::to_string(first->second));
  }
}

}  // namespace mishen
