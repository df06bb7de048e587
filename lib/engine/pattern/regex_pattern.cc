#include "lib/engine/pattern/regex_pattern.h"

#include <algorithm>
#include <utility>

#include "lib/engine/pattern/fold_pattern.h"

namespace mishen {
namespace {

using Kind = RegexNode::Kind;

// Whether a class given by name has the line break as a member: RE2 knows.
bool has_break(std::string const& name) {
  auto const regex = RegexMatcher::compile("[" + name + "]");
  return !regex || regex->find("\n", 0).has_value();
}

bool may_match_break(RegexNode const& set) {
  bool const is_member =
      set.exact.contains('\n') || set.written.contains('\n') ||
      std::any_of(set.named.begin(), set.named.end(), has_break);
  return is_member != set.negated;
}

bool needs_paragraph(RegexNode const& node) {
  if (node.kind == Kind::kSet) return may_match_break(node);
  if (node.kind == Kind::kAssertion) {
    return node.text == "\\A" || node.text == "\\z";
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     needs_paragraph);
}

PatternFault fault_of(Error const& error) {
  if (error.code == Error::Code::kUnsupported) {
    return {"R042", "the pattern matches the empty string",
            "ask for at least one character"};
  }
  return {"R041", "the pattern is refused: " + error.what,
          "patterns are written in RE2's syntax"};
}

PatternFault fault_of(FoldFault fault, Case text_case) {
  if (fault == FoldFault::kUnsupported) {
    return {"R041", "the pattern is refused: \\C or groups nested too deeply",
            ""};
  }
  return {"R040",
          "the pattern asks for what no folded text contains and can never "
          "match",
          text_case == Case::kFold
              ? "capitals need `case: sensitive`; zero-width characters are "
                "taken out before the search"
              : "zero-width characters are taken out before the search"};
}

}  // namespace

std::variant<RegexPattern, PatternFault> compile_pattern(
    std::string_view pattern, CompiledRule const& rule) {
  if (pattern.size() > kMaxWrittenPattern) {
    return PatternFault{"R041",
                        "the pattern is refused: longer than " +
                            std::to_string(kMaxWrittenPattern) + " bytes",
                        "make several rules of it"};
  }
  auto const written = RegexMatcher::compile(pattern);
  if (!written) return fault_of(written.error());
  auto folded = fold_pattern(pattern, rule.text_case);
  if (auto const* fault = std::get_if<FoldFault>(&folded)) {
    return fault_of(*fault, rule.text_case);
  }
  auto const& [tree, text] = std::get<FoldedPattern>(folded);
  auto matcher = RegexMatcher::compile(text);
  if (!matcher) return fault_of(matcher.error());
  return RegexPattern{rule, std::move(*matcher), Trigger::derive(tree),
                      needs_paragraph(tree)};
}

}  // namespace mishen
