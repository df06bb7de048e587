#include "lib/judge/consistency.h"

#include <algorithm>
#include <optional>

#include "lib/judge/evidence_table.h"

namespace mishen {
namespace {

/// 绝密 3, 机密 2, 秘密 1; other levels have no order among these.
int rank(Finding const& finding) {
  constexpr std::string_view kLevels[] = {"秘密", "机密", "绝密"};
  if (!finding.level) return 0;
  for (int i = 0; i < 3; ++i) {
    if (*finding.level == kLevels[i]) return i + 1;
  }
  return 0;
}

bool has(Finding const& finding, Feature feature) {
  return std::any_of(
      finding.evidence.begin(), finding.evidence.end(),
      [&](Evidence const& one) { return one.why == row(feature).why; });
}

bool is_open_note(Finding const& finding) {
  return finding.category == Category::kDisclosure &&
         finding.severity == Severity::kNote &&
         (has(finding, Feature::kAloneOnLine) ||
          has(finding, Feature::kFixedPhrase) ||
          has(finding, Feature::kBracketAtStart));
}

/// The markings of one text in document order.
class Markings {
 public:
  explicit Markings(std::vector<Finding> const& findings)
      : findings_(findings) {
    for (Finding const& finding : findings) {
      bool const marked = finding.category == Category::kStateSecret &&
                          finding.severity == Severity::kBlock;
      if (marked) marked_.push_back(&finding);
    }
  }

  /// The marking that the check objects to.
  [[nodiscard]] Finding const* ask(Check check) const {
    switch (check) {
      case Check::kTermOverLimit:
        return first([](Finding const& finding) {
          return finding.term && finding.term->over_limit;
        });
      case Check::kCopyNumberMissing:
        return without_copy_number();
      case Check::kMarkedAndOpen:
        return std::any_of(findings_.begin(), findings_.end(), is_open_note)
                   ? first([](Finding const&) { return true; })
                   : nullptr;
      case Check::kHigherThanHead:
        return higher_than_head();
    }
    return nullptr;
  }

 private:
  template <class Test>
  Finding const* first(Test test) const {
    auto const found =
        std::find_if(marked_.begin(), marked_.end(),
                     [&](Finding const* finding) { return test(*finding); });
    return found == marked_.end() ? nullptr : *found;
  }

  /// 涉密公文应当标注份号 (GB/T 9704-2012, 7.2.1), above the level.
  Finding const* without_copy_number() const {
    Finding const* const head = first([](Finding const& finding) {
      return rank(finding) >= 2 && has(finding, Feature::kHeadOfDocument);
    });
    bool const numbered = first([](Finding const& finding) {
                            return has(finding, Feature::kAfterCopyNumber);
                          }) != nullptr;
    return numbered ? nullptr : head;
  }

  Finding const* higher_than_head() const {
    Finding const* const head = first([](Finding const& finding) {
      return rank(finding) > 0 && has(finding, Feature::kHeadOfDocument);
    });
    if (head == nullptr) return nullptr;
    return first(
        [&](Finding const& other) { return rank(other) > rank(*head); });
  }

  std::vector<Finding> const& findings_;
  std::vector<Finding const*> marked_;
};

Feature feature_of(Check check) {
  switch (check) {
    case Check::kTermOverLimit:
      return Feature::kTermOverLimit;
    case Check::kCopyNumberMissing:
      return Feature::kCopyNumberMissing;
    case Check::kMarkedAndOpen:
      return Feature::kMarkedAndOpen;
    case Check::kHigherThanHead:
      break;
  }
  return Feature::kHigherThanHead;
}

}  // namespace

std::vector<Finding> find_inconsistencies(RuleSet const& rules,
                                          std::vector<Finding> const& findings,
                                          Language language) {
  std::vector<Finding> out;
  Markings const markings(findings);
  for (Rule const& rule : rules.rules) {
    if (rule.type != RuleType::kConsistency || !rule.enabled) continue;
    Finding const* const about = markings.ask(rule.check);
    if (about == nullptr) continue;
    Finding finding = *about;
    finding.rule = rule.id;
    finding.category = rule.category;
    finding.level.reset();
    finding.scope.reset();
    finding.term.reset();
    EvidenceList evidence;
    evidence.add(feature_of(rule.check));
    finding.severity = rule.severity;
    finding.evidence = evidence.written();
    finding.basis = rule.basis;
    finding.advice = rule.advice.in(language);
    out.push_back(std::move(finding));
  }
  return out;
}

}  // namespace mishen
