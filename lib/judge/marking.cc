#include "lib/judge/marking.h"

#include <algorithm>

#include "lib/judge/boxes.h"
#include "lib/judge/position.h"
#include "lib/judge/surroundings.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

/// What the tail itself says, as far as the rule's category knows the sign.
void add_tail(Tail const& tail, Rule const& rule, EvidenceList& evidence) {
  bool const term = tail.kind != TermKind::kNone;
  if (tail.banner) evidence.add(Feature::kBanner);
  if (!allows(rule, Form::kStar)) return;
  switch (tail.sign) {
    case Sign::kStar:
      evidence.add(term ? Feature::kStarTerm : Feature::kStarAlone);
      break;
    case Sign::kStarLike:
      if (term) evidence.add(Feature::kVariantStarTerm);
      break;
    case Sign::kBusiness:
      if (rule.category == Category::kBusinessSecret) {
        evidence.add(term ? Feature::kStarTerm : Feature::kStarAlone);
      } else if (term) {
        evidence.add(Feature::kDotTerm);
      }
      break;
    case Sign::kDot:
      if (term) evidence.add(Feature::kDotTerm);
      break;
    case Sign::kNone:
      if (term) evidence.add(Feature::kTermWithoutStar);
      break;
  }
}

bool is_option(View left) {
  left = trim(left);
  if (left.size() < 2 || View(U".、):").find(left.back()) == View::npos) {
    return false;
  }
  char32_t const letter = left[left.size() - 2];
  bool const before_is_word = left.size() > 2 && is_word(left[left.size() - 3]);
  return letter >= U'a' && letter <= U'f' && !before_is_word;
}

/// A denial in the few words before the mark.
bool is_negated(View left) {
  constexpr std::size_t kReach = 8;
  std::size_t const clause = left.find_last_of(U"。;,!?:");
  if (clause != View::npos) left = left.substr(clause + 1);
  if (left.size() > kReach) left = left.substr(left.size() - kReach);
  return vocabulary::contains(vocabulary::kNegations, left);
}

/// Is what stands before the mark the unit that owns it?
bool has_owner(Site const& site, Rule const& rule,
               EvidenceList const& evidence) {
  View const left = site.standing.left;
  bool const term = evidence.has(Feature::kStarTerm);
  bool const company = left.ends_with(U"公司") || left.ends_with(U"集团") ||
                       left.ends_with(U"企业");
  if (rule.category == Category::kBusinessSecret) {
    constexpr std::size_t kLongestName = 20;
    return is_owner(left) ||
           (term && left.size() <= kLongestName && !is_prose(left));
  }
  if (rule.category == Category::kStateSecret && company) return false;
  return (term || allows(rule, Form::kMasthead)) && is_owner(left);
}

void add_adjacent_words(Site const& site, Rule const& rule,
                        EvidenceList& evidence) {
  Standing const& standing = site.standing;
  if (is_self_statement(standing)) {
    evidence.add(Feature::kSelfStatement);
    return;
  }
  bool const clause = allows(rule, Form::kClause) && is_own_clause(standing);
  if (standing.word_before() && !clause) {
    evidence.add(has_owner(site, rule, evidence) ? Feature::kOwnerBefore
                                                 : Feature::kWordBefore);
  }
  if (!standing.word_behind()) return;
  View const behind = standing.line.substr(standing.end);
  // 机密级保密柜: a word that only begins like 保密 is none.
  std::size_t const words =
      std::max(vocabulary::prefix(vocabulary::kHandling, behind),
               vocabulary::prefix(vocabulary::kUrgency, behind));
  bool const companion = words > 0 && (words > 2 || words == behind.size() ||
                                       !is_han(behind[words]));
  if (companion) {
    evidence.add(Feature::kWithHandling);
  } else if (!star_leads_line(standing, site.tail)) {
    evidence.add(Feature::kWordBehind);
  }
}

/// Quotes, cited titles, lists, boxes, denials, options, code: what makes a
/// mention of a mark wherever it stands.
void add_counter_signs(Site const& site, Rule const& rule,
                       EvidenceList& evidence) {
  Standing const& standing = site.standing;
  bool const has_term =
      site.tail.sign != Sign::kNone && site.tail.kind != TermKind::kNone;
  if (standing.box == Box::kTicked) evidence.add(Feature::kTicked);
  if (standing.box == Box::kEmpty) evidence.add(Feature::kUnticked);
  bool const ticked = standing.box == Box::kTicked;
  if (!ticked && !site.field_row && rule.category != Category::kForeign &&
      is_in_list(standing, has_term)) {
    evidence.add(Feature::kListOfLevels);
  }
  if (standing.in_title_marks) evidence.add(Feature::kInTitleMarks);
  bool const value = evidence.has(Feature::kFieldValue);
  bool const identifier =
      rule.category == Category::kForeign || site.tail.sign == Sign::kNone;
  // The value of an INSERT is data.
  bool const column = evidence.has(Feature::kSecrecyColumn);
  if (!column && site.kind == TextKind::kCode && !standing.comment &&
      (standing.quoted || identifier)) {
    // A string that fills in a label is data, and worth a look.
    bool const whole = standing.quoted && standing.tight_quotes && value;
    evidence.add(whole ? Feature::kCodeValue : Feature::kCodeLiteral);
  } else if (!column && standing.quoted &&
             !evidence.has(Feature::kFreeInName) &&
             !(value && standing.tight_quotes)) {
    evidence.add(standing.tight_quotes && site.alone ? Feature::kQuotedWhole
                                                     : Feature::kQuoted);
  }
  if (is_option(standing.left)) evidence.add(Feature::kOption);
  if (!value && !ticked && is_negated(standing.left)) {
    evidence.add(Feature::kNegated);
  }
}

/// A pattern may hold its own brackets: (S//NF).
bool is_bracketed_whole(Line const& line, Marking const& mark) {
  return mark.end > mark.begin && is_open_bracket(line.view()[mark.begin]) &&
         is_close_bracket(line.view()[mark.end - 1]);
}

Tail whole_match(std::size_t end) {
  Tail tail;
  tail.word_end = tail.end = end;
  return tail;
}

/// A star at the start of the line makes a term of what follows, as far as
/// it reads like one: "★工程投产之日起5年".
bool take_loose_term(Standing const& standing, Tail& tail) {
  constexpr std::size_t kLongest = 24;
  View const rest =
      standing.line.substr(tail.end, standing.segment_end - tail.end);
  bool const term = rest.find_first_of(U"年月日周天期前后时止密") != View::npos;
  if (!star_leads_line(standing, tail) || rest.size() > kLongest || !term) {
    return false;
  }
  if (tail.kind != TermKind::kNone && !standing.word_behind()) return false;
  if (tail.kind == TermKind::kNone) {
    tail.kind = TermKind::kCondition;
    tail.term_begin = tail.end;
  }
  tail.end = tail.term_end = standing.segment_end;
  return true;
}

/// Most mentions are part of a longer expression and say so with one glance
/// at the neighbouring characters: no star, and a word before or behind that
/// no form of the rule allows. Text full of them must stay cheap.
bool is_plain_mention(Line const& line, Rule const& rule, Marking const& mark,
                      EvidenceList& evidence) {
  View const text = line.view();
  if (mark.tail.sign != Sign::kNone || mark.tail.kind != TermKind::kNone ||
      mark.begin >= mark.end) {
    return false;
  }
  auto const wordish = [](char32_t symbol) {
    return is_han(symbol) || is_word(symbol);
  };
  char32_t const before = mark.begin > 0 ? text[mark.begin - 1] : U' ';
  if (View(U"为是属系于").find(before) != View::npos) return false;
  View const rest = text.substr(mark.end);
  bool const behind = !rest.empty() && wordish(rest.front()) &&
                      vocabulary::prefix(vocabulary::kHandling, rest) == 0 &&
                      vocabulary::prefix(vocabulary::kUrgency, rest) == 0;
  bool const owned = rule.category == Category::kBusinessSecret ||
                     allows(rule, Form::kMasthead) ||
                     allows(rule, Form::kClause);
  bool const joined = !owned && wordish(before);
  if (joined) evidence.add(Feature::kWordBefore);
  if (behind) evidence.add(Feature::kWordBehind);
  return joined || behind;
}

/// A choice a line: "□ 公开" above "■ 机密，5年". The sign before the mark is
/// a box where a line beside it has one of the other state.
void choose_by_lines(Page& page, TextBlock const& block, Line const& line,
                     Standing& standing) {
  constexpr std::size_t kNear = 4;
  if (standing.box != Box::kNone || !standing.list_item) return;
  Box const own = leading_box(standing.line.substr(0, standing.begin));
  if (own == Box::kNone) return;
  auto const differs = [own](NearLine const& near) {
    Box const other = leading_box(near.text);
    return near.adjacent && other != Box::kNone && other != own;
  };
  auto const above = page.above(block, line.span, kNear);
  auto const below = page.below(block, line.span, kNear);
  if (std::any_of(above.begin(), above.end(), differs) ||
      std::any_of(below.begin(), below.end(), differs)) {
    standing.box = own;
  }
}

/// In a row of INSERT INTO … VALUES (…), which is data, not code.
bool is_insert_row(Page& page, TextBlock const& block, Line const& line) {
  constexpr View kInsert = U"insert into";
  View const text = trim(line.view());
  if (text.find(kInsert) != View::npos) return true;
  if (!text.starts_with(U"(")) return false;
  constexpr std::size_t kRows = 60;
  std::size_t seen = 0;
  bool found = false;
  page.each_above(block, line.span, [&](NearLine const& near) {
    found = near.text.find(kInsert) != View::npos;
    return !found && ++seen < kRows && near.text.starts_with(U"(");
  });
  return found;
}

/// How the line is laid out.
TextKind kind_at(Page& page, TextBlock const& block, Line const& line,
                 Sheet const& sheet) {
  if (page.plain()) {
    bool const row =
        sheet.kind == TextKind::kCode && is_insert_row(page, block, line);
    return row ? TextKind::kData : sheet.kind;
  }
  TextKind const kind = page.document().kind_of(block);
  bool const commas = kind == TextKind::kProse &&
                      block.place.role != Role::kName &&
                      is_comma_row(page, block, line.span, line.view());
  return commas ? TextKind::kTable : kind;
}

}  // namespace

Marking judge_marking(Page& page, TableHeads& tables, TextBlock const& block,
                      Rule const& rule, Match const& match,
                      Sheet const& sheet) {
  Line const& line = page.line_around(block, match.span);
  Marking out;
  out.begin = line.index_of(match.span.begin);
  std::size_t const word_end = line.index_of(match.span.end);
  bool const grammar = match.word != Match::kNoWord;
  out.tail =
      grammar ? parse_tail(line.view(), word_end) : whole_match(word_end);
  out.end = out.tail.end;
  bool const is_name = block.place.role == Role::kName;
  if (!is_name && is_plain_mention(line, rule, out, out.evidence)) return out;
  TextKind const kind = kind_at(page, block, line, sheet);
  Standing standing = read_standing(line.view(), out.begin, out.end, kind);
  bool const starred =
      out.tail.sign == Sign::kStar && out.tail.kind != TermKind::kNone;
  if (starred && standing.right.size() == 1 &&
      vocabulary::is_sentence_mark(standing.right[0])) {
    standing.right = {};
  }
  if (grammar && take_loose_term(standing, out.tail)) {
    out.end = out.tail.end;
    standing = read_standing(line.view(), out.begin, out.end, kind);
  }
  choose_by_lines(page, block, line, standing);
  // A pattern may hold the tick itself; the next box is another choice's.
  View const mark = line.view().substr(out.begin, out.end - out.begin);
  if (!grammar && std::any_of(mark.begin(), mark.end(), [](char32_t c) {
        return vocabulary::is_ticked_box(c) || vocabulary::is_tick(c);
      })) {
    standing.box = Box::kNone;
  }
  if (!grammar) standing.bracketed |= is_bracketed_whole(line, out);
  std::u32string_view const header =
      page.plain() ? View(sheet.table_header) : View();
  Site site{page,     tables, block, line,  standing,
            out.tail, header, kind,  false, false};
  EvidenceList& evidence = out.evidence;
  add_tail(out.tail, rule, evidence);
  if (is_name) {
    add_name_position(site, rule, evidence);
    if (standing.in_title_marks) evidence.add(Feature::kInTitleMarks);
    return out;
  }
  add_adjacent_words(site, rule, evidence);
  add_position(site, rule, evidence);
  add_counter_signs(site, rule, evidence);
  if (block.place.role == Role::kRaw) evidence.add(Feature::kUnreadFormat);
  // Neighbours can add at most four points.
  constexpr int kNeighbours = 4;
  if (evidence.score() + kNeighbours >= kDoubt) {
    add_surroundings(site, evidence);
  }
  return out;
}

}  // namespace mishen
