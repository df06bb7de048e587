#pragma once

// Classes of code points that gap rules, boundaries and the marking grammar
// speak of. Tables small enough to read; thread-safe; no ICU.

namespace mishen {

[[nodiscard]] bool is_han(
    char32_t code_point);  ///< Ideographs, all planes, radicals, 〇.
[[nodiscard]] bool is_blank(
    char32_t code_point);  ///< Space of any width, tab; no line break.
[[nodiscard]] bool is_line_break(char32_t code_point);
[[nodiscard]] bool is_ignorable(char32_t code_point);
[[nodiscard]] bool is_digit(
    char32_t code_point);  ///< ASCII 0-9 only: text is folded first.
/// A letter, digit or underscore of ASCII, or a letter of any alphabetic
/// (not ideographic, not kana) script.
[[nodiscard]] bool is_word(char32_t code_point);
/// Neither Han, kana, word character, blank, line break nor ignorable:
/// punctuation, brackets, stars and other symbols.
[[nodiscard]] bool is_punctuation(char32_t code_point);
[[nodiscard]] bool is_open_bracket(char32_t code_point);
[[nodiscard]] bool is_close_bracket(char32_t code_point);
/// The closing partner of an opening bracket or quotation mark, else 0.
[[nodiscard]] char32_t closing_of(char32_t open);
/// Columns a code point takes in a terminal: 0, 1 or 2 (UAX #11).
[[nodiscard]] int display_width(char32_t code_point);

}  // namespace mishen
