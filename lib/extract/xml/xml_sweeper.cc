#include "lib/extract/xml/xml_sweeper.h"

#include <algorithm>
#include <utility>

#include "lib/extract/xml/xml_values.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// When what was collected is handed on, where it may be; and where it must
// be, within an element as long as that. A word cut there is in both parts.
constexpr std::size_t kEnoughText = 256 << 10;
constexpr std::size_t kEnoughPieces = 4096;
constexpr std::size_t kMostText = 8 << 20;
constexpr std::size_t kMostMarks = 1 << 20;
constexpr std::size_t kOverlap = 4 << 10;

constexpr std::size_t kTellingName = 4;
constexpr std::size_t kMostCells = 64;
constexpr std::size_t kMostRow = 4 << 10;

constexpr std::string_view kBlanks = " \t\r\n";

bool is_blank_text(std::string_view text) {
  return text.find_first_not_of(kBlanks) == std::string_view::npos;
}

}  // namespace

XmlHandlers XmlSweeper::handlers(XmlReader const& reader) {
  XmlHandlers handlers;
  handlers.start = [this, &reader](XmlName name,
                                   std::span<XmlAttribute const> attributes) {
    start(name, attributes, reader.line());
  };
  handlers.end = [this, &reader](XmlName) { end(reader.line()); };
  handlers.text = [this, &reader](std::string_view piece) {
    text(piece, reader.line());
  };
  handlers.comment = [this, &reader](std::string_view comment) {
    add_extra(Role::kComment, true, {}, comment, reader.line());
  };
  handlers.instruction = [this, &reader](std::string_view target,
                                         std::string_view data) {
    add_extra(Role::kAttribute, true, target, data, reader.line());
  };
  handlers.entity = [this, &reader](std::string_view name,
                                    std::string_view value) {
    add_extra(Role::kAttribute, true, name, value, reader.line());
  };
  return handlers;
}

void XmlSweeper::finish() {
  while (!open_.empty()) end(0);
  write();
}

// A name that long says something; shorter ones are said before their value.
void XmlSweeper::tell_name(std::string_view name, std::uint64_t line) {
  bool const tells = count_code_points(name) >= kTellingName && has_han(name) &&
                     names_.insert(std::string(name)).second;
  if (tells) add_extra(Role::kAttribute, false, {}, name, line);
}

void XmlSweeper::start(XmlName name, std::span<XmlAttribute const> attributes,
                       std::uint64_t line) {
  if (!open_.empty()) open_.back().is_bare = false;
  add_break(name.local);
  tell_name(name.local, line);
  Open open;
  open.local = name.local;
  open.text_begin = text_.size();
  open.first_piece = pieces_.size();
  open.number = ++numbers_;
  open.is_bare = attributes.empty();
  add_attributes(open, attributes, line);
  open_.push_back(std::move(open));
  marks_.push_back({text_.size(), open_.size()});
}

void XmlSweeper::add_attributes(Open& open,
                                std::span<XmlAttribute const> attributes,
                                std::uint64_t line) {
  for (XmlAttribute const& attribute : attributes) {
    if (is_label_name(attribute.name.local)) open.label = attribute.value;
  }
  for (XmlAttribute const& attribute : attributes) {
    bool const is_namespace =
        attribute.name.prefix == "xmlns" ||
        (attribute.name.prefix.empty() && attribute.name.local == "xmlns");
    if (is_namespace && !has_han(attribute.value)) continue;
    tell_name(attribute.name.local, line);
    add_extra(Role::kAttribute, false, attribute.name.local, attribute.value,
              line);
    if (is_value_name(attribute.name.local) && !extras_.empty()) {
      extras_.back().label = open.label;
    }
  }
}

void XmlSweeper::add_extra(Role role, bool hidden, std::string_view name,
                           std::string_view value, std::uint64_t line) {
  XmlExtra extra;
  extra.at = text_.size();
  extra.role = role;
  extra.hidden = hidden;
  extra.line = line;
  extra.text = value;
  extra.name = name;
  extras_.push_back(std::move(extra));
}

// What stands for a line end or a blank in the vocabularies of offices.
void XmlSweeper::add_break(std::string_view local) {
  if (local == "br" || local == "cr" || local == "line-break" ||
      local == "换行符") {
    text_ += kLineEnd;
  } else if (local == "tab" || local == "制表符") {
    text_ += '\t';
  } else if (local == "s" || local == "空格符") {
    text_ += ' ';
  }
}

void XmlSweeper::text(std::string_view piece, std::uint64_t line) {
  if (open_.empty()) return;
  for (auto open = open_.rbegin(); open != open_.rend() && open->line == 0;
       ++open) {
    open->line = line;
  }
  if (!open_.back().own_text && !is_blank_text(piece)) {
    open_.back().own_text = true;
    ++with_text_;
  }
  text_ += piece;
  if (text_.size() > kMostText || marks_.size() > kMostMarks) cut();
}

void XmlSweeper::end(std::uint64_t line) {
  if (open_.empty()) return;
  Open const open = std::move(open_.back());
  if (open.own_text) {
    take_in(open, open_.size());
    --with_text_;
  } else if (is_paragraph_name(open.local)) {
    join_runs(open);
  } else if (is_row_name(open.local)) {
    mark_row(open);
  }
  bool const is_statement = open.is_bare && !open.own_text &&
                            text_.size() == open.text_begin &&
                            has_han(open.local);
  if (is_statement) {
    add_extra(Role::kAttribute, false, {}, open.local, line);
  }
  open_.pop_back();
  marks_.push_back({text_.size(), open_.size()});
  bool const enough =
      text_.size() > kEnoughText || pieces_.size() > kEnoughPieces ||
      extras_.size() > kEnoughPieces || marks_.size() > kMostMarks;
  if (with_text_ == 0 && enough) write();
  if (with_text_ > 0 && marks_.size() > kMostMarks) cut();
}

// One piece of all there is in the element.
void XmlSweeper::take_in(Open const& open, std::size_t depth) {
  pieces_.resize(std::min(open.first_piece, pieces_.size()));
  XmlPiece piece;
  piece.begin = open.text_begin;
  piece.end = text_.size();
  piece.line = open.line;
  piece.name = open.local;
  piece.label = open.label;
  piece.depth = depth;
  piece.parent = depth > 1 ? open_[depth - 2].number : 0;
  pieces_.push_back(std::move(piece));
}

// A paragraph without text of its own is what its runs make together.
void XmlSweeper::join_runs(Open const& open) {
  auto const first = pieces_.begin() + static_cast<std::ptrdiff_t>(std::min(
                                           open.first_piece, pieces_.size()));
  auto kept = first;
  for (auto piece = first; piece != pieces_.end(); ++piece) {
    bool const joins = kept != first && is_run_name(piece->name) &&
                       is_run_name(std::prev(kept)->name);
    if (joins) {
      std::prev(kept)->end = piece->end;
    } else {
      if (kept != piece) *kept = std::move(*piece);
      ++kept;
    }
  }
  pieces_.erase(kept, pieces_.end());
}

// A row of short cells is a block of its own; a longer one is no table.
void XmlSweeper::mark_row(Open const& open) {
  auto const cells =
      std::span(pieces_).subspan(std::min(open.first_piece, pieces_.size()));
  bool const fits =
      cells.size() >= 2 && cells.size() <= kMostCells &&
      text_.size() - open.text_begin <= kMostRow &&
      std::all_of(cells.begin(), cells.end(),
                  [](XmlPiece const& cell) { return cell.row == 0; });
  if (!fits) return;
  for (XmlPiece& cell : cells) cell.row = open.number;
}

// Amid an element that goes on and on.
void XmlSweeper::cut() {
  auto const outer =
      std::find_if(open_.begin(), open_.end(),
                   [](Open const& open) { return open.own_text; });
  std::string overlap;
  if (outer != open_.end()) {
    std::size_t begin = text_.size() - std::min(text_.size(), kOverlap);
    while (begin < text_.size() && (text_[begin] & 0xC0) == 0x80) ++begin;
    overlap = text_.substr(std::max(begin, outer->text_begin));
    take_in(*outer, static_cast<std::size_t>(outer - open_.begin()) + 1);
  }
  write();
  text_ = std::move(overlap);
}

void XmlSweeper::write() {
  blocks_.write(text_, marks_, pieces_, extras_);
  text_.clear();
  marks_.clear();
  pieces_.clear();
  extras_.clear();
  for (Open& open : open_) {
    open.text_begin = 0;
    open.first_piece = 0;
    open.line = 0;
  }
}

}  // namespace mishen
