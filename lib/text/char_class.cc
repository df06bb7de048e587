#include "lib/text/char_class.h"

#include <algorithm>
#include <iterator>

#include "lib/text/fold.h"
#include "lib/text/fold_tables.h"

namespace mishen {
namespace {

// The last range that begins at or before `code_point` decides.
bool is_in(Table<CodePointRange> rows, char32_t code_point) {
  CodePointRange const* const after = std::upper_bound(
      rows.begin, rows.end, code_point,
      [](char32_t c, CodePointRange range) { return c < range.first; });
  return after != rows.begin && code_point <= (after - 1)->last;
}

constexpr bool is_common_han(char32_t code_point) {
  return code_point >= 0x4E00 && code_point <= 0x9FFF;
}

constexpr CodePointRange kHan[] = {
    {0x2E80, 0x2FDF},    // Radicals supplement, Kangxi radicals.
    {0x3005, 0x3007},    // 々 〆 〇
    {0x3021, 0x3029},    // Hangzhou numerals.
    {0x3038, 0x303B},    // Hangzhou tens, vertical iteration mark.
    {0x31C0, 0x31EF},    // Strokes.
    {0x3400, 0x4DBF},    // Extension A.
    {0x4E00, 0x9FFF},    //
    {0xF900, 0xFAFF},    // Compatibility.
    {0x20000, 0x3FFFD},  // Planes 2 and 3.
};

// Without the middle dot U+30FB and its half-width form: punctuation.
constexpr CodePointRange kKana[] = {
    {0x3041, 0x309F}, {0x30A1, 0x30FA},   {0x30FC, 0x30FF},   {0x31F0, 0x31FF},
    {0xFF66, 0xFF9F}, {0x1AFF0, 0x1AFFF}, {0x1B000, 0x1B16F},
};

bool is_kana(char32_t code_point) {
  return is_in({std::begin(kKana), std::end(kKana)}, code_point);
}

struct Pair {
  char32_t open;
  char32_t close;
  bool is_bracket;  // Else a quotation mark.
};

// Sorted by `open`. Corner brackets and book-title marks are brackets; what
// opens and closes alike ("…") is a quotation mark.
constexpr Pair kPairs[] = {
    {'"', '"', false},       {'\'', '\'', false},
    {'(', ')', true},        {'<', '>', true},
    {'[', ']', true},        {'{', '}', true},
    {0x00AB, 0x00BB, false},  // «»
    {0x2018, 0x2019, false},  // ‘’
    {0x201A, 0x2019, false},  // ‚’
    {0x201C, 0x201D, false},  // “”
    {0x201E, 0x201D, false},  // „”
    {0x2039, 0x203A, false},  // ‹›
    {0x2045, 0x2046, true},  {0x207D, 0x207E, true},
    {0x208D, 0x208E, true},  {0x2308, 0x2309, true},
    {0x230A, 0x230B, true},  {0x2329, 0x232A, true},
    {0x2768, 0x2769, true},  {0x276A, 0x276B, true},
    {0x276C, 0x276D, true},  {0x276E, 0x276F, true},
    {0x2770, 0x2771, true},  {0x2772, 0x2773, true},
    {0x2774, 0x2775, true},  {0x27E6, 0x27E7, true},
    {0x27E8, 0x27E9, true},  {0x27EA, 0x27EB, true},
    {0x27EC, 0x27ED, true},  {0x2983, 0x2984, true},
    {0x2985, 0x2986, true},  {0x3008, 0x3009, true},  // 〈〉
    {0x300A, 0x300B, true},                           // 《》
    {0x300C, 0x300D, true},                           // 「」
    {0x300E, 0x300F, true},                           // 『』
    {0x3010, 0x3011, true},                           // 【】
    {0x3014, 0x3015, true},                           // 〔〕
    {0x3016, 0x3017, true},                           // 〖〗
    {0x3018, 0x3019, true},  {0x301A, 0x301B, true},
    {0x301D, 0x301E, false},  // 〝〞
    {0xFE17, 0xFE18, true},  {0xFE35, 0xFE36, true},
    {0xFE37, 0xFE38, true},  {0xFE39, 0xFE3A, true},
    {0xFE3B, 0xFE3C, true},  {0xFE3D, 0xFE3E, true},
    {0xFE3F, 0xFE40, true},  {0xFE41, 0xFE42, true},
    {0xFE43, 0xFE44, true},  {0xFE47, 0xFE48, true},
    {0xFE59, 0xFE5A, true},  {0xFE5B, 0xFE5C, true},
    {0xFE5D, 0xFE5E, true},  {0xFE64, 0xFE65, true},
    {0xFF02, 0xFF02, false}, {0xFF07, 0xFF07, false},
    {0xFF08, 0xFF09, true},  // （）
    {0xFF1C, 0xFF1E, true},  {0xFF3B, 0xFF3D, true},
    {0xFF5B, 0xFF5D, true},  {0xFF5F, 0xFF60, true},
    {0xFF62, 0xFF63, true},
};

Pair const* pair_of(char32_t open) {
  Pair const* const at = std::lower_bound(
      std::begin(kPairs), std::end(kPairs), open,
      [](Pair const& pair, char32_t c) { return pair.open < c; });
  return at != std::end(kPairs) && at->open == open ? at : nullptr;
}

}  // namespace

bool is_han(char32_t code_point) {
  // Nearly every question is about these two ranges.
  if (is_common_han(code_point)) return true;
  if (code_point < 0x2E80) return false;
  return is_in({std::begin(kHan), std::end(kHan)}, code_point);
}

bool is_blank(char32_t code_point) {
  return fold(code_point, Case::kKeep) == U' ';
}

bool is_line_break(char32_t code_point) {
  return fold(code_point, Case::kKeep) == U'\n';
}

bool is_ignorable(char32_t code_point) {
  return fold(code_point, Case::kKeep) == kIgnorable;
}

bool is_digit(char32_t code_point) {
  return code_point >= '0' && code_point <= '9';
}

bool is_word(char32_t code_point) {
  if (is_common_han(code_point)) return false;
  if (code_point >= 0x80) return is_in(kWordRanges, code_point);
  char32_t const lower = code_point | 0x20;
  return is_digit(code_point) || code_point == '_' ||
         (lower >= 'a' && lower <= 'z');
}

bool is_punctuation(char32_t code_point) {
  return !is_word(code_point) && !is_han(code_point) && !is_kana(code_point) &&
         !is_blank(code_point) && !is_line_break(code_point) &&
         !is_ignorable(code_point);
}

bool is_open_bracket(char32_t code_point) {
  Pair const* const pair = pair_of(code_point);
  return pair != nullptr && pair->is_bracket;
}

bool is_close_bracket(char32_t code_point) {
  return std::any_of(std::begin(kPairs), std::end(kPairs),
                     [code_point](Pair const& pair) {
                       return pair.is_bracket && pair.close == code_point;
                     });
}

char32_t closing_of(char32_t open) {
  Pair const* const pair = pair_of(open);
  return pair == nullptr ? 0 : pair->close;
}

int display_width(char32_t code_point) {
  bool const control =
      code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
  if (code_point == '\t') return 1;
  if (control || is_line_break(code_point) || is_ignorable(code_point) ||
      is_in(kZeroWidthRanges, code_point)) {
    return 0;
  }
  return is_in(kWideRanges, code_point) ? 2 : 1;
}

}  // namespace mishen
