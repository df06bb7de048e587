#include "lib/scan/member_judges.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace mishen {
namespace {

using Key = std::tuple<std::string, std::uint64_t, std::string>;

Key key_of(Finding const& finding) {
  return {finding.rule, finding.place.line.value_or(0), finding.text};
}

/// The readings of raw bytes repeat one another and their pieces overlap;
/// where in them a text stands says little. One finding a rule and text.
void keep_distinct_raw(std::vector<Finding>& findings) {
  std::set<std::pair<std::string, std::string>> seen;
  std::erase_if(findings, [&](Finding const& finding) {
    return finding.place.role == Role::kRaw &&
           !seen.emplace(finding.rule, finding.text).second;
  });
}

bool is_raw(Document const& document) {
  return !document.blocks.empty() &&
         document.blocks.front().place.role == Role::kRaw;
}

}  // namespace

void MemberJudges::add(Document const& document, std::uint32_t reading) {
  auto judge = judges_.find(reading);
  if (judge == judges_.end()) {
    judge = judges_
                .emplace(reading, Judge(rules_.rules(), settings_.today,
                                        settings_.language))
                .first;
    judge->second.stop_when(stop_);
  }
  std::vector<Match> const matches = rules_.match(document);
  raw_ = raw_ || is_raw(document);
  note_secrets(document, matches);
  std::optional<Repaired> const repaired = repair(document);
  if (!repaired) {
    judge->second.add(document, matches);
    return;
  }
  std::vector<Match> const again = rules_.match(repaired->document());
  note_secrets(document, again, &*repaired);
  RepairedMatches const found{*repaired, again};
  judge->second.add(document, matches, &found);
}

/// Of a marking the level and term may be shown, in a name too.
void MemberJudges::note_secrets(Document const& document,
                                std::vector<Match> const& matches,
                                Repaired const* repaired) {
  for (Match const& match : matches) {
    bool const is_name =
        document.blocks[match.block.value].place.role == Role::kName;
    bool const marking =
        rules_.rules().rules[match.rule.value].type == RuleType::kMarking;
    if (!is_name || marking) continue;
    BufferSpan const span =
        repaired != nullptr ? repaired->original(match.span) : match.span;
    secret_names_.push_back(document.text.substr(span.begin, span.size()));
  }
}

void MemberJudges::merge(std::vector<Finding> found) {
  std::map<Key, std::vector<std::size_t>> known;
  for (std::size_t i = findings_.size(); i-- > 0;) {
    known[key_of(findings_[i])].push_back(i);
  }
  for (Finding& finding : found) {
    SeverityCounts one;
    auto const same = known.find(key_of(finding));
    if (same == known.end() || same->second.empty()) {
      one.add(finding.severity);
      findings_.push_back(std::move(finding));
    } else {
      Finding& first = findings_[same->second.back()];
      same->second.pop_back();
      if (finding.severity <= first.severity) continue;
      counts_.remove(first.severity);
      one.add(finding.severity);
      first = std::move(finding);
    }
    counts_.add(one);
  }
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](Finding const& a, Finding const& b) {
                     return std::tuple(a.place.line, a.place.column) <
                            std::tuple(b.place.line, b.place.column);
                   });
}

void MemberJudges::finish() {
  if (std::exchange(finished_, true)) return;
  for (auto& [reading, judge] : judges_) {
    std::vector<Finding> found = judge.finish();
    if (reading == 0) {
      FindingCounts const& all = judge.counts();
      counts_ = {all.block, all.review, all.note};
      findings_ = std::move(found);
    } else {
      merge(std::move(found));
    }
  }
  judges_.clear();
  if (raw_) {
    keep_distinct_raw(findings_);
    counts_ = {};
    counts_.add(findings_);
  }
  // The name comes before what is in it.
  std::stable_partition(findings_.begin(), findings_.end(), [](auto const& f) {
    return f.place.role == Role::kName;
  });
  std::sort(secret_names_.begin(), secret_names_.end());
  secret_names_.erase(std::unique(secret_names_.begin(), secret_names_.end()),
                      secret_names_.end());
}

}  // namespace mishen
