// Escapes of CSS (CSS Syntax Level 3, section 4.3.7) in strings, names and
// comments alike, and strings side by side as content: shows them.

#include <algorithm>
#include <string>
#include <string_view>

#include "lib/extract/code/code.h"
#include "lib/extract/code/escapes.h"
#include "lib/extract/data_uri.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";

class StyleDecoder {
 public:
  explicit StyleDecoder(std::string_view text) : text_(text) {}

  std::string decode() {
    while (at_ < text_.size()) step();
    add_lines();
    return std::move(out_);
  }

 private:
  void step() {
    char const byte = text_[at_];
    if (byte == '\\') {
      decode_one();
    } else if (quote_ == '\0' && text_.substr(at_, 2) == "/*") {
      std::size_t const close = text_.find("*/", at_ + 2);
      pass_comment(close == std::string_view::npos ? text_.size() : close + 2);
    } else if (byte == quote_) {
      close_string();
    } else {
      if (byte == '\n') {
        add_lines();
        quote_ = '\0';  // a string ends with its line
      } else if (quote_ == '\0' && (byte == '"' || byte == '\'')) {
        quote_ = byte;
      }
      out_ += byte;
      ++at_;
    }
  }

  void pass_comment(std::size_t end) {
    while (at_ < end) {
      if (text_[at_] == '\\') {
        decode_one();
      } else {
        if (text_[at_] == '\n') add_lines();
        out_ += text_[at_++];
      }
    }
  }

  void decode_one() {
    std::size_t next = at_ + 1;
    char32_t value = 0;
    while (next < text_.size() && next < at_ + 7 &&
           hex_value(text_[next]) < 16) {
      value = value << 4U | hex_value(text_[next]);
      ++next;
    }
    if (next > at_ + 1) {
      append_escaped(out_, value == 0 ? 0xFFFD : value);
      at_ = pass_blank(next);
    } else if (next < text_.size() && text_[next] == '\n') {
      ++lines_;
      at_ = next + 1;
    } else if (text_.substr(next, 2) == "\r\n") {
      ++lines_;
      at_ = next + 2;
    } else {
      // The character itself, whatever it is.
      if (next < text_.size() && (text_[next] & 0x80) == 0) {
        out_ += text_[next++];
      }
      at_ = next;
    }
  }

  // The one blank that ends a hexadecimal escape.
  std::size_t pass_blank(std::size_t at) {
    if (text_.substr(at, 2) == "\r\n") {
      ++lines_;
      return at + 2;
    }
    if (at >= text_.size() || kBlanks.find(text_[at]) == std::string_view::npos)
      return at;
    if (text_[at] == '\n') ++lines_;
    return at + 1;
  }

  // "机" "密" shows one word; a comment between is none of it.
  void close_string() {
    std::size_t next = at_ + 1;
    std::size_t lines = 0;
    while (next < text_.size()) {
      if (text_.substr(next, 2) == "/*") {
        // Only a comment without text is passed over.
        std::size_t const close = text_.find_first_not_of(" *", next + 2);
        if (close == std::string_view::npos || text_[close] != '/') break;
        next = close + 1;
      } else if (kBlanks.find(text_[next]) != std::string_view::npos) {
        if (text_[next] == '\n') ++lines;
        ++next;
      } else {
        break;
      }
    }
    char const byte = next < text_.size() ? text_[next] : '\0';
    bool const joins = byte == '"' || byte == '\'';
    if (joins) {
      lines_ += lines;
      quote_ = byte;
      at_ = next + 1;
      return;
    }
    out_ += quote_;
    quote_ = '\0';
    ++at_;
  }

  void add_lines() {
    out_.append(lines_, '\n');
    lines_ = 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::size_t lines_ = 0;
  char quote_ = '\0';  // of the string we are in
};

/// url(…) with its %XX decoded, where that makes text.
std::string decode_addresses(std::string text) {
  std::size_t at = text.find("url(");
  for (; at != std::string::npos; at = text.find("url(", at + 1)) {
    std::size_t const begin = at + 4;
    std::size_t const end =
        std::min(text.find_first_of(")\n", begin), text.size());
    std::string const address = text.substr(begin, end - begin);
    bool const is_data = address.find("data:") != std::string::npos;
    if (is_data || address.find('%') == std::string::npos) continue;
    std::string plain = decode_name(percent_decoded(address));
    // The lines of the source stay as many as they are.
    std::replace(plain.begin(), plain.end(), '\n', ' ');
    text.replace(begin, end - begin, plain);
  }
  return text;
}

}  // namespace

std::string decode_style(std::string_view text) {
  return decode_addresses(StyleDecoder(text).decode());
}

}  // namespace mishen
