#pragma once

// The configuration, .mishen.yaml: text → values, strict. Like a rule pack it
// is refused for what is unknown, and all its faults are said at once. The
// manual is mishen(1), CONFIGURATION.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/diagnostic.h"
#include "lib/base/limits.h"
#include "lib/base/terms.h"
#include "lib/scan/scan_settings.h"

namespace mishen {

/// What a configuration says; what it leaves out is nullopt or the default.
/// Its list `overrides` is read with the rules (PackSource::overrides_only).
struct Config {
  std::optional<std::string> profile;
  std::vector<std::string> rules;  ///< Paths, joined to the file's folder.
  bool builtin = true;
  std::optional<Severity> fail_on;
  Limits limits;
  std::vector<AcceptRule> accepted;
  std::optional<unsigned> jobs;
  std::optional<Language> language;
  bool list_notes = false;
  std::optional<std::string> fingerprint_key;
};

struct ConfigOutcome {
  Config config;
  std::vector<Diagnostic> diagnostics;  ///< Errors: it is not usable.
  /// False: some rule files it means to name are not known, so that an id
  /// which is not found may be in them.
  bool rules_known = true;
};

inline constexpr unsigned kMostJobs = 256;
inline constexpr std::size_t kLeastKeyCharacters = 16;

/// `file` is the name that diagnostics give; `folder` is where relative
/// paths in it begin ("" is the working directory).
ConfigOutcome parse_config(std::string const& file, std::string_view text,
                           std::string const& folder);

/// Is it a reason of incompleteness that a report may give?
bool is_reason(std::string_view text);

/// "64MiB", "10 KiB", "4096": a whole number with a unit of bytes; nullopt:
/// it is none, or over 2^64.
std::optional<std::uint64_t> bytes_from(std::string_view text);

/// The shortest writing of a number of bytes: "64 MiB".
std::string bytes_in_words(std::uint64_t bytes);

}  // namespace mishen
