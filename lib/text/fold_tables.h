#pragma once

// What the generated tables look like; private to lib/text. A fold table is
// a page number for every 64 code points of planes 0-2 and pages of 64
// entries, shared by both cases, so a look-up is two loads. Values fit 16
// bits because surrogates are no code points: they stand for what does not.

#include <cstddef>
#include <cstdint>

namespace mishen {

inline constexpr std::size_t kFoldPageSize = 64;
inline constexpr std::size_t kFoldPages = 0x30000 / kFoldPageSize;

// Entries of a page. 0 is the code point itself; other values are targets.
inline constexpr char16_t kEntrySelf = 0;
inline constexpr char16_t kEntryIgnorable = 0xD800;
inline constexpr char16_t kEntryExpands = 0xD801;
/// From here on: an index into kFoldSupplementary (targets over U+FFFF).
inline constexpr char16_t kEntrySupplementary = 0xDC00;

struct FoldExpansion {
  char32_t code_point;
  std::uint16_t offset;  ///< Into kFoldExpansionSymbols.
  std::uint16_t length;
};

struct CodePointRange {
  char32_t first;
  char32_t last;  ///< Inclusive.
};

/// A sorted table of another file.
template <class Row>
struct Table {
  Row const* begin;
  Row const* end;
};

// Index 0: Case::kFold, 1: Case::kKeep.
extern std::uint16_t const kFoldPageOf[2][kFoldPages];
extern char16_t const kFoldPage[][kFoldPageSize];
extern char32_t const kFoldSupplementary[];
extern Table<FoldExpansion> const kFoldExpansions[2];
extern char32_t const kFoldExpansionSymbols[];

/// Letters, their marks and digits of all scripts but Han and kana.
extern Table<CodePointRange> const kWordRanges;
/// East Asian Width W and F (UAX #11).
extern Table<CodePointRange> const kWideRanges;
/// Combining marks and conjoining jamo: no column of their own.
extern Table<CodePointRange> const kZeroWidthRanges;

/// How common an ideograph of U+4E00-9FFF is once folded, two bits each, 32
/// to a word: 3 frequent (frequent_han.txt), 2 the rest of GB 2312's first
/// level, 1 its second level, 0 all others.
inline constexpr char32_t kHanClassFirst = 0x4E00;
inline constexpr char32_t kHanClassLast = 0x9FFF;
extern std::uint64_t const kHanClass[];

}  // namespace mishen
