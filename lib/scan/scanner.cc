#include "lib/scan/scanner.h"

#include <chrono>
#include <utility>

#include "lib/scan/input_scan.h"

namespace mishen {
namespace {

void describe_rules(RuleSet const& rules, Report& report) {
  report.rules_digest = rules.digest;
  for (RulePack const& pack : rules.packs) {
    report.packs.push_back({pack.id, pack.version});
  }
  for (Override const& change : rules.overrides) {
    OverrideInfo info{change.rule, change.file, {}, change.enabled};
    if (change.severity) info.severity = std::string(name(*change.severity));
    report.overrides.push_back(std::move(info));
  }
}

}  // namespace

Result<Report> scan(InputRequest const& request, CompiledRules const& rules,
                    ScanSettings const& settings, Report report,
                    std::vector<InputWarning>& warnings,
                    std::atomic<bool> const& stop) {
  auto const began = std::chrono::steady_clock::now();
  describe_rules(rules.rules(), report);
  Totals totals(settings.list_notes, settings.caps);
  auto const take = [&](Input const& input) {
    if (stop.load()) return false;
    // A folder that cannot be listed is a problem, and always reported.
    bool const is_folder = input.kind == Input::Kind::kFolder;
    if (!is_folder) totals.announce();
    ScannedInput scanned = scan_input(input, rules, settings, stop);
    if (is_folder) {
      // A folder is a thing to be reported only for its name's sake.
      if (scanned.findings.empty()) return true;
      totals.announce();
      scanned.result.format = "folder";
    }
    totals.add(std::move(scanned.result), std::move(scanned.findings),
               scanned.counts);
    return !stop.load();
  };
  TRY(walk_inputs(request, warnings, take));
  report.run.aborted = stop.load();
  totals.finish(report);
  report.summary.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began)
          .count();
  return report;
}

}  // namespace mishen
