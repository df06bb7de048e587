#pragma once

// Readings that stand between the characters of a word: pinyin or bopomofo in
// brackets (机(jī)密(mì), 機（ㄐㄧ）密), pinyin with tone marks without
// brackets (机jī密mì). They are taken out, with the blanks around them.

#include <string_view>

#include "lib/repair/replacement.h"

namespace mishen {

/// Appends what is found in `text` (UTF-8, no separators), in order.
void find_pinyin(std::string_view text, Replacements& out);

}  // namespace mishen
