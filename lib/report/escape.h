#pragma once

// Text from documents and file names made safe to print: what could move a
// cursor, hide text, turn its direction or forge a line is shown as an escape
// instead of being obeyed.

#include <string>
#include <string_view>

namespace mishen {

/// Controls as `\n` `\t` `\r` `\x1b`, C1 and invisible or bidirectional
/// controls as `\u{202e}`, bytes that are no UTF-8 as U+FFFD. The result is
/// one line of valid UTF-8.
std::string escape(std::string_view text);

}  // namespace mishen
