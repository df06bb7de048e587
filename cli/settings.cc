#include "cli/settings.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "cli/config_words.h"
#include "cli/profiles.h"
#include "lib/report/formats.h"
#include "lib/report/words.h"
#include "lib/rules/node_reader.h"

namespace mishen {
namespace {

Error usage(std::string what) {
  return Error{Error::Code::kInvalid, std::move(what), ""};
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  while (true) {
    std::size_t const at = text.find(separator);
    pieces.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

template <class Names>
std::string joined(Names const& names) {
  std::string out;
  for (auto const& name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

Result<ReportTarget> report_target(std::string_view typed) {
  std::size_t const equals = typed.find('=');
  ReportTarget target{std::string(typed.substr(0, equals)), ""};
  if (find_report_format(target.format) == nullptr) {
    return usage("--report: unknown format '" + target.format +
                 "' (choose from: " + joined(report_format_names()) + ")");
  }
  if (equals == std::string_view::npos) return target;
  target.path = typed.substr(equals + 1);
  if (target.path.empty()) {
    return usage("--report " + target.format + "=: a file name is missing");
  }
  if (target.path == "-") target.path.clear();
  return target;
}

Result<std::vector<ReportTarget>> report_targets(Arguments const& arguments) {
  std::vector<ReportTarget> targets;
  std::set<std::string> outputs;
  for (std::string const& typed : arguments.all("report")) {
    ReportTarget target = TRY(report_target(typed));
    if (!outputs.insert(target.path).second) {
      return usage("--report: two reports to one output");
    }
    targets.push_back(std::move(target));
  }
  // A person at the terminal is answered, whatever files are written, unless
  // standard output is taken.
  if (!arguments.has("quiet") && !outputs.contains("")) {
    targets.push_back({"text", ""});
  }
  return targets;
}

/// --allow-incomplete: everywhere and without end.
Result<std::vector<AcceptRule>> accepted_by_option(Arguments const& arguments) {
  std::vector<AcceptRule> accepted;
  for (std::string const& typed : arguments.all("allow-incomplete")) {
    for (std::string& reason : split(typed, ',')) {
      if (!is_reason(reason)) {
        return usage("--allow-incomplete: unknown reason '" + reason +
                     "' (choose from: " + joined(known_reasons()) + ")");
      }
      accepted.push_back({std::move(reason), "", "--allow-incomplete", {}});
    }
  }
  return accepted;
}

constexpr BilingualText kAcceptsNothing = {
    "方案 strict 不接受未检查的部分；accept_incomplete 未采用",
    "the profile strict accepts nothing: accept_incomplete is not used"};
constexpr BilingualText kAcceptRanOut = {
    "accept_incomplete 已过期，不再接受：",
    "accept_incomplete has run out and no longer holds: "};

/// What is accepted: by the profile, by the configuration, by option.
void accept(Profile const& profile, Config const& config,
            std::vector<AcceptRule> by_option, ScanCommand& command) {
  std::vector<AcceptRule>& accepted = command.scan.accepted;
  if (!profile.may_accept) {
    if (config.accepted.empty()) return;
    command.warnings.push_back(
        std::string(kAcceptsNothing.in(command.scan.language)));
    return;
  }
  for (std::string_view reason : profile.accepts) {
    accepted.push_back(
        {std::string(reason), "", std::string(profile.name), {}});
  }
  for (AcceptRule const& rule : config.accepted) {
    accepted.push_back(rule);
    if (!rule.until || *rule.until >= command.scan.today) continue;
    std::string const what =
        rule.reason + (rule.glob.empty() ? "" : " " + rule.glob);
    command.warnings.push_back(
        std::string(kAcceptRanOut.in(command.scan.language)) + what + " (" +
        to_iso(*rule.until) + ")");
  }
  std::move(by_option.begin(), by_option.end(), std::back_inserter(accepted));
}

Result<InputRequest> input_request(Arguments const& arguments) {
  InputRequest request;
  request.paths = arguments.operands;
  if (arguments.has("files-from")) {
    request.files_from = arguments.value("files-from");
  }
  request.null_separated = arguments.has("null");
  request.stdin_name = arguments.value("stdin-name");
  if (request.null_separated && !request.files_from) {
    return usage("--null is for --files-from, which was not given");
  }
  if (request.paths.empty() && !request.files_from) {
    return usage(
        "nothing to scan: give a file or folder (. is this folder, "
        "- is standard input) / 请给出要检查的文件或文件夹");
  }
  bool const has_dash = std::find(request.paths.begin(), request.paths.end(),
                                  "-") != request.paths.end();
  if (has_dash && request.files_from == "-") {
    return usage("standard input cannot be both the list of files and a file");
  }
  for (std::string const& path : request.paths) {
    if (path.empty()) return usage("an empty path was given");
  }
  return request;
}

bool wants_color(Arguments const& arguments, Environment const& environment) {
  std::string const when = arguments.value("color", "auto");
  if (when == "auto") return environment.may_color;
  return when == "always";
}

Result<unsigned> jobs_of(Arguments const& arguments, Config const& config) {
  if (!arguments.has("jobs")) return config.jobs.value_or(0);
  auto const typed = count_from(arguments.value("jobs"));
  if (!typed || *typed < 1 || *typed > kMostJobs) {
    return usage("--jobs: not a number from 1 to " + std::to_string(kMostJobs));
  }
  return static_cast<unsigned>(*typed);
}

}  // namespace

Language language_of(Arguments const& arguments, Environment const& environment,
                     Configuration const* configuration) {
  if (arguments.has("lang")) {
    return arguments.value("lang") == "zh" ? Language::kChinese
                                           : Language::kEnglish;
  }
  bool const configured =
      configuration != nullptr && configuration->values.language.has_value();
  return configured ? *configuration->values.language : environment.language;
}

Result<Configuration> configuration_of(Arguments const& arguments) {
  return load_configuration(arguments.value("config"), config_places());
}

RuleRequest rule_request_of(Arguments const& arguments,
                            Configuration configuration) {
  RuleRequest request;
  request.builtin =
      configuration.values.builtin && !arguments.has("no-builtin");
  request.paths = configuration.values.rules;
  for (std::string& path : arguments.all("rules")) {
    request.paths.push_back(std::move(path));
  }
  request.configuration = std::move(configuration);
  return request;
}

ReaderSettings reader_settings_of(Arguments const& arguments,
                                  Configuration const& configuration) {
  ReaderSettings settings;
  settings.program = reader_beside_this_program();
  settings.limits = configuration.values.limits;
  settings.sandbox = !arguments.has("no-sandbox");
  return settings;
}

Result<Date> today_of(Arguments const& arguments,
                      Environment const& environment) {
  if (!arguments.has("today")) return environment.today;
  auto const date = date_from_iso(arguments.value("today"));
  if (!date) return usage("--today: not a date of the form YYYY-MM-DD");
  return *date;
}

Result<ScanCommand> scan_command_of(Arguments const& arguments,
                                    Environment const& environment) {
  ScanCommand command;
  command.request = TRY(input_request(arguments));
  command.reports = TRY(report_targets(arguments));
  Configuration configuration = TRY(configuration_of(arguments));
  Config const& config = configuration.values;
  Profile const& profile = *find_profile(arguments.value(
      "profile", config.profile.value_or(std::string(kDefaultProfile))));
  std::vector<AcceptRule> by_option = TRY(accepted_by_option(arguments));
  if (!by_option.empty() && !profile.may_accept) {
    return usage("--allow-incomplete: the profile " +
                 std::string(profile.name) + " accepts nothing");
  }
  ScanSettings& scan = command.scan;
  scan.today = TRY(today_of(arguments, environment));
  scan.language = language_of(arguments, environment, &configuration);
  scan.list_notes =
      arguments.has("notes") || config.list_notes || profile.list_notes;
  scan.full_coverage = arguments.has("coverage");
  scan.digest = arguments.has("digest");
  scan.jobs = TRY(jobs_of(arguments, config));
  scan.fingerprint_key = config.fingerprint_key;
  ReaderSettings reader = reader_settings_of(arguments, configuration);
  scan.limits = reader.limits;
  scan.sandbox = reader.sandbox;
  scan.reader_program = std::move(reader.program);
  command.profile = profile.name;
  command.warnings = configuration_warnings(configuration, scan.language);
  accept(profile, config, std::move(by_option), command);
  command.fail_on = severity_from(arguments.value("fail-on"))
                        .value_or(config.fail_on.value_or(Severity::kReview));
  command.show = arguments.has("show");
  command.context = arguments.has("context");
  command.verbose = arguments.has("verbose");
  command.quiet = arguments.has("quiet");
  command.color = wants_color(arguments, environment);
  command.rules = rule_request_of(arguments, std::move(configuration));
  return command;
}

}  // namespace mishen
