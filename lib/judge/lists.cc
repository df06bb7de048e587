// Levels that are listed (绝密、机密、秘密) and levels that fill in a label
// (密级：机密): what stands directly beside the mark.

#include <algorithm>
#include <vector>

#include "lib/judge/standing.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

bool is_joint(char32_t symbol) {
  return vocabulary::is_list_comma(symbol) || is_blank(symbol) ||
         vocabulary::is_empty_box(symbol) ||
         View(U"\"'“”‘’()[]【】<>*`.=:").find(symbol) != View::npos ||
         is_digit(symbol) || (symbol >= U'a' && symbol <= U'd');
}

struct Neighbour {
  View level;
  bool comma = false;  ///< A list comma stands between.
};

bool has_comma(View gap) {
  return std::any_of(gap.begin(), gap.end(), vocabulary::is_list_comma);
}

// A list joint is short: comma, blanks, number, quotes, brackets.
constexpr std::size_t kMaxJoint = 8;

/// The level word that ends before the mark with only joints between.
Neighbour level_before(View left) {
  std::size_t at = left.size();
  std::size_t joints = 0;
  while (true) {
    View const head = left.substr(0, at);
    if (std::size_t const size =
            vocabulary::suffix(vocabulary::kLevels, head)) {
      bool const joined = at < left.size();
      if (joined) {
        return {head.substr(head.size() - size), has_comma(left.substr(at))};
      }
    }
    if (at == 0 || joints == kMaxJoint || !is_joint(left[at - 1])) return {};
    --at;
    ++joints;
  }
}

Neighbour level_behind(View right) {
  if (!right.empty() && View(U"级件").find(right.front()) != View::npos) {
    right.remove_prefix(1);
  }
  for (std::size_t at = 0; at <= std::min(kMaxJoint, right.size()); ++at) {
    View const rest = right.substr(at);
    if (std::size_t const size = vocabulary::prefix(vocabulary::kLevels, rest);
        size > 0 && at > 0) {
      return {rest.substr(0, size), has_comma(right.substr(0, at))};
    }
    if (rest.empty() || !is_joint(rest.front())) return {};
  }
  return {};
}

bool is_grade(View word) {
  return std::find(vocabulary::kGradeWords.begin(),
                   vocabulary::kGradeWords.end(),
                   word) != vocabulary::kGradeWords.end();
}

/// Different grades named on the line besides `own`.
std::size_t other_grades(View line, View own) {
  std::size_t count = 0;
  for (View word : {View(U"绝密"), View(U"机密"), View(U"秘密")}) {
    if (word != own && line.find(word) != View::npos) ++count;
  }
  return count;
}

bool listed_by(Neighbour const& near, View own, bool has_term) {
  if (near.level.empty() || near.level == own) return false;
  if (near.comma) return true;
  return !has_term && is_grade(near.level);
}

/// Takes signs that may stand between a label and its value off the end;
/// true: there was one that separates.
bool strip_separators(View& left, bool& equals) {
  bool separated = false;
  while (!left.empty()) {
    char32_t const symbol = left.back();
    if (is_blank(symbol)) {
      left.remove_suffix(1);
      separated = true;
    } else if (View(U":=|│>\"'“‘`([【<{-—*_】〕").find(symbol) != View::npos) {
      equals = equals || symbol == U'=';
      left.remove_suffix(1);
      separated = true;
    } else {
      break;
    }
  }
  return separated;
}

/// The text without blanks: labels are often spaced out (密  级：).
std::u32string packed(View text) {
  std::u32string out;
  for (char32_t symbol : text) {
    if (!is_blank(symbol)) out.push_back(symbol);
  }
  return out;
}

bool ends_in_label(View left) {
  constexpr std::size_t kLongestLabel = 40;
  if (left.size() > kLongestLabel) {
    left = left.substr(left.size() - kLongestLabel);
  }
  std::u32string spaced(left);  // x-secret-level, security_level
  std::replace_if(
      spaced.begin(), spaced.end(),
      [](char32_t symbol) { return symbol == U'-' || symbol == U'_'; }, U' ');
  return vocabulary::secrecy_label_suffix(left) > 0 ||
         vocabulary::secrecy_label_suffix(spaced) > 0 ||
         vocabulary::secrecy_label_suffix(packed(left)) > 0;
}

/// {"label":"密级","value":"秘密"}: takes the key of the value off the end.
void strip_value_key(View& left) {
  constexpr View kKeys[] = {U"value",      U"val",         U"content",
                            U"text",       U"值",          U"内容",
                            U"fieldvalue", U"field_value", U"data"};
  std::size_t const key = vocabulary::suffix(kKeys, left);
  if (key == 0) return;
  View rest = left.substr(0, left.size() - key);
  bool comma = false;
  while (!rest.empty() && View(U" \t\"',").find(rest.back()) != View::npos) {
    comma = comma || rest.back() == U',';
    rest.remove_suffix(1);
  }
  if (comma) left = rest;
}

/// Takes a bracketed remark off the end: 密级(绝密/机密/秘密).
void strip_remark(View& left) {
  if (left.empty() || View(U")]】").find(left.back()) == View::npos) return;
  std::size_t const open = left.find_last_of(U"([【");
  if (open != View::npos && left.size() - open <= 24) {
    left = trim(left.substr(0, open));
  }
}

}  // namespace

bool is_in_list(Standing const& standing, bool has_term) {
  View const line = standing.line;
  View own = line.substr(standing.begin, standing.end - standing.begin);
  std::size_t const grade = vocabulary::prefix(vocabulary::kGradeWords, own);
  if (grade > 0) own = own.substr(0, grade);
  Neighbour const before = level_before(line.substr(0, standing.begin));
  Neighbour const behind = level_behind(line.substr(standing.end));
  if (listed_by(before, own, has_term) || listed_by(behind, own, has_term)) {
    return true;
  }
  // A field may list the choices in its label: 密级(绝密/机密/秘密): 机密.
  return !has_term && !is_field_value(standing) && other_grades(line, own) >= 2;
}

bool is_field_value(Standing const& standing) {
  View const line = standing.line;
  View left = line.substr(0, standing.begin);
  bool equals = false;
  if (!strip_separators(left, equals)) return false;
  // 密级 = 机密 AND … is a condition, not a label that is filled in.
  if (equals && !without_companions(standing.right).empty()) return false;
  if (!ends_in_label(left)) strip_value_key(left);
  if (!ends_in_label(left)) strip_remark(left);
  bool const starred = standing.end > standing.begin &&
                       vocabulary::is_star(line[standing.end - 1]);
  return ends_in_label(left) && (starred || !standing.word_behind());
}

}  // namespace mishen
