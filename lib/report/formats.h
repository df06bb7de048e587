#pragma once

// The formats a report can be written in, in one table. Each is a function
// from a report, masked already, to text.

#include <string>
#include <string_view>
#include <vector>

#include "lib/base/terms.h"
#include "lib/result/report.h"

namespace mishen {

/// How to write; a format takes what concerns it.
struct RenderOptions {
  Language language = Language::kChinese;
  bool color = false;
  bool context = false;  ///< The (masked) text around each finding.
  bool verbose = false;  ///< Weights, rules, every file inspected.
};

struct ReportFormat {
  std::string_view name;
  std::string (*render)(Report const& report, RenderOptions const& options);
};

/// nullptr: there is no such format.
ReportFormat const* find_report_format(std::string_view name);

std::vector<std::string_view> report_format_names();

}  // namespace mishen
