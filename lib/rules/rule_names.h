#pragma once

// The words a rule file may use: keys, enumerated values, roles. One table
// each, from which messages list what is legal and suggest what was meant.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lib/rules/rule.h"

namespace mishen {

/// The legal names of a where: {roles: […]}. They are the names of Role in
/// the document layer, which this layer may not see; the engine, which sees
/// both, has a test that they agree.
inline constexpr std::array<std::string_view, 15> kRoleNames = {
    "body",     "header", "footer",    "notes",   "comment",
    "text_box", "table",  "property",  "subject", "attachment",
    "image",    "script", "attribute", "name",    "raw"};

inline constexpr std::array<std::string_view, 5> kRuleTypeNames = {
    "marking", "keyword", "regex", "combination", "consistency"};
inline constexpr std::array<std::string_view, 4> kCheckNames = {
    "term-over-limit", "copy-number-missing", "marked-and-open",
    "higher-than-head"};
inline constexpr std::array<std::string_view, 9> kFormNames = {
    "star",   "line",     "field", "bracket", "name",
    "column", "masthead", "title", "clause"};
inline constexpr std::array<std::string_view, 3> kGapNames = {"none", "spaced",
                                                              "any"};
inline constexpr std::array<std::string_view, 3> kBoundaryNames = {
    "digit", "word", "none"};
inline constexpr std::array<std::string_view, 2> kCaseNames = {"sensitive",
                                                               "fold"};
inline constexpr std::array<std::string_view, 3> kSeverityNames = {
    "block", "review", "note"};
inline constexpr std::array<std::string_view, 5> kWithinNames = {
    "characters N", "line", "row", "block", "document"};

/// Which types of rule a key belongs to: a set of bits.
using RuleTypes = std::uint8_t;
constexpr RuleTypes types_of(RuleType type) {
  return static_cast<RuleTypes>(1U << static_cast<unsigned>(type));
}

struct RuleKey {
  std::string_view name;
  RuleTypes types;
};

/// Every key of a rule; nullptr: there is none of that name.
RuleKey const* find_rule_key(std::string_view name);
std::span<RuleKey const> rule_keys();

std::optional<GapRule> gap_rule_from(std::string_view name);
std::optional<Boundary> boundary_from(std::string_view name);
std::optional<RuleType> rule_type_from(std::string_view name);

/// "one of: a, b, c".
std::string one_of(std::span<std::string_view const> names);

/// `did you mean "words"?` where one of `names` is near `written`, else what
/// is legal.
std::string suggestion(std::string_view written,
                       std::span<std::string_view const> names);

/// ` "written"` if it may be quoted in a message: short and of the letters
/// that keys and ids are made of. Else empty: it could be a word of a list.
std::string in_quotes(std::string_view written);

/// `[a-z0-9][a-z0-9.-]*`, at most 100 characters.
bool is_id(std::string_view text);

}  // namespace mishen
