#include "lib/judge/judge.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "lib/document/locate.h"
#include "lib/judge/context.h"
#include "lib/judge/marking.h"
#include "lib/judge/near_fields.h"
#include "lib/judge/page.h"
#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {

/// A judged match that is not yet a Finding: overlapping drafts of one rule
/// are merged first.
struct Judge::Draft {
  RuleId rule;
  std::uint32_t word = Match::kNoWord;
  BufferSpan span;
  Severity severity = Severity::kNote;
  EvidenceList evidence;
  std::optional<Term> term;
  std::optional<std::string> scope;
};

namespace {

Rule const& rule_of(RuleSet const& rules, RuleId id) {
  return rules.rules[id.value];
}

/// The buffer bytes of symbols [begin, end) of the line.
BufferSpan span_of(Line const& line, std::size_t begin, std::size_t end) {
  return line.text.source(begin, end);
}

/// Does one of `unless.near` stand on the match's line with at most
/// `unless.within` code points between?
bool is_excused(Page& page, TextBlock const& block, Rule const& rule,
                BufferSpan span) {
  if (rule.unless.near.empty()) return false;
  Line const& line = page.line_around(block, span);
  std::size_t const begin = line.index_of(span.begin);
  std::size_t const end = line.index_of(span.end);
  return std::any_of(
      rule.unless.near.begin(), rule.unless.near.end(),
      [&](std::string const& near) {
        std::u32string const word = fold_text(near).symbols;
        std::size_t const reach = rule.unless.within + word.size();
        std::size_t const from = begin > reach ? begin - reach : 0;
        std::size_t const to = std::min(line.view().size(), end + reach);
        return line.view().substr(from, to - from).find(word) !=
               std::u32string_view::npos;
      });
}

Word const* word_of(Rule const& rule, std::uint32_t word) {
  return word < rule.words.size() ? &rule.words[word] : nullptr;
}

/// Where words and numbers stand that only --show may print, by begin.
std::vector<BufferSpan> secret_spans(RuleSet const& rules,
                                     std::vector<Match> const& matches) {
  std::vector<BufferSpan> spans;
  for (Match const& match : matches) {
    if (rule_of(rules, match.rule).type != RuleType::kMarking) {
      spans.push_back(match.span);
    }
  }
  return spans;
}

/// Does `from` supersede `to`, directly or over others?
bool reaches(RuleSet const& rules, Rule const& from, std::string const& to) {
  std::vector<std::string> open = from.supersedes;
  std::set<std::string> seen;
  while (!open.empty()) {
    std::string const id = std::move(open.back());
    open.pop_back();
    if (id == to) return true;
    Rule const* rule = seen.insert(id).second ? rules.find(id) : nullptr;
    if (rule == nullptr) continue;
    open.insert(open.end(), rule->supersedes.begin(), rule->supersedes.end());
  }
  return false;
}

/// The better of two drafts that overlap: graver, then better founded, then
/// longer.
template <class Draft>
bool is_better(Draft const& a, Draft const& b) {
  if (a.severity != b.severity) return a.severity > b.severity;
  if (a.evidence.score() != b.evidence.score()) {
    return a.evidence.score() > b.evidence.score();
  }
  return a.span.size() > b.span.size();
}

/// Keeps the best of overlapping drafts of each rule, and drops drafts that
/// another rule supersedes at the same place.
template <class Draft>
void merge_overlaps(RuleSet const& rules, std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](auto const& a, auto const& b) {
                     return std::pair(a.rule, a.span.begin) <
                            std::pair(b.rule, b.span.begin);
                   });
  std::vector<Draft> merged;
  for (Draft& draft : drafts) {
    bool const joins = !merged.empty() && merged.back().rule == draft.rule &&
                       merged.back().span.overlaps(draft.span);
    if (!joins) {
      merged.push_back(std::move(draft));
    } else if (is_better(draft, merged.back())) {
      merged.back() = std::move(draft);
    }
  }
  // Rules that supersede one another in a circle supersede nothing: no
  // finding may be lost to a slip of the author.
  auto const is_superseded = [&](Draft const& draft) {
    Rule const& own = rule_of(rules, draft.rule);
    return std::any_of(merged.begin(), merged.end(), [&](Draft const& by) {
      if (by.severity < draft.severity || !by.span.overlaps(draft.span)) {
        return false;
      }
      Rule const& other = rule_of(rules, by.rule);
      return std::find(other.supersedes.begin(), other.supersedes.end(),
                       own.id) != other.supersedes.end() &&
             !reaches(rules, own, other.id);
    });
  };
  bool const any =
      std::any_of(rules.rules.begin(), rules.rules.end(),
                  [](Rule const& rule) { return !rule.supersedes.empty(); });
  drafts.clear();
  for (Draft& draft : merged) {
    if (!any || !is_superseded(draft)) drafts.push_back(draft);
  }
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](auto const& a, auto const& b) {
                     return std::pair(a.span.begin, a.rule) <
                            std::pair(b.span.begin, b.rule);
                   });
}

void count(FindingCounts& counts, Severity severity) {
  switch (severity) {
    case Severity::kBlock:
      ++counts.block;
      break;
    case Severity::kReview:
      ++counts.review;
      break;
    case Severity::kNote:
      ++counts.note;
      break;
  }
}

}  // namespace

Judge::Judge(RuleSet const& rules, Date today, Language language)
    : rules_(rules),
      today_(today),
      language_(language),
      parts_of_combinations_(rules.rules.size(), false) {
  for (Rule const& rule : rules.rules) {
    for (std::string const& id : rule.all_of) {
      for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        if (rules.rules[i].id == id) parts_of_combinations_[i] = true;
      }
    }
  }
}

bool Judge::is_part(RuleId rule) const {
  return parts_of_combinations_[rule.value];
}

void Judge::add(Document const& document, std::vector<Match> const& matches) {
  Page page(document);
  bool const body =
      !document.blocks.empty() && document.blocks[0].place.role == Role::kBody;
  if (body) {
    if (!seen_body_) sheet_ = read_sheet(document);
    seen_body_ = true;
    find_issue_dates(document, dates_);
  }
  std::vector<Draft> drafts;
  drafts.reserve(matches.size());
  for (Match const& match : matches) {
    // What was read before the stop is still judged, as far as it is little.
    constexpr std::size_t kFinished = 1'000;
    if (drafts.size() >= kFinished && stop_ != nullptr && stop_->load()) break;
    TextBlock const& block = document.blocks[match.block.value];
    Rule const& rule = rule_of(rules_, match.rule);
    Draft draft;
    draft.rule = match.rule;
    draft.word = match.word;
    draft.span = match.span;
    if (rule.type == RuleType::kMarking) {
      Marking const marking = judge_marking(page, block, rule, match, sheet_);
      Line const& line = page.line_around(block, match.span);
      draft.span = span_of(line, marking.begin, marking.end);
      draft.evidence = marking.evidence;
      draft.severity = marking.evidence.severity(rule.severity);
      if (draft.severity > Severity::kNote) {
        draft.term = stated_term(line.view(), marking.tail);
        add_near_fields(page, block, line, marking.end, draft.term,
                        draft.scope);
      }
    } else {
      bool const regex = rule.type == RuleType::kRegex;
      draft.evidence.add(regex ? Feature::kPattern : Feature::kListedWord);
      if (!rule.validate.empty()) draft.evidence.add(Feature::kCheckDigits);
      if (is_excused(page, block, rule, match.span)) {
        draft.evidence.add(Feature::kExcusedNearby);
      }
      draft.severity = draft.evidence.severity(rule.severity);
    }
    drafts.push_back(std::move(draft));
  }
  merge_overlaps(rules_, drafts);
  store(document, drafts, secret_spans(rules_, matches));
}

void Judge::store(Document const& document, std::vector<Draft>& drafts,
                  std::vector<BufferSpan> const& secrets) {
  bool const counts =
      std::find(parts_of_combinations_.begin(), parts_of_combinations_.end(),
                true) != parts_of_combinations_.end();
  if (counts) counter_.begin(document);
  std::vector<BufferSpan> hits;
  hits.reserve(drafts.size());
  for (Draft const& draft : drafts) hits.push_back(draft.span);
  Locator locator(document);
  for (Draft& draft : drafts) {
    Rule const& rule = rule_of(rules_, draft.rule);
    count(counts_, draft.severity);
    std::size_t const limit = is_part(draft.rule) ? kStoredParts
                              : draft.severity == Severity::kNote
                                  ? kStoredNotes
                                  : kStoredOthers;
    std::size_t& stored = stored_[{draft.rule.value, draft.severity}];
    if (stored >= limit) continue;
    ++stored;
    Finding finding;
    finding.rule = rule.id;
    finding.severity = draft.severity;
    bool const mention = rule.type == RuleType::kMarking &&
                         draft.severity == Severity::kNote &&
                         rule.severity > Severity::kNote;
    finding.category = mention ? Category::kMention : rule.category;
    Word const* word = word_of(rule, draft.word);
    if (word != nullptr && !word->level.empty() && !mention) {
      finding.level = word->level;
    }
    finding.term = std::move(draft.term);
    finding.scope = std::move(draft.scope);
    if (word != nullptr && !word->scope.empty()) finding.scope = word->scope;
    if (word != nullptr && !word->term.empty() && !finding.term) {
      finding.term = Term{};
      finding.term->text = word->term;
    }
    finding.place = locator.locate(draft.span);
    finding.text = document.text.substr(draft.span.begin, draft.span.size());
    // A marking may be shown, but not a listed word inside it.
    bool const secret =
        std::any_of(secrets.begin(), secrets.end(),
                    [&](BufferSpan hit) { return hit.overlaps(draft.span); });
    if (rule.type == RuleType::kMarking && !secret) {
      finding.public_text = finding.text;
    }
    set_context(document, draft.span, hits, finding);
    finding.evidence = draft.evidence.written();
    finding.basis = rule.basis;
    finding.advice = rule.advice.in(language_);
    if (is_part(draft.rule)) {
      counter_.advance(document, draft.span.begin);
      Part part;
      part.rule = draft.rule;
      part.text = fold_string(finding.text);
      part.line = finding.place.line.value_or(0);
      part.paragraph = counter_.paragraph();
      part.at = counter_.code_points();
      part.end = part.at + count_code_points(finding.text);
      part.finding = findings_.size();
      parts_.push_back(std::move(part));
    }
    findings_.push_back(std::move(finding));
  }
  if (counts) counter_.advance(document, document.fresh.end);
}

void Judge::add_combinations(std::vector<Finding>& findings) {
  for (Together const& together : find_combinations(rules_, parts_)) {
    Rule const& rule = rule_of(rules_, together.rule);
    Finding const& first = findings[together.findings.front()];
    Finding finding;
    finding.rule = rule.id;
    finding.category = rule.category == Category::kKeyword
                           ? Category::kCombination
                           : rule.category;
    finding.severity = rule.severity;
    finding.place = first.place;
    finding.text = first.text;
    EvidenceList evidence;
    evidence.add(Feature::kTogether);
    finding.evidence = evidence.written();
    finding.evidence.front().why += " (" + std::to_string(together.times) + ")";
    finding.evidence.front().zh +=
        "（" + std::to_string(together.times) + "处）";
    finding.basis = rule.basis;
    finding.advice = rule.advice.in(language_);
    count(counts_, finding.severity);
    findings.push_back(std::move(finding));
  }
}

std::vector<Finding> Judge::finish() {
  for (Finding& finding : findings_) {
    if (finding.term) {
      complete_term(*finding.term, finding.level, dates_.best(), today_);
    }
  }
  add_combinations(findings_);
  return std::move(findings_);
}

}  // namespace mishen
