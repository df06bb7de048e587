#pragma once

// A folding small enough to read, for tests of the matcher alone.

#include <string_view>

#include "lib/match/symbols.h"

namespace mishen {

inline Symbol toy_fold(char32_t code_point, std::u32string_view& more) {
  if (code_point >= U'A' && code_point <= U'Z') return code_point + 32;
  if (code_point >= 0xFF01 && code_point <= 0xFF5E) {
    return toy_fold(code_point - 0xFF01 + U'!', more);
  }
  switch (code_point) {
    case U'機':
      return U'机';
    case U'祕':
    case 0x3299:  // ㊙
      return U'秘';
    case 0x2469:  // ⑩
      more = U"10";
      return 0;
    case 0x246A:  // ⑪
      more = U"11";
      return 0;
    case 0x3231:  // ㈱
      more = U"(株)";
      return 0;
    case 0x00AD:
    case 0x200B:
    case 0xFE00:
    case 0xE0100:
      return kSkipIgnorable;
    case U'\t':
    case 0x00A0:
    case 0x3000:
      return kSkipBlank;
    case U'\r':
    case 0x2028:
      return kSkipBreak;
    default:
      return code_point;
  }
}

inline SymbolTable const& toy_symbols() {
  static SymbolTable const table(toy_fold);
  return table;
}

}  // namespace mishen
