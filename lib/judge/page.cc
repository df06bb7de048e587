#include "lib/judge/page.h"

#include <algorithm>

#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

// Blank lines, and blocks of them, looked over on the way to a near line.
constexpr std::size_t kMaxBlankLines = 8;

// Near lines kept. Neighbouring hits look at the same ones, up to sixty.
constexpr std::size_t kKeptLines = 512;

bool only_blanks(View text) {
  return std::all_of(text.begin(), text.end(), is_blank);
}

View trimmed(View text, bool tabs) {
  auto const goes = [tabs](char32_t symbol) {
    return is_blank(symbol) && (tabs || symbol != U'\t');
  };
  while (!text.empty() && goes(text.front())) text.remove_prefix(1);
  while (!text.empty() && goes(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::size_t Line::index_of(std::size_t at) const {
  auto const found =
      std::lower_bound(text.begins.begin(), text.begins.end(), at);
  return static_cast<std::size_t>(found - text.begins.begin());
}

Page::Page(Document const& document, SeenLines const* seen)
    : document_(document),
      flows_(document),
      plain_(is_plain(document)),
      seen_(seen) {}

// In the running text of a structured document a tab moves text along; its
// tables have rows of their own.
Tabs Page::tabs_of(Flows::Index block) const {
  if (flows_.is_row(block)) return Tabs::kRow;
  TextBlock const& asked = document_.blocks[block];
  bool const prose = document_.kind_of(asked) == TextKind::kProse;
  bool const cells =
      asked.place.role == Role::kTable || asked.place.role == Role::kRaw;
  return plain_ || !prose || cells ? Tabs::kCells : Tabs::kLayout;
}

Line const& Page::line_around(TextBlock const& block, BufferSpan match) {
  std::size_t const margin = kPieceBytes / 4;
  if (cached_ && cached_->span.contains(match)) {
    bool const deep = match.begin >= cached_->span.begin + margin &&
                      match.end + margin <= cached_->span.end;
    if (deep || !cached_->cut) return *cached_;
  }
  if (near_.size() > kKeptLines) near_.clear();
  Flows::Index const index = flows_.index_of(block);
  bool const row = flows_.is_row(index);
  std::string_view const text = document_.text;
  std::size_t const floor =
      std::max(block.span.begin,
               match.begin > kPieceBytes ? match.begin - kPieceBytes : 0);
  // A long way ahead, so that the matches that follow share this piece.
  std::size_t const ceiling = std::min(block.span.end, match.end + kPieceBytes);
  std::size_t const from = row ? floor : line_begin(text, match.begin, floor);
  std::size_t const to = row ? ceiling : line_end(text, match.end, ceiling);
  Line line;
  line.span.begin = character_begin(text, from, block.span.begin);
  line.span.end = character_begin(text, to, match.end);
  bool const begins = line.span.begin == block.span.begin ||
                      (!row && break_before(text, line.span.begin) > 0);
  bool const ends = line.span.end == block.span.end ||
                    (!row && break_at(text, line.span.end) > 0);
  line.cut = !begins || !ends;
  if (row) line.cells_before = count_cells({block.span.begin, line.span.begin});
  line.text = fold_line(text, line.span, tabs_of(index));
  cached_ = std::move(line);
  return *cached_;
}

// Goes on from the last count: a row may have as many hits as cells.
std::size_t Page::count_cells(BufferSpan span) {
  if (counted_.begin != span.begin || counted_.end > span.end) {
    counted_ = {span.begin, span.begin};
    cells_ = 0;
  }
  auto const from = document_.text.begin();
  cells_ += static_cast<std::size_t>(
      std::count(from + static_cast<std::ptrdiff_t>(counted_.end),
                 from + static_cast<std::ptrdiff_t>(span.end), '\t'));
  counted_.end = span.end;
  return cells_;
}

Page::Near const& Page::near(Flows::Index block, BufferSpan span) {
  std::string_view const text = document_.text;
  BufferSpan const piece = {
      span.begin,
      character_begin(text, std::min(span.end, span.begin + kNearBytes),
                      span.begin)};
  auto const [found, is_new] = near_.try_emplace(span.begin);
  Near& near = found->second;
  if (!is_new && near.end == piece.end) return near;
  near.end = piece.end;
  near.text = fold_line(text, piece, tabs_of(block)).symbols;
  near.row = trimmed(near.text, false);
  near.trimmed = trimmed(near.row, true);
  near.labelled = vocabulary::holds_secrecy_label(near.trimmed);
  return near;
}

Page::Walk Page::begin_walk(TextBlock const& block, std::size_t at) const {
  Walk walk;
  enter(walk, flows_.index_of(block));
  walk.at = at;
  walk.same_block = true;
  return walk;
}

void Page::enter(Walk& walk, Flows::Index block) const {
  walk.block = block;
  walk.bounds = document_.blocks[block].span;
  walk.whole = flows_.is_row(block);
  walk.same_block = false;
}

std::optional<Page::InCell> Page::cell_of(Flows::Index block) const {
  Flows::Index const root = flows_.root(block);
  if (root == block || flows_.is_row(block) || !flows_.is_row(root)) {
    return std::nullopt;
  }
  constexpr std::size_t kSearched = 16 << 10;  // bytes of the row
  BufferSpan const span = document_.blocks[root].span;
  std::string_view const row =
      document_.block_text(document_.blocks[root]).substr(0, kSearched);
  std::string_view const text = document_.block_text(document_.blocks[block]);
  auto const parts = [&](std::size_t at) {
    return at >= row.size() || row[at] == '\t' || row[at] == '\n';
  };
  if (text.empty()) return std::nullopt;
  for (std::size_t at = row.find(text); at != row.npos;
       at = row.find(text, at + 1)) {
    std::size_t const end = at + text.size();
    if ((at > 0 && !parts(at - 1)) || !parts(end)) continue;
    std::size_t const tab = at > 0 ? row.rfind('\t', at - 1) : row.npos;
    std::size_t const from = tab == row.npos ? 0 : tab + 1;
    std::size_t const to = std::min(row.find('\t', end), row.size());
    return InCell{{span.begin + from, span.begin + to},
                  {span.begin + at, span.begin + end}};
  }
  return std::nullopt;
}

/// A paragraph of a cell stands between the others of the cell.
bool Page::enter_cell(Walk& walk, bool upwards) const {
  auto const found = cell_of(walk.block);
  if (!found) return false;
  enter(walk, flows_.root(walk.block));
  walk.whole = false;
  walk.bounds = found->cell;
  walk.at = upwards ? found->text.begin : found->text.end;
  return true;
}

/// The line above walk.at, which moves to its begin; nullopt: there is none.
std::optional<BufferSpan> Page::line_over(Walk& walk) const {
  std::string_view const text = document_.text;
  std::size_t end = walk.at;
  bool const leaves = walk.whole || end <= walk.bounds.begin;
  bool const in_cell = leaves && enter_cell(walk, true);
  if (in_cell) end = walk.at;
  if (leaves && (!in_cell || end <= walk.bounds.begin)) {
    Flows::Index const above = flows_.above(walk.block);
    if (above == Flows::kNone) return std::nullopt;
    enter(walk, above);
    walk.at = walk.bounds.begin;
    if (walk.whole) return walk.bounds;
    end = walk.bounds.end;
  } else {
    std::size_t const size = break_before(text, end);
    if (size == 0) return std::nullopt;  // a piece of a longer line
    end = std::max(walk.bounds.begin, end - size);
  }
  std::size_t const floor =
      std::max(walk.bounds.begin, end > kNearBytes ? end - kNearBytes : 0);
  std::size_t const begin =
      character_begin(text, line_begin(text, end, floor), walk.bounds.begin);
  walk.ended = begin == floor && begin > walk.bounds.begin &&
               break_before(text, begin) == 0;
  walk.at = begin;
  return BufferSpan{begin, end};
}

/// The same below; walk.at moves to the line's end.
std::optional<BufferSpan> Page::line_under(Walk& walk) const {
  std::string_view const text = document_.text;
  auto const behind_break = [&] {
    bool const any = !walk.whole && walk.at < walk.bounds.end;
    return any ? walk.at + break_at(text, walk.at) : walk.bounds.end;
  };
  std::size_t begin = behind_break();
  bool leaves = begin >= walk.bounds.end;
  if (leaves && enter_cell(walk, false)) {
    begin = behind_break();
    leaves = begin >= walk.bounds.end;
  }
  if (leaves) {
    Flows::Index const below = flows_.below(walk.block);
    if (below == Flows::kNone) return std::nullopt;
    enter(walk, below);
    walk.at = walk.bounds.end;
    if (walk.whole) return walk.bounds;
    begin = walk.bounds.begin;
  } else if (begin == walk.at) {
    return std::nullopt;  // a piece of a longer line
  }
  std::size_t const ceiling = std::min(walk.bounds.end, begin + kNearBytes);
  walk.at = line_end(text, begin, ceiling);
  return BufferSpan{begin, walk.at};
}

/// What `span` holds, or nullopt where it is blank.
std::optional<NearLine> Page::reach(Walk& walk, BufferSpan span) {
  Near const& line = near(walk.block, span);
  if (line.trimmed.empty()) {
    ++walk.blanks;
    return std::nullopt;
  }
  return NearLine{line.trimmed, line.row, walk.blanks == 0, walk.same_block,
                  line.labelled};
}

std::optional<NearLine> Page::step_up(Walk& walk) {
  while (!walk.ended && walk.blanks <= kMaxBlankLines) {
    auto const span = line_over(walk);
    if (!span) break;
    if (auto const found = reach(walk, *span)) return found;
  }
  return std::nullopt;
}

std::optional<NearLine> Page::step_down(Walk& walk) {
  while (walk.blanks <= kMaxBlankLines) {
    auto const span = line_under(walk);
    if (!span) break;
    if (auto const found = reach(walk, *span)) return found;
  }
  return std::nullopt;
}

std::vector<NearLine> Page::above(TextBlock const& block, BufferSpan line,
                                  std::size_t count) {
  std::vector<NearLine> out;
  Walk walk = begin_walk(block, line.begin);
  while (out.size() < count) {
    auto const found = step_up(walk);
    if (!found) break;
    out.push_back(*found);
  }
  return out;
}

std::vector<NearLine> Page::below(TextBlock const& block, BufferSpan line,
                                  std::size_t count) {
  std::vector<NearLine> out;
  Walk walk = begin_walk(block, line.end);
  while (out.size() < count) {
    auto const found = step_down(walk);
    if (!found) break;
    out.push_back(*found);
  }
  return out;
}

std::u32string Page::row(Flows::Index block) const {
  BufferSpan const span = document_.blocks[block].span;
  std::size_t const end = character_begin(
      document_.text, std::min(span.end, span.begin + kNearBytes), span.begin);
  FoldedText const folded =
      fold_line(document_.text, {span.begin, end}, Tabs::kRow);
  return std::u32string(trimmed(folded.symbols, false));
}

std::vector<std::size_t> Page::read_head(Flows::Index flow) const {
  std::string_view const text = document_.text;
  std::vector<std::size_t> begins;
  Flows::Index block = flows_.first_of(flow);
  // Blocks are not blank; a few that are do no harm.
  std::size_t const most = kCountedLines + kMaxBlankLines;
  for (std::size_t i = 0; i < most && block != Flows::kNone; ++i) {
    BufferSpan const span = document_.blocks[block].span;
    bool const row = flows_.is_row(block);
    std::size_t at = span.begin;
    while (begins.size() < kCountedLines && at < span.end) {
      // A line of megabytes counts as one and is not folded whole.
      std::size_t const end = row ? span.end : line_end(text, at, span.end);
      BufferSpan const piece = {
          at, character_begin(text, std::min(end, at + 256), at)};
      if (!only_blanks(fold_line(text, piece, Tabs::kCells).symbols)) {
        begins.push_back(at);
      }
      at = end < span.end ? end + break_at(text, end) : end;
    }
    block = flows_.below(block);
  }
  return begins;
}

std::vector<std::size_t> const& Page::head_of(Flows::Index flow) {
  if (flows_.is_text(flow)) {
    auto const [found, is_new] = heads_.try_emplace(flow);
    if (is_new) found->second = read_head(flow);
    return found->second;
  }
  if (single_ != flow) single_head_ = read_head(flow);
  single_ = flow;
  return single_head_;
}

std::size_t Page::lines_before(Flows::Index flow) const {
  if (plain_) {
    return static_cast<std::size_t>(
        std::min<std::uint64_t>(document_.lines_before, kCountedLines));
  }
  if (seen_ == nullptr || !flows_.is_text(flow)) return 0;
  auto const seen = seen_->find(flows_.key(flow));
  return seen == seen_->end() ? 0 : seen->second;
}

std::size_t Page::lines_above(TextBlock const& block, BufferSpan line,
                              std::size_t limit) {
  Flows::Index const index = flows_.index_of(block);
  Flows::Index const root = flows_.root(index);
  Flows::Index const flow = flows_.flow(index);
  std::size_t const at =
      root == index ? line.begin : document_.blocks[root].span.begin;
  auto const& begins = head_of(flow);
  auto const above = std::lower_bound(begins.begin(), begins.end(), at);
  return std::min(limit, lines_before(flow) +
                             static_cast<std::size_t>(above - begins.begin()));
}

std::size_t Page::lines_seen(Flows::Index flow) {
  return std::min(kCountedLines, lines_before(flow) + head_of(flow).size());
}

}  // namespace mishen
