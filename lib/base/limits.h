#pragma once

// Every limit of a run in one table: its name, what it means, its default and
// its bounds. `.mishen.yaml` sets them by name, `mishen doctor` prints them,
// and where one is hit the input or part is incomplete with the reason
// "limit-" and the name. 0 is refused: no limit can be switched off, and what
// lies beyond one is said to be unread.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mishen {

/// The values of one run. Plain data.
struct Limits {
  // Inputs.
  std::uint64_t input_bytes = std::uint64_t{256} << 20;
  std::uint64_t text_bytes = std::uint64_t{2} << 30;
  std::uint64_t raw_bytes = std::uint64_t{64} << 20;
  // Containers. Shared by everything inside one input.
  std::uint64_t expanded_bytes = std::uint64_t{512} << 20;
  std::uint64_t member_bytes = std::uint64_t{128} << 20;
  std::uint64_t ratio = 200;
  std::uint64_t depth = 8;
  std::uint64_t members = 10'000;
  std::uint64_t member_raw_bytes = std::uint64_t{16} << 20;
  // XML and HTML.
  std::uint64_t xml_depth = 256;
  std::uint64_t xml_attributes = 256;
  std::uint64_t xml_attribute_bytes = std::uint64_t{1} << 20;
  std::uint64_t xml_text_bytes = std::uint64_t{10} << 20;
  std::uint64_t html_depth = 512;
  // Text out of one structured document.
  std::uint64_t characters = std::uint64_t{64} << 20;
  // The reader.
  std::uint64_t reader_seconds = 20;
  std::uint64_t reader_seconds_most = 120;
  std::uint64_t reader_memory = std::uint64_t{1} << 30;
  std::uint64_t reader_output_bytes = std::uint64_t{512} << 20;
  // Findings listed; more are counted only.
  std::uint64_t findings_per_rule = 100;
  std::uint64_t findings_per_input = 1'000;
  std::uint64_t findings_per_report = 100'000;

  friend bool operator==(Limits const&, Limits const&) = default;
};

/// One row of the table.
struct LimitRow {
  std::string_view name;  ///< "input-bytes": as in YAML and in reasons.
  std::uint64_t Limits::*value;
  std::uint64_t most;     ///< Highest value taken; the lowest is 1.
  std::string_view unit;  ///< "bytes", "seconds", "" for plain counts.
  std::string_view zh;    ///< What is limited, for people.
  std::string_view en;
};

/// All limits in the order of the structure.
std::span<LimitRow const> limit_rows();

/// The row of that name; nullptr: there is none.
LimitRow const* find_limit(std::string_view name);

/// The reason to report for a limit: "limit-" and its name.
std::string limit_reason(std::uint64_t Limits::*value);

/// Bytes a container may grow to before the ratio counts: OOXML's XML packs
/// well, and a small file does no harm.
inline constexpr std::uint64_t kRatioGraceBytes = 1 << 20;

/// Seconds of the reader for an input of that size: reader_seconds and one
/// more a MiB, at most reader_seconds_most.
std::uint64_t reader_seconds_for(Limits const& limits, std::uint64_t bytes);

}  // namespace mishen
