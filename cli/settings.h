#pragma once

// What was typed → what it means, checked: after this nothing can be said
// wrongly any more.

#include <optional>
#include <string>
#include <vector>

#include "cli/parser.h"
#include "lib/base/result.h"
#include "lib/base/terms.h"
#include "lib/input/input.h"
#include "lib/scan/scan_settings.h"

namespace mishen {

/// What the surroundings of the process say.
struct Environment {
  Language language = Language::kChinese;
  bool output_is_terminal = false;
  bool may_color = false;  ///< A terminal that can, and no NO_COLOR.
  Date today;
};

Environment environment();

/// LC_ALL > LC_MESSAGES > LANG, the first that is set and not empty; zh*, C,
/// POSIX and none → Chinese, else English.
Language language_from_locale(char const* lc_all, char const* lc_messages,
                              char const* lang);

/// --lang, else the environment's.
Language language_of(Arguments const& arguments,
                     Environment const& environment);

/// One --report.
struct ReportTarget {
  std::string format;
  std::string path;  ///< Empty: standard output.
};

/// Which rules to use.
struct RuleRequest {
  bool builtin = true;
  std::vector<std::string> paths;
};

struct ScanCommand {
  InputRequest request;
  RuleRequest rules;
  std::vector<ReportTarget> reports;
  ScanSettings scan;
  Severity fail_on = Severity::kReview;
  bool show = false;
  bool context = false;
  bool verbose = false;
  bool quiet = false;
  bool color = false;
};

Result<ScanCommand> scan_command_of(Arguments const& arguments,
                                    Environment const& environment);

/// --today, else the environment's.
Result<Date> today_of(Arguments const& arguments,
                      Environment const& environment);

}  // namespace mishen
