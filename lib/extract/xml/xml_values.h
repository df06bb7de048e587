#pragma once

// What a value of XML (an attribute, a text) may hold besides what it shows:
// percent codes, base64, markup that was escaped.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/extract/extraction.h"

namespace mishen {

/// A word of letters: nothing to read by itself, but once worth a look.
bool is_plain_word(std::string_view value);

/// Whether there is an ideograph in it.
bool has_han(std::string_view text);

/// White space of XML as browsers show it: a run is one blank, line breaks
/// stay (they tell a line's structure and number), both ends are cut off.
/// `lines_cut`, where given, receives the line breaks cut off before the text.
std::string tidy(std::string_view text, std::uint64_t* lines_cut = nullptr);

/// The line end of what we made of tags: it adds none to the source's count.
inline constexpr std::string_view kLineEnd = "\u2028";

/// Runs of them as one, none at either end.
std::string one_break(std::string_view text);

/// The bytes of a text of nothing but base64 (white space passed over); nullopt
/// where it is none.
std::optional<std::string> decode_base64(std::string_view text);

/// Ideographs that base64 or percent codes in `value` stand for, as text;
/// nullopt: none.
std::optional<std::string> hidden_text(std::string_view value);

/// Where `value` is base64 of something that can be read, or holds data: URIs:
/// adds that as members. True where the value was nothing else.
bool add_embedded(std::string_view value, std::string_view name,
                  Extraction& out);

}  // namespace mishen
