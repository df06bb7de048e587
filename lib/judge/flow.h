#pragma once

// Which blocks of a Document a reader would read one after another. The judge
// asks what stands above and below a mark; in a structured document that is
// another block of the same flow: the paragraphs and table rows of a part, a
// header, the boxes that stand together. A block that is no running text (an
// attribute, a property, a comment, a name) is a flow of its own and parts
// none. A second reading of a block has the neighbours of that block.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lib/document/document.h"

namespace mishen {

/// Plain text, or a window of it: one block with no place of its own.
[[nodiscard]] bool is_plain(Document const& document);

/// What goes on in the next Document of the same text: a part's flow. Parts
/// are told apart by a hash; two that share one share a count.
using FlowKey = std::pair<std::size_t, int>;

/// The flows of one Document. Borrows it; built in one pass; immutable.
/// Blocks are named by their index.
class Flows {
 public:
  using Index = std::uint32_t;
  static constexpr Index kNone = 0xFFFFFFFF;

  explicit Flows(Document const& document);

  [[nodiscard]] Index index_of(TextBlock const& block) const;
  /// The block that `block` reads, or itself.
  [[nodiscard]] Index root(Index block) const { return blocks_[block].root; }
  [[nodiscard]] Index flow(Index block) const { return blocks_[block].flow; }
  /// The next block of the flow, above or below; readings are passed over.
  [[nodiscard]] Index above(Index block) const;
  [[nodiscard]] Index below(Index block) const;
  /// A table's row, itself or read again; the first of the rows that stand
  /// together with it, or kNone where it is none.
  [[nodiscard]] Index first_row(Index block) const;
  /// A table's row, one block whatever lines its cells have; not a reading of
  /// something in a cell.
  [[nodiscard]] bool is_row(Index block) const { return blocks_[block].row; }
  /// Is the root read a second time?
  [[nodiscard]] bool is_read_again(Index block) const;
  [[nodiscard]] bool has_readings() const { return has_readings_; }

  [[nodiscard]] std::size_t size() const { return flows_.size(); }
  [[nodiscard]] Index first_of(Index flow) const { return flows_[flow].first; }
  [[nodiscard]] Index last_of(Index flow) const { return flows_[flow].last; }
  /// Is it the main text, or a table where nothing says whose?
  [[nodiscard]] bool is_body(Index flow) const;
  /// Running text, which may go on in the next Document.
  [[nodiscard]] bool is_text(Index flow) const;
  [[nodiscard]] FlowKey key(Index flow) const;

 private:
  /// Kinds of running text in one part; boxes and single blocks follow.
  enum Stream { kUndecided, kBody, kHeader, kFooter, kNotes, kBox, kSingle };
  static constexpr std::size_t kTextStreams = kBox;
  struct Block {
    Index root;
    Index flow = kNone;
    Index above = kNone;
    Index below = kNone;
    Index first_row = kNone;
    bool read_again = false;
    bool row = false;
  };
  struct Flow {
    Index first;
    Index last;
    Stream stream;
    std::size_t part;  // hash
  };
  struct Part {
    std::size_t hash = 0;
    Stream latest = kUndecided;
    Index flows[kTextStreams] = {kNone, kNone, kNone, kNone, kNone};
  };

  static Stream stream_of(Role role);
  void add(Index at, TextBlock const& block);
  Part& part_of(std::string const& name);
  Index& slot_of(Part& part, Role role);
  void append(Index& flow, Index at, Stream stream, std::size_t part);

  Document const& document_;
  std::vector<Block> blocks_;
  std::vector<Flow> flows_;
  std::map<std::string, Part, std::less<>> parts_;
  Part* latest_ = nullptr;
  std::string const* latest_name_ = nullptr;
  Index box_ = kNone;  // the flow of boxes that may go on
  std::size_t box_part_ = 0;
  bool has_readings_ = false;
};

}  // namespace mishen
