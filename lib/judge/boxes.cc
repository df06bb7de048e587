#include "lib/judge/boxes.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "lib/judge/standing.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

/// A box or tick of a form; ■ ● ○ may be bullets (`certain` false).
struct BoxSign {
  std::size_t begin = 0;
  std::size_t end = 0;
  Box state = Box::kNone;
  bool certain = true;
  bool bare_tick = false;  ///< √ without a box.
};

bool is_tick_letter(char32_t symbol) {
  return vocabulary::is_tick(symbol) || vocabulary::is_ticked_box(symbol) ||
         View(U"xv•*×").find(symbol) != View::npos;
}

/// "[x]", "( )", "(√)" at `at`.
std::optional<BoxSign> bracket_sign(View line, std::size_t at) {
  if (line[at] != U'(' && line[at] != U'[') return std::nullopt;
  char32_t const close = line[at] == U'(' ? U')' : U']';
  std::size_t const end = line.substr(at, 8).find(close);
  if (end == View::npos) return std::nullopt;
  View const inside = trim(line.substr(at + 1, end - 1));
  BoxSign sign{at, at + end + 1, Box::kEmpty, true, false};
  if (inside.empty()) return sign;
  if (inside.size() != 1) return std::nullopt;
  if (vocabulary::is_empty_box(inside[0])) return sign;
  if (!is_tick_letter(inside[0])) return std::nullopt;
  sign.state = Box::kTicked;
  return sign;
}

std::optional<BoxSign> sign_at(View line, std::size_t at) {
  if (auto const bracket = bracket_sign(line, at)) return bracket;
  char32_t const symbol = line[at];
  bool const certain = View(U"○◯■●◉").find(symbol) == View::npos;
  if (vocabulary::is_empty_box(symbol)) {
    return BoxSign{at, at + 1, Box::kEmpty, certain, false};
  }
  if (vocabulary::is_ticked_box(symbol)) {
    return BoxSign{at, at + 1, Box::kTicked, certain, false};
  }
  if (vocabulary::is_tick(symbol)) {
    return BoxSign{at, at + 1, Box::kTicked, true, true};
  }
  return std::nullopt;
}

std::vector<BoxSign> signs_of(View line, std::size_t from) {
  std::vector<BoxSign> signs;
  for (std::size_t at = from; at < line.size();) {
    auto const sign = sign_at(line, at);
    if (sign) signs.push_back(*sign);
    at = sign ? sign->end : at + 1;
  }
  return signs;
}

/// Where the choices begin: behind the label's colon, so that a box in the
/// instruction of the label (请打√) is none of them.
std::size_t choices_begin(View line, std::size_t mark) {
  std::size_t const colon = line.substr(0, mark).rfind(U':');
  if (colon == View::npos) return 0;
  bool const label =
      vocabulary::contains(vocabulary::kSecrecyLabels, line.substr(0, colon));
  return label ? colon + 1 : 0;
}

struct Choice {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Choice> choices_of(View line, std::size_t from) {
  std::vector<Choice> choices;
  for (std::size_t at = from; at < line.size();) {
    std::size_t const size =
        vocabulary::prefix(vocabulary::kLevels, line.substr(at));
    if (size > 0) choices.push_back({at, at + size});
    at += std::max<std::size_t>(size, 1);
  }
  return choices;
}

/// Do the signs belong to a form, or are they bullets?
bool is_form(std::vector<BoxSign> const& signs, View line) {
  auto const has = [&](auto const& test) {
    return std::any_of(signs.begin(), signs.end(), test);
  };
  if (has([](BoxSign const& sign) { return sign.certain; })) return true;
  bool const both =
      has([](BoxSign const& sign) { return sign.state == Box::kTicked; }) &&
      has([](BoxSign const& sign) { return sign.state == Box::kEmpty; });
  return both || vocabulary::contains(vocabulary::kSecrecyLabels, line);
}

std::size_t distance(BoxSign const& sign, Choice const& choice) {
  return sign.end <= choice.begin
             ? choice.begin - sign.end
             : sign.begin - std::min(sign.begin, choice.end);
}

/// A lone √ belongs to the nearest choice; all others are not ticked.
Box by_nearest(BoxSign const& tick, std::vector<Choice> const& choices,
               std::size_t begin) {
  auto const nearest = std::min_element(
      choices.begin(), choices.end(), [&](Choice const& a, Choice const& b) {
        return distance(tick, a) < distance(tick, b);
      });
  return nearest != choices.end() && nearest->begin == begin ? Box::kTicked
                                                             : Box::kEmpty;
}

}  // namespace

Box leading_box(View line) {
  line = trim(line);
  if (line.empty()) return Box::kNone;
  auto const sign = sign_at(line, 0);
  return sign ? sign->state : Box::kNone;
}

Box box_of(View line, std::size_t begin, std::size_t end) {
  std::size_t const from = choices_begin(line, begin);
  std::vector<BoxSign> signs = signs_of(line, from);
  if (signs.empty() || !is_form(signs, line)) return Box::kNone;
  std::vector<Choice> choices = choices_of(line, from);
  if (signs.size() == 1 && signs[0].bare_tick && choices.size() > 1) {
    return by_nearest(signs[0], choices, begin);
  }
  std::size_t const first =
      choices.empty() ? begin : std::min(begin, choices[0].begin);
  bool const before = signs[0].begin < first;
  std::size_t low = from;
  std::size_t high = line.size();
  for (Choice const& choice : choices) {
    if (choice.end <= begin) low = std::max(low, choice.end);
    if (choice.begin >= end) high = std::min(high, choice.begin);
  }
  // The sign nearest to this choice, not beyond its neighbours.
  if (before) std::reverse(signs.begin(), signs.end());
  for (BoxSign const& sign : signs) {
    bool const mine = before ? sign.begin >= low && sign.end <= begin
                             : sign.begin >= end && sign.end <= high;
    if (mine) return sign.state;
  }
  return Box::kNone;
}

}  // namespace mishen
