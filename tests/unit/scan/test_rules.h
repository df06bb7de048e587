#pragma once

// A few rules, compiled, for tests of the scanner.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lib/engine/compiled_rules.h"
#include "lib/rules/rule_set.h"

namespace mishen {

struct TestRules {
  std::unique_ptr<RuleSet const> set;
  std::unique_ptr<CompiledRules> compiled;
};

inline TestRules compile_pack(std::string text) {
  RuleSetOutcome outcome = parse_rules({{"test.yaml", std::move(text), ""}});
  EXPECT_FALSE(has_errors(outcome.diagnostics));
  TestRules rules;
  rules.set = std::make_unique<RuleSet const>(std::move(outcome.rules));
  std::vector<Diagnostic> diagnostics;
  auto compiled = CompiledRules::compile(*rules.set, diagnostics);
  EXPECT_TRUE(compiled.has_value());
  rules.compiled = std::make_unique<CompiledRules>(std::move(*compiled));
  return rules;
}

/// One keyword, 玄武工程, of severity review.
inline TestRules keyword_rules() {
  return compile_pack(
      "pack: test\n"
      "version: 1\n"
      "rules:\n"
      "  - id: test.word\n"
      "    type: keyword\n"
      "    words: [玄武工程]\n"
      "    severity: review\n"
      "    examples: [关于玄武工程的通知]\n"
      "    counter_examples: [今天天气很好]\n");
}

}  // namespace mishen
