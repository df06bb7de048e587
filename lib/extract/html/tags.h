#pragma once

// What the names of HTML elements mean for text: which part paragraphs, which
// hold raw text, which have no end tag. Pure tables.

#include <cstdint>
#include <string>
#include <string_view>

namespace mishen {

/// Elements that are treated in a way of their own.
enum class Tag : std::uint8_t {
  kOther,
  kBdo,
  kBr,
  kCell,
  kComputed,  ///< Not shown: template.
  kDeleted,
  kDescription,  ///< dd
  kDialog,
  kFont,
  kFrameset,
  kImage,
  kInput,
  kInserted,
  kLabel,
  kMeta,
  kNoscript,
  kOption,
  kOptionGroup,
  kParagraph,
  kPre,
  kRow,
  kRowGroup,
  kRuby,       ///< rt, rtc
  kRubyParen,  ///< rp
  kScript,
  kSelect,
  kStyle,
  kTable,
  kTerm,  ///< dt
  kTextarea,
  kTitle,
  kForeign,  ///< svg, math
  kListItem,
};

struct TagInfo {
  Tag tag = Tag::kOther;
  bool is_block = false;       ///< Parts the text before from the text behind.
  bool is_void = false;        ///< Has no content.
  bool is_raw = false;         ///< Content is text up to its own end tag.
  bool is_formatting = false;  ///< Reopened by parsers where left open.
  bool is_barrier = false;     ///< End tags inside do not reach beyond it.
};

/// `name` in lower case.
TagInfo tag_info(std::string_view name);

/// ASCII letters in lower case.
std::string lower_ascii(std::string_view text);

/// Space, tab, line feed, form feed, carriage return: white space of HTML.
constexpr bool is_html_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' ||
         byte == '\f';
}

constexpr bool is_ascii_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// Whether any byte is outside ASCII.
bool has_non_ascii(std::string_view text);

}  // namespace mishen
