#include "cli/scan_command.h"

#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/rules_loader.h"
#include "cli/signals.h"
#include "lib/base/file.h"
#include "lib/document/coverage.h"
#include "lib/report/escape.h"
#include "lib/report/formats.h"
#include "lib/report/mask.h"
#include "lib/report/words.h"
#include "lib/result/totals.h"
#include "lib/scan/scanner.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

/// Local time as ISO 8601 with offset: 2026-11-23T09:30:00+08:00.
std::string now_iso() {
  std::time_t const now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char buffer[40];
  std::size_t const size =
      std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%S%z", &local);
  std::string out(buffer, size);
  if (out.size() > 2) out.insert(out.size() - 2, ":");
  return out;
}

Report new_report(ScanCommand const& command) {
  Report report;
  report.version = MISHEN_VERSION;
  report.run.started = now_iso();
  report.run.today = to_iso(command.scan.today);
  report.run.masked = !command.show;
  report.run.profile = command.profile;
  Configuration const& configuration = command.rules.configuration;
  if (configuration.exists()) {
    report.run.config_path = decode_name(configuration.path);
    report.run.config_digest = configuration.digest;
  }
  report.warnings = command.warnings;
  return report;
}

void say_warnings(Report const& report, ScanCommand const& command) {
  if (command.quiet) return;
  Language const language = command.scan.language;
  for (std::string const& warning : report.warnings) {
    complain(say(Phrase::kWarning, language) + escape(warning));
  }
  for (InputResult const& input : report.inputs) {
    bool const is_failure =
        input.named && (input.reason == reason::kNotFound ||
                        input.reason == reason::kUnreadable ||
                        input.reason == reason::kVanished);
    if (!is_failure) continue;
    complain(escape(input.path) + ": " +
             std::string(say_reason(*input.reason, language)));
  }
}

Result<void> write_file(std::string const& path, std::string_view text) {
  AtomicFile file = TRY(AtomicFile::create(path));
  TRY(file.write(text));
  return file.commit();
}

/// False: the report could not be written whole.
bool write_report(Report const& report, ReportTarget const& target,
                  ScanCommand const& command) {
  bool const to_output = target.path.empty();
  bool const to_terminal = to_output && output_is_terminal();
  RenderOptions options;
  options.language = command.scan.language;
  options.color = to_output && command.color;
  options.context = command.context || (to_terminal && target.format == "text");
  options.verbose = command.verbose;
  std::string const text =
      find_report_format(target.format)->render(report, options);
  if (to_output) return put(text) == 0;
  auto const written = write_file(target.path, text);
  if (!written) complain(escape(written.error().message()));
  return written.has_value();
}

/// The report that would take the place of a draft that is to be scanned.
ReportTarget const* report_over_input(ScanCommand const& command) {
  for (ReportTarget const& target : command.reports) {
    for (std::string const& path : command.request.paths) {
      std::error_code none;
      if (!target.path.empty() &&
          std::filesystem::equivalent(target.path, path, none)) {
        return &target;
      }
    }
  }
  return nullptr;
}

}  // namespace

int run_scan(ScanCommand const& command) {
  if (ReportTarget const* target = report_over_input(command)) {
    complain("--report " + escape(target->path) + ": is one of the inputs");
    return kExitUsage;
  }
  catch_stop_signals();
  Language const language = command.scan.language;
  auto const rules = load_rules(command.rules, language, Warnings::kHide);
  if (!rules) return kExitUsage;

  std::vector<InputWarning> warnings;
  auto scanned = scan(command.request, rules->compiled, command.scan,
                      new_report(command), warnings, stop_requested());
  if (!scanned) {
    complain(escape(scanned.error().message()));
    return kExitUsage;
  }
  Report& report = *scanned;
  for (InputWarning const& warning : warnings) {
    report.warnings.push_back(
        say(Phrase::kEmptyFolder, language, {decode_name(warning.path)}));
  }
  if (report.inputs.empty() && !report.run.aborted) {
    report.warnings.push_back(say(Phrase::kNothingGiven, language));
  }
  // From here on nothing unmasked is left, unless it was asked for.
  if (!command.show) mask(report);

  say_warnings(report, command);
  bool written = true;
  for (ReportTarget const& target : command.reports) {
    if (!write_report(report, target, command)) written = false;
  }
  if (!written) return kExitBroken;
  if (report.run.aborted) return stop_exit_status();
  return exit_status(report, command.fail_on);
}

}  // namespace mishen
