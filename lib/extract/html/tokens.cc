#include "lib/extract/html/tokens.h"

#include "lib/extract/html/tags.h"

namespace mishen {
namespace {

bool ends_name(char byte) {
  return is_html_space(byte) || byte == '/' || byte == '>';
}

/// Reads attributes from `at`; stops behind '>' or at the end.
class AttributeReader {
 public:
  AttributeReader(std::string_view text, std::size_t at)
      : text_(text), at_(at) {}

  /// The next attribute; nullopt: the tag or the text ends.
  std::optional<RawAttribute> next() {
    while (at_ < text_.size() &&
           (is_html_space(text_[at_]) || text_[at_] == '/')) {
      ++at_;
    }
    if (at_ >= text_.size()) return std::nullopt;
    if (text_[at_] == '>') {
      ++at_;
      closed_ = true;
      return std::nullopt;
    }
    RawAttribute attribute;
    std::size_t const begin = at_++;
    while (at_ < text_.size() && !ends_name(text_[at_]) && text_[at_] != '=') {
      ++at_;
    }
    attribute.name = text_.substr(begin, at_ - begin);
    std::size_t equals = at_;
    while (equals < text_.size() && is_html_space(text_[equals])) ++equals;
    if (equals < text_.size() && text_[equals] == '=') {
      at_ = equals + 1;
      attribute.value = read_value();
    }
    return attribute;
  }

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool closed() const { return closed_; }

 private:
  std::string_view read_value() {
    while (at_ < text_.size() && is_html_space(text_[at_])) ++at_;
    if (at_ >= text_.size()) return {};
    char const quote = text_[at_];
    if (quote == '"' || quote == '\'') {
      std::size_t const begin = ++at_;
      std::size_t const end = std::min(text_.find(quote, begin), text_.size());
      at_ = std::min(end + 1, text_.size());
      return text_.substr(begin, end - begin);
    }
    std::size_t const begin = at_;
    while (at_ < text_.size() && !is_html_space(text_[at_]) &&
           text_[at_] != '>') {
      ++at_;
    }
    return text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  std::size_t at_;
  bool closed_ = false;
};

}  // namespace

std::optional<HtmlToken> tag_at(std::string_view source, std::size_t at) {
  bool const is_end = source.substr(at, 2) == "</";
  std::size_t const name = at + (is_end ? 2 : 1);
  if (at >= source.size() || source[at] != '<' || name >= source.size() ||
      !is_ascii_letter(source[name])) {
    return std::nullopt;
  }
  HtmlToken token;
  token.kind = is_end ? HtmlToken::Kind::kEnd : HtmlToken::Kind::kStart;
  token.begin = at;
  std::size_t behind = name;
  while (behind < source.size() && !ends_name(source[behind])) ++behind;
  token.name = source.substr(name, behind - name);
  AttributeReader attributes(source, behind);
  while (attributes.next()) {
  }
  token.end = attributes.at();
  token.finished = attributes.closed();
  token.content = source.substr(behind, token.end - behind);
  return token;
}

std::vector<RawAttribute> attributes_of(HtmlToken const& tag) {
  std::vector<RawAttribute> out;
  AttributeReader attributes(tag.content, 0);
  while (auto attribute = attributes.next()) out.push_back(*attribute);
  return out;
}

bool HtmlTokens::opens_markup(std::size_t at) const {
  if (at + 1 >= source_.size()) return false;
  char const next = source_[at + 1];
  if (next == '/') {
    // "</" before anything but a letter or '>' is a comment to browsers.
    return at + 2 < source_.size();
  }
  return next == '!' || next == '?' || is_ascii_letter(next);
}

HtmlToken HtmlTokens::text_token(std::size_t end) {
  HtmlToken token;
  token.begin = at_;
  token.end = end;
  token.content = source_.substr(at_, end - at_);
  at_ = end;
  return token;
}

HtmlToken HtmlTokens::raw_token() {
  std::size_t end = at_;
  bool const to_end = raw_until_ == "plaintext";
  while (true) {
    end = to_end ? source_.npos : source_.find("</", end);
    if (end == source_.npos) {
      end = source_.size();
      break;
    }
    std::size_t const behind = end + 2 + raw_until_.size();
    std::string_view const name = source_.substr(end + 2, raw_until_.size());
    if (lower_ascii(name) == raw_until_ &&
        (behind >= source_.size() || ends_name(source_[behind]))) {
      break;
    }
    end += 2;
  }
  bool const decodes = raw_until_ == "title" || raw_until_ == "textarea";
  raw_until_.clear();
  HtmlToken token = text_token(end);
  token.raw = !decodes;
  return token;
}

HtmlToken HtmlTokens::tag_token(bool is_end) {
  HtmlToken token = *tag_at(source_, at_);
  at_ = token.end;
  if (!is_end) {
    std::string name = lower_ascii(token.name);
    if (tag_info(name).is_raw) raw_until_ = std::move(name);
  }
  return token;
}

HtmlToken HtmlTokens::comment_token() {
  HtmlToken token;
  token.kind = HtmlToken::Kind::kComment;
  token.begin = at_;
  std::size_t const text = at_ + 4;
  if (source_.substr(text, 1) == ">" || source_.substr(text, 2) == "->") {
    token.end = source_.find('>', text) + 1;
    at_ = token.end;
    return token;
  }
  std::size_t at = source_.find("--", text);
  while (at != source_.npos && source_.substr(at + 2, 1) != ">" &&
         source_.substr(at + 2, 2) != "!>") {
    at = source_.find("--", at + 1);
  }
  token.finished = at != source_.npos;
  std::size_t const end = std::min(at, source_.size());
  token.content =
      source_.substr(std::min(text, end), end - std::min(text, end));
  token.end = token.finished ? source_.find('>', end) + 1 : source_.size();
  at_ = token.end;
  return token;
}

HtmlToken HtmlTokens::bogus_token(std::size_t prefix) {
  HtmlToken token;
  token.kind = HtmlToken::Kind::kComment;
  token.begin = at_;
  std::size_t const text = at_ + prefix;
  std::size_t const end = std::min(source_.find('>', text), source_.size());
  token.content = source_.substr(text, end - text);
  token.end = std::min(end + 1, source_.size());
  token.finished = end < source_.size();
  if (lower_ascii(token.content.substr(0, 7)) == "doctype") {
    token.kind = HtmlToken::Kind::kDoctype;
  }
  at_ = token.end;
  return token;
}

std::optional<HtmlToken> HtmlTokens::next() {
  if (at_ >= source_.size()) return std::nullopt;
  if (!raw_until_.empty()) {
    HtmlToken token = raw_token();
    if (token.end > token.begin) return token;
    if (at_ >= source_.size()) return std::nullopt;
  }
  if (source_[at_] != '<' || !opens_markup(at_)) {
    std::size_t end = source_.find('<', at_ + 1);
    while (end != source_.npos && !opens_markup(end)) {
      end = source_.find('<', end + 1);
    }
    return text_token(std::min(end, source_.size()));
  }
  char const next = source_[at_ + 1];
  if (next == '!') {
    return source_.substr(at_, 4) == "<!--" ? comment_token() : bogus_token(2);
  }
  if (next == '?') return bogus_token(1);
  if (next != '/') return tag_token(false);
  return is_ascii_letter(source_[at_ + 2]) ? tag_token(true) : bogus_token(2);
}

}  // namespace mishen
