#include "lib/engine/pattern/fold_pattern.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace mishen {
namespace {

using Kind = RegexNode::Kind;

// A class such as [㈀-㏿] has a few hundred characters that become several
// symbols; more than these is a class that means "anything".
constexpr std::size_t kMaxExpansions = 512;

RegexNode node_of(Kind kind) {
  RegexNode node;
  node.kind = kind;
  return node;
}

// Classes of which folded text has no member. Cherokee, whose small letters
// fold to its capitals, is given up.
bool is_never_folded(std::string_view name, Case text_case) {
  static constexpr std::string_view kAlways[] = {"\\p{Cf}", "\\p{Zl}",
                                                 "\\p{Zp}"};
  static constexpr std::string_view kUpper[] = {"\\p{Lu}", "\\p{Lt}",
                                                "[:upper:]"};
  auto const is_name = [&](std::string_view other) { return other == name; };
  if (std::any_of(std::begin(kAlways), std::end(kAlways), is_name)) return true;
  return text_case == Case::kFold &&
         std::any_of(std::begin(kUpper), std::end(kUpper), is_name);
}

class Folder {
 public:
  explicit Folder(Case text_case) : case_(text_case) {}

  [[nodiscard]] RegexNode fold_node(RegexNode node) const {
    switch (node.kind) {
      case Kind::kSet:
        return fold_set(std::move(node));
      case Kind::kConcat:
        return fold_concat(std::move(node));
      case Kind::kAlternate:
        return fold_alternate(std::move(node));
      case Kind::kRepeat:
        return fold_repeat(std::move(node));
      default:
        return node;
    }
  }

 private:
  [[nodiscard]] RegexNode fold_set(RegexNode node) const {
    std::vector<std::u32string> expansions;
    node.exact.add(node.written.folded(case_, expansions));
    node.written = CodePointSet{};
    drop_unmatchable_names(node);
    // Folded text has one case, but a property may still mean the other.
    if (case_ == Case::kFold && node.named.empty()) node.ignore_case = false;
    if (node.negated || expansions.empty()) {
      bool const has_any =
          node.negated || !node.exact.empty() || !node.named.empty();
      return has_any ? node : node_of(Kind::kNever);
    }
    return with_expansions(std::move(node), std::move(expansions));
  }

  void drop_unmatchable_names(RegexNode& node) const {
    if (node.ignore_case) return;
    node.named.erase(std::remove_if(node.named.begin(), node.named.end(),
                                    [&](std::string const& name) {
                                      return is_never_folded(name, case_);
                                    }),
                     node.named.end());
  }

  // The expansions first: a set that also has their first symbol would hide
  // them.
  [[nodiscard]] static RegexNode with_expansions(
      RegexNode set, std::vector<std::u32string> expansions) {
    std::sort(expansions.begin(), expansions.end(),
              [](auto const& a, auto const& b) {
                return a.size() != b.size() ? a.size() > b.size() : a < b;
              });
    expansions.erase(std::unique(expansions.begin(), expansions.end()),
                     expansions.end());
    expansions.resize(std::min(expansions.size(), kMaxExpansions));
    RegexNode choice = node_of(Kind::kAlternate);
    for (std::u32string const& expansion : expansions) {
      RegexNode symbols = node_of(Kind::kConcat);
      for (char32_t const symbol : expansion) {
        RegexNode literal = literal_node(symbol);
        literal.ignore_case = set.ignore_case;
        symbols.children.push_back(std::move(literal));
      }
      choice.children.push_back(std::move(symbols));
    }
    if (!set.exact.empty() || !set.named.empty()) {
      choice.children.push_back(std::move(set));
    }
    return choice;
  }

  [[nodiscard]] RegexNode fold_concat(RegexNode node) const {
    join_crlf(node.children);
    for (RegexNode& child : node.children) {
      child = fold_node(std::move(child));
      if (child.kind == Kind::kNever) return node_of(Kind::kNever);
    }
    return node;
  }

  // CR LF is one line break in folded text.
  static void join_crlf(std::vector<RegexNode>& children) {
    auto const is_literal = [](RegexNode const& node, char32_t code_point) {
      return node == literal_node(code_point);
    };
    for (std::size_t at = 0; at + 1 < children.size();) {
      if (is_literal(children[at], '\r') &&
          is_literal(children[at + 1], '\n')) {
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(at));
      } else {
        ++at;
      }
    }
  }

  [[nodiscard]] RegexNode fold_alternate(RegexNode node) const {
    std::vector<RegexNode> kept;
    for (RegexNode& child : node.children) {
      RegexNode folded = fold_node(std::move(child));
      if (folded.kind != Kind::kNever) kept.push_back(std::move(folded));
    }
    if (kept.empty()) return node_of(Kind::kNever);
    node.children = std::move(kept);
    return node;
  }

  [[nodiscard]] RegexNode fold_repeat(RegexNode node) const {
    RegexNode child = fold_node(std::move(node.children.front()));
    if (child.kind == Kind::kNever) {
      return node_of(node.min > 0 ? Kind::kNever : Kind::kEmpty);
    }
    node.children.front() = std::move(child);
    return node;
  }

  Case case_;
};

}  // namespace

std::variant<FoldedPattern, FoldFault> fold_pattern(std::string_view pattern,
                                                    Case text_case) {
  std::optional<RegexNode> tree = parse_regex(pattern);
  if (!tree) return FoldFault::kUnsupported;
  FoldedPattern folded;
  folded.tree = Folder(text_case).fold_node(std::move(*tree));
  if (folded.tree.kind == Kind::kNever) return FoldFault::kUnmatchable;
  folded.text = print_regex(folded.tree);
  return folded;
}

}  // namespace mishen
