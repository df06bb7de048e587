// Any pattern compiles or is refused with a diagnostic, and what it matches
// lies inside the text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/engine/compiled_rules.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  std::size_t const cut = std::min<std::size_t>(bytes.find('\0'), 128);
  RuleSet rules;
  Rule rule;
  rule.id = "fuzz";
  rule.type = RuleType::kRegex;
  rule.pattern = std::string(bytes.substr(0, cut));
  rules.rules.push_back(rule);
  std::vector<Diagnostic> diagnostics;
  auto const compiled = CompiledRules::compile(rules, diagnostics);
  CHECK(compiled.has_value() != has_errors(diagnostics));
  if (!compiled || cut >= size) return 0;
  Document const document = make_document(std::string(bytes.substr(cut + 1)),
                                          Role::kBody, TextKind::kProse);
  for (Match const& match : compiled->match(document)) {
    CHECK(match.span.begin < match.span.end);
    CHECK(document.blocks[match.block.value].span.contains(match.span));
  }
  return 0;
}
