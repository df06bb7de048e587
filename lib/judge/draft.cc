#include "lib/judge/draft.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "lib/text/fold.h"

namespace mishen {
namespace {

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
bool is_better(Draft const& a, Draft const& b) {
  return std::tuple(a.severity, a.evidence.score(), a.span.size()) >
         std::tuple(b.severity, b.evidence.score(), b.span.size());
}

void sort_by_begin(std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](Draft const& a, Draft const& b) {
                     return std::pair(a.span.begin, a.rule) <
                            std::pair(b.span.begin, b.rule);
                   });
}

/// Is there a draft of `rule` over `draft` that is as grave? Drafts of one
/// rule are in order and do not overlap.
bool is_covered(std::vector<Draft> const& drafts, RuleId rule,
                Draft const& draft) {
  auto by = std::lower_bound(drafts.begin(), drafts.end(),
                             std::pair(rule, draft.span.begin),
                             [](Draft const& a, auto const& at) {
                               return std::pair(a.rule, a.span.end) <= at;
                             });
  for (; by != drafts.end() && by->rule == rule &&
         by->span.begin < draft.span.end;
       ++by) {
    if (by->severity >= draft.severity && by->span.overlaps(draft.span)) {
      return true;
    }
  }
  return false;
}

/// Looks for drafts that say the same in the blocks of one group.
class ReadingMerge {
 public:
  ReadingMerge(RuleSet const& rules, Document const& document,
               Flows const& flows, std::vector<Draft>& drafts)
      : rules_(rules),
        document_(document),
        flows_(flows),
        drafts_(drafts),
        gone_(drafts.size(), false) {}

  void run() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Flows::Index const block = drafts_[i].block.value;
      if (flows_.is_read_again(block)) take(i, flows_.root(block), block);
    }
    for (auto& [group, members] : groups_) join_parts(members);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (gone_[i]) continue;
      if (kept != i) drafts_[kept] = std::move(drafts_[i]);
      ++kept;
    }
    drafts_.resize(kept);
    sort_by_begin(drafts_);
  }

 private:
  /// Kept drafts with one text. The n-th of a reading is the n-th of another.
  struct Same {
    std::vector<std::size_t> kept;
    Flows::Index block = Flows::kNone;  // the reading that is looked through
    std::size_t used = 0;
  };
  /// A kept draft and the blocks of its group that say the same.
  struct Member {
    std::size_t draft;
    std::string text;
    std::vector<Flows::Index> blocks;
  };
  using Group = std::pair<Flows::Index, RuleId>;

  void take(std::size_t i, Flows::Index root, Flows::Index block) {
    Draft const& draft = drafts_[i];
    std::string text =
        fold_string(std::string_view(document_.text)
                        .substr(draft.span.begin, draft.span.size()));
    Group const group{root, draft.rule};
    Same& same = same_[{group, text}];
    if (same.block != block) {
      same.block = block;
      same.used = 0;
    }
    std::vector<Member>& members = groups_[group];
    if (same.used < same.kept.size()) {
      Member& member = members[same.kept[same.used++]];
      member.blocks.push_back(block);
      join(member.draft, i);
      return;
    }
    same.kept.push_back(members.size());
    ++same.used;
    members.push_back({i, std::move(text), {block}});
  }

  /// A mark of which one reading shows more than the other: 机密★ and 机密★
  /// 10年 over a line break. Not where the one was deleted.
  void join_parts(std::vector<Member>& members) {
    constexpr std::size_t kMostCompared = 32;
    if (members.size() > kMostCompared || members.size() < 2) return;
    Rule const& rule = rules_.rules[drafts_[members.front().draft].rule.value];
    if (rule.type != RuleType::kMarking) return;
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (gone_[members[j].draft] || !are_parts(members[i], members[j])) {
          continue;
        }
        join(members[j].draft, members[i].draft);
        std::copy(members[i].blocks.begin(), members[i].blocks.end(),
                  std::back_inserter(members[j].blocks));
        break;
      }
    }
  }

  [[nodiscard]] bool are_parts(Member const& a, Member const& b) const {
    bool const apart =
        std::none_of(a.blocks.begin(), a.blocks.end(), [&](Flows::Index block) {
          return std::find(b.blocks.begin(), b.blocks.end(), block) !=
                 b.blocks.end();
        });
    return apart && hidden(drafts_[a.draft]) == hidden(drafts_[b.draft]) &&
           (a.text.find(b.text) != a.text.npos ||
            b.text.find(a.text) != b.text.npos);
  }

  [[nodiscard]] bool hidden(Draft const& draft) const {
    return document_.blocks[draft.block.value].place.hidden;
  }

  /// Leaves the better of the two in place of the first.
  void join(std::size_t first, std::size_t second) {
    Draft& kept = drafts_[first];
    Draft& other = drafts_[second];
    auto const rank = [&](Draft const& draft) {
      return std::tuple(draft.severity, !hidden(draft), draft.evidence.score());
    };
    gone_[second] = true;
    if (rank(other) <= rank(kept)) return;
    other.first_block = kept.first_block;
    other.first_begin = kept.first_begin;
    kept = std::move(other);
  }

  RuleSet const& rules_;
  Document const& document_;
  Flows const& flows_;
  std::vector<Draft>& drafts_;
  std::vector<bool> gone_;
  std::map<std::pair<Group, std::string>, Same> same_;
  std::map<Group, std::vector<Member>> groups_;
};

}  // namespace

Supersession::Supersession(RuleSet const& rules) : over_(rules.rules.size()) {
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    Rule const& by = rules.rules[i];
    for (std::size_t j = 0; j < rules.rules.size(); ++j) {
      Rule const& rule = rules.rules[j];
      bool const names = std::find(by.supersedes.begin(), by.supersedes.end(),
                                   rule.id) != by.supersedes.end();
      if (names && !reaches(rules, rule, by.id)) {
        over_[j].push_back(RuleId{static_cast<std::uint32_t>(i)});
      }
    }
  }
}

namespace {

/// Stands alone and says nothing but the level.
bool is_bare(Rule const& rule, Draft const& draft) {
  if (rule.type != RuleType::kMarking || draft.severity == Severity::kNote) {
    return false;
  }
  EvidenceList const& evidence = draft.evidence;
  constexpr Feature kSayMore[] = {
      Feature::kStarTerm,       Feature::kVariantStarTerm,
      Feature::kDotTerm,        Feature::kTermWithoutStar,
      Feature::kInMargin,       Feature::kAfterCopyNumber,
      Feature::kBesideUrgency,  Feature::kAboveDocumentNumber,
      Feature::kFieldValue,     Feature::kSecrecyColumn,
      Feature::kTicked,         Feature::kWithHandling,
      Feature::kBracketAtStart, Feature::kFreeInName,
      Feature::kBanner};
  return (evidence.has(Feature::kAloneOnLine) ||
          evidence.has(Feature::kAloneInPart) ||
          evidence.has(Feature::kBracketAtEnd)) &&
         std::none_of(std::begin(kSayMore), std::end(kSayMore),
                      [&](Feature f) { return evidence.has(f); });
}

}  // namespace

void tell_catalogues(RuleSet const& rules, Document const& document,
                     Flows const& flows, std::vector<Draft>& drafts) {
  struct Catalogue {
    std::vector<std::size_t> bare;
    std::set<std::string> levels;
  };
  std::map<Flows::Index, Catalogue> catalogues;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft const& draft = drafts[i];
    if (!is_bare(rules.rules[draft.rule.value], draft)) continue;
    // Attributes (label="机密" of a menu) are no text, yet go together.
    Role const role = document.blocks[draft.block.value].place.role;
    Flows::Index flow = flows.flow(flows.root(draft.block.value));
    if (role == Role::kAttribute) {
      flow = Flows::kNone;
    } else if (flow == Flows::kNone || !flows.is_text(flow)) {
      continue;
    }
    Catalogue& catalogue = catalogues[flow];
    catalogue.bare.push_back(i);
    std::string level =
        fold_string(std::string_view(document.text)
                        .substr(draft.span.begin, draft.span.size()));
    std::erase_if(level, [](char c) { return c == ' ' || c == '\t'; });
    catalogue.levels.insert(std::move(level));
  }
  for (auto const& [flow, catalogue] : catalogues) {
    if (catalogue.levels.size() < 2) continue;
    for (std::size_t i : catalogue.bare) {
      Draft& draft = drafts[i];
      // The marking of the document itself, before those of its annexes.
      if (catalogue.levels.size() == 2 &&
          draft.evidence.has(Feature::kFirstLine)) {
        continue;
      }
      draft.evidence.add(Feature::kOtherLevels);
      draft.severity =
          draft.evidence.severity(rules.rules[draft.rule.value].severity);
    }
  }
}

void merge_overlaps(Supersession const& supersession,
                    std::vector<Draft>& drafts) {
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](Draft const& a, Draft const& b) {
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
  drafts.clear();
  for (Draft& draft : merged) {
    std::vector<RuleId> const& over = supersession.over(draft.rule);
    bool const superseded = std::any_of(
        over.begin(), over.end(),
        [&](RuleId rule) { return is_covered(merged, rule, draft); });
    // What is_covered() looks at stays where it was.
    if (!superseded) drafts.push_back(std::move(draft));
  }
  sort_by_begin(drafts);
}

void merge_readings(RuleSet const& rules, Document const& document,
                    Flows const& flows, std::vector<Draft>& drafts) {
  if (!flows.has_readings()) return;
  ReadingMerge(rules, document, flows, drafts).run();
}

}  // namespace mishen
