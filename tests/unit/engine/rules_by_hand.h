#pragma once

// Rule sets without YAML, and matches as one readable line.

#include <string>
#include <string_view>
#include <vector>

#include "lib/engine/compiled_rules.h"

namespace mishen {

inline Rule keyword_rule(std::vector<std::string> const& words,
                         GapRule gaps = GapRule::kDefault) {
  Rule rule;
  rule.id = "test.keyword";
  rule.type = RuleType::kKeyword;
  for (std::string const& word : words)
    rule.words.push_back({word, {}, {}, {}, {}});
  rule.gaps = gaps;
  rule.mark = {3, 5, 1};
  return rule;
}

inline Rule regex_rule(std::string pattern) {
  Rule rule;
  rule.id = "test.regex";
  rule.type = RuleType::kRegex;
  rule.pattern = std::move(pattern);
  rule.mark = {3, 5, 1};
  return rule;
}

inline RuleSet set_of(std::vector<Rule> rules) {
  RuleSet set;
  RulePack pack;
  pack.id = "test";
  pack.file = "test.yaml";
  set.packs.push_back(std::move(pack));
  set.rules = std::move(rules);
  return set;
}

/// "begin-end" of each match, in order; the rule in front where it is not
/// the first one.
inline std::string dump(std::vector<Match> const& matches) {
  std::string out;
  for (Match const& match : matches) {
    if (!out.empty()) out += ' ';
    if (match.rule.value != 0) {
      out += std::to_string(match.rule.value) + ":";
    }
    out +=
        std::to_string(match.span.begin) + "-" + std::to_string(match.span.end);
  }
  return out;
}

/// The texts of the matches, each in |…|.
inline std::string texts(std::vector<Match> const& matches,
                         Document const& document) {
  std::string out;
  for (Match const& match : matches) {
    out += '|' + document.text.substr(match.span.begin, match.span.size());
  }
  return out.empty() ? out : out + '|';
}

inline std::vector<Match> match_in(std::vector<Rule> rules,
                                   Document const& document) {
  RuleSet const set = set_of(std::move(rules));
  std::vector<Diagnostic> diagnostics;
  auto const compiled = CompiledRules::compile(set, diagnostics);
  if (!compiled) return {Match{RuleId{999}, 0, {}, {}}};
  return compiled->match(document);
}

inline std::string found(Rule rule, std::string text,
                         TextKind kind = TextKind::kProse) {
  Document const document = make_document(std::move(text), Role::kBody, kind);
  return texts(match_in({std::move(rule)}, document), document);
}

}  // namespace mishen
