#pragma once

// A judged match on its way to a Finding, and what makes one of several: two
// patterns of a rule at one place, a rule that supersedes another there, a
// block that is read more than once.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/ids.h"
#include "lib/base/span.h"
#include "lib/document/document.h"
#include "lib/engine/compiled_rules.h"
#include "lib/judge/evidence_table.h"
#include "lib/judge/flow.h"
#include "lib/result/finding.h"
#include "lib/rules/rule_set.h"

namespace mishen {

/// What a marking says of itself beside its level.
struct Claims {
  std::optional<Term> term;
  std::optional<std::string> scope;
};

/// A judged match that is not yet a Finding. There may be a million mentions
/// in a text, so what only markings have is kept apart. Move-only.
struct Draft {
  RuleId rule;
  std::uint32_t word = Match::kNoWord;
  BlockId block;
  BufferSpan span;
  /// Where the same was met first: in the block that `block` reads.
  BlockId first_block;
  std::size_t first_begin = 0;
  Severity severity = Severity::kNote;
  EvidenceList evidence;
  std::unique_ptr<Claims> claims;  ///< nullptr: none.
};

/// Which rules supersede which.
class Supersession {
 public:
  explicit Supersession(RuleSet const& rules);

  /// Rules that supersede `rule`. Rules that supersede one another in a
  /// circle supersede nothing: no finding may be lost to a slip of the author.
  [[nodiscard]] std::vector<RuleId> const& over(RuleId rule) const {
    return over_[rule.value];
  }

 private:
  std::vector<std::vector<RuleId>> over_;
};

/// Keeps the best of overlapping drafts of each rule, drops drafts that
/// another rule supersedes at the same place; by begin and rule.
void merge_overlaps(Supersession const& supersession,
                    std::vector<Draft>& drafts);

/// Levels that stand alone without a term, two different ones or more in one
/// running text beside its first line: a glossary, a menu, the headings of a
/// guide.
void tell_catalogues(RuleSet const& rules, Document const& document,
                     Flows const& flows, std::vector<Draft>& drafts);

/// Of drafts of a rule that say the same in a block and in its readings one
/// stays: the graver, then the one in sight, then the better founded, then
/// the first. `drafts` come and go by begin.
void merge_readings(RuleSet const& rules, Document const& document,
                    Flows const& flows, std::vector<Draft>& drafts);

}  // namespace mishen
