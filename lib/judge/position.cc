#include "lib/judge/position.h"

#include <algorithm>

#include "lib/judge/columns.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

/// "示例:" and the like: a short lead-in that ends in a colon.
bool is_lead_in(View left) {
  left = trim(left);
  return !left.empty() && left.back() == U':' && left.size() <= 12;
}

/// `主题：【绝密】…`: in brackets behind the label of a subject or title.
bool begins_subject(Standing const& standing) {
  View left = trim(standing.left);
  if (left.empty() || left.back() != U':') return false;
  left.remove_suffix(1);
  left = trim(left);
  return vocabulary::suffix(vocabulary::kSubjectLabels, left) == left.size() &&
         !left.empty();
}

bool is_defined(View right) {
  return vocabulary::prefix(vocabulary::kDefinitions, trim(right)) > 0;
}

/// Prose signs beside the mark, inside its own segment.
bool stands_in_prose(Standing const& standing) {
  return is_prose(standing.left) || is_prose(standing.right);
}

/// SECRET, or SECRET = 1: a name in source code or a list of constants.
bool is_identifier(Standing const& standing, Rule const& rule) {
  if (rule.category != Category::kForeign || standing.right.empty()) {
    return false;
  }
  return View(U",;={").find(standing.right.front()) != View::npos;
}

/// Nothing else on the line but companions; in a row of cells only such as
/// make a masthead of it (机密 | 特急): a register has dates and numbers too.
bool has_line_to_itself(Site const& site) {
  Standing const& standing = site.standing;
  if (!standing.cells) return standing.rest_of_line_is_companions();
  bool const masthead = site.kind == TextKind::kProse;
  auto const goes_with = [masthead](View text) {
    bool const blank = std::none_of(
        text.begin(), text.end(),
        [](char32_t symbol) { return is_han(symbol) || is_word(symbol); });
    return blank || (masthead && is_masthead_cell(text));
  };
  auto const all_go_with = [&](View text) {
    auto const cells = cells_of(text, site.kind);
    return std::all_of(cells.begin(), cells.end(), goes_with);
  };
  return site.line.cells_before == 0 &&
         all_go_with(standing.line.substr(0, standing.segment_begin)) &&
         all_go_with(standing.line.substr(standing.segment_end));
}

/// "工作秘密    无": the value beside it says that there is none.
bool says_none(View value) {
  constexpr View kNone[] = {U"无",   U"否",   U"不涉及", U"未涉及",
                            U"不含", U"没有", U"不属于", U"0"};
  value = trim(value);
  return std::find(std::begin(kNone), std::end(kNone), value) !=
         std::end(kNone);
}

/// Alone on the line, or apart from the rest of it.
bool add_alone(Site& site, Rule const& rule, EvidenceList& evidence) {
  Standing const& standing = site.standing;
  bool const starred = evidence.has(Feature::kStarTerm);
  // ▲公司机密: the sign may stand before the words.
  bool const led = allows(rule, Form::kStar) && !standing.left.empty() &&
                   (vocabulary::is_star(standing.left.back()) ||
                    vocabulary::is_business_sign(standing.left.back()));
  if (led && rule.category == Category::kBusinessSecret) {
    evidence.add(Feature::kStarAlone);
  }
  bool const banner = allows(rule, Form::kStar) &&
                      (starred || evidence.has(Feature::kStarAlone));
  bool const full_stop = trim(standing.right).starts_with(U"。") && !starred;
  if (!standing.alone_in_segment() || !(banner || allows(rule, Form::kLine)) ||
      full_stop || is_identifier(standing, rule)) {
    return false;
  }
  if (is_in_margin(site)) evidence.add(Feature::kInMargin);
  if (is_whole_cell(site)) {
    evidence.add(Feature::kOtherText);
  } else if (has_line_to_itself(site)) {
    evidence.add(Feature::kAloneOnLine);
    site.alone = true;
  } else if (!standing.cells) {
    evidence.add(Feature::kAloneInPart);
    if (says_none(standing.line.substr(standing.segment_end))) {
      evidence.add(Feature::kNegated);
    }
    // Set to the right of a masthead or title.
    site.alone =
        without_companions(standing.line.substr(standing.segment_end)).empty();
  } else {
    evidence.add(Feature::kOtherText);
  }
  if (standing.list_item && !starred && standing.box != Box::kTicked) {
    evidence.add(Feature::kListItem);
  }
  return true;
}

/// Is the mark part of a file's name: 【机密】点位表.xlsx, 方案(机密).docx?
bool is_in_file_name(Standing const& standing) {
  constexpr View kEndings[] = {U".doc", U".xls", U".ppt", U".pdf", U".wps",
                               U".et",  U".dps", U".ofd", U".txt", U".csv",
                               U".zip", U".rar", U".7z",  U".jpg", U".png",
                               U".tif", U".ceb", U".rtf", U".odt", U".eml"};
  constexpr std::size_t kLongestName = 60;
  View const right = standing.right.substr(0, kLongestName);
  View const name = right.substr(0, right.find_first_of(U" ,。;!?)\"”"));
  // filename="（秘密）名单.docx"
  View const line = standing.line.substr(0, standing.begin);
  std::size_t const quote = line.find_last_of(U"\"'");
  bool const attached = quote != View::npos && quote > 0 &&
                        View(U"=:").find(line[quote - 1]) != View::npos;
  return (!standing.quoted || attached) &&
         std::any_of(
             std::begin(kEndings), std::end(kEndings),
             [&](View ending) { return name.find(ending) != View::npos; });
}

/// Confidential(机密): the bracket translates the word before it.
bool is_gloss(Standing const& standing) {
  View left = standing.left;
  std::size_t const word = vocabulary::suffix(vocabulary::kForeign, left);
  if (word == 0) return false;
  left.remove_suffix(word);
  constexpr std::size_t kNumber = 12;  // "4. highly "
  return left.size() <= kNumber &&
         std::none_of(left.begin(), left.end(), is_han);
}

bool add_bracketed(Site& site, EvidenceList& evidence) {
  Standing const& standing = site.standing;
  if (is_gloss(standing)) {
    evidence.add(Feature::kOtherText);
    return true;
  }
  if (is_in_file_name(standing)) {
    evidence.add(Feature::kFreeInName);
    return true;
  }
  bool const starts = begins_line(standing) || begins_subject(standing);
  if (starts && !is_defined(standing.right)) {
    evidence.add(Feature::kBracketAtStart);
    return true;
  }
  // A cited document with its marking: 《…》(机密★10年).
  bool const cited =
      standing.left.ends_with(U"》") && evidence.has(Feature::kStarTerm);
  // words: [SECRET, NOFORN] is a list of data.
  bool const title = without_companions(standing.right).empty() &&
                     !has_sentence_mark(standing.left) &&
                     standing.left.size() <= 50 && site.kind != TextKind::kData;
  if (!title && !cited) return false;
  evidence.add(Feature::kBracketAtEnd);
  site.alone = has_line_to_itself(site);
  return true;
}

void add_line_position(Site& site, Rule const& rule, EvidenceList& evidence) {
  Standing const& standing = site.standing;
  bool const whole =
      standing.bracketed && standing.right.empty() && standing.left.empty();
  if (standing.bracketed && !whole && allows(rule, Form::kBracket) &&
      !standing.alone_in_segment() && add_bracketed(site, evidence)) {
    return;
  }
  if (standing.bracketed && begins_subject(standing)) {
    evidence.add(Feature::kBracketAtStart);
    return;
  }
  bool const starred = evidence.has(Feature::kStarTerm) ||
                       evidence.has(Feature::kVariantStarTerm);
  // The value of some other label (等级:机密级) is not alone.
  if (is_lead_in(standing.left)) {
    if (has_sentence_mark(standing.right)) {
      evidence.add(Feature::kRunningProse);
    } else if (!starred || !standing.right.empty()) {
      evidence.add(Feature::kOtherText);
    }
    return;
  }
  if (add_alone(site, rule, evidence)) return;
  if (standing.bracketed && allows(rule, Form::kBracket) &&
      add_bracketed(site, evidence)) {
    return;
  }
  if (evidence.has(Feature::kOwnerBefore) && allows(rule, Form::kLine) &&
      without_companions(standing.right).empty()) {
    evidence.add(Feature::kAloneOnLine);
    site.alone = has_line_to_itself(site);
    return;
  }
  // ■ 机密，在5年解密后适用: what is chosen may go on.
  if (standing.box == Box::kTicked) return;
  if (evidence.has(Feature::kSelfStatement)) return;
  // Behind a star that decorates a title stands a word (秘密★书屋).
  bool const decorates =
      standing.word_behind() && site.tail.kind == TermKind::kNone &&
      standing.right.find_first_of(U"期限定密") == View::npos &&
      !is_digit(standing.line[standing.end]);
  // 机密★……58: an item of a menu.
  bool const leader =
      standing.right.starts_with(U"…") || standing.right.starts_with(U"..");
  if (star_leads_line(standing, site.tail) && !decorates && !leader) {
    evidence.add(Feature::kStarLeads);
  }
  // Beside a mark with star and term that stands free, a title is no prose.
  bool const free =
      starred && !standing.word_before() &&
      (!standing.word_behind() || evidence.has(Feature::kStarLeads));
  bool const prose = free ? has_sentence_mark(standing.left) ||
                                has_sentence_mark(standing.right)
                          : stands_in_prose(standing);
  evidence.add(prose ? Feature::kRunningProse : Feature::kOtherText);
}

void add_title_position(Site& site, EvidenceList& evidence) {
  Standing const& standing = site.standing;
  bool const ends = without_companions(standing.right).empty();
  bool const own_line = standing.left.empty() && ends;
  bool const title = standing.bracketed && ends && standing.left.size() <= 50 &&
                     !has_sentence_mark(standing.left);
  if ((own_line || title) && !standing.in_title_marks) {
    evidence.add(Feature::kDraftTitle);
    site.alone = true;
  }
}

}  // namespace

bool allows(Rule const& rule, Form form) {
  return std::find(rule.forms.begin(), rule.forms.end(), form) !=
         rule.forms.end();
}

bool begins_line(Standing const& standing) {
  if (!without_companions(standing.left).empty()) return false;
  return without_companions(standing.line.substr(0, standing.segment_begin))
      .empty();
}

bool is_own_clause(Standing const& standing) {
  if (standing.word_behind()) return false;
  std::size_t const first = standing.cells ? standing.segment_begin : 0;
  View before = standing.line.substr(first, standing.begin - first);
  std::size_t const sentence = before.find_last_of(U"。;!?");
  if (sentence != View::npos) before = before.substr(sentence + 1);
  std::u32string const rest = without_companions(before);
  constexpr std::size_t kMaxSubject = 10;
  constexpr View kSubjects[] = {
      U"本",       U"此",       U"该",         U"以上",   U"上述",   U"文件",
      U"资料",     U"材料",     U"征求意见稿", U"讨论稿", U"送审稿", U"初稿",
      U"会议材料", U"会议文件", U"会议资料",   U"内部"};
  return rest.empty() || (rest.size() <= kMaxSubject &&
                          vocabulary::prefix(kSubjects, rest) > 0);
}

bool is_self_statement(Standing const& standing) {
  constexpr std::size_t kLongest = 14;
  View left = trim(standing.line.substr(0, standing.begin));
  std::size_t const clause = left.find_last_of(U"。;!?,");
  if (clause != View::npos) left = left.substr(clause + 1);
  while (!left.empty() && left.back() == U':') left.remove_suffix(1);
  constexpr View kVerbs[] = {U"为", U"是", U"属", U"属于", U"系"};
  if (left.size() > kLongest ||
      vocabulary::prefix(vocabulary::kSelfSubjects, left) == 0 ||
      vocabulary::suffix(kVerbs, left) == 0 ||
      left.find_first_of(U"不非无未") != View::npos) {
    return false;
  }
  constexpr View kNouns[] = {U"文件", U"材料", U"内容", U"资料", U"件"};
  return !standing.word_behind() ||
         vocabulary::prefix(kNouns, standing.line.substr(standing.end)) > 0;
}

bool star_leads_line(Standing const& standing, Tail const& tail) {
  constexpr std::size_t kShortLine = 60;
  return tail.sign == Sign::kStar && !standing.quoted &&
         standing.line.size() <= kShortLine &&
         !has_sentence_mark(standing.line) && begins_line(standing);
}

void add_position(Site& site, Rule const& rule, EvidenceList& evidence) {
  Standing const& standing = site.standing;
  if (allows(rule, Form::kField) || allows(rule, Form::kColumn)) {
    site.field_row = is_field_row(site);
  }
  bool const filled = rule.category != Category::kForeign ||
                      without_companions(standing.right).empty();
  if (allows(rule, Form::kField) && filled && is_field_value(standing)) {
    evidence.add(Feature::kFieldValue);
    return;
  }
  if (allows(rule, Form::kColumn)) add_column(site, evidence);
  if (evidence.has(Feature::kSecrecyColumn) ||
      evidence.has(Feature::kFieldValue)) {
    return;
  }
  if (allows(rule, Form::kTitle)) add_title_position(site, evidence);
  if (evidence.has(Feature::kDraftTitle)) return;
  bool const owned_masthead =
      is_owner(standing.left) && without_companions(standing.right).empty();
  if (allows(rule, Form::kMasthead) &&
      (standing.alone_in_segment() || owned_masthead) &&
      standing.rest_of_line_is_companions()) {
    evidence.add(Feature::kAloneOnLine);
    site.alone = true;
    if (lines_above(site) >= kMastheadLines) {
      evidence.add(Feature::kNotAtHead);
    }
    return;
  }
  if (allows(rule, Form::kClause) && is_own_clause(standing)) {
    evidence.add(Feature::kFixedPhrase);
    if (site.kind == TextKind::kData && standing.list_item) {
      evidence.add(Feature::kListItem);
    }
    return;
  }
  add_line_position(site, rule, evidence);
}

/// A name is a title: its parts are set off by brackets, `_`, `-`, `.`.
void add_name_position(Site const& site, Rule const& rule,
                       EvidenceList& evidence) {
  if (!allows(rule, Form::kName)) return;
  Standing const& standing = site.standing;
  View const line = standing.line;
  constexpr View kEnds = U"_-.()[]【】{}〔〕,、;+=&@#—–~·《》\"'★";
  auto const free = [&](std::size_t at, bool before) {
    if (before ? at == 0 : at >= line.size()) return true;
    return kEnds.find(line[before ? at - 1 : at]) != View::npos;
  };
  auto const blank = [&](std::size_t at, bool before) {
    if (before ? at == 0 : at >= line.size()) return false;
    return is_blank(line[before ? at - 1 : at]);
  };
  std::size_t end = standing.end;
  for (View ending : {View(U"版"), View(U"稿"), View(U"文件")}) {
    if (line.substr(end).starts_with(ending) &&
        free(end + ending.size(), false)) {
      end += ending.size();
      break;
    }
  }
  bool const before = free(standing.begin, true);
  bool const behind = free(end, false);
  if (before && behind) {
    evidence.add(Feature::kFreeInName);
  } else if ((before || blank(standing.begin, true)) &&
             (behind || blank(end, false))) {
    evidence.add(Feature::kBlankInName);
  } else if (!evidence.has(Feature::kStarTerm) &&
             !evidence.has(Feature::kVariantStarTerm)) {
    evidence.add(standing.word_before() ? Feature::kWordBefore
                                        : Feature::kWordBehind);
  }
}

}  // namespace mishen
