#include "lib/judge/samples.h"

#include <algorithm>

#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

View without_end_marks(View text) {
  while (!text.empty() &&
         View(U":。,;!?.)]】\"”").find(text.back()) != View::npos) {
    text.remove_suffix(1);
  }
  return trim(text);
}

/// "示例:", "【练习】", "练习一", "…的样式:", "下列标志…": a line that
/// announces a sample.
bool announces_sample(View text, bool exam) {
  constexpr std::size_t kShort = 40;
  if (text.empty()) return false;
  if (vocabulary::contains(vocabulary::kSampleCues, text)) return true;
  View head = text;
  while (!head.empty() && View(U"([【#*-> ").find(head.front()) != View::npos) {
    head.remove_prefix(1);
  }
  auto const counts = [exam](View noun) {
    return !exam || noun.find_first_of(U"题习") == View::npos;
  };
  if (std::size_t const noun =
          vocabulary::prefix(vocabulary::kSampleNouns, head);
      noun > 1 && counts(head.substr(0, noun))) {
    View const rest = head.substr(noun);
    bool const ends =
        rest.empty() ||
        View(U":。)]】一二三四五0123456789").find(rest[0]) != View::npos;
    if (ends) return true;
  }
  // "练习材料：" leads in what follows, also in an exam paper.
  if (text.size() <= 16 && text.back() == U':' &&
      vocabulary::prefix(vocabulary::kSampleNouns, head) > 1) {
    return true;
  }
  if (text.size() > kShort) return false;
  View const end = without_end_marks(text);
  std::size_t const noun = vocabulary::suffix(vocabulary::kSampleNouns, end);
  if (!counts(end.substr(end.size() - noun))) return false;
  View const before = end.substr(0, end.size() - noun);
  // user@water.example is a name.
  if (noun > 0 && !is_han(end.back()) && !before.empty() &&
      (is_word(before.back()) ||
       View(U".@-/_").find(before.back()) != View::npos)) {
    return false;
  }
  return noun > 1 || (noun == 1 && text.back() == U':');
}

/// INSERT INTO fixture_mark …: test data.
bool is_fixture(View line) {
  constexpr View kInsert = U"insert into";
  std::size_t const at = line.find(kInsert);
  if (at == View::npos) return false;
  View const rest = trim(line.substr(at + kInsert.size()));
  View const table = rest.substr(0, rest.find_first_of(U" ("));
  constexpr View kNames[] = {U"test", U"fixture", U"sample", U"demo",
                             U"mock", U"example", U"用例",   U"样例"};
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](View name) { return table.find(name) != View::npos; });
}

/// The mark's own line says so.
bool is_said_sample(Site const& site) {
  View const line = site.standing.line;
  if (is_fixture(line)) return true;
  View const before = trim(line.substr(0, site.standing.begin));
  View const behind = line.substr(std::min(site.standing.end, line.size()));
  return (!before.empty() && announces_sample(before, false)) ||
         vocabulary::contains(vocabulary::kSampleCues, behind);
}

/// "## 版头示意图", "练习四 改错", "例2": a heading that holds for the lines
/// up to the next one.
bool heads_samples(View text) {
  constexpr std::size_t kShort = 24;
  if (text.size() > kShort || has_sentence_mark(text)) return false;
  bool const heading = text.starts_with(U'#');
  while (!text.empty() && View(U"# *").find(text.front()) != View::npos) {
    text.remove_prefix(1);
  }
  constexpr View kNumbered[] = {U"练习", U"示例", U"例",   U"样例", U"例题",
                                U"习题", U"图",   U"图示", U"错例", U"正例"};
  std::size_t const noun = vocabulary::prefix(kNumbered, text);
  bool const numbered =
      noun > 0 && noun < text.size() &&
      View(U"一二三四五六七八九十0123456789").find(text[noun]) != View::npos;
  return numbered ||
         (heading && vocabulary::suffix(vocabulary::kSampleNouns, text) > 1);
}

/// Below such a heading, before another one.
bool is_under_samples(Site const& site) {
  constexpr std::size_t kReach = 8;
  std::size_t seen = 0;
  bool found = false;
  site.page.each_above(site.block, site.line.span, [&](NearLine const& near) {
    found = heads_samples(near.text);
    return !found && ++seen < kReach && !near.text.starts_with(U'#');
  });
  return found;
}

/// The lines around the mark say so.
bool is_among_samples(Site const& site, std::vector<NearLine> const& above,
                      std::vector<NearLine> const& below) {
  // An exam paper says above its own mark that it is one.
  bool const exam = site.tail.kind == TermKind::kCondition;
  for (std::size_t i = 0; i < above.size() && i < 2; ++i) {
    if (announces_sample(above[i].text, exam)) return true;
  }
  if (!exam && is_under_samples(site)) return true;
  // Below a sample stands its caption: "图1 标志示意图".
  return !below.empty() && below[0].text.size() <= 30 &&
         View(U"图表注(上以").find(below[0].text[0]) != View::npos &&
         vocabulary::contains(vocabulary::kCaptionCues, below[0].text);
}

/// The column of a CSV file is headed 输入样例.
bool is_sample_column(Site const& site) {
  auto const head = cells_of(site.table_header, site.kind);
  return site.standing.cells && site.standing.cell < head.size() &&
         announces_sample(head[site.standing.cell], false);
}

/// The table or the column is one of samples: 标注样例 above it.
bool is_sample_table(Site const& site) {
  Flows const& flows = site.page.flows();
  Flows::Index const block = flows.index_of(site.block);
  Flows::Index const first = flows.first_row(block);
  if (first == flows.root(block)) return false;  // its neighbours tell
  TextBlock const& top = site.page.document().blocks[first];
  auto const caption = site.page.above(top, top.span, 1);
  if (!caption.empty() && announces_sample(caption[0].text, false)) return true;
  auto const head =
      cells_of(site.tables.above(site.page, block).first, site.kind);
  std::size_t const column = site.standing.cell + site.line.cells_before;
  return column < head.size() && announces_sample(head[column], false);
}

}  // namespace

void add_samples(Site const& site, std::vector<NearLine> const& above,
                 std::vector<NearLine> const& below, EvidenceList& evidence) {
  bool const column = evidence.has(Feature::kSecrecyColumn);
  bool const among = !column && is_among_samples(site, above, below);
  bool const table = is_in_table(site);
  if (!column && (is_said_sample(site) || (among && !table))) {
    evidence.add(Feature::kSampleCue);
  } else if (table ? among || is_sample_table(site)
                   : !column && is_sample_column(site)) {
    evidence.add(Feature::kSampleTable);
  }
}

}  // namespace mishen
