#include "lib/judge/near_fields.h"

#include <algorithm>
#include <vector>

#include "lib/judge/numerals.h"
#include "lib/judge/standing.h"
#include "lib/judge/tail.h"
#include "lib/judge/term_state.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using View = std::u32string_view;

// A field that belongs to a marking stands on its line or just below.
constexpr std::size_t kLinesBelow = 3;
constexpr std::size_t kMaxScope = 60;

/// The text behind `label` and its colon, or empty.
View value_of(View text, View label) {
  std::size_t const at = text.find(label);
  if (at == View::npos) return {};
  View rest = trim(text.substr(at + label.size()));
  if (rest.empty() || rest.front() != U':') return {};
  return trim(rest.substr(1));
}

std::optional<Term> term_in(View text) {
  for (View label : {View(U"保密期限"), View(U"保密期"), View(U"解密时间"),
                     View(U"解密日期")}) {
    View const value = value_of(text, label);
    if (value.empty()) continue;
    if (auto term = stated_term(value, parse_term(value, 0))) return term;
  }
  return std::nullopt;
}

std::optional<std::string> scope_in(View text) {
  View value = value_of(text, U"知悉范围");
  if (value.empty()) return std::nullopt;
  std::size_t const end = std::min(
      {value.find(U"  "), value.find(U'。'), value.find(U';'), kMaxScope});
  return to_utf8(trim(value.substr(0, end)));
}

}  // namespace

void add_near_fields(Page const& page, TextBlock const& block, Line const& line,
                     std::size_t end, std::optional<Term>& term,
                     std::optional<std::string>& scope) {
  std::vector<std::u32string> texts = {
      std::u32string(line.view().substr(std::min(end, line.view().size())))};
  for (NearLine& near : page.below(block, line.span, kLinesBelow)) {
    texts.push_back(std::move(near.text));
  }
  for (std::u32string const& text : texts) {
    if (!term) term = term_in(text);
    if (!scope) scope = scope_in(text);
  }
}

}  // namespace mishen
