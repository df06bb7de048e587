#include "lib/report/formats.h"

#include <array>

#include "lib/report/text_report.h"
#include "lib/result/report_json.h"

namespace mishen {
namespace {

std::string as_text(Report const& report, RenderOptions const& options) {
  return text_report(report, options);
}

std::string as_json(Report const& report, RenderOptions const& options) {
  return to_json(report, {options.context});
}

constexpr std::array<ReportFormat, 2> kFormats = {
    {{"text", as_text}, {"json", as_json}}};

}  // namespace

ReportFormat const* find_report_format(std::string_view name) {
  for (ReportFormat const& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::vector<std::string_view> report_format_names() {
  std::vector<std::string_view> names;
  for (ReportFormat const& format : kFormats) names.push_back(format.name);
  return names;
}

}  // namespace mishen
