#pragma once

// Match → Finding. The judge tells a marking from a mention: it reads the
// line and its surroundings, collects evidence for and against, and is the
// only place that lowers a severity. It drops nothing: what it does not
// report as block or review it keeps as note (beyond kStoredNotes of a rule
// notes are counted only).

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/terms.h"
#include "lib/document/document.h"
#include "lib/engine/compiled_rules.h"
#include "lib/judge/combination.h"
#include "lib/judge/context.h"
#include "lib/judge/date.h"
#include "lib/judge/draft.h"
#include "lib/judge/marking.h"
#include "lib/judge/page.h"
#include "lib/judge/part_places.h"
#include "lib/judge/term_state.h"
#include "lib/repair/repair.h"
#include "lib/result/finding.h"
#include "lib/rules/rule_set.h"

namespace mishen {

/// Findings by severity, also those that are counted only.
struct FindingCounts {
  std::uint64_t block = 0;
  std::uint64_t review = 0;
  std::uint64_t note = 0;
};

/// What was found in a Document once its noise was repaired. Borrows both.
struct RepairedMatches {
  Repaired const& repaired;
  std::vector<Match> const& matches;
};

/// Judges the Documents of one text one after another (windows of plain text,
/// or pieces of a structured document), then completes what only the end
/// tells (terms, combinations). One per text; one thread. Borrows the rules.
class Judge {
 public:
  /// Stored findings of one rule in one input; more are only counted. A
  /// rule that a combination names stores up to kStoredParts.
  static constexpr std::size_t kStoredNotes = 200;
  static constexpr std::size_t kStoredOthers = 2'000;
  static constexpr std::size_t kStoredParts = 100'000;

  Judge(RuleSet const& rules, Date today, Language language);

  /// Once `stop` is set add() judges no more than a thousand matches: the run
  /// is being aborted, and text full of hits must not hold it up. Borrowed.
  void stop_when(std::atomic<bool> const& stop) { stop_ = &stop; }

  /// Judges the matches of one Document (a window, a name, a raw scan), and
  /// those of its repaired text where there is one. The latter count where
  /// the repair made them, at the place in the original.
  void add(Document const& document, std::vector<Match> const& matches,
           RepairedMatches const* repaired = nullptr);

  /// All stored findings, in document order, completed. Called once.
  std::vector<Finding> finish();

  /// Counts of all findings, also the ones not stored. After finish().
  [[nodiscard]] FindingCounts const& counts() const { return counts_; }

 private:
  [[nodiscard]] Draft draft_of(Page& page, TableHeads& tables,
                               Match const& match) const;
  void add_repaired(RepairedMatches const& found, std::vector<Draft>& drafts);
  void begin_tables(Page const& page, TableHeads& tables);
  void end_flows(Page& page, TableHeads& tables);
  void store(Page const& page, std::vector<Draft>& drafts,
             std::vector<BufferSpan> const& hits,
             std::vector<BufferSpan> const& secrets);
  [[nodiscard]] Finding finding_of(Draft& draft) const;
  void add_parts(Page const& page, std::vector<Part> parts,
                 std::vector<Draft const*> const& drafts);
  void add_combinations(std::vector<Finding>& findings);
  [[nodiscard]] bool is_part(RuleId rule) const;

  RuleSet const& rules_;
  Date today_;
  Language language_;
  std::vector<bool> parts_of_combinations_;  // by RuleId
  Supersession supersession_;
  std::vector<Finding> findings_;
  std::map<std::pair<std::uint32_t, Severity>, std::size_t> stored_;
  std::vector<Part> parts_;
  PartPlaces part_places_;
  IssueDates dates_;
  Sheet sheet_;
  bool seen_sheet_ = false;
  SeenLines seen_lines_;
  // A table that may go on in the next Document.
  std::optional<std::pair<FlowKey, TableHead>> open_table_;
  std::atomic<bool> const* stop_ = nullptr;
  FindingCounts counts_;
};

}  // namespace mishen
