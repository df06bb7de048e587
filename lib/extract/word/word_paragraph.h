#pragma once

// The text of one paragraph while it is being read, and what it comes to: the
// text a reader sees, and the other readings in which a word may hide: with
// hidden text, before tracked changes, without breaks, in the fallback of a
// drawing.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

/// Another reading of a paragraph or row.
struct WordReading {
  std::string text;
  bool hidden = false;
};

/// A paragraph read to its end.
struct WordText {
  std::string primary;  ///< What is seen; if that is nothing, what is there.
  bool hidden = false;  ///< Nothing of it is seen.
  std::string final;    ///< After all changes, hidden text too.
  std::optional<std::string> original;  ///< Before them, if there are any.
  std::vector<WordReading> readings;    ///< None equals another or `primary`.
  std::uint64_t number = 0;             ///< Of the paragraph in its part.
  std::optional<std::uint32_t> page;
};

/// Adds a reading that says something new.
void add_reading(WordText& paragraph, std::string text, bool hidden);

/// How a piece of a paragraph's text stands.
struct PieceLook {
  bool inserted = false;  ///< By a tracked change.
  bool deleted = false;
  bool vanished = false;  ///< Hidden text.
  bool faint = false;     ///< There, but not to be seen.
  /// Branch of mc:AlternateContent: 0 outside, 1 the choice, 2 … the others.
  std::uint8_t branch = 0;

  friend bool operator==(PieceLook const&, PieceLook const&) = default;
};

/// Collects pieces. One thread.
class WordParagraph {
 public:
  void append(std::string_view text, PieceLook look);
  /// Some of it is written from right to left, whatever it is (w:bdo).
  void set_reversed() { reversed_ = true; }
  [[nodiscard]] bool empty() const { return pieces_.empty(); }
  [[nodiscard]] std::size_t size() const { return text_.size(); }

  /// All readings; blank ones are left out.
  [[nodiscard]] WordText finish() const;

 private:
  struct Piece {
    std::size_t end;  // in text_
    PieceLook look;
  };
  template <class Predicate>
  [[nodiscard]] std::string join(Predicate wanted) const;
  [[nodiscard]] std::string unseen() const;
  void add_branches(WordText& result) const;

  std::string text_;
  std::vector<Piece> pieces_;
  bool reversed_ = false;
};

}  // namespace mishen
