#pragma once

// Where source bytes may be parted so that each piece can be decoded by
// itself: behind a line end, else between two characters, never inside one.

#include <cstddef>
#include <string_view>

#include "lib/text/decode.h"

namespace mishen {

/// Bytes of `bytes` behind the limit that cut_text() may look at.
inline constexpr std::size_t kCutLookahead = 8;

/// UTF-16 and UTF-32, of which every unit takes several bytes.
bool is_wide(Encoding encoding);

/// The length of the first piece of `bytes`, which begin between two
/// characters of `encoding` and reach beyond `limit`: behind the last line end
/// in the last `near` bytes before `limit`, else behind the last character
/// that ends there. May exceed `limit` by the LF of a CR LF; never 0 where
/// `limit` is at least 4.
std::size_t cut_text(std::string_view bytes, std::size_t limit,
                     std::size_t near, Encoding encoding);

}  // namespace mishen
