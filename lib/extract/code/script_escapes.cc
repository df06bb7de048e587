// Literals of JavaScript and JSON decoded in one pass. What is no literal is
// copied with its escapes decoded, so a literal that is not recognised (a
// regular expression read wrongly, a broken line) costs a join at most.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/extract/code/code.h"
#include "lib/extract/code/escapes.h"
#include "lib/extract/xml/xml_values.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";

bool is_quote(char byte) { return byte == '"' || byte == '\'' || byte == '`'; }

bool is_name_byte(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '$' ||
         (byte & 0x80) != 0;
}

/// What stands for a text: a literal, or a call that makes one.
struct Operand {
  std::string text;
  std::size_t end = 0;
  std::size_t lines = 0;  // line ends inside that are not in `text`
  char quote = '"';
};

class ScriptDecoder {
 public:
  explicit ScriptDecoder(std::string_view text) : text_(text) {}

  std::string decode() {
    out_.reserve(text_.size());
    while (at_ < text_.size()) step();
    add_lines();
    return std::move(out_);
  }

 private:
  void step() {
    char const byte = text_[at_];
    if (byte == '/' && pass_slash()) return;
    if (auto operand = operand_at(at_)) {
      add_operands(std::move(*operand));
      return;
    }
    if (byte == '\\') {
      at_ += decode_escape(text_, at_, out_, lines_);
    } else if (is_name_byte(byte)) {
      copy_name();
    } else {
      copy(1);
    }
  }

  void copy(std::size_t size) {
    for (char const byte : text_.substr(at_, size)) {
      if (byte == '\n') add_lines();
      out_ += byte;
      if (kBlanks.find(byte) == std::string_view::npos) last_ = byte;
    }
    at_ += size;
  }

  void copy_name() {
    std::size_t end = at_;
    while (end < text_.size() && is_name_byte(text_[end])) ++end;
    std::string_view const name = text_.substr(at_, end - at_);
    copy(name.size());
    // Behind these a slash begins a regular expression.
    if (name == "return" || name == "typeof" || name == "case") last_ = '(';
  }

  // Line ends left out inside a literal come behind it.
  void add_lines() {
    out_.append(lines_, '\n');
    lines_ = 0;
  }

  void add_escapes(std::string_view inside) {
    for (std::size_t i = 0; i < inside.size();) {
      std::size_t const next = std::min(inside.find('\\', i), inside.size());
      out_ += inside.substr(i, next - i);
      i = next;
      if (i < inside.size()) i += decode_escape(inside, i, out_, lines_);
    }
    add_lines();
  }

  // Comments and regular expressions: quotes in them are none.
  bool pass_slash() {
    std::string_view const two = text_.substr(at_, 2);
    std::size_t end = 0;
    if (two == "//") {
      end = std::min(text_.find('\n', at_), text_.size());
    } else if (two == "/*") {
      std::size_t const close = text_.find("*/", at_ + 2);
      end = close == std::string_view::npos ? text_.size() : close + 2;
    } else {
      end = regex_end();
    }
    if (end == 0) return false;
    if (two != "//" && two != "/*") last_ = '/';
    add_escapes(text_.substr(at_, end - at_));
    at_ = end;
    return true;
  }

  // Where the regular expression that begins here ends; 0: none does.
  std::size_t regex_end() const {
    constexpr std::string_view kBefore = "(,=:[!&|?{};~+-*%<>^";
    if (last_ != '\0' && kBefore.find(last_) == std::string_view::npos) {
      return 0;
    }
    bool in_class = false;
    // None is longer; keeps a line of slashes linear.
    std::size_t const most = std::min(text_.size(), at_ + 1024);
    for (std::size_t i = at_ + 1; i < most; ++i) {
      char const byte = text_[i];
      if (byte == '\n') return 0;
      if (byte == '\\') {
        ++i;
      } else if (byte == '[') {
        in_class = true;
      } else if (byte == ']') {
        in_class = false;
      } else if (byte == '/' && !in_class) {
        return i + 1;
      }
    }
    return 0;
  }

  // One operand, and all that are added to it. Comments between them come
  // behind.
  void add_operands(Operand operand) {
    char const quote = operand.quote;
    std::string comments;
    while (true) {
      std::size_t lines = 0;
      std::size_t next = skip_blanks(operand.end, lines);
      bool const is_concat = text_.substr(next, 8) == ".concat(";
      if (!is_concat && text_.substr(next, 1) != "+") break;
      next = skip_blanks(next + (is_concat ? 8 : 1), lines);
      auto more = operand_at(next);
      if (!more) break;
      std::string_view const between =
          text_.substr(operand.end, next - operand.end);
      if (between.find('/') != std::string_view::npos) comments += between;
      operand.text += more->text;
      operand.end = more->end;
      operand.lines += lines + more->lines;
    }
    out_ += quote;
    out_ += operand.text;
    out_ += quote;
    last_ = quote;
    lines_ += operand.lines;
    at_ = operand.end;
    // Its line ends are made up for already.
    std::replace(comments.begin(), comments.end(), '\n', ' ');
    if (!comments.empty()) add_escapes(comments);
  }

  // Blanks and comments.
  std::size_t skip_blanks(std::size_t at, std::size_t& lines) const {
    std::size_t end = at;
    while (end < text_.size()) {
      std::string_view const two = text_.substr(end, 2);
      if (kBlanks.find(text_[end]) != std::string_view::npos) {
        ++end;
      } else if (two == "/*") {
        std::size_t const close = text_.find("*/", end + 2);
        if (close == std::string_view::npos) break;
        end = close + 2;
      } else if (two == "//") {
        end = std::min(text_.find('\n', end), text_.size());
      } else {
        break;
      }
    }
    std::string_view const passed = text_.substr(at, end - at);
    lines += static_cast<std::size_t>(
        std::count(passed.begin(), passed.end(), '\n'));
    return end;
  }

  std::optional<Operand> operand_at(std::size_t at) {
    if (at >= text_.size()) return std::nullopt;
    char const byte = text_[at];
    if (is_quote(byte)) return literal_at(at);
    if (byte == '[') return array_at(at);
    bool const begins_name =
        is_name_byte(byte) && (at == 0 || !is_name_byte(text_[at - 1]));
    return begins_name ? call_at(at) : std::nullopt;
  }

  std::optional<Operand> literal_at(std::size_t at) {
    Operand operand;
    operand.quote = text_[at];
    bool const is_template = operand.quote == '`';
    char const stops[] = {operand.quote, '\\', '\n', '\0'};
    std::string raw;
    std::size_t i = at + 1;
    while (i < text_.size()) {
      std::size_t const next =
          std::min(text_.find_first_of(stops, i), text_.size());
      raw += text_.substr(i, next - i);
      i = next;
      if (i == text_.size() || text_[i] == operand.quote) break;
      if (text_[i] == '\\') {
        i += decode_escape(text_, i, raw, operand.lines);
      } else if (is_template) {
        raw += text_[i++];
      } else {
        return std::nullopt;  // a line end
      }
    }
    // A template that never ends is all there is; a string is none.
    bool const closed = i < text_.size();
    if (!closed && !is_template) return std::nullopt;
    operand.end = closed ? i + 1 : i;
    operand.text = readable(std::move(raw));
    return operand;
  }

  // What the literal says by other codes than escapes.
  static std::string readable(std::string raw) {
    if (raw.find('%') != std::string::npos) raw = decode_percent(raw);
    if (raw.find('&') != std::string::npos) {
      raw = decode_references_in_lines(raw);
    }
    auto const hidden = hidden_text(raw);
    return hidden && hidden->find('\n') == std::string::npos ? *hidden : raw;
  }

  // ["机","密"].join(""), and an array of single characters.
  std::optional<Operand> array_at(std::size_t at) {
    Operand operand;
    std::size_t next = skip_blanks(at + 1, operand.lines);
    bool is_glyphs = true;
    std::size_t count = 0;
    while (next < text_.size() && is_quote(text_[next])) {
      auto const item = literal_at(next);
      if (!item) return std::nullopt;
      is_glyphs = is_glyphs && item->text.size() <= 4 &&
                  item->text.size() > 1 && count_code_points(item->text) == 1;
      operand.text += item->text;
      operand.lines += item->lines;
      ++count;
      next = skip_blanks(item->end, operand.lines);
      if (text_.substr(next, 1) != ",") break;
      next = skip_blanks(next + 1, operand.lines);
    }
    if (count < 2 || text_.substr(next, 1) != "]") return std::nullopt;
    operand.end = next + 1;
    constexpr std::array<std::string_view, 3> kJoins = {
        ".join(\"\")", ".join('')", ".join(``)"};
    for (std::string_view const join : kJoins) {
      if (text_.substr(operand.end, join.size()) == join) {
        operand.end += join.size();
        return operand;
      }
    }
    return is_glyphs ? std::optional(operand) : std::nullopt;
  }

  // Calls whose value can be read off: of characters by number, of codes.
  std::optional<Operand> call_at(std::size_t at) {
    constexpr std::array<std::string_view, 8> kCalls = {"String.fromCharCode(",
                                                        "String.fromCodePoint(",
                                                        "atob(",
                                                        "window.atob(",
                                                        "decodeURIComponent(",
                                                        "decodeURI(",
                                                        "unescape(",
                                                        "window.unescape("};
    for (std::size_t i = 0; i < kCalls.size(); ++i) {
      std::string_view const call = kCalls[i];
      if (text_.substr(at, call.size()) != call) continue;
      std::size_t const inside = at + call.size();
      return i < 2 ? numbers_at(inside) : argument_at(inside);
    }
    return std::nullopt;
  }

  std::optional<Operand> argument_at(std::size_t at) {
    Operand outer;
    std::size_t const begin = skip_blanks(at, outer.lines);
    if (begin >= text_.size() || !is_quote(text_[begin])) return std::nullopt;
    auto operand = literal_at(begin);
    if (!operand) return std::nullopt;
    std::size_t const end = skip_blanks(operand->end, operand->lines);
    if (text_.substr(end, 1) != ")") return std::nullopt;
    operand->end = end + 1;
    operand->lines += outer.lines;
    return operand;
  }

  std::optional<Operand> numbers_at(std::size_t at) {
    Operand operand;
    char32_t high = 0;
    while (true) {
      at = skip_blanks(at, operand.lines);
      auto const value = number_at(at);
      if (!value) return std::nullopt;
      bool const is_low = *value >= 0xDC00 && *value < 0xE000;
      if (high != 0 && is_low) {
        append_escaped(operand.text,
                       0x10000 + ((high - 0xD800) << 10U) + (*value - 0xDC00));
      }
      bool const was_pair = high != 0 && is_low;
      high = *value >= 0xD800 && *value < 0xDC00 ? *value : 0;
      if (!was_pair && high == 0) append_escaped(operand.text, *value);
      at = skip_blanks(at, operand.lines);
      if (text_.substr(at, 1) != ",") break;
      ++at;
    }
    if (text_.substr(at, 1) != ")") return std::nullopt;
    operand.end = at + 1;
    return operand;
  }

  // 26426, 0x673A, 0o63472, 0b…; moves `at` behind it.
  std::optional<char32_t> number_at(std::size_t& at) const {
    char32_t base = 10;
    std::string_view const begin = text_.substr(at, 2);
    if (begin == "0x" || begin == "0X") base = 16;
    if (begin == "0o" || begin == "0O") base = 8;
    if (begin == "0b" || begin == "0B") base = 2;
    if (base != 10) at += 2;
    std::size_t const first = at;
    char32_t value = 0;
    for (; at < text_.size() && hex_value(text_[at]) < base; ++at) {
      if (value <= 0x10FFFF) value = value * base + hex_value(text_[at]);
    }
    if (at == first || value > 0x10FFFF) return std::nullopt;
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::size_t lines_ = 0;  // left out, not yet made up for
  char last_ = '\0';       // the last byte that was no blank
};

}  // namespace

std::string decode_script(std::string_view text) {
  return decode_references_in_lines(ScriptDecoder(text).decode());
}

}  // namespace mishen
