#include "lib/document/text_reading.h"

#include <utility>

namespace mishen {
namespace {

bool is_inside_character(std::string_view utf8, std::size_t at) {
  if (at == 0 || at >= utf8.size()) return false;
  return (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U ||
         (utf8[at] == '\n' && utf8[at - 1] == '\r');
}

// The first `size` bytes, less the character they would cut.
std::string_view head_of(std::string_view utf8, std::size_t size) {
  if (size >= utf8.size()) return utf8;
  while (is_inside_character(utf8, size)) --size;
  return utf8.substr(0, size);
}

// Where the last `size` bytes begin, without a character they would cut.
std::size_t tail_begin(std::string_view utf8, std::size_t size) {
  if (size >= utf8.size()) return 0;
  std::size_t begin = utf8.size() - size;
  while (is_inside_character(utf8, begin)) ++begin;
  return begin;
}

}  // namespace

std::optional<Document> TextReading::take(std::optional<TextPiece> piece) {
  std::optional<Document> made;
  if (piece_) {
    made = window(piece ? &*piece : nullptr);
    step();
  }
  piece_ = std::move(piece);
  return made;
}

Document TextReading::window(TextPiece const* after) const {
  std::string_view const behind =
      after == nullptr ? std::string_view() : head_of(after->utf8, overlap_);
  std::string text;
  text.reserve(before_.size() + piece_->utf8.size() + behind.size());
  text += before_;
  text += piece_->utf8;
  text += behind;
  Document document = make_document(std::move(text), Role::kBody, kind_);
  document.fresh = {before_.size(), before_.size() + piece_->utf8.size()};
  document.base_line = position_.line;
  document.base_column = position_.column;
  document.lines_before = lines_.count();
  document.last = after == nullptr;
  bool const identical = before_identical_ && piece_->identical &&
                         (after == nullptr || after->identical);
  if (identical) document.base_source = piece_->source_begin - before_.size();
  return document;
}

void TextReading::step() {
  std::size_t const old_size = before_.size();
  std::string text = std::move(before_);
  text += piece_->utf8;
  std::size_t const begin = tail_begin(text, overlap_);
  std::string_view const passed = std::string_view(text).substr(0, begin);
  position_.advance(passed);
  lines_.advance(passed);
  before_ = text.substr(begin);
  before_identical_ =
      piece_->identical && (begin >= old_size || before_identical_);
}

}  // namespace mishen
