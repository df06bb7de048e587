// Any text through the built-in rules and the judge: findings lie inside the
// text, and what is counted is at least what is stored.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/engine/compiled_rules.h"
#include "lib/judge/judge.h"

namespace {

struct Rules {
  mishen::RuleSet set;
  mishen::CompiledRules compiled;
};

Rules const& builtin() {
  static mishen::RuleSet const set =
      mishen::parse_rules(mishen::builtin_packs()).rules;
  static std::vector<mishen::Diagnostic> diagnostics;
  static Rules const rules{
      set, std::move(*mishen::CompiledRules::compile(set, diagnostics))};
  return rules;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string text(reinterpret_cast<char const*>(data), size);
  for (TextKind kind :
       {TextKind::kProse, TextKind::kTable, TextKind::kCode, TextKind::kData}) {
    Document const document = make_document(text, Role::kBody, kind);
    Judge judge(builtin().compiled.rules(), {2026, 11, 24}, Language::kChinese);
    judge.add(document, builtin().compiled.match(document));
    std::vector<Finding> const findings = judge.finish();
    FindingCounts const& counts = judge.counts();
    CHECK(counts.block + counts.review + counts.note >= findings.size());
    for (Finding const& finding : findings) {
      CHECK(text.find(finding.text) != text.npos);
      for (auto const& [begin, end] : finding.context_hits) {
        CHECK(begin <= end && end <= finding.context->size());
      }
    }
  }
  return 0;
}
