// Recursive descent over groups only; the depth is counted.

#include <algorithm>
#include <array>
#include <utility>

#include "lib/engine/pattern/regex_tree.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using Kind = RegexNode::Kind;

struct Flags {
  bool ignore_case = false;
  bool dot_matches_break = false;
  bool swap_greed = false;
};

bool is_octal(char c) { return c >= '0' && c <= '7'; }
bool is_decimal(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_decimal(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

CodePointSet digits() {
  CodePointSet set;
  set.add('0', '9');
  return set;
}

CodePointSet word_characters() {
  CodePointSet set = digits();
  set.add('A', 'Z');
  set.add('_');
  set.add('a', 'z');
  return set;
}

// Every blank is folded to one, every line break to \n.
CodePointSet blanks_and_break() {
  CodePointSet set;
  set.add(' ');
  set.add('\n');
  return set;
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) : pattern_(pattern) {}

  std::optional<RegexNode> parse() {
    RegexNode node = parse_alternatives(Flags{});
    if (failed_ || at_ != pattern_.size()) return std::nullopt;
    return node;
  }

 private:
  [[nodiscard]] bool done() const { return failed_ || at_ >= pattern_.size(); }
  [[nodiscard]] char peek() const { return pattern_[at_]; }
  [[nodiscard]] bool looking_at(std::string_view text) const {
    return pattern_.substr(at_, text.size()) == text;
  }
  bool skip(std::string_view text) {
    if (!looking_at(text)) return false;
    at_ += text.size();
    return true;
  }
  char32_t take_code_point() {
    CodePoint const point = decode_at(pattern_, at_);
    at_ += point.size;
    return point.value;
  }

  RegexNode parse_alternatives(Flags flags) {
    RegexNode node;
    node.kind = Kind::kAlternate;
    do {
      node.children.push_back(parse_sequence(flags));
    } while (skip("|"));
    if (node.children.size() > 1) return node;
    RegexNode only = std::move(node.children.front());
    return only;
  }

  // `flags` is changed by (?i) up to the end of the group, over the | too.
  RegexNode parse_sequence(Flags& flags) {
    RegexNode node;
    node.kind = Kind::kConcat;
    while (!done() && peek() != '|' && peek() != ')') {
      if (skip("\\Q")) {
        parse_quoted(flags, node.children);
        continue;
      }
      if (std::optional<RegexNode> atom = parse_atom(flags)) {
        node.children.push_back(std::move(*atom));
        parse_repeats(flags, node.children);
      }
    }
    if (node.children.empty()) node.kind = Kind::kEmpty;
    return node;
  }

  // \Q…\E; a repetition behind it belongs to its last character.
  void parse_quoted(Flags flags, std::vector<RegexNode>& out) {
    bool any = false;
    while (!done() && !skip("\\E")) {
      out.push_back(literal(take_code_point(), flags));
      any = true;
    }
    if (any) parse_repeats(flags, out);
  }

  std::optional<RegexNode> parse_atom(Flags& flags) {
    switch (peek()) {
      case '(':
        return parse_group(flags);
      case '[':
        return parse_class(flags);
      case '.':
        ++at_;
        return any_character(flags);
      case '^':
        ++at_;
        return assertion("(?m:^)");
      case '$':
        ++at_;
        return assertion("(?m:$)");
      case '\\':
        return parse_escape(flags);
      default:
        return literal(take_code_point(), flags);
    }
  }

  void parse_repeats(Flags flags, std::vector<RegexNode>& sequence) {
    int min = 0;
    int max = 0;
    while (!done() && take_repeat(min, max)) {
      RegexNode node;
      node.kind = Kind::kRepeat;
      node.min = min;
      node.max = max;
      node.lazy = skip("?") != flags.swap_greed;
      node.children.push_back(std::move(sequence.back()));
      sequence.back() = std::move(node);
    }
  }

  bool take_repeat(int& min, int& max) {
    if (looking_at("*") || looking_at("+") || looking_at("?")) {
      min = peek() == '+' ? 1 : 0;
      max = peek() == '?' ? 1 : RegexNode::kNoLimit;
      ++at_;
      return true;
    }
    std::size_t const start = at_;
    if (skip("{") && take_number(min)) {
      max = min;
      if (skip(",") && !take_number(max)) max = RegexNode::kNoLimit;
      if (skip("}")) return true;
    }
    at_ = start;  // a brace that stands for itself
    return false;
  }

  bool take_number(int& number) {
    std::size_t const start = at_;
    number = 0;
    while (at_ < pattern_.size() && is_decimal(peek())) {
      number = std::min(number * 10 + (peek() - '0'), 100'000);
      ++at_;
    }
    return at_ > start;
  }

  // nullopt: flags only, (?i).
  std::optional<RegexNode> parse_group(Flags& flags) {
    ++at_;
    Flags inner = flags;
    if (skip("?P<") || skip("?<")) {
      at_ = std::min(pattern_.find('>', at_), pattern_.size() - 1) + 1;
    } else if (skip("?")) {
      bool on = true;
      while (!done() && peek() != ':' && peek() != ')') {
        set_flag(inner, pattern_[at_++], on);
      }
      if (skip(")")) {
        flags = inner;
        return std::nullopt;
      }
      skip(":");
    }
    failed_ = failed_ || ++depth_ > kMaxNesting;
    if (failed_) return std::nullopt;
    RegexNode node = parse_alternatives(inner);
    --depth_;
    failed_ = failed_ || !skip(")");
    return node;
  }

  static void set_flag(Flags& flags, char letter, bool& on) {
    if (letter == '-') on = false;
    if (letter == 'i') flags.ignore_case = on;
    if (letter == 's') flags.dot_matches_break = on;
    if (letter == 'U') flags.swap_greed = on;
  }

  RegexNode parse_escape(Flags flags) {
    ++at_;
    if (done()) return fail();
    switch (peek()) {
      case 'A':
      case 'b':
      case 'B':
      case 'z':
        return assertion(std::string("\\") + pattern_[at_++]);
      case 'C':
        return fail();
      default:
        RegexNode node = set_node(flags);
        take_member(node);
        return node;
    }
  }

  RegexNode parse_class(Flags flags) {
    ++at_;
    RegexNode node = set_node(flags);
    node.negated = skip("^");
    bool first = true;
    while (!done() && (first || peek() != ']')) {
      first = false;
      take_class_item(node);
    }
    failed_ = failed_ || !skip("]");
    return node;
  }

  void take_class_item(RegexNode& node) {
    if (looking_at("[:")) {
      std::size_t const end = pattern_.find(":]", at_ + 2);
      if (end != std::string_view::npos) {
        take_posix_class(node, pattern_.substr(at_, end + 2 - at_));
        at_ = end + 2;
        return;
      }
    }
    std::optional<char32_t> low;
    if (skip("\\")) {
      low = take_member(node);
    } else {
      low = take_code_point();
      node.written.add(*low);
    }
    bool const is_range = low && looking_at("-") && !looking_at("-]") &&
                          at_ + 1 < pattern_.size();
    if (!is_range) return;
    ++at_;
    char32_t const high =
        skip("\\") ? take_escaped_character() : take_code_point();
    if (high < *low || high > CodePointSet::kLast) {
      failed_ = true;
      return;
    }
    node.written.add(*low, high);
  }

  static void take_posix_class(RegexNode& node, std::string_view name) {
    if (name == "[:space:]") {
      add_space(node);
    } else if (name == "[:^space:]") {
      add_not_space(node);
    } else {
      node.named.emplace_back(name);
    }
  }

  // What follows a backslash, as a member of a set; the code point where it
  // is a single one.
  std::optional<char32_t> take_member(RegexNode& node) {
    if (done()) {
      failed_ = true;
      return std::nullopt;
    }
    char const letter = peek();
    if (std::string_view("dswDSW").find(letter) != std::string_view::npos) {
      ++at_;
      add_perl_class(node, letter);
      return std::nullopt;
    }
    if (letter == 'p' || letter == 'P') {
      node.named.push_back(take_property());
      return std::nullopt;
    }
    char32_t const code_point = take_escaped_character();
    node.written.add(code_point);
    return code_point;
  }

  static void add_perl_class(RegexNode& node, char letter) {
    if (letter == 'd') node.written.add(digits());
    if (letter == 'w') node.written.add(word_characters());
    if (letter == 's') add_space(node);
    if (letter == 'D') node.exact.add(digits().complement());
    if (letter == 'W') node.exact.add(word_characters().complement());
    if (letter == 'S') add_not_space(node);
  }

  // \s ends at a line, so [^\s] does not go over one either.
  static void add_space(RegexNode& node) {
    node.exact.add(' ');
    if (node.negated) node.exact.add('\n');
  }

  static void add_not_space(RegexNode& node) {
    CodePointSet set = blanks_and_break().complement();
    // [^\S] is \s, which is no line break.
    if (node.negated) set.add('\n');
    node.exact.add(set);
  }

  std::string take_property() {
    std::size_t const start = at_ - 1;  // the backslash
    at_ += 1;
    if (!done() && peek() == '{') {
      at_ = std::min(pattern_.find('}', at_), pattern_.size() - 1) + 1;
    } else if (!done()) {
      take_code_point();
    }
    return std::string(pattern_.substr(start, at_ - start));
  }

  char32_t take_escaped_character() {
    if (done()) {
      failed_ = true;
      return 0;
    }
    char const letter = peek();
    static constexpr std::pair<char, char32_t> kControls[] = {
        {'a', 7}, {'f', 12}, {'n', 10}, {'r', 13}, {'t', 9}, {'v', 11}};
    for (auto const& [name, value] : kControls) {
      if (letter != name) continue;
      ++at_;
      return value;
    }
    if (letter == 'x') {
      ++at_;
      return take_hex();
    }
    if (is_octal(letter)) return take_octal();
    return take_code_point();  // punctuation that stands for itself
  }

  char32_t take_hex() {
    bool const braces = skip("{");
    char32_t value = 0;
    for (int i = 0; !done() && (braces || i < 2); ++i) {
      int const digit = hex_value(peek());
      if (digit < 0) break;
      value = std::min<char32_t>(value * 16 + static_cast<char32_t>(digit),
                                 CodePointSet::kLast + 1);
      ++at_;
    }
    failed_ = failed_ || value > CodePointSet::kLast || (braces && !skip("}"));
    return value;
  }

  char32_t take_octal() {
    char32_t value = 0;
    for (int i = 0; i < 3 && !done() && is_octal(peek()); ++i) {
      value = value * 8 + static_cast<char32_t>(pattern_[at_++] - '0');
    }
    return value;
  }

  static RegexNode set_node(Flags flags) {
    RegexNode node;
    node.kind = Kind::kSet;
    node.ignore_case = flags.ignore_case;
    return node;
  }

  static RegexNode literal(char32_t code_point, Flags flags) {
    RegexNode node = set_node(flags);
    node.written.add(code_point);
    return node;
  }

  static RegexNode any_character(Flags flags) {
    RegexNode node = set_node(Flags{});
    if (!flags.dot_matches_break) node.exact.add('\n');
    node.negated = true;
    return node;
  }

  static RegexNode assertion(std::string text) {
    RegexNode node;
    node.kind = Kind::kAssertion;
    node.text = std::move(text);
    return node;
  }

  RegexNode fail() {
    failed_ = true;
    return {};
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<RegexNode> parse_regex(std::string_view pattern) {
  return Parser(pattern).parse();
}

RegexNode literal_node(char32_t code_point) {
  RegexNode node;
  node.kind = Kind::kSet;
  node.written.add(code_point);
  return node;
}

}  // namespace mishen
