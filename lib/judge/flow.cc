#include "lib/judge/flow.h"

#include <functional>
#include <string_view>

namespace mishen {
namespace {

bool has_cells(std::string_view text) { return text.find('\t') != text.npos; }

}  // namespace

bool is_plain(Document const& document) {
  if (document.blocks.size() != 1) return false;
  TextBlock const& block = document.blocks.front();
  Place place = block.place;
  place.hidden = false;  // an attachment nobody sees is text all the same
  return place == Place{} && !block.line && !block.kind && !block.reading_of;
}

Flows::Flows(Document const& document) : document_(document) {
  blocks_.reserve(document.blocks.size());
  for (Index at = 0; at < document.blocks.size(); ++at) {
    TextBlock const& block = document.blocks[at];
    bool const reads = block.reading_of && block.reading_of->value < at;
    Block entry{reads ? blocks_[block.reading_of->value].root : at};
    entry.row = block.place.role == Role::kTable &&
                (!reads || has_cells(document.block_text(block)));
    blocks_.push_back(entry);
    if (reads) {
      has_readings_ = true;
      blocks_[entry.root].read_again = true;
      blocks_[at].flow = blocks_[entry.root].flow;
    } else {
      add(at, block);
    }
  }
}

Flows::Stream Flows::stream_of(Role role) {
  switch (role) {
    case Role::kBody:
      return kBody;
    case Role::kHeader:
      return kHeader;
    case Role::kFooter:
      return kFooter;
    case Role::kNotes:
      return kNotes;
    case Role::kTable:
      return kUndecided;  // the text it stands in says
    case Role::kTextBox:
      return kBox;
    default:
      return kSingle;
  }
}

void Flows::add(Index at, TextBlock const& block) {
  Stream const stream = stream_of(block.place.role);
  Index own = kNone;
  if (stream == kSingle) {
    append(own, at, kSingle, 0);
    return;
  }
  Part& part = part_of(block.place.part);
  if (stream == kBox) {
    if (box_part_ != part.hash) box_ = kNone;
    box_part_ = part.hash;
    append(box_, at, kBox, part.hash);
    return;
  }
  box_ = kNone;
  Index& flow = slot_of(part, block.place.role);
  append(flow, at, part.latest, part.hash);
  Block& entry = blocks_[at];
  if (block.place.role == Role::kTable) {
    bool const goes_on = entry.above != kNone && is_row(entry.above);
    entry.first_row = goes_on ? blocks_[entry.above].first_row : at;
  }
}

Flows::Part& Flows::part_of(std::string const& name) {
  if (latest_ == nullptr || *latest_name_ != name) {
    auto const [found, is_new] = parts_.try_emplace(name);
    if (is_new) found->second.hash = std::hash<std::string>{}(name);
    latest_ = &found->second;
    latest_name_ = &found->first;
  }
  return *latest_;
}

// Rows belong to the text they stand in; rows that begin a part, to the first
// text behind them.
Flows::Index& Flows::slot_of(Part& part, Role role) {
  if (role != Role::kTable) {
    Stream const stream = stream_of(role);
    if (part.latest == kUndecided) {
      part.flows[stream] = part.flows[kUndecided];
      if (part.flows[stream] != kNone) {
        flows_[part.flows[stream]].stream = stream;
      }
    }
    part.latest = stream;
  }
  return part.flows[part.latest];
}

void Flows::append(Index& flow, Index at, Stream stream, std::size_t part) {
  if (flow == kNone) {
    flow = static_cast<Index>(flows_.size());
    flows_.push_back({at, at, stream, part});
  } else {
    Index const last = flows_[flow].last;
    blocks_[last].below = at;
    blocks_[at].above = last;
    flows_[flow].last = at;
  }
  blocks_[at].flow = flow;
}

Flows::Index Flows::index_of(TextBlock const& block) const {
  return static_cast<Index>(&block - document_.blocks.data());
}

Flows::Index Flows::above(Index block) const {
  return blocks_[root(block)].above;
}

Flows::Index Flows::below(Index block) const {
  return blocks_[root(block)].below;
}

Flows::Index Flows::first_row(Index block) const {
  return blocks_[root(block)].first_row;
}

bool Flows::is_read_again(Index block) const {
  return blocks_[root(block)].read_again;
}

bool Flows::is_body(Index flow) const {
  Stream const stream = flows_[flow].stream;
  return stream == kBody || stream == kUndecided;
}

bool Flows::is_text(Index flow) const { return flows_[flow].stream < kBox; }

FlowKey Flows::key(Index flow) const {
  // A table that goes on in the next Document belongs to the text around it.
  bool const body = is_body(flow);
  return {flows_[flow].part, body ? kBody : flows_[flow].stream};
}

}  // namespace mishen
