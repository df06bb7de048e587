#pragma once

// Markup cut into tags, comments and text in one pass, by the rules browsers
// cut it (HTML Living Standard, tokenization), without building a tree. The
// pieces cover every byte of the source: what a tree builder drops (tags out
// of place, doubled attributes, a tag that never ends) is still here.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

/// A piece of markup; views and offsets are of the source.
struct HtmlToken {
  enum class Kind { kText, kStart, kEnd, kComment, kDoctype };
  Kind kind = Kind::kText;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view name;     ///< Of a tag, as written.
  std::string_view content;  ///< Of text and comments; a tag's attributes.
  bool raw = false;          ///< Text in which nothing is a reference.
  bool finished = true;      ///< False: the source ended inside it.
};

/// One attribute as written, references not decoded.
struct RawAttribute {
  std::string_view name;
  std::string_view value;
};

/// Borrows the source. One thread.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view source) : source_(source) {}
  std::optional<HtmlToken> next();

 private:
  HtmlToken text_token(std::size_t end);
  HtmlToken raw_token();
  HtmlToken tag_token(bool is_end);
  HtmlToken comment_token();
  HtmlToken bogus_token(std::size_t prefix);
  [[nodiscard]] bool opens_markup(std::size_t at) const;

  std::string_view source_;
  std::size_t at_ = 0;
  std::string raw_until_;  // name of the raw text element we are in
};

/// The tag that begins at `at`, or nullopt: none begins there.
std::optional<HtmlToken> tag_at(std::string_view source, std::size_t at);

/// All attributes of a tag, doubled ones too.
std::vector<RawAttribute> attributes_of(HtmlToken const& tag);

}  // namespace mishen
