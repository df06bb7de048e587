#include "lib/extract/word/word_paragraph.h"

#include <algorithm>
#include <utility>

#include "lib/extract/word/word_text.h"
#include "lib/text/utf8.h"

namespace mishen {

namespace {

std::string reversed(std::string_view text) {
  std::string out;
  for (std::size_t at = text.size(); at > 0;) {
    std::size_t const size = decode_before(text, at).size;
    at -= size;
    out.append(text, at, size);
  }
  return out;
}

}  // namespace

void add_reading(WordText& paragraph, std::string text, bool hidden) {
  if (text == paragraph.primary || says_nothing(text)) return;
  bool const is_known = std::any_of(
      paragraph.readings.begin(), paragraph.readings.end(),
      [&](WordReading const& reading) { return reading.text == text; });
  if (!is_known) paragraph.readings.push_back({std::move(text), hidden});
}

void WordParagraph::append(std::string_view text, PieceLook look) {
  if (text.empty()) return;
  text_ += text;
  if (!pieces_.empty() && pieces_.back().look == look) {
    pieces_.back().end = text_.size();
  } else {
    pieces_.push_back({text_.size(), look});
  }
}

template <class Predicate>
std::string WordParagraph::join(Predicate wanted) const {
  std::string joined;
  std::size_t begin = 0;
  for (Piece const& piece : pieces_) {
    if (wanted(piece.look)) joined.append(text_, begin, piece.end - begin);
    begin = piece.end;
  }
  return joined;
}

// The stretches that are not seen, each on a line of its own: a marking that
// was hidden stands alone then, as it did to who hid it.
std::string WordParagraph::unseen() const {
  std::string lines;
  std::size_t begin = 0;
  bool was_unseen = false;
  for (Piece const& piece : pieces_) {
    PieceLook const& look = piece.look;
    bool const is_unseen =
        look.branch <= 1 && (look.vanished || look.faint || look.deleted);
    if (is_unseen) {
      if (!was_unseen && !lines.empty()) lines += '\n';
      lines.append(text_, begin, piece.end - begin);
    }
    was_unseen = is_unseen;
    begin = piece.end;
  }
  return lines;
}

void WordParagraph::add_branches(WordText& result) const {
  std::uint8_t most = 0;
  for (Piece const& piece : pieces_) most = std::max(most, piece.look.branch);
  for (std::uint8_t branch = 2; branch <= most; ++branch) {
    auto const is_in = [branch](PieceLook const& look) {
      return look.branch == 0 || look.branch == branch;
    };
    add_reading(result, join([&](PieceLook const& look) {
                  return is_in(look) && !look.deleted && !look.vanished;
                }),
                false);
    add_reading(result, join([&](PieceLook const& look) {
                  return is_in(look) && !look.deleted;
                }),
                true);
    add_reading(result, join([&](PieceLook const& look) {
                  return is_in(look) && (look.deleted || !look.inserted);
                }),
                true);
  }
}

WordText WordParagraph::finish() const {
  WordText result;
  bool vanished = false;
  bool faint = false;
  bool changed = false;
  bool branched = false;
  for (Piece const& piece : pieces_) {
    vanished = vanished || piece.look.vanished;
    faint = faint || piece.look.faint;
    changed = changed || piece.look.inserted || piece.look.deleted;
    branched = branched || piece.look.branch > 1;
  }
  result.final = join(
      [](PieceLook const& look) { return look.branch <= 1 && !look.deleted; });
  std::string seen = result.final;
  if (vanished || faint) {
    result.primary = join([](PieceLook const& look) {
      return look.branch <= 1 && !look.deleted && !look.vanished;
    });
    seen = join([](PieceLook const& look) {
      return look.branch <= 1 && !look.deleted && !look.vanished && !look.faint;
    });
  } else {
    result.primary = result.final;
  }
  if (changed) {
    // What one person put in and another took out is in no state of the
    // text but between the two; it is given with what was taken out.
    result.original = join([](PieceLook const& look) {
      return look.branch <= 1 && (look.deleted || !look.inserted);
    });
  }
  result.hidden = says_nothing(seen);
  if (says_nothing(result.primary)) result.primary = result.final;
  if (says_nothing(result.primary) && changed) {
    result.primary = *result.original;
  }
  if (vanished) add_reading(result, result.final, true);
  if (faint) add_reading(result, std::move(seen), false);
  if (changed) add_reading(result, *result.original, true);
  if (branched) add_branches(result);
  if (reversed_) add_reading(result, reversed(result.final), result.hidden);
  if (vanished || faint || changed) add_reading(result, unseen(), true);
  if (says_nothing(result.primary) && !result.readings.empty()) {
    // Only the fallback of a drawing says anything.
    result.primary = result.readings.front().text;
    result.hidden = result.readings.front().hidden;
    result.readings.erase(result.readings.begin());
  }
  std::size_t const count = result.readings.size();
  if (auto squeezed = joined_over_breaks(result.primary)) {
    add_reading(result, std::move(*squeezed), result.hidden);
  }
  for (std::size_t i = 0; i < count; ++i) {
    bool const hidden = result.readings[i].hidden;
    if (auto squeezed = joined_over_breaks(result.readings[i].text)) {
      add_reading(result, std::move(*squeezed), hidden);
    }
  }
  return result;
}

}  // namespace mishen
