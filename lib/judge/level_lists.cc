#include "lib/judge/level_lists.h"

#include <algorithm>
#include <string>

#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

/// The grade word a line or cell begins with, bullets and numbers aside.
View leading_grade(View text) {
  constexpr View kLead =
      U" \t-*+•·#()[]【】0123456789一二三四五六七八九十、.,:\"□☐├└│┌─┣┗┃━";
  std::size_t const at = text.find_first_not_of(kLead);
  if (at == View::npos) return {};
  text = text.substr(at);
  return text.substr(0, vocabulary::prefix(vocabulary::kGradeWords, text));
}

/// The cell of a neighbouring row that stands in the mark's column, or the
/// whole line where there are no cells.
View own_cell(Site const& site, View row) {
  if (!site.standing.cells) return row;
  auto const cells = cells_of(row, site.kind);
  return site.standing.cell < cells.size() ? cells[site.standing.cell] : View();
}

}  // namespace

bool is_bare_level(View text) {
  while (!text.empty() && !is_han(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_han(text.back())) text.remove_suffix(1);
  return std::find(vocabulary::kLevels.begin(), vocabulary::kLevels.end(),
                   text) != vocabulary::kLevels.end();
}

bool runs_downwards(Site const& site, std::vector<NearLine> const& above,
                    std::vector<NearLine> const& below) {
  View const own = leading_grade(mark_of(site));
  std::u32string order(1, own.empty() ? U'?' : own.front());
  bool bare = false;
  auto const collect = [&](std::vector<NearLine> const& near, bool upwards) {
    for (std::size_t i = 0; i < near.size() && i < 2; ++i) {
      View const cell = own_cell(site, near[i].row);
      View const grade = leading_grade(cell);
      bool const is_bare = is_bare_level(cell);
      if (!near[i].adjacent || (grade.empty() && !is_bare)) return;
      bare = bare || (is_bare && !site.standing.cells &&
                      cell.find(mark_of(site)) == View::npos);
      char32_t const letter = grade.empty() ? U'?' : grade.front();
      order.insert(upwards ? order.begin() : order.end(), letter);
    }
  };
  collect(above, true);
  collect(below, false);
  return bare || order.find(U"绝机秘") != order.npos ||
         order.find(U"秘机绝") != order.npos;
}

}  // namespace mishen
