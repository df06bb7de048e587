#include <array>
#include <cstdio>

#include "lib/engine/pattern/regex_tree.h"

namespace mishen {
namespace {

using Kind = RegexNode::Kind;

std::string escaped(char32_t code_point) {
  bool const is_plain = (code_point >= '0' && code_point <= '9') ||
                        (code_point >= 'A' && code_point <= 'Z') ||
                        (code_point >= 'a' && code_point <= 'z');
  if (is_plain) return {static_cast<char>(code_point)};
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "\\x{%x}",
                static_cast<unsigned>(code_point));
  return buffer.data();
}

std::string print_ranges(CodePointSet const& set) {
  std::string out;
  for (CodePointSet::Range const& range : set.ranges()) {
    out += escaped(range.first);
    if (range.first != range.last) out += "-" + escaped(range.last);
  }
  return out;
}

std::string print_set(RegexNode const& node) {
  CodePointSet set = node.written;
  set.add(node.exact);
  std::string out;
  if (node.named.empty() && !node.negated && set.size() == 1) {
    out = escaped(set.ranges().front().first);
  } else if (node.named.empty() && set.empty()) {
    out = node.negated ? "[\\x{0}-\\x{10ffff}]" : "[^\\x{0}-\\x{10ffff}]";
  } else {
    out = node.negated ? "[^" : "[";
    out += print_ranges(set);
    for (std::string const& name : node.named) out += name;
    out += ']';
  }
  return node.ignore_case ? "(?i:" + out + ")" : out;
}

std::string print_repeat(RegexNode const& node) {
  std::string out = "(?:" + print_regex(node.children.front()) + ")";
  if (node.min == 0 && node.max == RegexNode::kNoLimit) {
    out += '*';
  } else if (node.min == 1 && node.max == RegexNode::kNoLimit) {
    out += '+';
  } else if (node.min == 0 && node.max == 1) {
    out += '?';
  } else {
    out += '{' + std::to_string(node.min);
    if (node.max != node.min) out += ',';
    if (node.max != node.min && node.max != RegexNode::kNoLimit) {
      out += std::to_string(node.max);
    }
    out += '}';
  }
  return node.lazy ? out + '?' : out;
}

}  // namespace

std::string print_regex(RegexNode const& node) {
  std::string out;
  switch (node.kind) {
    case Kind::kEmpty:
      return "(?:)";
    case Kind::kNever:
      return "[^\\x{0}-\\x{10ffff}]";
    case Kind::kSet:
      return print_set(node);
    case Kind::kAssertion:
      return node.text;
    case Kind::kConcat:
      for (RegexNode const& child : node.children) out += print_regex(child);
      return out;
    case Kind::kAlternate:
      for (RegexNode const& child : node.children) {
        out += out.empty() ? "(?:" : "|";
        out += print_regex(child);
      }
      return out + ")";
    case Kind::kRepeat:
      return print_repeat(node);
  }
  return out;
}

}  // namespace mishen
