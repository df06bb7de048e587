#include "lib/document/text_windows.h"

#include <algorithm>
#include <utility>

#include "lib/document/text_cut.h"

namespace mishen {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return (byte & 0x80) == 0; });
}

}  // namespace

TextWindows::TextWindows(ByteSource source, Format format, EncodingGuess guess,
                         std::string head, WindowSize size)
    : source_(std::move(source)),
      guess_(guess),
      size_(size),
      pending_(std::move(head)),
      first_reading_(format.kind, size.overlap),
      second_reading_(format.kind, size.overlap) {
  bytes_ = pending_.size();
}

Result<std::optional<Document>> TextWindows::next() {
  first_.reset();
  second_.reset();
  if (!started_) {
    started_ = true;
    fill();
    pending_begin_ = std::min(guess_.bom_bytes, pending_.size());
    pending_.erase(0, pending_begin_);
    push_piece();
  }
  if (!finished_) push_piece();
  if (!first_ && error_) {
    Error error = std::move(*error_);
    error_.reset();
    return error;
  }
  return std::move(first_);
}

std::optional<Document> TextWindows::second() { return std::move(second_); }

std::string TextWindows::encoding() const {
  if (encodings_.size() > 1) return "mixed";
  return std::string(
      name(encodings_.empty() ? guess_.encoding : encodings_.front()));
}

// Reads until a whole window and what the cut looks at behind it is there.
void TextWindows::fill() {
  std::size_t const most = size_.window + kCutLookahead;
  // Of a small file no whole window: touching that memory would take longer
  // than reading it.
  constexpr std::size_t kStep = 64 << 10;
  std::size_t size = pending_.size();
  while (!ended_ && size < most) {
    std::size_t const wanted = std::min(most, size + std::max(size, kStep));
    pending_.resize(wanted);
    Result<std::size_t> read = source_(std::span<char>(pending_).subspan(size));
    if (!read) error_ = std::move(read.error());
    std::size_t const count = read ? std::min(*read, wanted - size) : 0;
    ended_ = count == 0;
    size += count;
    bytes_ += count;
    pending_.resize(size);
  }
}

std::optional<std::string> TextWindows::take_piece() {
  fill();
  if (pending_.empty()) return std::nullopt;
  std::size_t const cut =
      pending_.size() <= size_.window
          ? pending_.size()
          : cut_text(pending_, size_.window, size_.overlap, guess_.encoding);
  std::string piece = pending_.substr(0, cut);
  pending_.erase(0, cut);
  return piece;
}

// Gives the readings one piece more, or the end, and takes their windows.
void TextWindows::push_piece() {
  std::optional<std::string> const bytes = take_piece();
  if (!bytes) {
    finished_ = true;
    first_ = first_reading_.take(std::nullopt);
    second_ = second_reading_.take(std::nullopt);
    return;
  }
  Decoded decoded = decode_text(*bytes, guess_);
  note_encodings(decoded);
  undecodable_ += decoded.undecodable_bytes;
  characters_ += code_points(decoded.utf8);
  first_ = first_reading_.take(
      TextPiece{std::move(decoded.utf8), pending_begin_, decoded.identical});
  if (guess_.has_second) {
    second_ = second_reading_.take(TextPiece{
        decode_lenient(*bytes, guess_.second), pending_begin_, false});
  }
  pending_begin_ += bytes->size();
}

// ASCII is the same in every encoding but UTF-16 and says nothing.
void TextWindows::note_encodings(Decoded const& decoded) {
  if (decoded.identical && is_ascii(decoded.utf8)) return;
  for (Encoding const encoding : decoded.encodings) {
    if (std::find(encodings_.begin(), encodings_.end(), encoding) ==
        encodings_.end()) {
      encodings_.push_back(encoding);
    }
  }
}

}  // namespace mishen
