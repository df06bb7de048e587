#include "lib/document/locate.h"

#include <algorithm>
#include <string_view>

namespace mishen {
namespace {

/// Does the block hold its source line for line? Other text of markup is
/// joined over the lines of its source.
bool keeps_lines(TextBlock const& block) {
  Role const role = block.place.role;
  return block.kind || role == Role::kScript || role == Role::kComment;
}

}  // namespace

Place Locator::locate(BufferSpan span) {
  // The end of a block belongs to it here: an empty span may stand there.
  TextBlock const* block = document_.block_at(span.begin);
  if (block == nullptr && span.begin > 0) {
    block = document_.block_at(span.begin - 1);
  }
  if (block == nullptr) return {};
  Place place = block->place;
  if (place.role == Role::kName || place.role == Role::kRaw) return place;
  if (block->line && !keeps_lines(*block)) {
    place.line = block->line;
    return place;
  }
  advance_to(*block, span.begin);
  if (block->line) {
    place.line = *block->line + position_.line - 1;
    return place;
  }
  place.line = position_.line;
  place.column = position_.column;
  if (document_.base_source) {
    place.begin = *document_.base_source + span.begin;
    place.end = *document_.base_source + span.end;
  }
  return place;
}

void Locator::advance_to(TextBlock const& block, std::size_t at) {
  if (block_ != &block || at < at_) {
    block_ = &block;
    at_ = block.span.begin;
    position_ = {};
    // Only text that begins the buffer continues what came before it.
    bool const goes_on = at_ == 0 && !block.line;
    if (goes_on) position_ = {document_.base_line, document_.base_column};
  }
  std::string_view const text = document_.text;
  // Between CR and LF the break has not been walked over yet.
  if (at > at_ && at < text.size() && text[at] == '\n' &&
      text[at - 1] == '\r') {
    position_.advance(text.substr(at_, at - 1 - at_));
    at_ = at - 1;
    return;
  }
  position_.advance(text.substr(at_, at - at_));
  at_ = at;
}

}  // namespace mishen
