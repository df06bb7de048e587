#pragma once

// The lines of a Document around a place, folded on demand. The judge looks
// at few places, so nothing is split or folded before it is asked for, and a
// line of a gigabyte is seen through a bounded piece of it. Above the first
// line of a block stands the last one of the block above it in its flow
// (flow.h); a table's row is one line, whatever breaks its cells hold.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/base/span.h"
#include "lib/document/document.h"
#include "lib/judge/flow.h"
#include "lib/judge/line_text.h"
#include "lib/text/fold.h"

namespace mishen {

/// A line without its break, folded; a tab between cells stays U+0009, breaks
/// inside a match vanish. `text.begins/ends` are buffer bytes.
struct Line {
  BufferSpan span;
  bool cut = false;              ///< A piece of a line longer than kPieceBytes.
  std::size_t cells_before = 0;  ///< Of a table's row, before the piece.
  FoldedText text;

  [[nodiscard]] std::u32string_view view() const { return text.symbols; }
  /// Index of the first symbol that begins at or after buffer byte `at`.
  [[nodiscard]] std::size_t index_of(std::size_t at) const;
};

/// A non-blank line near another one. Borrows from the Page, until that is
/// asked for another line with line_around().
struct NearLine {
  std::u32string_view text;  ///< Folded, without blanks at its ends.
  std::u32string_view row;   ///< The same with the tabs of empty cells.
  bool adjacent = true;      ///< No blank line between it and the asked line.
  bool same_block = true;    ///< A line break parts it from the asked line.
  bool labelled = false;     ///< Holds a label such as 密级.
};

/// Non-blank lines of flows in the Documents of a text so far, up to a few.
using SeenLines = std::map<FlowKey, std::size_t>;

/// Borrows the document. Caches lines. One thread.
class Page {
 public:
  /// A line is read whole up to about this far on either side of a match;
  /// hits by the thousand on one line must stay cheap.
  static constexpr std::size_t kPieceBytes = 384;
  static constexpr std::size_t kNearBytes = 1024;  ///< Of a near line.
  /// Lines that are counted as the head of a flow.
  static constexpr std::size_t kCountedLines = 16;

  explicit Page(Document const& document, SeenLines const* seen = nullptr);

  [[nodiscard]] Document const& document() const { return document_; }
  [[nodiscard]] Flows const& flows() const { return flows_; }
  /// Plain text, as opposed to a document of many blocks.
  [[nodiscard]] bool plain() const { return plain_; }

  /// The line that holds `match` (all its lines, where it spans several).
  Line const& line_around(TextBlock const& block, BufferSpan match);

  /// Up to `count` non-blank lines above or below, nearest first.
  std::vector<NearLine> above(TextBlock const& block, BufferSpan line,
                              std::size_t count);
  std::vector<NearLine> below(TextBlock const& block, BufferSpan line,
                              std::size_t count);
  /// The same one by one, up to the first for which `take` is false.
  template <class Take>
  void each_above(TextBlock const& block, BufferSpan line, Take take) {
    Walk walk = begin_walk(block, line.begin);
    while (auto const near = step_up(walk)) {
      if (!take(*near)) return;
    }
  }

  /// The begin of a table's row, folded; empty cells keep their tabs.
  [[nodiscard]] std::u32string row(Flows::Index block) const;

  /// Non-blank lines of the flow above `line`, counted up to `limit`
  /// (kCountedLines at most).
  [[nodiscard]] std::size_t lines_above(TextBlock const& block, BufferSpan line,
                                        std::size_t limit);

  /// Non-blank lines of `flow` and of what came before it in other Documents,
  /// up to kCountedLines.
  [[nodiscard]] std::size_t lines_seen(Flows::Index flow);

 private:
  /// A paragraph of a cell that is a reading of its own: what of the row's
  /// block is the cell and what the paragraph.
  struct InCell {
    BufferSpan cell;
    BufferSpan text;
  };
  /// `at` lies in `bounds`, the block's text or a cell of it.
  struct Walk {
    Flows::Index block = 0;
    BufferSpan bounds;
    std::size_t at = 0;
    std::size_t blanks = 0;
    bool whole = false;  // the block is one line
    bool same_block = true;
    bool ended = false;  // in the middle of a longer line
  };
  struct Near {
    std::size_t end = 0;
    std::u32string text;
    std::u32string_view row;
    std::u32string_view trimmed;
    bool labelled = false;
  };

  Walk begin_walk(TextBlock const& block, std::size_t at) const;
  void enter(Walk& walk, Flows::Index block) const;
  bool enter_cell(Walk& walk, bool upwards) const;
  [[nodiscard]] std::optional<InCell> cell_of(Flows::Index block) const;
  std::optional<NearLine> step_up(Walk& walk);
  std::optional<NearLine> step_down(Walk& walk);
  std::optional<BufferSpan> line_over(Walk& walk) const;
  std::optional<BufferSpan> line_under(Walk& walk) const;
  std::optional<NearLine> reach(Walk& walk, BufferSpan span);
  Near const& near(Flows::Index block, BufferSpan span);
  std::vector<std::size_t> const& head_of(Flows::Index flow);
  std::vector<std::size_t> read_head(Flows::Index flow) const;
  [[nodiscard]] std::size_t lines_before(Flows::Index flow) const;
  [[nodiscard]] Tabs tabs_of(Flows::Index block) const;
  std::size_t count_cells(BufferSpan span);

  Document const& document_;
  Flows flows_;
  bool plain_;
  SeenLines const* seen_;
  std::optional<Line> cached_;
  std::unordered_map<std::size_t, Near> near_;  // by begin
  // Begins of the first lines of flows that are text.
  std::map<Flows::Index, std::vector<std::size_t>> heads_;
  // Of the flow asked last that is a single block.
  Flows::Index single_ = Flows::kNone;
  std::vector<std::size_t> single_head_;
  BufferSpan counted_;  // of the row whose cells were counted last
  std::size_t cells_ = 0;
};

}  // namespace mishen
