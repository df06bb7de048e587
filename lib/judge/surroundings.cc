#include "lib/judge/surroundings.h"

#include <algorithm>

#include "lib/judge/columns.h"
#include "lib/judge/level_lists.h"
#include "lib/judge/samples.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

std::size_t width_of(View text) {
  std::size_t width = 0;
  for (char32_t symbol : text) {
    width += static_cast<std::size_t>(display_width(symbol));
  }
  return width;
}

/// 000123 or No.000123 alone on a line.
bool is_copy_number(View text) {
  if (text.starts_with(U"no")) {
    text.remove_prefix(2);
    while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1);
  }
  if (text.starts_with(U"份号")) {
    text.remove_prefix(2);
    while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1);
  }
  return text.size() >= 3 && text.size() <= 8 &&
         std::all_of(text.begin(), text.end(), is_digit);
}

bool is_urgency(View text) {
  return vocabulary::prefix(vocabulary::kUrgency, text) > 0 &&
         text.size() <= 16;
}

bool has_document_number(View text) {
  for (std::size_t i = 0; i + 6 < text.size(); ++i) {
    if (View(U"〔[【(").find(text[i]) == View::npos) continue;
    View const year = text.substr(i + 1, 4);
    if (year.size() == 4 && std::all_of(year.begin(), year.end(), is_digit) &&
        text.substr(i + 5).find(U'号') != View::npos) {
      return true;
    }
  }
  return false;
}

bool ends_sentence(View text) {
  return text.empty() ||
         View(U"。;!?:…\"”』」)】>").find(text.back()) != View::npos;
}

bool says_declassified(View text) {
  View const bare = trim(text);
  constexpr View kStamp = U"解密";  // with its date behind it
  View const date =
      bare.starts_with(kStamp) ? trim(bare.substr(kStamp.size())) : View();
  if (!date.empty() && is_digit(date.front())) return true;
  return bare == U"解密" || bare == U"(解密)" || bare == U"[解密]" ||
         vocabulary::contains(vocabulary::kDeclassified, text);
}

/// In the main text or a table of it.
bool is_in_body(Site const& site) {
  Role const role = site.block.place.role;
  Flows const& flows = site.page.flows();
  return (role == Role::kBody || role == Role::kTable) &&
         flows.is_body(flows.flow(flows.index_of(site.block)));
}

/// The sentence above runs on into the mark: a full line without an end.
bool is_wrapped(Site const& site, std::vector<NearLine> const& above) {
  if (site.kind != TextKind::kProse || above.empty() || !above[0].adjacent ||
      !above[0].same_block) {
    return false;
  }
  View const text = above[0].text;
  if (site.standing.bracketed || ends_sentence(text) || width_of(text) < 40) {
    return false;
  }
  return is_han(text.back()) || is_word(text.back()) ||
         View(U",、").find(text.back()) != View::npos;
}

/// 硬核, 微恐: one of the short words of a menu or a row of tags.
bool is_short_item(NearLine const& near) {
  constexpr std::size_t kLongest = 4;
  View const text = near.text;
  bool const label = near.labelled ||
                     vocabulary::prefix(vocabulary::kOtherLabels, text) > 0 ||
                     vocabulary::prefix(vocabulary::kTermLabels, text) > 0;
  return near.adjacent && !label && text.size() >= 2 &&
         text.size() <= kLongest &&
         std::all_of(text.begin(), text.end(), is_han) &&
         without_companions(text) == text && !text.ends_with(U"文件") &&
         !text.ends_with(U"通知") && !text.ends_with(U"方案") &&
         !text.ends_with(U"纪要") && !text.ends_with(U"报告") &&
         !text.ends_with(U"附件");
}

bool is_among_items(std::vector<NearLine> const& above,
                    std::vector<NearLine> const& below) {
  auto const run = [](std::vector<NearLine> const& near) {
    std::size_t count = 0;
    while (count < near.size() && is_short_item(near[count])) ++count;
    return count;
  };
  return run(above) + run(below) >= 2;
}

/// 机密 as a heading, and below it "机密是一个…的对象".
bool is_defined_below(Site const& site, std::vector<NearLine> const& below) {
  View const mark = mark_of(site);
  if (below.empty()) return false;
  // 秘密 / 作者：某某: the title of a piece of writing.
  for (View author :
       {View(U"作者"), View(U"文/"), View(U"文:"), View(U"诗/")}) {
    if (below[0].text.starts_with(author)) return true;
  }
  if (!below[0].text.starts_with(mark)) return false;
  constexpr View kVerbs[] = {U"是",   U"指",   U"为", U"属于", U"一词",
                             U"信息", U"数据", U"(",  U"用于", U"可以"};
  return vocabulary::prefix(kVerbs, below[0].text.substr(mark.size())) > 0;
}

/// 内部 as a heading of a manual that has one 外部 too.
bool has_outside(Site const& site) {
  constexpr std::size_t kReach = 12;
  if (mark_of(site) != View(U"内部")) return false;
  auto const says = [](std::vector<NearLine> const& near) {
    return std::any_of(near.begin(), near.end(), [](NearLine const& line) {
      View const text = line.text;
      return text.size() <= 4 &&
             (text.starts_with(U"外部") || text.starts_with(U"外观") ||
              text.ends_with(U"外部"));
    });
  };
  return says(site.page.above(site.block, site.line.span, kReach)) ||
         says(site.page.below(site.block, site.line.span, kReach));
}

}  // namespace

void add_surroundings(Site const& site, EvidenceList& evidence) {
  auto const above = site.page.above(site.block, site.line.span, 3);
  auto const below = site.page.below(site.block, site.line.span, 5);
  bool const has_term = evidence.has(Feature::kStarTerm);
  if (!has_term && !evidence.has(Feature::kTicked) && !site.field_row &&
      runs_downwards(site, above, below) && !is_register(site)) {
    evidence.add(Feature::kListOfLevels);
  }
  if (site.alone) {
    if (is_in_body(site) && lines_above(site) < kHeadLines) {
      evidence.add(Feature::kHeadOfDocument);
      if (lines_above(site) == 0) evidence.add(Feature::kFirstLine);
    }
    View const line = site.standing.line;
    bool const on_line =
        is_copy_number(trim(line.substr(0, site.standing.begin))) ||
        is_copy_number(trim(line.substr(site.standing.end)));
    bool const beside = (!above.empty() && is_copy_number(above[0].text)) ||
                        (!below.empty() && is_copy_number(below[0].text));
    if (on_line || beside) {
      evidence.add(Feature::kAfterCopyNumber);
    }
    if ((!below.empty() && is_urgency(below[0].text)) ||
        (!above.empty() && is_urgency(above[0].text))) {
      evidence.add(Feature::kBesideUrgency);
    }
    if (std::any_of(below.begin(), below.end(), [](NearLine const& near) {
          return has_document_number(near.text);
        })) {
      evidence.add(Feature::kAboveDocumentNumber);
    }
    bool const bare = site.tail.kind == TermKind::kNone;
    if (bare && (is_among_items(above, below) || has_outside(site))) {
      evidence.add(Feature::kAmongItems);
    }
    if (bare && is_defined_below(site, below)) {
      evidence.add(Feature::kDefinedBelow);
    }
    if (!has_term && is_wrapped(site, above)) {
      evidence.add(Feature::kWrappedLine);
    }
  }
  add_samples(site, above, below, evidence);
  bool const qualified =
      vocabulary::contains(vocabulary::kQualifications, site.standing.line) ||
      (!above.empty() &&
       vocabulary::contains(vocabulary::kQualifications, above[0].text));
  if (!has_term && qualified) evidence.add(Feature::kQualification);
  bool declassified = says_declassified(site.standing.line);
  for (std::size_t i = 0; i < 2; ++i) {
    // What stands before an annex is not said of it.
    if (i < above.size() && above[i].text.starts_with(U"附件")) break;
    declassified =
        declassified || (i < above.size() && says_declassified(above[i].text));
  }
  for (std::size_t i = 0; i < 2 && i < below.size(); ++i) {
    declassified = declassified || says_declassified(below[i].text);
  }
  if (declassified) evidence.add(Feature::kDeclassified);
}

}  // namespace mishen
