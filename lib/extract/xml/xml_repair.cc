#include "lib/extract/xml/xml_repair.h"

#include <algorithm>
#include <cstddef>
#include <set>

#include "lib/extract/html/entities.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

bool is_alnum(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

bool is_name_byte(char byte) {
  return is_alnum(byte) || byte == '_' || byte == '-' || byte == '.' ||
         byte == ':' || (byte & 0x80) != 0;
}

bool is_name_start(char byte) {
  return is_name_byte(byte) && byte != '-' && byte != '.' &&
         !(byte >= '0' && byte <= '9');
}

bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

int digit_value(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return 16;
}

bool is_xml_char(char32_t value) {
  if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
  bool const is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  return !is_surrogate && value != 0xFFFE && value != 0xFFFF &&
         value <= 0x10FFFF;
}

struct NumericReference {
  char32_t value = 0;
  std::size_t size = 0;  // 0: none
  bool closed = false;   // by ';'
};

// "&#26426;" and "&#x673A;" at `at`.
NumericReference numeric_at(std::string_view text, std::size_t at) {
  NumericReference found;
  std::size_t next = at + 2;
  if (text.substr(at, 2) != "&#" || next >= text.size()) return found;
  int base = 10;
  if (text[next] == 'x' || text[next] == 'X') {
    base = 16;
    ++next;
  }
  std::size_t const digits = next;
  while (next < text.size() && digit_value(text[next]) < base) {
    if (found.value <= 0x10FFFF) {
      found.value = found.value * static_cast<char32_t>(base) +
                    static_cast<char32_t>(digit_value(text[next]));
    }
    ++next;
  }
  if (next == digits) return {};
  found.closed = next < text.size() && text[next] == ';';
  found.size = next - at + (found.closed ? 1 : 0);
  return found;
}

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (end < text.size() && is_name_start(text[end])) {
    // No entity has a longer name; keeps a text of '&' and letters linear.
    std::size_t const most = std::min(text.size(), at + 256);
    while (end < most && is_name_byte(text[end])) ++end;
  }
  return text.substr(at, end - at);
}

// What HTML means by `reference` ("&nbsp;"); empty: nothing.
std::string known_entity(std::string_view reference) {
  std::string decoded = decode_references(reference);
  // A name of which only the beginning is known keeps its ';'.
  bool const known = !decoded.empty() && decoded.back() != ';';
  return known ? decoded : std::string();
}

class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) { find_declared(); }

  XmlRepair repair() {
    while (at_ < text_.size()) step();
    XmlRepair result;
    result.lossy = lossy_;
    if (changed_) {
      out_ += text_.substr(copied_);
      result.text = std::move(out_);
    }
    return result;
  }

 private:
  // Names after <!ENTITY: those expat knows (or will say it does not).
  void find_declared() {
    constexpr std::string_view kSign = "<!ENTITY";
    for (std::size_t at = text_.find(kSign); at != std::string_view::npos;
         at = text_.find(kSign, at)) {
      at += kSign.size();
      std::size_t name = at;
      while (name < text_.size() && is_space(text_[name])) ++name;
      declared_.insert(name_at(text_, name));
    }
  }

  void step() {
    auto const byte = static_cast<unsigned char>(text_[at_]);
    if (byte == '<') {
      open_markup();
    } else if (byte == '&') {
      mend_reference();
    } else if (byte < 0x20 || byte >= 0xEF) {
      mend_character();
    } else {
      ++at_;
    }
  }

  // Comments, CDATA and instructions hold references as plain text; the
  // DOCTYPE has its own.
  void open_markup() {
    std::string_view const rest = text_.substr(at_, 9);
    std::string_view close;
    if (rest.substr(0, 4) == "<!--") {
      close = "-->";
    } else if (rest == "<![CDATA[") {
      close = "]]>";
    } else if (rest.substr(0, 2) == "<?") {
      close = "?>";
    } else if (rest == "<!DOCTYPE" && !passed_doctype_) {
      pass_doctype();
      return;
    } else {
      ++at_;
      return;
    }
    std::size_t const found = text_.find(close, at_ + 2);
    pass_to(found == std::string_view::npos ? text_.size()
                                            : found + close.size());
  }

  // To the '>' of the declaration: quotes and comments may hold others.
  void pass_doctype() {
    passed_doctype_ = true;  // a second one would be a fault
    std::size_t end = at_ + 2;
    int brackets = 0;
    while (end < text_.size()) {
      char const byte = text_[end];
      std::size_t found = end;
      if (byte == '"' || byte == '\'') {
        found = text_.find(byte, end + 1);
      } else if (text_.substr(end, 4) == "<!--") {
        found = text_.find("-->", end + 4);
      } else if (text_.substr(end, 2) == "<?") {
        found = text_.find("?>", end + 2);
      } else if (byte == '[') {
        ++brackets;
      } else if (byte == ']') {
        --brackets;
      } else if (byte == '>' && brackets <= 0) {
        break;
      }
      if (found == std::string_view::npos) break;
      end = found + 1;
    }
    pass_to(end);
  }

  // What is not allowed anywhere is mended here too.
  void pass_to(std::size_t end) {
    end = std::min(end, text_.size());
    while (at_ < end) {
      auto const byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x20 || byte >= 0xEF) {
        mend_character();
      } else {
        ++at_;
      }
    }
  }

  void mend_character() {
    CodePoint const next = decode_at(text_, at_);
    if (is_xml_char(next.value)) {
      at_ += next.size;
      return;
    }
    lossy_ = true;
    replace(next.size, "\uFFFD");
  }

  void mend_reference() {
    NumericReference const number = numeric_at(text_, at_);
    if (number.size > 0) {
      if (!is_xml_char(number.value)) {
        lossy_ = true;
        replace(number.size, "\uFFFD");
      } else if (!number.closed) {
        std::string character;
        append_utf8(character, number.value);
        replace(number.size, escaped(character));
      } else {
        at_ += number.size;
      }
      return;
    }
    std::string_view const name = name_at(text_, at_ + 1);
    std::size_t const end = at_ + 1 + name.size();
    bool const closed =
        !name.empty() && end < text_.size() && text_[end] == ';';
    if (!closed) {
      replace(1, "&amp;");
      return;
    }
    bool const of_xml = name == "amp" || name == "lt" || name == "gt" ||
                        name == "quot" || name == "apos";
    if (of_xml || declared_.count(name) > 0) {
      at_ = end + 1;
      return;
    }
    std::string const known = known_entity(text_.substr(at_, end + 1 - at_));
    if (!known.empty()) {
      replace(end + 1 - at_, escaped(known));
    } else {
      lossy_ = true;
      replace(1, "&amp;");
    }
  }

  static std::string_view escaped(std::string_view character) {
    if (character == "<") return "&lt;";
    if (character == "&") return "&amp;";
    if (character == "\"") return "&quot;";
    if (character == "'") return "&apos;";
    return character;
  }

  void replace(std::size_t size, std::string_view by) {
    changed_ = true;
    out_ += text_.substr(copied_, at_ - copied_);
    out_ += by;
    at_ += size;
    copied_ = at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  std::string out_;
  bool changed_ = false;
  bool lossy_ = false;
  bool passed_doctype_ = false;
  std::set<std::string_view> declared_;
};

}  // namespace

XmlRepair repair_xml(std::string_view text) { return Repairer(text).repair(); }

}  // namespace mishen
