// The price table behind encoding guesses. Prices are -log2 of a character's
// share in office text: counted in published statutes for ideographs and
// punctuation (668 frequent ideographs make up 94 %, so about 10 bits each;
// the 3,100 others of GB 2312's first level 5 %: 16; …), rounded and kept
// generous towards prose; set by hand where statutes have none.

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "lib/text/fold.h"
#include "lib/text/fold_tables.h"
#include "lib/text/reading.h"

namespace mishen {
namespace {

constexpr int kNulCost = 24;
constexpr int kControlCost = 20;
constexpr int kHanCost[] = {22, 18, 14, 10};  // By kHanClass.
constexpr int kRareHanCost = 26;              // Extensions.
constexpr int kTraditionalCost = 3;           // In a Simplified encoding.

int ascii_cost(char32_t c) {
  if (c == 0) return kNulCost;
  if (c == '\t' || c == '\n' || c == '\r' || c == ' ') return 5;
  if (c < 0x20 || c == 0x7F) return kControlCost;
  if (c >= '0' && c <= '9') return 5;
  char32_t const lower = c | 0x20;
  return lower >= 'a' && lower <= 'z' ? 6 : 7;
}

int han_cost(char32_t c, Script script) {
  char32_t const folded = fold(c, Case::kKeep);
  if (folded < kHanClassFirst || folded > kHanClassLast) return kRareHanCost;
  std::size_t const at = folded - kHanClassFirst;
  std::size_t const rank = kHanClass[at / 32] >> (2 * (at % 32)) & 3U;
  bool const strange = script == Script::kSimplified && folded != c;
  return kHanCost[rank] + (strange ? kTraditionalCost : 0);
}

// The punctuation of office text: 、。〈〉《》「」『』【】〔〕 “”‘’—…·★
// ！（），：；？～
bool is_common_mark(char32_t c) {
  static constexpr std::u32string_view kMarks =
      U"、。〈〉《》「」『』【】〔〕“”‘’—…·★！（），：；？　";
  return kMarks.find(c) != kMarks.npos;
}

struct BlockCost {
  char32_t last;
  int cost;
};

// By the last code point of each block; ASCII and U+4E00-9FFF come first.
constexpr BlockCost kBlocks[] = {
    {0x009F, 24},            // C1 controls.
    {0x00BF, 11},            //
    {0x00FF, 9},             // Latin letters with accents.
    {0x024F, 12},            //
    {0x036F, 14},            //
    {0x052F, 10},            // Greek, Cyrillic.
    {0x1FFF, 12},            // Other alphabets.
    {0x206F, 12},            // General punctuation.
    {0x245F, 14},            //
    {0x257F, 11},            // Enclosed numbers, box drawing.
    {0x2BFF, 13},            // Shapes, stars.
    {0x2FFF, 24},            //
    {0x303F, 13},            // CJK punctuation.
    {0x30FF, 13},            // Kana.
    {0x33FF, 16},            //
    {0x4DFF, kRareHanCost},  // Extension A.
    {0xABFF, 18},            // After U+9FFF: Yi …
    {0xD7FF, 16},            // Hangul.
    {0xDFFF, kRareHanCost},  // Surrogates.
    {0xF8FF, 28},            // Private use.
    {0xFAFF, 24},            //
    {0xFE2F, 18},            //
    {0xFE6F, 14},            //
    {0xFEFF, 18},            //
    {0xFF5E, 11},            // Full-width ASCII.
    {0xFFEF, 16},            //
    {0xFFFC, 24},            //
    {0xFFFD, 0},             // Counted as undecodable.
    {0xFFFF, 30},            //
};

int block_cost(char32_t c) {
  if (is_common_mark(c)) return 8;
  return std::lower_bound(std::begin(kBlocks), std::end(kBlocks), c,
                          [](BlockCost const& block, char32_t at) {
                            return block.last < at;
                          })
      ->cost;
}

bool is_high(std::string_view bytes, std::size_t at) {
  return at < bytes.size() && static_cast<std::uint8_t>(bytes[at]) >= 0x80;
}

bool is_ascii_letter(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size()) return false;
  int const lower = bytes[at] | 0x20;
  return lower >= 'a' && lower <= 'z';
}

int western_high_cost(std::string_view bytes, std::size_t at) {
  std::uint8_t const byte = static_cast<std::uint8_t>(bytes[at]);
  if (at > 0 && is_high(bytes, at - 1)) return 16;
  if (byte < 0xA0) return 13;
  if (byte < 0xC0 || byte == 0xD7 || byte == 0xF7) return 11;
  bool const in_word = (at > 0 && is_ascii_letter(bytes, at - 1)) ||
                       is_ascii_letter(bytes, at + 1);
  return in_word ? 7 : 12;
}

}  // namespace

std::int64_t text_cost(std::u16string_view units, Script script) {
  std::int64_t cost = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t const c = units[i];
    if (c < 0x80) {
      cost += ascii_cost(c);
    } else if (c >= kHanClassFirst && c <= kHanClassLast) {
      cost += han_cost(c, script);
    } else if (c >= 0xD83C && c <= 0xD83E) {
      cost += 16;  // Emoji.
      ++i;
    } else if (c >= 0xD800 && c <= 0xDBFF) {
      cost += kRareHanCost;
      ++i;
    } else {
      cost += block_cost(c);
    }
  }
  return cost;
}

std::int64_t western_cost(std::string_view bytes) {
  constexpr std::size_t kLettersEach = 3;
  constexpr std::int64_t kCrowdCost = 12;
  std::int64_t cost = 0;
  std::size_t high = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (is_high(bytes, at)) {
      ++high;
      cost += western_high_cost(bytes, at);
    } else {
      letters += is_ascii_letter(bytes, at) ? 1 : 0;
      cost += ascii_cost(static_cast<std::uint8_t>(bytes[at]));
    }
  }
  // Accents are few; a crowd of high bytes is another encoding or junk.
  bool const crowd = kLettersEach * high > letters;
  return cost + (crowd ? kCrowdCost * static_cast<std::int64_t>(high) : 0);
}

int encoding_cost(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return -6;
    case Encoding::kGb18030:
      return 0;
    case Encoding::kBig5:
      return 4;
    case Encoding::kUtf16Le:
    case Encoding::kUtf32Le:
      return 8;
    case Encoding::kUtf16Be:
    case Encoding::kUtf32Be:
      return 10;
    case Encoding::kLatin1:
      return 12;
  }
  return 0;
}

}  // namespace mishen
