#include "cli/settings.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <set>
#include <string_view>

#include "cli/console.h"
#include "lib/report/formats.h"
#include "lib/report/words.h"

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

Result<std::set<std::string, std::less<>>> accepted_reasons(
    Arguments const& arguments) {
  std::set<std::string, std::less<>> accepted;
  auto const& known = known_reasons();
  for (std::string const& typed : arguments.all("allow-incomplete")) {
    for (std::string& reason : split(typed, ',')) {
      if (std::find(known.begin(), known.end(), reason) == known.end()) {
        return usage("--allow-incomplete: unknown reason '" + reason +
                     "' (choose from: " + joined(known) + ")");
      }
      accepted.insert(std::move(reason));
    }
  }
  return accepted;
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

}  // namespace

Environment environment() {
  Environment out;
  out.language = language_from_locale(
      std::getenv("LC_ALL"), std::getenv("LC_MESSAGES"), std::getenv("LANG"));
  out.output_is_terminal = output_is_terminal();
  char const* const no_color = std::getenv("NO_COLOR");
  char const* const term = std::getenv("TERM");
  out.may_color = out.output_is_terminal &&
                  (no_color == nullptr || *no_color == '\0') &&
                  term != nullptr && std::string_view(term) != "dumb";
  std::time_t const now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  out.today = {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
  return out;
}

Language language_from_locale(char const* lc_all, char const* lc_messages,
                              char const* lang) {
  for (char const* value : {lc_all, lc_messages, lang}) {
    if (value == nullptr || *value == '\0') continue;
    std::string_view locale(value);
    locale = locale.substr(0, locale.find_first_of(".@"));
    bool const chinese =
        locale.substr(0, 2) == "zh" || locale == "C" || locale == "POSIX";
    return chinese ? Language::kChinese : Language::kEnglish;
  }
  return Language::kChinese;
}

Language language_of(Arguments const& arguments,
                     Environment const& environment) {
  if (!arguments.has("lang")) return environment.language;
  return arguments.value("lang") == "zh" ? Language::kChinese
                                         : Language::kEnglish;
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
  command.rules = {!arguments.has("no-builtin"), arguments.all("rules")};
  command.reports = TRY(report_targets(arguments));
  command.scan.today = TRY(today_of(arguments, environment));
  command.scan.language = language_of(arguments, environment);
  command.scan.list_notes = arguments.has("notes");
  command.scan.full_coverage = arguments.has("coverage");
  command.scan.digest = arguments.has("digest");
  command.scan.accepted = TRY(accepted_reasons(arguments));
  command.fail_on = severity_from(arguments.value("fail-on", "review"))
                        .value_or(Severity::kReview);
  command.show = arguments.has("show");
  command.context = arguments.has("context");
  command.verbose = arguments.has("verbose");
  command.quiet = arguments.has("quiet");
  command.color = wants_color(arguments, environment);
  return command;
}

}  // namespace mishen
