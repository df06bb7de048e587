#pragma once

// The blocks of a page on their way into the Extraction: each with its
// readings directly behind it, neighbours joined where a layout puts one
// character or a label and its value into blocks of their own.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/extract/extraction.h"
#include "lib/extract/html/paragraph.h"

namespace mishen {

/// One block with its readings.
struct Said {
  std::string text;
  Role role = Role::kBody;
  bool hidden = false;
  std::optional<std::uint64_t> line;
  std::optional<TextKind> kind;
  std::vector<ParagraphReading> readings;

  /// Unless it is blank or said already.
  void add_reading(std::string reading, bool is_hidden);
  /// What escapes in the text mean: character references, %XX, \uXXXX, and
  /// markup taken off. For text in which they are not meant to be seen.
  void add_decodings();
};

/// Borrows the Extraction. One thread.
class HtmlOutput {
 public:
  explicit HtmlOutput(Extraction& out) : out_(out) {}
  ~HtmlOutput() { end_run(); }
  HtmlOutput(HtmlOutput const&) = delete;
  HtmlOutput& operator=(HtmlOutput const&) = delete;

  /// Displayed text, in the order of the page.
  void paragraph(Said said);
  /// Text that stands beside the page's flow; may wait a little, so that it
  /// parts no run of short blocks.
  void aside(Said said);
  /// A further reading of the last paragraph.
  void reread(std::string const& text, Role role, bool hidden,
              std::optional<std::uint64_t> line);
  /// The data: URIs of `text` as members.
  void members_of(std::string_view text);
  void member(Member const& member);
  void end_run();
  /// Nothing behind belongs to what is before.
  void part();

  /// The last paragraph where it is short and ends in a colon, else empty.
  [[nodiscard]] std::string const& label() const { return label_; }
  [[nodiscard]] Limits const& limits() const { return out_.limits(); }

 private:
  /// Blocks of one or two characters, one behind the other.
  struct Run {
    std::string text;
    std::size_t blocks = 0;
    std::size_t single = 0;
    std::size_t last_size = 0;  // characters of the last block
    std::optional<std::uint64_t> line;
    Role role = Role::kBody;
    bool hidden = false;
  };

  void say(Said const& said);
  void say_reading(std::string_view text, Role role, bool hidden,
                   std::optional<std::uint64_t> line,
                   std::optional<TextKind> kind);
  void close_run();

  Extraction& out_;
  Run run_;
  std::vector<Said> waiting_;
  std::string label_;
  std::optional<BlockId> last_;  // what a reading may still be a reading of
};

/// "label：value".
std::string labelled(std::string_view label, std::string_view value);

}  // namespace mishen
