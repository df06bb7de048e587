#pragma once

// YAML packs → RuleSet, strict: everything that could make a rule silently do
// nothing is a Diagnostic, and all faults of a file are said at once.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/diagnostic.h"
#include "lib/rules/rule.h"

namespace mishen {

/// A pack file as it was read.
struct PackSource {
  std::string file;  ///< For messages; "builtin:cn-marking.yaml" if built in.
  std::string text;
  /// Reads a words_file or a combination's example, relative to the pack;
  /// nullopt where there is none. Built-in packs have no files.
  std::string directory;  ///< Empty: no files may be named.
  /// A configuration: only its list `overrides:` is read (entries as in a
  /// pack), and only after all packs; it is no pack of the RuleSet.
  bool overrides_only = false;
};

struct RulePack {
  std::string id;
  std::string version;
  Localized title;
  std::string file;
};

/// An `override:` that took effect.
struct Override {
  std::string rule;
  std::string file;
  std::optional<Severity> severity;
  std::optional<bool> enabled;
};

/// All active and inactive rules. Immutable once built.
struct RuleSet {
  std::vector<RulePack> packs;
  std::vector<Rule> rules;
  std::vector<Override> overrides;
  /// SHA-256, hex, over the packs' texts in order, each followed by the
  /// words files it names.
  std::string digest;

  [[nodiscard]] std::size_t active() const;
  [[nodiscard]] Rule const* find(std::string_view id) const;
};

struct RuleSetOutcome {
  RuleSet rules;
  std::vector<Diagnostic> diagnostics;  ///< Errors: the rules are not usable.
};

/// Parses and joins packs in order. Ids must be unique over all of them;
/// later packs change earlier rules by `override:` only.
RuleSetOutcome parse_rules(std::vector<PackSource> const& packs);

/// The packs compiled into the program.
std::vector<PackSource> const& builtin_packs();

}  // namespace mishen
