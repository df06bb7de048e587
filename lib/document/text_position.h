#pragma once

// Lines and columns of plain text: CR, LF and CR LF are one break each, a
// column is a code point. Counting walks line ends with memchr, so that
// gigabytes of it cost little.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mishen {

/// A position between two characters. Both numbers are 1-based.
struct TextPosition {
  std::uint64_t line = 1;
  std::uint64_t column = 1;

  /// Walks over `utf8`. A CR at its end counts as a break, so a CR LF must
  /// not be parted between two calls.
  void advance(std::string_view utf8);

  friend bool operator==(TextPosition, TextPosition) = default;
};

/// Finds the line breaks of a text in rising order. Borrows the text, which
/// must not end inside a CR LF.
class LineBreaks {
 public:
  explicit LineBreaks(std::string_view text);

  /// The offset behind the first line break at or after `at`, or npos. Ask
  /// with rising `at`.
  std::size_t behind_next(std::size_t at);

 private:
  std::string_view text_;
  std::size_t lf_;  // the next of each kind: a text without CR, or without
  std::size_t cr_;  // LF, is searched for it once
};

/// Code points in valid UTF-8: the bytes that are no continuation bytes.
std::uint64_t code_points(std::string_view utf8);

/// Counts lines that hold more than blanks, over several pieces of a text.
class NonBlankLines {
 public:
  /// Walks over `utf8`, which continues what was walked over before.
  void advance(std::string_view utf8);

  /// Lines seen so far with something on them, the unfinished one included.
  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  std::uint64_t count_ = 0;
  bool counted_ = false;  // the current line
};

}  // namespace mishen
