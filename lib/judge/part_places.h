#pragma once

// Where the parts of combinations stand: numbers for lines, rows, paragraphs
// and distances that no two blocks share. A table's row is one line, and what
// is read twice counts where it was read first.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/base/ids.h"
#include "lib/document/document.h"
#include "lib/judge/flow.h"

namespace mishen {

/// A place of a text of any number of Documents.
struct PartPlace {
  std::uint64_t block = 0;      ///< 0: plain text, which goes on.
  std::uint64_t line = 0;       ///< In the block.
  std::uint64_t paragraph = 0;  ///< In the block.
  std::uint64_t stretch = 0;    ///< Distances count within it only: a flow.
  std::uint64_t at = 0;         ///< Code points from the stretch's begin.
};

/// Counts forward through the Documents of a text, one begin() each. One
/// thread.
class PartPlaces {
 public:
  /// Borrows both until the next begin().
  void begin(Document const& document, Flows const& flows);
  /// Asked in rising order.
  PartPlace at(BlockId block, std::size_t at);
  /// Counts on to the end of the Document.
  void end();

 private:
  struct Count {
    std::uint64_t code_points = 0;
    std::uint64_t lines = 0;
    std::uint64_t paragraphs = 0;
    bool blank = false;  // the line so far
  };
  void enter(Flows::Index block);
  Count& advance(std::size_t at);

  Document const* document_ = nullptr;
  Flows const* flows_ = nullptr;
  bool plain_ = true;
  std::uint64_t blocks_before_ = 1;    // numbers given to blocks so far
  std::uint64_t flows_before_ = 1;     // and to stretches
  std::vector<std::uint64_t> starts_;  // of blocks in their flows
  Flows::Index block_ = Flows::kNone;  // at_ lies in it
  std::size_t at_ = 0;
  Count text_;   // of plain text, which goes on over Documents
  Count inner_;  // of the block
};

}  // namespace mishen
