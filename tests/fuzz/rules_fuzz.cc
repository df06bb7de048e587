// Any text as a pack: rules or diagnostics, and every diagnostic renders.

#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/base/result.h"
#include "lib/rules/rule_set.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  PackSource source;
  source.file = "fuzz.yaml";
  source.text.assign(reinterpret_cast<char const*>(data), size);
  RuleSetOutcome const outcome = parse_rules({source});
  CHECK(has_errors(outcome.diagnostics) || outcome.rules.active() > 0);
  for (Diagnostic const& diagnostic : outcome.diagnostics) {
    CHECK(!render(diagnostic, source.text).empty());
  }
  return 0;
}
