#include "lib/repair/columns.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "lib/text/char_class.h"
#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using View = std::string_view;

constexpr std::size_t kMostLines = 40;
// Three ideographs, blanks around them.
constexpr std::size_t kLongestLine = 48;

/// Words that a column must make to be read as one.
/// Longer ones first.
constexpr std::array<std::u32string_view, 16> kWords = {
    U"绝对机密", U"高度机密", U"极机密",   U"工作秘密",
    U"密码电报", U"内部资料", U"内部文件", U"内部材料",
    U"内部事项", U"会后收回", U"绝密",     U"机密",
    U"秘密",     U"密件",     U"商密",     U"内部"};

/// A short line: what it says, folded, without blanks.
struct Piece {
  BufferSpan span;  // without its blanks
  std::u32string text;
};

bool is_sign(char32_t c) {
  return std::u32string_view(U"★☆*※▲·").find(c) != std::u32string_view::npos;
}

/// One or two characters, or a number: what a narrow column leaves.
bool is_narrow(std::u32string const& text) {
  if (text.empty()) return false;
  bool const number = std::all_of(text.begin(), text.end(), is_digit);
  if (number) return text.size() <= 4;
  return text.size() <= 2 &&
         std::all_of(text.begin(), text.end(), [](char32_t c) {
           return is_han(c) || is_digit(c) || is_sign(c) || c == U'|';
         });
}

/// Characters of a line but blanks, counted roughly and fast.
std::size_t count_signs(View line) {
  std::size_t count = 0;
  for (char c : line) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && (byte < 0x80 || byte >= 0xC0)) ++count;
  }
  return count;
}

std::optional<Piece> read_piece(View text, std::size_t begin, std::size_t end) {
  if (end - begin > kLongestLine) return std::nullopt;
  FoldedText const folded =
      fold_text(text.substr(begin, end - begin), Case::kFold, begin);
  Piece piece;
  piece.span = {end, begin};
  for (std::size_t i = 0; i < folded.symbols.size(); ++i) {
    char32_t const c = folded.symbols[i];
    if (is_blank(c) || c == U'\n') continue;
    piece.text.push_back(c);
    piece.span.begin =
        std::min<std::size_t>(piece.span.begin, folded.begins[i]);
    piece.span.end = std::max<std::size_t>(piece.span.end, folded.ends[i]);
  }
  if (piece.text.empty()) piece.span = {begin, begin};
  return piece;
}

/// Of a run: which pieces, from where to where, make a marking.
struct Column {
  std::size_t first = 0;
  std::size_t last = 0;  // inclusive
};

bool is_tail(std::u32string_view text) {
  return text.empty() || is_sign(text[0]) || is_digit(text[0]) ||
         std::u32string_view(U"级件年月期长特加急前").find(text[0]) !=
             std::u32string_view::npos;
}

/// Looks for a word that goes over several pieces, at the begin or the end of
/// the run, or with a star behind it.
std::optional<Column> find_column(std::vector<Piece> const& run) {
  std::u32string joined;
  std::vector<std::size_t> owner;  // piece of each symbol
  for (std::size_t i = 0; i < run.size(); ++i) {
    joined += run[i].text;
    owner.insert(owner.end(), run[i].text.size(), i);
  }
  std::size_t levels = 0;
  for (Piece const& piece : run) {
    if (std::find(kWords.begin(), kWords.end(), piece.text) != kWords.end()) {
      ++levels;
    }
  }
  if (levels >= 2) return std::nullopt;  // a list of levels
  for (std::u32string_view word : kWords) {
    std::size_t at = joined.find(word);
    // With a star it counts wherever it stands.
    for (std::size_t next = at; next != std::u32string::npos;
         next = joined.find(word, next + 1)) {
      std::size_t const behind = next + word.size();
      if (behind < joined.size() && is_sign(joined[behind])) at = next;
    }
    if (at == std::u32string::npos) continue;
    bool const denied =
        at > 0 && std::u32string_view(U"非不无未").find(joined[at - 1]) !=
                      std::u32string_view::npos;
    if (denied) return std::nullopt;
    std::size_t const end = at + word.size();
    bool const whole = owner[at] == owner[end - 1];
    std::u32string_view const rest = std::u32string_view(joined).substr(end);
    bool const starred = !rest.empty() && is_sign(rest[0]);
    // 机密 on one line, its star and term below: hard wraps, read as such.
    if (whole && !starred) continue;
    constexpr std::size_t kLongestTail = 14;
    bool const begins = at == 0 && is_tail(rest);
    bool const ends = rest.empty() && owner[at] + 4 >= owner.back();
    bool const short_run = joined.size() <= word.size() + kLongestTail;
    if (!starred && !((begins || ends) && short_run)) continue;
    Column column;
    column.first = owner[at];
    std::size_t const tail = std::min(joined.size(), end + kLongestTail);
    column.last = starred || begins ? owner[tail - 1] : owner[end - 1];
    if (column.last > column.first) return column;
  }
  return std::nullopt;
}

void join(std::vector<Piece> const& run, Column column, Replacements& out) {
  for (std::size_t i = column.first; i < column.last; ++i) {
    BufferSpan const gap = {run[i].span.end, run[i + 1].span.begin};
    out.push_back({gap, "", Noise::kColumn});
  }
}

/// Cells of one character each: 机 | 密 | ★ | 10 | 年.
void find_cells(View line, std::size_t at, Replacements& out) {
  std::vector<Piece> run;
  std::size_t begin = 0;
  while (begin <= line.size()) {
    std::size_t const end = std::min(line.find('\t', begin), line.size());
    auto const piece = read_piece(line, begin, end);
    if (!piece || (!piece->text.empty() && !is_narrow(piece->text))) return;
    if (!piece->text.empty()) {
      run.push_back(
          {{piece->span.begin + at, piece->span.end + at}, piece->text});
    }
    begin = end + 1;
  }
  constexpr std::size_t kFewest = 4;
  if (run.size() < kFewest || run.size() > kMostLines) return;
  if (auto const column = find_column(run)) join(run, *column, out);
}

/// Can a line go on with the marking that a column began?
bool continues(std::u32string const& text) {
  return !text.empty() &&
         (text[0] == U'密' || is_sign(text[0]) || is_digit(text[0]));
}

void end_run(std::vector<Piece>& run, Replacements& out) {
  if (run.size() >= 2 && run.size() <= kMostLines) {
    if (auto const column = find_column(run)) join(run, *column, out);
  }
  run.clear();
}

}  // namespace

void find_columns(View text, Replacements& out) {
  std::vector<Piece> run;
  bool gap = false;  // a blank line since the last piece
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t const end = std::min(text.find('\n', begin), text.size());
    std::size_t const stop =
        end > begin && text[end - 1] == '\r' ? end - 1 : end;
    View const line = text.substr(begin, stop - begin);
    std::optional<Piece> piece;
    // Most lines are no piece at one glance; blanks may be wide.
    constexpr std::size_t kMostSigns = 4;
    bool const short_line =
        line.size() <= kLongestLine &&
        (!run.empty() || line.size() <= 9 || count_signs(line) <= kMostSigns);
    if (!line.empty() && short_line) {
      piece = read_piece(text, begin, stop);
    }
    if (line.empty() || (piece && piece->text.empty())) {
      if (gap) end_run(run, out);
      gap = true;
    } else if (piece && is_narrow(piece->text)) {
      // What is longer is no marking, and ends the run when it ends.
      if (run.size() <= kMostLines) run.push_back(std::move(*piece));
      gap = false;
    } else {
      // 机⏎密★10年: the rest of the marking on a line of its own.
      constexpr std::size_t kLongestRest = 12;
      if (!run.empty() && !gap && piece && continues(piece->text) &&
          piece->text.size() <= kLongestRest) {
        run.push_back(std::move(*piece));
      }
      end_run(run, out);
      gap = false;
      constexpr std::size_t kLongestRow = 400;
      if (line.size() <= kLongestRow && line.find('\t') != View::npos) {
        find_cells(line, begin, out);
      }
    }
    begin = end + 1;
  }
  end_run(run, out);
}

std::vector<std::vector<std::size_t>> find_block_columns(
    Document const& document) {
  std::vector<std::vector<std::size_t>> out;
  std::vector<Piece> run;
  std::vector<std::size_t> blocks;
  auto const end = [&] {
    if (run.size() >= 2 && run.size() <= kMostLines) {
      if (auto const column = find_column(run)) {
        out.emplace_back(
            blocks.begin() + static_cast<std::ptrdiff_t>(column->first),
            blocks.begin() + static_cast<std::ptrdiff_t>(column->last) + 1);
      }
    }
    run.clear();
    blocks.clear();
  };
  Place const* place = nullptr;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    TextBlock const& block = document.blocks[i];
    if (block.reading_of) continue;
    bool const same = place != nullptr && place->part == block.place.part &&
                      place->role == block.place.role &&
                      place->page == block.place.page;
    if (!same) end();
    place = &block.place;
    auto piece = read_piece(document.text, block.span.begin, block.span.end);
    if (piece && piece->text.empty()) continue;
    if (!piece || !is_narrow(piece->text)) {
      end();
      continue;
    }
    if (run.size() > kMostLines) continue;
    run.push_back(std::move(*piece));
    blocks.push_back(i);
  }
  end();
  return out;
}

}  // namespace mishen
