#pragma once

// A Document is flat: one UTF-8 buffer, one table of blocks (span → place).
// The matcher runs over the buffer once, however many cells or paragraphs
// there are. Blocks are parted by the byte 0xFF, which never occurs in UTF-8,
// so no gap, fold or regex window crosses it.
//
// Plain text over kWindowBytes comes as several window Documents of one
// input: `fresh` says which part of the buffer is new; what lies outside is
// repeated context, and a match belongs to the window in which it begins.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/ids.h"
#include "lib/base/span.h"
#include "lib/document/place.h"

namespace mishen {

/// How the text of an input is laid out, which decides what a line break
/// inside a word means and how a line is judged.
enum class TextKind {
  kProse,  ///< Lines may be hard-wrapped; a word may break over a line end.
  kTable,  ///< CSV, TSV: a line is a row.
  kLog,    ///< A line is a record.
  kCode,   ///< Source code, style sheets: strings and comments.
  kData,   ///< JSON, YAML, settings: keys and quoted values.
};

std::string_view name(TextKind kind);

/// A stretch of text with one place. Text of a plain file is one block.
struct TextBlock {
  BufferSpan span;
  Place place;  ///< Without line and column: those are found when reported.
  std::optional<BlockId> reading_of;  ///< Another reading of that block.
  /// Line of the source where the block begins, for structured text that has
  /// lines (HTML, XML); else lines are counted from the block's begin.
  std::optional<std::uint64_t> line;
  /// Where it differs from the Document's: a script inside a page.
  std::optional<TextKind> kind;
};

/// One buffer of text to be searched. Owns its text. Not changed once built.
struct Document {
  static constexpr char kSeparator = '\xFF';

  std::string text;
  std::vector<TextBlock> blocks;  ///< In buffer order, not overlapping.
  TextKind kind = TextKind::kProse;
  BufferSpan fresh;  ///< Matches that begin outside are another window's.

  // Where the buffer stands in the input (plain text only).
  std::uint64_t base_line = 1;    ///< Line of the buffer's first byte.
  std::uint64_t base_column = 1;  ///< Its column, in code points.
  /// Source byte of the buffer's first byte, where the buffer is the source
  /// byte for byte; else nullopt and no begin/end is reported.
  std::optional<std::uint64_t> base_source;
  /// Non-blank lines of the input before the buffer (0: the head of the
  /// document is in this buffer).
  std::uint64_t lines_before = 0;
  bool last = true;  ///< No further window follows.

  /// The block that contains `at`, or nullptr for a separator.
  [[nodiscard]] TextBlock const* block_at(std::size_t at) const;
  [[nodiscard]] TextKind kind_of(TextBlock const& block) const {
    return block.kind.value_or(kind);
  }
  [[nodiscard]] std::string_view block_text(TextBlock const& block) const {
    return std::string_view(text).substr(block.span.begin, block.span.size());
  }
};

/// A Document of one block.
Document make_document(std::string text, Role role, TextKind kind);

/// Appends a block, parted from the one before. Returns its id.
BlockId append_block(Document& document, std::string_view text, Place place);

}  // namespace mishen
