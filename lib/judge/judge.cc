#include "lib/judge/judge.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "lib/document/locate.h"
#include "lib/judge/consistency.h"
#include "lib/judge/context.h"
#include "lib/judge/marking.h"
#include "lib/judge/near_fields.h"
#include "lib/judge/page.h"
#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {

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

/// The same for what stands there once noise is repaired.
void add_secrets(RuleSet const& rules, RepairedMatches const& found,
                 std::vector<BufferSpan>& spans) {
  for (BufferSpan const span : secret_spans(rules, found.matches)) {
    spans.push_back(found.repaired.original(span));
  }
  std::sort(spans.begin(), spans.end(),
            [](BufferSpan a, BufferSpan b) { return a.begin < b.begin; });
}

/// What is said of a match that noise hid.
constexpr std::pair<Noise, Feature> kRepairs[] = {
    {Noise::kEscape, Feature::kFromEscapes},
    {Noise::kMojibake, Feature::kFromMojibake},
    {Noise::kPinyin, Feature::kFromPinyin},
    {Noise::kColumn, Feature::kFromColumn},
    {Noise::kWrap, Feature::kFromWrap},
    {Noise::kOcr, Feature::kSuspected},
};

/// Do any of the spans, which are in order of their begins, overlap others?
class Overlaps {
 public:
  explicit Overlaps(std::vector<BufferSpan> const& spans) : spans_(spans) {
    std::size_t furthest = 0;
    for (BufferSpan span : spans) {
      furthest = std::max(furthest, span.end);
      ends_.push_back(furthest);
    }
  }

  [[nodiscard]] bool with(BufferSpan span) const {
    auto const behind = std::lower_bound(
        spans_.begin(), spans_.end(), span.end,
        [](BufferSpan a, std::size_t end) { return a.begin < end; });
    if (behind == spans_.begin()) return false;
    return ends_[static_cast<std::size_t>(behind - spans_.begin()) - 1] >
           span.begin;
  }

 private:
  std::vector<BufferSpan> const& spans_;
  std::vector<std::size_t> ends_;  // the furthest of the spans up to each
};

/// The level that a cited document is said to have.
std::optional<std::string> cited_level(std::string const& text) {
  std::string const folded = fold_string(text);
  for (char const* level : {"绝密", "机密", "秘密"}) {
    if (folded.find(level) != std::string::npos) return level;
  }
  return std::nullopt;
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
      parts_of_combinations_(rules.rules.size(), false),
      supersession_(rules) {
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

void Judge::add(Document const& document, std::vector<Match> const& matches,
                RepairedMatches const* repaired) {
  Page page(document, &seen_lines_);
  TableHeads tables;
  if (page.plain()) {
    if (!seen_sheet_) sheet_ = read_sheet(document);
    seen_sheet_ = true;
  } else {
    begin_tables(page, tables);
  }
  find_issue_dates(document, dates_);
  std::vector<Draft> drafts;
  drafts.reserve(matches.size());
  for (Match const& match : matches) {
    // What was read before the stop is still judged, as far as it is little.
    constexpr std::size_t kFinished = 1'000;
    if (drafts.size() >= kFinished && stop_ != nullptr && stop_->load()) break;
    drafts.push_back(draft_of(page, tables, match));
  }
  std::vector<BufferSpan> secrets = secret_spans(rules_, matches);
  if (repaired != nullptr) {
    add_repaired(*repaired, drafts);
    add_secrets(rules_, *repaired, secrets);
  }
  if (!page.plain()) end_flows(page, tables);
  merge_overlaps(supersession_, drafts);
  std::vector<BufferSpan> hits;
  hits.reserve(drafts.size());
  for (Draft const& draft : drafts) hits.push_back(draft.span);
  tell_catalogues(rules_, document, page.flows(), drafts);
  merge_readings(rules_, document, page.flows(), drafts);
  store(page, drafts, hits, secrets);
}

/// Judges what the repaired text says, in its own surroundings.
void Judge::add_repaired(RepairedMatches const& found,
                         std::vector<Draft>& drafts) {
  Repaired const& repaired = found.repaired;
  Page page(repaired.document(), &seen_lines_);
  TableHeads tables;
  std::size_t const most = drafts.size() + kStoredParts;
  for (Match const& match : found.matches) {
    if (drafts.size() >= most || (stop_ != nullptr && stop_->load())) break;
    if (!repaired.is_repaired(match.span)) continue;
    Draft draft = draft_of(page, tables, match);
    EvidenceList& evidence = draft.evidence;
    bool touched = false;
    for (auto const& [noise, feature] : kRepairs) {
      if (!repaired.has(noise, draft.span)) continue;
      evidence.add(feature);
      touched = true;
    }
    draft.severity = evidence.severity(rule_of(rules_, match.rule).severity);
    // Beside a repaired stretch a mention stays the mention it was.
    if (!touched && draft.severity == Severity::kNote) continue;
    draft.span = repaired.original(draft.span);
    draft.first_begin = draft.span.begin;
    drafts.push_back(std::move(draft));
  }
}

Draft Judge::draft_of(Page& page, TableHeads& tables,
                      Match const& match) const {
  TextBlock const& block = page.document().blocks[match.block.value];
  Rule const& rule = rule_of(rules_, match.rule);
  Draft draft;
  draft.rule = match.rule;
  draft.word = match.word;
  draft.block = draft.first_block = match.block;
  draft.span = match.span;
  if (rule.type == RuleType::kMarking) {
    Marking const marking =
        judge_marking(page, tables, block, rule, match, sheet_);
    Line const& line = page.line_around(block, match.span);
    draft.span = span_of(line, marking.begin, marking.end);
    draft.evidence = marking.evidence;
    draft.severity = marking.evidence.severity(rule.severity);
    if (draft.severity > Severity::kNote) {
      Claims claims;
      claims.term = stated_term(line.view(), marking.tail);
      add_near_fields(page, tables, block, line, marking.end, claims.term,
                      claims.scope);
      draft.claims = std::make_unique<Claims>(std::move(claims));
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
  draft.first_begin = draft.span.begin;
  return draft;
}

/// The first rows of a Document may be the next ones of a table before.
void Judge::begin_tables(Page const& page, TableHeads& tables) {
  if (!open_table_) return;
  Flows const& flows = page.flows();
  for (Flows::Index flow = 0; flow < flows.size(); ++flow) {
    Flows::Index const first = flows.first_of(flow);
    if (!flows.is_text(flow) || flows.key(flow) != open_table_->first) continue;
    if (flows.is_row(first)) {
      tables.go_on(first, std::move(open_table_->second));
    }
    open_table_.reset();
    return;
  }
}

/// Keeps what the next Document must know of the flows of this one.
void Judge::end_flows(Page& page, TableHeads& tables) {
  // More parts than any document has; those beyond begin anew.
  constexpr std::size_t kMostFlows = 10'000;
  Flows const& flows = page.flows();
  Flows::Index latest = Flows::kNone;
  for (Flows::Index flow = 0; flow < flows.size(); ++flow) {
    if (!flows.is_text(flow)) continue;
    std::size_t const lines = page.lines_seen(flow);
    if (seen_lines_.size() < kMostFlows) {
      seen_lines_[flows.key(flow)] = lines;
    }
    bool const later =
        latest == Flows::kNone || flows.last_of(flow) > flows.last_of(latest);
    if (later) latest = flow;
  }
  if (latest == Flows::kNone) return;
  open_table_.reset();
  if (auto head = tables.take_last(page, latest)) {
    open_table_.emplace(flows.key(latest), std::move(*head));
  }
}

/// What a draft becomes, but for place and text.
Finding Judge::finding_of(Draft& draft) const {
  Rule const& rule = rule_of(rules_, draft.rule);
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
  if (draft.claims) {
    finding.term = std::move(draft.claims->term);
    finding.scope = std::move(draft.claims->scope);
  }
  if (word != nullptr && !word->scope.empty()) finding.scope = word->scope;
  if (word != nullptr && !word->term.empty() && !finding.term) {
    finding.term = Term{};
    finding.term->text = word->term;
  }
  finding.evidence = draft.evidence.written();
  finding.basis = rule.basis;
  finding.advice = rule.advice.in(language_);
  return finding;
}

void Judge::store(Page const& page, std::vector<Draft>& drafts,
                  std::vector<BufferSpan> const& hits,
                  std::vector<BufferSpan> const& secrets) {
  Document const& document = page.document();
  Overlaps const overlaps(secrets);
  std::vector<Part> parts;
  std::vector<Draft const*> sources;
  Locator locator(document);
  for (Draft& draft : drafts) {
    count(counts_, draft.severity);
    std::size_t const limit = is_part(draft.rule) ? kStoredParts
                              : draft.severity == Severity::kNote
                                  ? kStoredNotes
                                  : kStoredOthers;
    std::size_t& stored = stored_[{draft.rule.value, draft.severity}];
    if (stored >= limit) continue;
    ++stored;
    Finding finding = finding_of(draft);
    finding.place = locator.locate(draft.span);
    finding.text = document.text.substr(draft.span.begin, draft.span.size());
    // Joined from several blocks.
    std::erase(finding.text, Document::kSeparator);
    if (finding.category == Category::kDocNumber) {
      finding.level = cited_level(finding.text);
    }
    // A marking may be shown, but not a listed word inside it.
    bool const marking = rule_of(rules_, draft.rule).type == RuleType::kMarking;
    if (marking && !overlaps.with(draft.span)) {
      finding.public_text = finding.text;
    }
    set_context(document, draft.span, hits, finding);
    if (is_part(draft.rule)) {
      Part part;
      part.rule = draft.rule;
      part.text = fold_string(finding.text);
      part.place.line = finding.place.line.value_or(0);
      part.end = count_code_points(finding.text);
      part.finding = findings_.size();
      parts.push_back(std::move(part));
      sources.push_back(&draft);
    }
    findings_.push_back(std::move(finding));
  }
  add_parts(page, std::move(parts), sources);
}

/// Finds the places of parts in the order in which they were met first.
void Judge::add_parts(Page const& page, std::vector<Part> parts,
                      std::vector<Draft const*> const& drafts) {
  bool const counts =
      std::find(parts_of_combinations_.begin(), parts_of_combinations_.end(),
                true) != parts_of_combinations_.end();
  if (!counts) return;
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) {
                     return drafts[a]->first_begin < drafts[b]->first_begin;
                   });
  part_places_.begin(page.document(), page.flows());
  for (std::size_t const i : order) {
    Part& part = parts[i];
    PartPlace place =
        part_places_.at(drafts[i]->first_block, drafts[i]->first_begin);
    if (page.plain()) place.line = part.place.line;
    part.place = place;
    part.end += place.at;
    parts_.push_back(std::move(part));
  }
  part_places_.end();
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
  for (Finding& found : find_inconsistencies(rules_, findings_, language_)) {
    count(counts_, found.severity);
    findings_.push_back(std::move(found));
  }
  add_combinations(findings_);
  return std::move(findings_);
}

}  // namespace mishen
