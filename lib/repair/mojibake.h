#pragma once

// Text that somebody decoded with the wrong encoding and stored so: UTF-8 read
// as GBK (机密★ → 鏈哄瘑鈽), UTF-8 or GBK or Big5 read as Latin-1 or
// windows-1252 (»úÃÜ). The characters are turned back into the bytes that they
// came from and these read rightly; a byte that was lost ('?' or U+FFFD behind
// a cut sequence) is supplied where only one character of the marking grammar
// fits (★ 年 月 期 密 机 秘 绝 日 前).
//
// A stretch is reported where the bytes are valid and the right reading is
// much likelier than what stands there. Linear in `text`.

#include <string_view>

#include "lib/repair/replacement.h"

namespace mishen {

/// Appends what is found in `text` (UTF-8, no separators), in order.
void find_mojibake(std::string_view text, Replacements& out);

}  // namespace mishen
