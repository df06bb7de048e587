#pragma once

// The report: what was found, in which inputs, what was not read. JSON
// (schema/mishen.report-1.schema.json) is the contract; every other format is
// a view of it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/terms.h"
#include "lib/document/coverage.h"
#include "lib/result/finding.h"

namespace mishen {

struct PackInfo {
  std::string id;
  std::string version;
};

struct OverrideInfo {
  std::string rule;
  std::string file;
  std::optional<std::string> severity;
  std::optional<bool> enabled;
};

/// One thing named or met in a tree.
struct InputResult {
  std::string path;  ///< UTF-8; other bytes are decoded like file names.
  std::string format;
  std::optional<std::string> encoding;
  std::optional<std::string> sha256;
  std::uint64_t bytes = 0;
  std::uint64_t characters = 0;
  Status status = Status::kInspected;
  std::optional<std::string> reason;
  bool named = false;     ///< Named by the user, not met in a tree.
  bool accepted = false;  ///< Its incompleteness is accepted.
  Verdict verdict = Verdict::kClean;
  std::optional<std::string> level;
  std::vector<PartCoverage> parts;  ///< Not wholly inspected parts.
  /// What was found in names of members and sheets, also what no finding
  /// lists: a masked report must not show it. Not written.
  std::vector<std::string> secret_names;
};

struct Summary {
  bool complete = true;
  double seconds = 0;
  std::uint64_t inputs = 0;
  std::uint64_t inspected = 0;
  std::uint64_t partial = 0;
  std::uint64_t uninspected = 0;
  std::uint64_t skipped = 0;
  std::uint64_t accepted = 0;
  bool truncated = false;
  std::uint64_t block = 0;
  std::uint64_t review = 0;
  std::uint64_t note = 0;
  std::uint64_t bytes = 0;
  std::uint64_t characters = 0;
};

struct RunInfo {
  std::string started;  ///< ISO 8601 with offset.
  std::string today;    ///< ISO date used for terms.
  std::string sandbox = "unused";
  /// The reader could not be had, or not safely: the run vouches for nothing
  /// (exit status 4). Not written.
  bool reader_failed = false;
  std::string profile = "website";
  bool masked = true;
  bool aborted = false;
  std::optional<std::string> config_path;
  std::optional<std::string> config_digest;
};

struct Report {
  static constexpr char kSchema[] = "mishen.report/1";
  std::string version;  ///< Of the program.
  std::string rules_digest;
  std::vector<PackInfo> packs;
  std::vector<OverrideInfo> overrides;
  RunInfo run;
  std::vector<std::string> warnings;
  std::vector<Finding> findings;  ///< Input order; by place within an input.
  std::vector<InputResult> inputs;
  Summary summary;
};

}  // namespace mishen
