#include "lib/extract/html/paragraph.h"

#include <algorithm>

#include "lib/extract/html/tags.h"
#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

/// Between these a space that stands for a line's end is left out.
bool is_wide(char32_t c) {
  return is_han(c) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFF60) || c == U'★' || c == U'☆';
}

bool ends_wide(std::string_view text) {
  return !text.empty() && is_wide(decode_before(text, text.size()).value);
}

bool begins_wide(std::string_view text) {
  return !text.empty() && is_wide(decode_at(text, 0).value);
}

/// White space runs become one space; a line's end between ideographs
/// nothing, as the text was only wrapped there.
std::string collapsed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_html_space(text[at])) {
      out += text[at++];
      continue;
    }
    bool wrapped = false;
    while (at < text.size() && is_html_space(text[at])) {
      wrapped |= text[at] == '\n';
      ++at;
    }
    if (wrapped && ends_wide(out) && begins_wide(text.substr(at))) continue;
    out += ' ';
  }
  return out;
}

bool is_lone(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return !text.empty() && decode_at(text, 0).size == text.size();
}

std::string reversed(std::string_view text) {
  std::string out;
  for (std::size_t at = text.size(); at > 0;) {
    std::size_t const size = decode_before(text, at).size;
    out += text.substr(at - size, size);
    at -= size;
  }
  return out;
}

/// Text put together, spaces collapsed across pieces.
class Assembly {
 public:
  Assembly(bool breaks, bool spaces) : breaks_(breaks), spaces_(spaces) {}

  /// `lone`: a piece of one character.
  void add(std::string_view text, bool lone) {
    std::size_t const begin =
        std::min(text.find_first_not_of(' '), text.size());
    space_ |= begin > 0;
    text.remove_prefix(begin);
    if (text.empty()) return;
    spelled_ = lone || was_lone_;
    was_lone_ = lone;
    join(text);
    std::size_t const end = text.find_last_not_of(' ') + 1;
    out_ += text.substr(0, end);
    space_ = end < text.size();
  }

  void add_lines(std::string_view text) {
    spelled_ = false;
    was_lone_ = false;
    join(text);
    out_ += text;
    space_ = false;
  }

  void add_break() {
    space_ = false;
    break_ = true;
  }

  void add_tab() {
    space_ = false;
    break_ = false;
    out_ += '\t';
  }

  std::string take() { return std::move(out_); }

 private:
  void join(std::string_view text) {
    bool const inside =
        !out_.empty() && out_.back() != '\n' && out_.back() != '\t';
    bool const wide = ends_wide(out_) && begins_wide(text);
    if (break_ && !out_.empty()) {
      if (breaks_) {
        out_ += '\n';
      } else if (!wide) {
        out_ += ' ';
      }
    } else if (space_ && inside) {
      bool const spelled = spelled_ && (ends_wide(out_) || begins_wide(text));
      if (spaces_ || !spelled) out_ += ' ';
    }
    break_ = false;
    space_ = false;
  }

  bool breaks_;
  bool spaces_;
  bool space_ = false;
  bool break_ = false;
  bool was_lone_ = false;
  bool spelled_ = false;  // one of the two being joined is a lone character
  std::string out_;
};

}  // namespace

bool is_blank_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const c = decode_at(text, at);
    if (!is_blank(c.value) && !is_line_break(c.value) &&
        !is_ignorable(c.value)) {
      return false;
    }
    at += c.size;
  }
  return true;
}

std::size_t count_up_to(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < most; ++count) {
    at += decode_at(text, at).size;
  }
  return count;
}

void Paragraph::add_text(std::string_view text, Shown shown,
                         std::size_t offset) {
  if (text.empty()) return;
  Piece piece;
  piece.shown = shown;
  piece.text = shown.keeps_lines ? std::string(text) : collapsed(text);
  if (blank_ && !is_blank_text(text)) {
    blank_ = false;
    offset_ = offset;
  }
  pieces_.push_back(std::move(piece));
}

void Paragraph::add_break(Shown shown) {
  if (pieces_.empty()) return;
  pieces_.push_back({Piece::Kind::kBreak, shown, {}});
}

void Paragraph::add_tab() { pieces_.push_back({Piece::Kind::kTab, {}, {}}); }

void Paragraph::clear() {
  pieces_.clear();
  offset_ = 0;
  blank_ = true;
}

bool Paragraph::ends_in_tab() const {
  for (std::size_t i = pieces_.size(); i-- > 0;) {
    if (pieces_[i].kind == Piece::Kind::kTab) return true;
    if (!is_blank_text(pieces_[i].text)) return false;
  }
  return false;
}

std::string Paragraph::last_line(std::size_t most) const {
  std::size_t begin = pieces_.size();
  std::size_t bytes = 0;
  for (; begin > 0 && pieces_[begin - 1].kind == Piece::Kind::kText; --begin) {
    bytes += pieces_[begin - 1].text.size() + 1;
    if (bytes > most) return {};
  }
  return assemble({}, begin, pieces_.size());
}

bool Paragraph::has_break() const {
  return std::any_of(pieces_.begin(), pieces_.end(), [](Piece const& piece) {
    return piece.kind == Piece::Kind::kBreak ||
           (piece.shown.keeps_lines &&
            piece.text.find('\n') != std::string::npos);
  });
}

std::string Paragraph::assemble(Manner const& manner, std::size_t begin,
                                std::size_t end) const {
  Assembly out(manner.breaks, manner.spaces);
  std::string turned;  // a run to be reversed as a whole
  auto const turn = [&] {
    if (!turned.empty()) out.add(reversed(turned), false);
    turned.clear();
  };
  for (std::size_t i = begin; i < end; ++i) {
    Piece const& piece = pieces_[i];
    if ((piece.shown.hidden && !manner.hidden) ||
        (piece.shown.deleted && !manner.deleted) ||
        (piece.shown.inserted && !manner.inserted)) {
      continue;
    }
    if (manner.reversed && piece.shown.reversed &&
        piece.kind == Piece::Kind::kText) {
      turned += piece.text;
      continue;
    }
    turn();
    if (piece.kind == Piece::Kind::kBreak) {
      out.add_break();
    } else if (piece.kind == Piece::Kind::kTab) {
      out.add_tab();
    } else if (piece.shown.keeps_lines) {
      out.add_lines(piece.text);
    } else {
      out.add(piece.text, is_lone(piece.text));
    }
  }
  turn();
  return out.take();
}

/// Letter-spaced words: characters in pieces of their own, blanks between.
bool Paragraph::has_lone_characters() const {
  bool lone = false;
  bool spaced = false;
  for (Piece const& piece : pieces_) {
    spaced |= piece.kind == Piece::Kind::kText &&
              piece.text.find(' ') != std::string::npos;
    lone |= is_lone(piece.text);
  }
  return spaced && lone && pieces_.size() > 1;
}

std::vector<Paragraph::Manner> Paragraph::manners(Manner const& first) const {
  auto const any = [&](bool Shown::*flag) {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [&](Piece const& piece) { return piece.shown.*flag; });
  };
  std::vector<Manner> out;
  auto const add = [&](auto change) {
    Manner manner = first;
    change(manner);
    out.push_back(manner);
  };
  if (!first.hidden && any(&Shown::hidden)) {
    add([](Manner& m) { m.hidden = true; });
  }
  if (any(&Shown::deleted)) add([](Manner& m) { m.deleted = false; });
  if (any(&Shown::inserted)) add([](Manner& m) { m.inserted = false; });
  if (any(&Shown::reversed)) add([](Manner& m) { m.reversed = true; });
  bool const lone = has_lone_characters();
  if (has_break() || lone) add([](Manner& m) { m.breaks = false; });
  if (lone) {
    add([](Manner& m) {
      m.breaks = false;
      m.spaces = false;
    });
  }
  return out;
}

void Paragraph::add_hidden_runs(std::vector<ParagraphReading>& out) const {
  Manner all;
  all.hidden = true;
  for (std::size_t i = 0; i < pieces_.size();) {
    std::size_t end = i;
    while (end < pieces_.size() && pieces_[end].shown.hidden) ++end;
    if (end > i) {
      std::string text = assemble(all, i, end);
      if (count_up_to(text, 2) == 2) out.push_back({std::move(text), true});
    }
    i = std::max(end, i + 1);
  }
}

std::vector<ParagraphReading> Paragraph::readings() const {
  Manner first;
  std::string text = assemble(first, 0, pieces_.size());
  bool const unseen = is_blank_text(text);
  if (unseen) {
    first.hidden = true;
    text = assemble(first, 0, pieces_.size());
  }
  std::vector<ParagraphReading> out;
  out.push_back({std::move(text), unseen});
  auto const is_new = [&](std::string const& reading) {
    return !is_blank_text(reading) &&
           std::none_of(out.begin(), out.end(), [&](auto const& known) {
             return known.text == reading;
           });
  };
  for (Manner const& manner : manners(first)) {
    std::string reading = assemble(manner, 0, pieces_.size());
    if (is_new(reading)) {
      out.push_back({std::move(reading), manner.hidden});
    }
  }
  if (!unseen) add_hidden_runs(out);
  return out;
}

}  // namespace mishen
