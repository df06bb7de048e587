#pragma once

// Small questions about text of OOXML parts, and the codes in which it hides
// in attributes. Pure functions on valid UTF-8.

#include <optional>
#include <string>
#include <string_view>

namespace mishen {

/// Nothing to see: blanks, line breaks, ignorables.
[[nodiscard]] bool says_nothing(std::string_view text);
/// Holds a character beyond ASCII that can be part of a word or a marking
/// (not only private-use bullets).
[[nodiscard]] bool has_foreign_text(std::string_view text);

/// The text without the tabs and line breaks (and blanks beside them) that
/// stand between ideographs, stars, digits and wide punctuation; nullopt
/// where there are none.
std::optional<std::string> joined_over_breaks(std::string_view text);

/// With %XX decoded (bytes judged by the scorer); nullopt: there is none.
std::optional<std::string> decoded_percent(std::string_view text);

/// Base64 as far as it goes; whitespace is passed over.
std::string base64_decoded(std::string_view text);

}  // namespace mishen
