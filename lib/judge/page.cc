#include "lib/judge/page.h"

#include <algorithm>

#include "lib/text/char_class.h"

namespace mishen {
namespace {

// Blank lines looked over on the way to a near line.
constexpr std::size_t kMaxBlankLines = 8;

/// Bytes of the line break that begins at `at`, else 0: CR LF, LF, CR, VT,
/// FF, U+0085, U+2028, U+2029.
std::size_t break_at(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '\r':
      return text.substr(at, 2) == "\r\n" ? 2 : 1;
    case '\n':
    case '\v':
    case '\f':
      return 1;
    case '\xC2':
      return text.substr(at, 2) == "\xC2\x85" ? 2 : 0;
    case '\xE2':
      return text.substr(at, 3) == "\xE2\x80\xA8" ||
                     text.substr(at, 3) == "\xE2\x80\xA9"
                 ? 3
                 : 0;
    default:
      return 0;
  }
}

/// Bytes of the line break that ends just before `at`, else 0.
std::size_t break_before(std::string_view text, std::size_t at) {
  for (std::size_t size : {1U, 2U, 3U}) {
    if (size > at || break_at(text, at - size) != size) continue;
    bool const crlf = size == 1 && at >= 2 && text.substr(at - 2, 2) == "\r\n";
    return crlf ? 2 : size;
  }
  return 0;
}

/// Begin of the line that holds `at`, not before `floor`.
std::size_t line_begin(std::string_view text, std::size_t at,
                       std::size_t floor) {
  while (at > floor && break_before(text, at) == 0) --at;
  return at;
}

std::size_t line_end(std::string_view text, std::size_t at,
                     std::size_t ceiling) {
  while (at < ceiling && break_at(text, at) == 0) ++at;
  return at;
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Moves `at` back to the begin of a character.
std::size_t character_begin(std::string_view text, std::size_t at,
                            std::size_t floor) {
  while (at > floor && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

/// Folds [span) of the buffer; tabs stay, breaks vanish.
FoldedText fold_line(std::string_view text, BufferSpan span) {
  FoldedText folded =
      fold_text(text.substr(span.begin, span.size()), Case::kFold, span.begin);
  FoldedText out;
  out.symbols.reserve(folded.symbols.size());
  for (std::size_t i = 0; i < folded.symbols.size(); ++i) {
    char32_t symbol = folded.symbols[i];
    if (symbol == U'\n') continue;
    if (symbol == U' ' && text[folded.begins[i]] == '\t') symbol = U'\t';
    out.symbols.push_back(symbol);
    out.begins.push_back(folded.begins[i]);
    out.ends.push_back(folded.ends[i]);
  }
  return out;
}

bool only_blanks(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), is_blank);
}

std::u32string trimmed(std::u32string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return std::u32string(text);
}

}  // namespace

std::size_t Line::index_of(std::size_t at) const {
  auto const found =
      std::lower_bound(text.begins.begin(), text.begins.end(), at);
  return static_cast<std::size_t>(found - text.begins.begin());
}

Line const& Page::line_around(TextBlock const& block, BufferSpan match) {
  std::size_t const margin = kPieceBytes / 4;
  if (cached_ && cached_->span.contains(match)) {
    bool const deep = match.begin >= cached_->span.begin + margin &&
                      match.end + margin <= cached_->span.end;
    if (deep || !cached_->cut) return *cached_;
  }
  std::string_view const text = document_.text;
  std::size_t const floor =
      std::max(block.span.begin,
               match.begin > kPieceBytes ? match.begin - kPieceBytes : 0);
  // A long way ahead, so that the matches that follow share this piece.
  std::size_t const ceiling = std::min(block.span.end, match.end + kPieceBytes);
  Line line;
  line.span.begin = character_begin(text, line_begin(text, match.begin, floor),
                                    block.span.begin);
  line.span.end =
      character_begin(text, line_end(text, match.end, ceiling), match.end);
  bool const begins = line.span.begin == block.span.begin ||
                      break_before(text, line.span.begin) > 0;
  bool const ends =
      line.span.end == block.span.end || break_at(text, line.span.end) > 0;
  line.cut = !begins || !ends;
  line.text = fold_line(text, line.span);
  cached_ = std::move(line);
  return *cached_;
}

NearLine Page::near_line(BufferSpan span, bool adjacent) const {
  std::string_view const text = document_.text;
  BufferSpan const piece = {
      span.begin,
      character_begin(text, std::min(span.end, span.begin + kNearBytes),
                      span.begin)};
  return {trimmed(fold_line(text, piece).symbols), span, adjacent};
}

std::vector<NearLine> Page::above(TextBlock const& block, BufferSpan line,
                                  std::size_t count) const {
  std::string_view const text = document_.text;
  std::vector<NearLine> out;
  std::size_t at = line.begin;
  std::size_t blanks = 0;
  while (out.size() < count && at > block.span.begin) {
    std::size_t const size = break_before(text, at);
    if (size == 0) break;  // a piece of a longer line
    std::size_t const end = std::max(block.span.begin, at - size);
    std::size_t const floor =
        std::max(block.span.begin, end > kNearBytes ? end - kNearBytes : 0);
    std::size_t const begin =
        character_begin(text, line_begin(text, end, floor), block.span.begin);
    NearLine near = near_line({begin, end}, blanks == 0);
    if (near.text.empty()) {
      if (++blanks > kMaxBlankLines) break;
    } else {
      out.push_back(std::move(near));
    }
    if (begin == floor && begin > block.span.begin &&
        break_before(text, begin) == 0) {
      break;
    }
    at = begin;
  }
  return out;
}

std::vector<NearLine> Page::below(TextBlock const& block, BufferSpan line,
                                  std::size_t count) const {
  std::string_view const text = document_.text;
  std::vector<NearLine> out;
  std::size_t at = line.end;
  std::size_t blanks = 0;
  while (out.size() < count && at < block.span.end) {
    if (break_at(text, at) == 0) break;
    std::size_t const begin = at + break_at(text, at);
    if (begin >= block.span.end) break;
    std::size_t const ceiling = std::min(block.span.end, begin + kNearBytes);
    std::size_t const end = line_end(text, begin, ceiling);
    NearLine near = near_line({begin, end}, blanks == 0);
    if (near.text.empty()) {
      if (++blanks > kMaxBlankLines) break;
    } else {
      out.push_back(std::move(near));
    }
    at = end;
  }
  return out;
}

std::size_t Page::lines_above(TextBlock const& block, BufferSpan line,
                              std::size_t limit) const {
  std::string_view const text = document_.text;
  std::size_t count = static_cast<std::size_t>(
      std::min<std::uint64_t>(document_.lines_before, limit));
  std::size_t at = block.span.begin;
  while (count < limit && at < line.begin) {
    // A line of megabytes counts as one and is not folded whole.
    std::size_t const end = line_end(text, at, line.begin);
    BufferSpan const piece = {
        at, character_begin(text, std::min(end, at + 256), at)};
    if (!only_blanks(fold_line(text, piece).symbols)) ++count;
    at = end < line.begin ? end + break_at(text, end) : end;
  }
  return count;
}

}  // namespace mishen
