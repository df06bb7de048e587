#pragma once

// The text of one block as it comes out of inline elements, and the readings
// it has: with and without hidden text, deletions, line breaks, from right to
// left. White space collapses as browsers collapse it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

/// How a piece of inline text is shown.
struct Shown {
  bool hidden = false;
  bool deleted = false;
  bool inserted = false;
  bool reversed = false;
  bool keeps_lines = false;

  friend bool operator==(Shown const&, Shown const&) = default;
};

/// A reading of a paragraph.
struct ParagraphReading {
  std::string text;
  bool hidden = false;
};

/// Collects pieces, then gives readings. Plain data, reused.
class Paragraph {
 public:
  /// Text of one text node that begins at `offset` of the source.
  void add_text(std::string_view text, Shown shown, std::size_t offset);
  void add_break(Shown shown);
  /// A column's end: stays, whatever stands around it.
  void add_tab();
  void clear();

  [[nodiscard]] bool blank() const { return blank_; }
  [[nodiscard]] bool ends_in_tab() const;
  [[nodiscard]] bool has_break() const;
  [[nodiscard]] std::size_t offset() const { return offset_; }
  /// The text behind the last break or tab; empty where it is longer than
  /// `most` bytes.
  [[nodiscard]] std::string last_line(std::size_t most) const;

  /// First the text as it is seen (all of it, where nothing is seen); then
  /// the readings that differ from it.
  [[nodiscard]] std::vector<ParagraphReading> readings() const;

 private:
  struct Piece {
    enum class Kind { kText, kBreak, kTab };
    Kind kind = Kind::kText;
    Shown shown;
    std::string text;
  };
  struct Manner {
    bool hidden = false;    ///< With what is hidden.
    bool deleted = true;    ///< With what is struck out.
    bool inserted = true;   ///< With what was put in.
    bool breaks = true;     ///< With line breaks between ideographs.
    bool spaces = true;     ///< With spaces between tags and ideographs.
    bool reversed = false;  ///< As shown from right to left.
  };

  [[nodiscard]] std::string assemble(Manner const& manner, std::size_t begin,
                                     std::size_t end) const;
  [[nodiscard]] std::vector<Manner> manners(Manner const& first) const;
  void add_hidden_runs(std::vector<ParagraphReading>& out) const;
  [[nodiscard]] bool has_lone_characters() const;

  std::vector<Piece> pieces_;
  std::size_t offset_ = 0;
  bool blank_ = true;
};

/// Whether `text` has nothing but white space in it.
bool is_blank_text(std::string_view text);

/// Code points of `text`, counted up to `most`.
std::size_t count_up_to(std::string_view text, std::size_t most);

}  // namespace mishen
