#include "lib/judge/boxes.h"

#include <algorithm>
#include <optional>

#include "lib/judge/standing.h"
#include "lib/judge/vocabulary.h"

namespace mishen {
namespace {

using View = std::u32string_view;

std::optional<Box> box_sign(char32_t symbol) {
  if (vocabulary::is_empty_box(symbol)) return Box::kEmpty;
  if (vocabulary::is_ticked_box(symbol) || vocabulary::is_tick(symbol)) {
    return Box::kTicked;
  }
  return std::nullopt;
}

/// What "[x]", "( )", "(√)" say; `inside` is between the brackets.
std::optional<Box> bracket_box(View inside) {
  inside = trim(inside);
  if (inside.empty()) return Box::kEmpty;
  if (inside.size() == 1) {
    if (vocabulary::is_tick(inside[0]) || inside[0] == U'x' ||
        inside[0] == U'v') {
      return Box::kTicked;
    }
    return box_sign(inside[0]);
  }
  return std::nullopt;
}

std::optional<Box> box_before(View left) {
  left = trim(left);
  if (left.empty()) return std::nullopt;
  if (auto sign = box_sign(left.back())) return sign;
  if (left.back() != U')' && left.back() != U']') return std::nullopt;
  std::size_t const open = left.find_last_of(U"([");
  if (open == View::npos || left.size() - open > 6) return std::nullopt;
  return bracket_box(left.substr(open + 1, left.size() - open - 2));
}

std::optional<Box> box_behind(View right) {
  right = trim(right);
  if (right.empty()) return std::nullopt;
  if (auto sign = box_sign(right.front())) return sign;
  if (right.front() != U'(' && right.front() != U'[') return std::nullopt;
  std::size_t const close = right.find_first_of(U")]");
  if (close == View::npos || close > 5) return std::nullopt;
  return bracket_box(right.substr(1, close - 1));
}

bool is_certain_box(char32_t symbol) {
  return View(U"□☐☑☒√✓✔▢◻❏❑🗹🗸✅").find(symbol) !=
         View::npos;
}

/// Do the box signs of this line belong to a form?
bool is_form(View line) {
  if (std::any_of(line.begin(), line.end(), is_certain_box)) return true;
  if (line.find(U"[ ]") != View::npos || line.find(U"[x]") != View::npos) {
    return true;
  }
  bool const empty =
      std::any_of(line.begin(), line.end(), vocabulary::is_empty_box);
  bool const ticked =
      std::any_of(line.begin(), line.end(), vocabulary::is_ticked_box);
  if (empty && ticked) return true;
  return vocabulary::contains(vocabulary::kSecrecyLabels, line);
}

std::size_t first_level(View line) {
  std::size_t first = line.size();
  for (View word : vocabulary::kLevels) {
    if (word.size() > 1) first = std::min(first, line.find(word));
  }
  return first;
}

std::size_t first_box(View line) {
  auto const found = std::find_if(line.begin(), line.end(), [](char32_t s) {
    return box_sign(s).has_value();
  });
  auto at = static_cast<std::size_t>(found - line.begin());
  return std::min(
      {at, line.find(U"[ ]"), line.find(U"[x]"), line.find(U"[v]")});
}

}  // namespace

Box box_of(View line, std::size_t begin, std::size_t end) {
  auto const before = box_before(line.substr(0, begin));
  auto const behind = box_behind(line.substr(end));
  if ((!before && !behind) || !is_form(line)) return Box::kNone;
  if (before && behind) {
    return first_box(line) < first_level(line) ? *before : *behind;
  }
  return before ? *before : *behind;
}

}  // namespace mishen
