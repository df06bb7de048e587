#pragma once

// What was typed → what it means, checked: after this nothing can be said
// wrongly any more.

#include <optional>
#include <string>
#include <vector>

#include "cli/config_file.h"
#include "cli/environment.h"
#include "cli/parser.h"
#include "lib/base/result.h"
#include "lib/base/terms.h"
#include "lib/input/input.h"
#include "lib/scan/reader.h"
#include "lib/scan/scan_settings.h"

namespace mishen {

/// --lang, else the configuration's, else the environment's.
Language language_of(Arguments const& arguments, Environment const& environment,
                     Configuration const* configuration = nullptr);

/// One --report.
struct ReportTarget {
  std::string format;
  std::string path;  ///< Empty: standard output.
};

/// Which rules to use.
struct RuleRequest {
  bool builtin = true;
  std::vector<std::string> paths;
  Configuration configuration;  ///< Its faults are said with the rules'.
};

/// --config, else the configuration that is found.
Result<Configuration> configuration_of(Arguments const& arguments);

/// What --rules and --no-builtin add to a configuration.
RuleRequest rule_request_of(Arguments const& arguments,
                            Configuration configuration);

struct ScanCommand {
  InputRequest request;
  RuleRequest rules;
  std::vector<ReportTarget> reports;
  ScanSettings scan;
  std::string profile;
  std::vector<std::string> warnings;  ///< In the language of the run.
  Severity fail_on = Severity::kReview;
  bool show = false;
  bool context = false;
  bool verbose = false;
  bool quiet = false;
  bool color = false;
};

Result<ScanCommand> scan_command_of(Arguments const& arguments,
                                    Environment const& environment);

/// What to read documents with: limits of the configuration, --no-sandbox,
/// the reader beside this program.
ReaderSettings reader_settings_of(Arguments const& arguments,
                                  Configuration const& configuration);

/// --today, else the environment's.
Result<Date> today_of(Arguments const& arguments,
                      Environment const& environment);

}  // namespace mishen
