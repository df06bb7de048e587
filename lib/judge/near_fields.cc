#include "lib/judge/near_fields.h"

#include <algorithm>
#include <vector>

#include "lib/judge/numerals.h"
#include "lib/judge/standing.h"
#include "lib/judge/tail.h"
#include "lib/judge/term_state.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using View = std::u32string_view;

// A field that belongs to a marking stands on its line or just below.
constexpr std::size_t kLinesBelow = 3;
constexpr std::size_t kMaxScope = 60;

constexpr View kTermLabels[] = {U"保密期限", U"保密期", U"解密时间",
                                U"解密日期"};
constexpr View kScopeLabel = U"知悉范围";

bool is_label(View text) {
  auto const is_one_of = [&](vocabulary::Words const& words) {
    return !text.empty() && vocabulary::prefix(words, text) == text.size();
  };
  return is_one_of(vocabulary::kTermLabels) ||
         is_one_of(vocabulary::kOtherLabels) ||
         is_one_of(vocabulary::kSecrecyLabels) ||
         is_one_of(vocabulary::kSubjectLabels);
}

/// The text behind `label` and its colon, or in the cell behind it; or empty.
View value_of(View text, View label) {
  std::size_t const at = text.find(label);
  if (at == View::npos) return {};
  View rest = text.substr(at + label.size());
  bool const cell = rest.starts_with(U'\t');
  if (cell) {
    rest = trim(rest.substr(0, rest.find(U'\t', 1)));
    return is_label(rest) ? View() : rest;
  }
  rest = trim(rest);
  if (rest.empty() || rest.front() != U':') return {};
  return trim(rest.substr(1));
}

std::optional<Term> term_of(View value) {
  if (value.empty()) return std::nullopt;
  return stated_term(value, parse_term(value, 0));
}

std::optional<Term> term_in(View text) {
  for (View label : kTermLabels) {
    if (auto term = term_of(value_of(text, label))) return term;
  }
  return std::nullopt;
}

std::optional<std::string> scope_of(View value) {
  if (value.empty()) return std::nullopt;
  std::size_t const end =
      std::min({value.find(U"  "), value.find(U'。'), value.find(U';'),
                value.find(U'\t'), kMaxScope});
  return to_utf8(trim(value.substr(0, end)));
}

/// What stands in the mark's row under headings of their own.
void add_columns(Page& page, TableHeads& tables, TextBlock const& block,
                 Line const& line, std::size_t end, std::optional<Term>& term,
                 std::optional<std::string>& scope) {
  Flows::Index const row = page.flows().index_of(block);
  if (page.plain() || !page.flows().is_row(row)) return;
  View const before = line.view().substr(0, end);
  std::size_t const column =
      line.cells_before +
      static_cast<std::size_t>(std::count(before.begin(), before.end(), U'\t'));
  TableHead const& head = tables.above(page, row);
  auto const heading = head.secrecy.find(column);
  if (heading == head.secrecy.end()) return;
  auto const labels = cells_of(heading->second, TextKind::kProse);
  std::u32string const text = page.row(row);
  auto const values = cells_of(text, TextKind::kProse);
  for (std::size_t i = 0; i < std::min(labels.size(), values.size()); ++i) {
    if (i == column) continue;
    bool const is_term =
        std::any_of(std::begin(kTermLabels), std::end(kTermLabels),
                    [&](View label) { return labels[i].starts_with(label); });
    if (is_term && !term) term = term_of(values[i]);
    if (labels[i] == kScopeLabel && !scope) scope = scope_of(values[i]);
  }
}

}  // namespace

void add_near_fields(Page& page, TableHeads& tables, TextBlock const& block,
                     Line const& line, std::size_t end,
                     std::optional<Term>& term,
                     std::optional<std::string>& scope) {
  auto const add = [&](View text) {
    if (!term) term = term_in(text);
    if (!scope) scope = scope_of(value_of(text, kScopeLabel));
  };
  add(line.view().substr(std::min(end, line.view().size())));
  if (!term || !scope) {
    add_columns(page, tables, block, line, end, term, scope);
  }
  for (NearLine const& near : page.below(block, line.span, kLinesBelow)) {
    add(near.text);
  }
}

}  // namespace mishen
