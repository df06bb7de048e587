#include "lib/scan/scanner.h"

#include <chrono>
#include <utility>

#include "lib/scan/input_scan.h"
#include "lib/scan/scan_pool.h"

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
  Limits const& limits = settings.limits;
  Totals totals(settings.list_notes,
                {limits.findings_per_rule, limits.findings_per_input,
                 limits.findings_per_report});
  ScanPool pool(rules, settings, stop,
                [&](Input const& input, ScannedInput scanned) {
                  // A folder is reported only for its name's sake.
                  bool const is_folder = input.kind == Input::Kind::kFolder;
                  if (is_folder && scanned.findings.empty()) return;
                  if (is_folder) scanned.result.format = "folder";
                  if (is_folder) totals.announce();
                  report.run.reader_failed |= scanned.reader_failed;
                  totals.add(std::move(scanned.result),
                             std::move(scanned.findings), scanned.counts);
                });
  TRY(walk_inputs(request, warnings, [&](Input input) {
    if (stop.load()) return false;
    if (input.kind != Input::Kind::kFolder) totals.announce();
    pool.add(std::move(input));
    return !stop.load();
  }));
  pool.finish();
  report.run.sandbox = std::string(name(pool.sandbox()));
  report.run.aborted = stop.load();
  totals.finish(report);
  report.summary.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began)
          .count();
  return report;
}

}  // namespace mishen
