#include "lib/engine/keyword/keyword.h"

#include <algorithm>

#include "lib/text/char_class.h"
#include "lib/text/fold.h"

namespace mishen {
namespace {

bool is_gap(char32_t symbol) { return symbol == U' ' || symbol == U'\n'; }

Joint joint_of(char32_t left, char32_t right, bool has_blank) {
  if (has_blank) {
    return is_word(left) && is_word(right) ? Joint::kRequired
                                           : Joint::kOptional;
  }
  bool const is_border =
      (is_word(left) && is_han(right)) || (is_han(left) && is_word(right));
  return is_border ? Joint::kBorder : Joint::kTight;
}

}  // namespace

Keyword make_keyword(std::string_view text, bool case_sensitive) {
  Keyword keyword;
  bool has_blank = false;
  for (char32_t const symbol : fold_text(text).symbols) {
    if (is_gap(symbol)) {
      has_blank = true;
      continue;
    }
    if (!keyword.symbols.empty()) {
      keyword.joints.push_back(
          joint_of(keyword.symbols.back(), symbol, has_blank));
    }
    keyword.symbols += symbol;
    has_blank = false;
  }
  if (std::all_of(keyword.joints.begin(), keyword.joints.end(),
                  [](Joint joint) { return joint == Joint::kTight; })) {
    keyword.joints = {};
  }
  if (!case_sensitive) return keyword;
  for (char32_t const symbol : fold_text(text, Case::kKeep).symbols) {
    if (!is_gap(symbol)) keyword.exact += symbol;
  }
  return keyword;
}

}  // namespace mishen
