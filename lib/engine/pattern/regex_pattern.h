#pragma once

// A regex of a rule made ready for folded text: matcher, trigger, and the
// stretch of text it is to be run on.

#include <string>
#include <variant>

#include "lib/engine/compiled_rule.h"
#include "lib/engine/trigger/trigger.h"
#include "lib/match/regex/regex_matcher.h"

namespace mishen {

/// Immutable once made.
struct RegexPattern {
  CompiledRule rule;
  RegexMatcher matcher;
  Trigger trigger;
  /// It may match a line break, or asks where the paragraph ends: it is run
  /// on paragraphs, others on lines, where the answer is the same.
  bool needs_paragraph = false;
};

/// Why a pattern is no use, as a Diagnostic says it.
struct PatternFault {
  std::string code;
  std::string what;
  std::string hint;
};

/// Bytes an author may write.
inline constexpr std::size_t kMaxWrittenPattern = 4 << 10;

std::variant<RegexPattern, PatternFault> compile_pattern(
    std::string_view pattern, CompiledRule const& rule);

}  // namespace mishen
