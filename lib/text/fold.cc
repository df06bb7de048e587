#include "lib/text/fold.h"

#include <algorithm>

#include "lib/text/fold_tables.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

std::size_t index_of(Case text_case) {
  return text_case == Case::kFold ? 0 : 1;
}

// Beyond planes 0-2 nothing folds but the tags and their reserve.
char32_t fold_beyond_pages(char32_t code_point) {
  bool const tag = code_point >= 0xE0000 && code_point <= 0xE0FFF;
  return tag ? kIgnorable : code_point;
}

char32_t from_entry(char16_t entry, char32_t code_point) {
  if (entry == kEntrySelf) return code_point;
  if (entry < kEntryIgnorable || entry > 0xDFFF) return entry;
  if (entry == kEntryIgnorable) return kIgnorable;
  if (entry == kEntryExpands) return kExpands;
  return kFoldSupplementary[entry - kEntrySupplementary];
}

// Calls `emit(symbol, begin, end)` for each folded symbol of `utf8`.
template <class Emit>
void for_each_symbol(std::string_view utf8, Case text_case, Emit&& emit) {
  for (std::size_t at = 0; at < utf8.size();) {
    CodePoint const next = decode_at(utf8, at);
    std::size_t end = at + next.size;
    if (next.value == '\r' && end < utf8.size() && utf8[end] == '\n') ++end;
    char32_t const symbol = fold(next.value, text_case);
    if (symbol == kExpands) {
      for (char32_t part : fold_expansion(next.value, text_case)) {
        emit(part, at, end);
      }
    } else if (symbol != kIgnorable) {
      emit(symbol, at, end);
    }
    at = end;
  }
}

}  // namespace

char32_t fold(char32_t code_point, Case text_case) {
  std::size_t const page = code_point / kFoldPageSize;
  if (page >= kFoldPages) return fold_beyond_pages(code_point);
  std::size_t const number = kFoldPageOf[index_of(text_case)][page];
  return from_entry(kFoldPage[number][code_point % kFoldPageSize], code_point);
}

std::u32string_view fold_expansion(char32_t code_point, Case text_case) {
  Table<FoldExpansion> const rows = kFoldExpansions[index_of(text_case)];
  FoldExpansion const* const at = std::lower_bound(
      rows.begin, rows.end, code_point,
      [](FoldExpansion const& row, char32_t c) { return row.code_point < c; });
  if (at == rows.end || at->code_point != code_point) return {};
  return {kFoldExpansionSymbols + at->offset, at->length};
}

FoldedText fold_text(std::string_view utf8, Case text_case, std::size_t base) {
  FoldedText out;
  std::size_t const guess = utf8.size() / 2 + 1;
  out.symbols.reserve(guess);
  out.begins.reserve(guess + 1);
  out.ends.reserve(guess);
  for_each_symbol(
      utf8, text_case,
      [&](char32_t symbol, std::size_t begin, std::size_t end) {
        out.symbols += symbol;
        out.begins.push_back(static_cast<std::uint32_t>(base + begin));
        out.ends.push_back(static_cast<std::uint32_t>(base + end));
      });
  out.begins.push_back(static_cast<std::uint32_t>(base + utf8.size()));
  return out;
}

std::string fold_string(std::string_view utf8, Case text_case) {
  std::string out;
  out.reserve(utf8.size());
  for_each_symbol(utf8, text_case,
                  [&](char32_t symbol, std::size_t, std::size_t) {
                    append_utf8(out, symbol);
                  });
  return out;
}

}  // namespace mishen
