#include "lib/engine/surroundings.h"

#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

bool touches(Boundary boundary, Neighbour neighbour) {
  if (!neighbour) return false;
  return boundary == Boundary::kDigit ? is_digit(*neighbour)
                                      : is_word(*neighbour);
}

}  // namespace

Neighbour symbol_before(std::string_view block, std::size_t at) {
  while (at > 0) {
    CodePoint const point = decode_before(block, at);
    at -= point.size;
    char32_t const symbol = fold(point.value);
    if (symbol == kExpands) return fold_expansion(point.value).back();
    if (symbol != kIgnorable) return symbol;
  }
  return std::nullopt;
}

Neighbour symbol_behind(std::string_view block, std::size_t at) {
  while (at < block.size()) {
    CodePoint const point = decode_at(block, at);
    at += point.size;
    char32_t const symbol = fold(point.value);
    if (symbol == kExpands) return fold_expansion(point.value).front();
    if (symbol != kIgnorable) return symbol;
  }
  return std::nullopt;
}

Neighbour seen_in(Role role, Neighbour neighbour) {
  bool const parts = role == Role::kName && neighbour == U'_';
  return parts ? std::nullopt : neighbour;
}

bool is_free(Neighbour neighbour) {
  return !neighbour || is_blank(*neighbour) || is_line_break(*neighbour) ||
         is_punctuation(*neighbour);
}

bool respects(Boundary boundary, Neighbour before, Neighbour behind) {
  return boundary == Boundary::kNone ||
         (!touches(boundary, before) && !touches(boundary, behind));
}

}  // namespace mishen
