#pragma once

// How a mark stands on its line: what is left of the line when the mark, its
// brackets and the words that belong to a marking's surroundings are taken
// away. Purely about one folded line; what the neighbours say is in
// surroundings.h.

#include <cstddef>
#include <string_view>

#include "lib/document/document.h"
#include "lib/judge/tail.h"

namespace mishen {

/// State of a tick box that belongs to a mark.
enum class Box { kNone, kTicked, kEmpty };

/// The mark [begin, end) on `line`, and what stands around it. The views
/// borrow the line. `left`/`right` are the rest of the mark's own segment
/// (between wide blanks, tabs, cell borders), brackets around the mark and
/// blanks removed.
struct Standing {
  std::u32string_view line;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t segment_begin = 0;
  std::size_t segment_end = 0;
  std::u32string_view left;
  std::u32string_view right;
  bool bracketed = false;
  bool quoted = false;          ///< Inside quotation marks, near or far.
  bool tight_quotes = false;    ///< The quotes hold just the mark.
  bool in_title_marks = false;  ///< Inside 《》.
  bool list_item = false;       ///< A bullet or number begins the line.
  bool comment = false;         ///< A comment sign begins the line.
  bool cells = false;           ///< The line is a row of cells.
  std::size_t cell = 0;         ///< 0-based number of the mark's cell.
  Box box = Box::kNone;

  /// Left and right of the segment are empty but for companions.
  [[nodiscard]] bool alone_in_segment() const;
  /// The other segments hold nothing but companions.
  [[nodiscard]] bool rest_of_line_is_companions() const;
  /// The mark's left neighbour ends a word (no blank between).
  [[nodiscard]] bool word_before() const;
  [[nodiscard]] bool word_behind() const;
};

Standing read_standing(std::u32string_view line, std::size_t begin,
                       std::size_t end, TextKind kind);

/// What remains of `text` without the companions of a marking: handling
/// words, urgency, labelled fields, copy and document numbers, dates, terms,
/// brackets, punctuation. Empty: nothing but companions.
std::u32string without_companions(std::u32string_view text);

/// Is the cell beside a mark one that a masthead has: urgency, handling words,
/// copy number, document number, a labelled field?
[[nodiscard]] bool is_masthead_cell(std::u32string_view cell);

/// Is the mark the value of a secrecy label (密级：机密)?
[[nodiscard]] bool is_field_value(Standing const& standing);

/// Is the mark one of an enumeration of levels (绝密、机密、秘密)?
/// `has_term`: it carries a star and a term, so that a blank does not list.
[[nodiscard]] bool is_in_list(Standing const& standing, bool has_term);

/// Does the left side read as the name of the unit that owns the mark
/// (某某公司普通商密)?
[[nodiscard]] bool is_owner(std::u32string_view left);

[[nodiscard]] bool has_sentence_mark(std::u32string_view text);

/// Does the text beside the mark read as a sentence?
[[nodiscard]] bool is_prose(std::u32string_view text);

[[nodiscard]] std::u32string_view trim(std::u32string_view text);

}  // namespace mishen
