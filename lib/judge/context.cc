#include "lib/judge/context.h"

#include <algorithm>
#include <string_view>

#include "lib/judge/cells.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"
#include "lib/text/fold.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

bool stops(char byte) {
  return byte == '\n' || byte == '\r' || byte == Document::kSeparator;
}

std::size_t back(std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < kContext && at > 0; ++i) {
    if (stops(text[at - 1])) break;
    at -= decode_before(text, at).size;
  }
  return at;
}

std::size_t ahead(std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < kContext && at < text.size(); ++i) {
    if (stops(text[at])) break;
    at += decode_at(text, at).size;
  }
  return at;
}

/// The first `count` lines that are not blank, each at most kLongestLine.
std::vector<std::string_view> first_lines(std::string_view text,
                                          std::size_t count) {
  constexpr std::size_t kLongestLine = 4 << 10;  // bytes
  std::vector<std::string_view> lines;
  std::size_t at = 0;
  while (at < text.size() && lines.size() < count) {
    std::size_t const end =
        std::min(text.find_first_of("\r\n", at), text.size());
    std::string_view const line = text.substr(at, end - at);
    if (line.find_first_not_of(" \t") != line.npos) {
      lines.push_back(
          line.substr(0, valid_prefix(line.substr(0, kLongestLine))));
    }
    at = end + 1;
  }
  return lines;
}

bool is_heading(std::string_view line) {
  std::u32string const folded = fold_text(line).symbols;
  for (std::u32string_view cell : cells_of(folded, TextKind::kTable)) {
    if (!cell.empty() &&
        vocabulary::secrecy_label_suffix(cell) == cell.size()) {
      return true;
    }
  }
  return false;
}

/// Two rows or more with the same two commas or more, and no full stop.
bool is_comma_table(std::vector<std::string_view> const& lines) {
  if (lines.size() < 2) return false;
  auto const commas = std::count(lines[0].begin(), lines[0].end(), ',');
  // One comma makes a table where the heading says so.
  bool const headed = commas == 1 && is_heading(lines[0]);
  return (commas >= 2 || headed) &&
         std::all_of(lines.begin(), lines.end(), [&](std::string_view line) {
           return std::count(line.begin(), line.end(), ',') == commas &&
                  line.find("。") == line.npos;
         });
}

}  // namespace

void set_context(Document const& document, BufferSpan span,
                 std::vector<BufferSpan> const& hits, Finding& finding) {
  std::string_view const text = document.text;
  BufferSpan const around = {back(text, span.begin), ahead(text, span.end)};
  finding.context = std::string(text.substr(around.begin, around.size()));
  // Hits are sorted by begin and at most a few KiB long.
  constexpr std::size_t kLongestHit = 8 << 10;
  std::size_t const from =
      around.begin > kLongestHit ? around.begin - kLongestHit : 0;
  auto hit = std::lower_bound(
      hits.begin(), hits.end(), from,
      [](BufferSpan a, std::size_t at) { return a.begin < at; });
  for (; hit != hits.end() && hit->begin < around.end; ++hit) {
    if (!hit->overlaps(around)) continue;
    finding.context_hits.emplace_back(
        std::max(hit->begin, around.begin) - around.begin,
        std::min(hit->end, around.end) - around.begin);
  }
}

Sheet read_sheet(Document const& document) {
  Sheet sheet;
  sheet.kind = document.kind;
  std::string_view text = document.text;
  std::vector<std::string_view> const lines = first_lines(text, 3);
  if (sheet.kind == TextKind::kProse && is_comma_table(lines)) {
    sheet.kind = TextKind::kTable;
  }
  if (sheet.kind != TextKind::kTable || lines.empty()) return sheet;
  FoldedText folded = fold_text(lines[0]);
  for (std::size_t i = 0; i < folded.symbols.size(); ++i) {
    if (lines[0][folded.begins[i]] == '\t') folded.symbols[i] = U'\t';
  }
  sheet.table_header = std::move(folded.symbols);
  return sheet;
}

}  // namespace mishen
