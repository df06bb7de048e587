#include "lib/judge/site.h"

#include <algorithm>

namespace mishen {

std::u32string_view mark_of(Site const& site) {
  return site.standing.line.substr(site.standing.begin,
                                   site.standing.end - site.standing.begin);
}

bool is_in_table(Site const& site) {
  Flows const& flows = site.page.flows();
  return !site.page.plain() &&
         flows.first_row(flows.index_of(site.block)) != Flows::kNone;
}

bool is_in_margin(Site const& site) {
  Role const role = site.block.place.role;
  return role == Role::kHeader || role == Role::kFooter;
}

bool is_whole_cell(Site const& site) {
  constexpr std::size_t kSearched = 16 << 10;  // bytes of the row
  Flows const& flows = site.page.flows();
  Flows::Index const block = flows.index_of(site.block);
  Flows::Index const root = flows.root(block);
  if (root == block || !flows.is_row(root)) return false;
  Document const& document = site.page.document();
  std::string_view const row =
      document.block_text(document.blocks[root]).substr(0, kSearched);
  auto const trimmed = [](std::string_view text) {
    std::size_t const begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos) return std::string_view();
    return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
  };
  BufferSpan const span = site.line.span;
  std::string_view const line =
      trimmed(std::string_view(document.text).substr(span.begin, span.size()));
  for (std::size_t at = 0; at <= row.size();) {
    std::size_t const end = std::min(row.find('\t', at), row.size());
    if (trimmed(row.substr(at, end - at)) == line) return true;
    at = end + 1;
  }
  return false;
}

std::size_t lines_above(Site const& site) {
  return site.page.lines_above(site.block, site.line.span, kHeadLines);
}

}  // namespace mishen
