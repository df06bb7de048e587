#include "lib/base/excerpt.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "lib/base/source_text.h"

namespace mishen {
namespace {

constexpr std::string_view kIndent = "  ";
// ASCII, so that it is as wide as it is long on every screen; always of the
// same width, since the length of a word is a clue.
constexpr std::string_view kMask = "****";
constexpr std::size_t kMaxColumns = 96;
constexpr std::string_view kCut = "...";

/// Keys whose values steer the program. What else stands there (a word in the
/// wrong place) is masked.
constexpr std::array<std::string_view, 24> kSteeringKeys = {
    "all_of",   "at_least", "boundary", "case",       "category", "config",
    "enabled",  "forms",    "gaps",     "id",         "jobs",     "lang",
    "override", "pack",     "profile",  "roles",      "rules",    "severity",
    "type",     "validate", "version",  "words_file", "within",   "supersedes"};

/// Keys whose values are printed in reports as they are.
constexpr std::array<std::string_view, 5> kReportedKeys = {"advice", "basis",
                                                           "en", "title", "zh"};

template <std::size_t N>
bool holds(std::array<std::string_view, N> const& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Of ASCII letters, digits and `more` only.
bool is_plain(std::string_view text, std::string_view more) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
  });
}

bool is_bracket(char c) { return c == '[' || c == ']' || c == '{' || c == '}'; }

/// A stretch of the line, shown as it is or as the mask.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool masked = false;
};

/// Cuts a line of YAML into structure, keys and values. It need not be right
/// in all of YAML, only never show a value: what it does not know is masked.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : line_(line) {}

  std::vector<Piece> pieces() {
    while (at_ < line_.size()) {
      if (is_comment()) {
        add(line_.size(), Show::kMasked);
      } else if (is_structure()) {
        note_structure(line_[at_]);
        add(at_ + 1, Show::kOpen);
      } else {
        add_token();
      }
    }
    return std::move(pieces_);
  }

 private:
  enum class Show { kOpen, kMasked };

  [[nodiscard]] bool is_blank_at(std::size_t at) const {
    return at >= line_.size() || line_[at] == ' ' || line_[at] == '\t';
  }
  [[nodiscard]] bool is_comment() const {
    return line_[at_] == '#' && (at_ == 0 || is_blank_at(at_ - 1));
  }
  [[nodiscard]] bool is_structure() const {
    char const c = line_[at_];
    if (c == ' ' || c == '\t') return true;
    if (is_bracket(c) || (c == ',' && depth_ > 0)) return true;
    return (c == '-' || c == ':' || c == '?') && is_blank_at(at_ + 1);
  }

  /// What a key opened ends with its value: a comma of the same list goes on.
  void note_structure(char c) {
    if (c == '[' || c == '{') {
      ++depth_;
      list_depth_ = is_open_ && c == '[' ? depth_ : 0;
    } else if (c == ']' || c == '}') {
      if (depth_ > 0) --depth_;
      is_open_ = false;
    } else if (c == ',' && list_depth_ != depth_) {
      is_open_ = false;
    }
  }

  void add(std::size_t end, Show show) {
    if (end > at_) pieces_.push_back({at_, end, show == Show::kMasked});
    at_ = end;
  }

  [[nodiscard]] std::size_t quoted_end() const {
    char const quote = line_[at_];
    for (std::size_t i = at_ + 1; i < line_.size(); ++i) {
      if (quote == '"' && line_[i] == '\\') {
        ++i;
      } else if (line_[i] == quote) {
        return i + 1;
      }
    }
    return line_.size();
  }

  [[nodiscard]] std::size_t plain_end() const {
    std::size_t end = at_;
    while (end < line_.size()) {
      char const c = line_[end];
      if (depth_ > 0 && (is_bracket(c) || c == ',')) break;
      if (c == ':' && is_blank_at(end + 1)) break;
      if (c == '#' && is_blank_at(end - 1)) break;
      ++end;
    }
    while (end > at_ + 1 && is_blank_at(end - 1)) --end;
    return end;
  }

  [[nodiscard]] bool is_key(std::size_t end) const {
    while (end < line_.size() && is_blank_at(end)) ++end;
    return end < line_.size() && line_[end] == ':' && is_blank_at(end + 1);
  }

  void add_token() {
    bool const quoted = line_[at_] == '"' || line_[at_] == '\'';
    std::size_t const end =
        std::max(quoted ? quoted_end() : plain_end(), at_ + 1);
    std::string_view const token = line_.substr(at_, end - at_);
    bool shown = false;
    if (is_key(end)) {
      // A key that could be one of ours, misspelt or not.
      shown = is_plain(token, "_-");
      is_reported_ = holds(kReportedKeys, token);
      is_open_ = is_reported_ || holds(kSteeringKeys, token);
    } else {
      shown = is_open_ && (is_reported_ || is_plain(token, "._-/ !\"'"));
    }
    add(end, shown ? Show::kOpen : Show::kMasked);
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;       ///< Brackets open on this line.
  std::size_t list_depth_ = 0;  ///< Depth of an open key's list; 0: none.
  bool is_open_ = false;        ///< The last key's values may be shown,
  bool is_reported_ = false;    ///< and may be any text.
  std::vector<Piece> pieces_;
};

/// One character of what is shown; `column` is its place in the source.
struct Cell {
  std::string text;
  std::size_t width = 1;
  std::size_t column = 0;
  std::size_t columns = 1;  ///< Code points of the source it stands for.
};

Cell cell_of(std::string_view bytes, char32_t value, std::size_t column) {
  if (value != '\t' && !is_printable(value)) return {"?", 1, column, 1};
  return {std::string(bytes), static_cast<std::size_t>(screen_width(value)),
          column, 1};
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  std::size_t column = 1;
  for (Piece const& piece : LineReader(line).pieces()) {
    std::string_view const text =
        line.substr(piece.begin, piece.end - piece.begin);
    if (piece.masked) {
      std::size_t const length = source_length(text);
      cells.push_back({std::string(kMask), kMask.size(), column, length});
      column += length;
      continue;
    }
    for (std::size_t at = 0; at < text.size(); ++column) {
      SourceCharacter const character = source_character_at(text, at);
      cells.push_back(
          cell_of(text.substr(at, character.size), character.value, column));
      at += character.size;
    }
  }
  return cells;
}

std::string_view line_at(std::string_view source, std::size_t number) {
  for (std::size_t line = 1; line < number; ++line) {
    std::size_t const end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  std::string_view line = source.substr(0, source.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::size_t width_of(std::vector<Cell> const& cells, std::size_t begin,
                     std::size_t end) {
  std::size_t width = 0;
  for (std::size_t i = begin; i < end; ++i) width += cells[i].width;
  return width;
}

}  // namespace

std::string excerpt(std::string_view source, Mark mark) {
  if (mark.line == 0 || mark.column == 0) return {};
  std::vector<Cell> const cells =
      cells_of(line_at(without_bom(source), mark.line));
  if (cells.empty()) return {};
  std::size_t caret = 0;
  while (caret < cells.size() &&
         cells[caret].column + cells[caret].columns <= mark.column) {
    ++caret;
  }
  std::size_t under = caret;
  while (under < cells.size() &&
         cells[under].column < mark.column + mark.length) {
    ++under;
  }
  std::size_t first = 0;
  while (width_of(cells, first, caret) > 2 * kMaxColumns / 3) ++first;
  std::size_t last = first;
  for (std::size_t width = 0; last < cells.size() && width < kMaxColumns;) {
    width += cells[last++].width;
  }
  std::string shown(kIndent);
  std::string below(kIndent);
  if (first > 0) {
    shown += kCut;
    below.append(kCut.size(), ' ');
  }
  for (std::size_t i = first; i < last; ++i) {
    shown += cells[i].text;
    if (i >= caret) continue;
    // A tab stays a tab: only the screen knows how wide it is.
    below += cells[i].text == "\t" ? "\t" : std::string(cells[i].width, ' ');
  }
  if (last < cells.size()) shown += kCut;
  std::size_t const width = width_of(cells, caret, std::min(under, last));
  below += '^';
  if (width > 1) below.append(width - 1, '~');
  return shown + '\n' + below + '\n';
}

}  // namespace mishen
