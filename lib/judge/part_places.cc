#include "lib/judge/part_places.h"

#include "lib/text/utf8.h"

namespace mishen {

void PartPlaces::begin(Document const& document, Flows const& flows) {
  document_ = &document;
  flows_ = &flows;
  plain_ = is_plain(document);
  block_ = Flows::kNone;
  starts_.clear();
  if (plain_) {
    at_ = document.fresh.begin;
    return;
  }
  std::vector<std::uint64_t> ends(flows.size(), 0);
  starts_.resize(document.blocks.size(), 0);
  for (Flows::Index i = 0; i < document.blocks.size(); ++i) {
    if (flows.root(i) != i) {
      starts_[i] = starts_[flows.root(i)];
      continue;
    }
    std::uint64_t& end = ends[flows.flow(i)];
    starts_[i] = end;
    end += 1 + count_code_points(document.block_text(document.blocks[i]));
  }
}

void PartPlaces::enter(Flows::Index block) {
  if (block_ == block) return;
  block_ = block;
  at_ = document_->blocks[block].span.begin;
  inner_ = {};
}

PartPlaces::Count& PartPlaces::advance(std::size_t at) {
  Count& count = plain_ ? text_ : inner_;
  std::string_view const text = document_->text;
  for (; at_ < at; ++at_) {
    auto const byte = static_cast<unsigned char>(text[at_]);
    if ((byte & 0xC0U) != 0x80U) ++count.code_points;
    if (byte == '\n') {
      if (count.blank) ++count.paragraphs;
      count.blank = true;
      ++count.lines;
    } else if (byte != ' ' && byte != '\t' && byte != '\r') {
      count.blank = false;
    }
  }
  return count;
}

PartPlace PartPlaces::at(BlockId block, std::size_t at) {
  PartPlace place;
  if (!plain_) enter(block.value);
  Count const& count = advance(at);
  place.line = count.lines;
  place.paragraph = count.paragraphs;
  place.at = count.code_points;
  if (plain_) return place;
  Flows::Index const root = flows_->root(block.value);
  place.block = blocks_before_ + root;
  place.stretch = flows_before_ + flows_->flow(root);
  place.at += starts_[block.value];
  if (flows_->first_row(root) != Flows::kNone) {
    place.line = place.paragraph = 0;
  }
  return place;
}

void PartPlaces::end() {
  if (plain_) {
    advance(document_->fresh.end);
    return;
  }
  blocks_before_ += document_->blocks.size();
  flows_before_ += flows_->size();
}

}  // namespace mishen
