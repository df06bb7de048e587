#pragma once

// Where a mark stands on its own line, and which of its rule's forms that is:
// a field, a bracket, alone, under a title, part of a name.

#include "lib/judge/evidence_table.h"
#include "lib/judge/site.h"
#include "lib/judge/standing.h"
#include "lib/judge/tail.h"
#include "lib/rules/rule.h"

namespace mishen {

[[nodiscard]] bool allows(Rule const& rule, Form form);

/// Nothing but companions before the mark on its line.
[[nodiscard]] bool begins_line(Standing const& standing);

/// Stands the mark as a clause of its own at the start of its sentence:
/// nothing before it but companions or the document itself (本材料, 此件)?
[[nodiscard]] bool is_own_clause(Standing const& standing);

/// 本材料密级为机密★10年, 此件为绝密级: the text says it of itself.
[[nodiscard]] bool is_self_statement(Standing const& standing);

/// A strict star behind the level at the start of a short line without a
/// sentence: whatever follows, it is written as a marking is.
[[nodiscard]] bool star_leads_line(Standing const& standing, Tail const& tail);

/// Adds what the mark's place says, and sets site.alone.
void add_position(Site& site, Rule const& rule, EvidenceList& evidence);

/// The same for a file's, folder's or sheet's name.
void add_name_position(Site const& site, Rule const& rule,
                       EvidenceList& evidence);

}  // namespace mishen
