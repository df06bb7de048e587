#pragma once

// What an extractor handed out, after its way over the wire: a record that
// mishen would refuse fails the test.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/extract/extraction.h"

namespace mishen {

/// All records of one input.
struct ReadInput {
  struct Said {
    std::string path;  ///< Of the member.
    PartCoverage coverage;
  };
  struct Text {
    std::string path;
    std::uint32_t reading = 0;
    Document document;
  };

  std::vector<MemberRecord> members;  ///< The last of each number.
  std::vector<Text> texts;
  std::vector<Said> said;
  std::uint64_t characters = 0;
  bool ended = false;
  std::string fault;  ///< What the wire refused; empty: nothing.

  /// Whether some block of the member (any, where `path` is "*") holds it.
  [[nodiscard]] bool has(std::string_view text,
                         std::string_view path = "*") const;
  /// Whether some block of that role is it.
  [[nodiscard]] bool has_block(std::string_view text, Role role) const;
  /// Whether something is incomplete for that reason; "" for any.
  [[nodiscard]] bool is_incomplete(std::string_view reason = "",
                                   std::string_view path = "*") const;
  /// All reasons of what is incomplete, sorted, each once.
  [[nodiscard]] std::string reasons() const;
  [[nodiscard]] MemberRecord const* member(std::string_view path) const;
};

/// Collects records; `done()` turns them into what mishen would read.
class Records {
 public:
  Records() : sink_([this](WireRecord record) { take(std::move(record)); }) {}
  Records(Records const&) = delete;
  Records& operator=(Records const&) = delete;

  [[nodiscard]] RecordSink const& sink() const { return sink_; }
  [[nodiscard]] ReadInput done() const;

 private:
  void take(WireRecord record);

  std::string bytes_;
  RecordSink sink_;
};

/// extract_input() over the wire.
ReadInput read_input(std::string_view bytes, std::string_view name,
                     Limits const& limits = {});

}  // namespace mishen
