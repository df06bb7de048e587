#include "lib/base/terms.h"

#include <cstddef>
#include <span>

namespace mishen {
namespace {

constexpr std::array<std::string_view, 3> kSeverityNames = {"note", "review",
                                                            "block"};
constexpr std::array<std::string_view, 4> kStatusNames = {
    "inspected", "partial", "uninspected", "skipped"};
constexpr std::array<std::string_view, 5> kVerdictNames = {
    "clean", "note", "incomplete", "review", "block"};

template <class Enum>
std::optional<Enum> from(std::span<std::string_view const> names,
                         std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <class Enum>
std::string_view at(std::span<std::string_view const> names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name(Severity severity) {
  return at(kSeverityNames, severity);
}
std::string_view name(Status status) { return at(kStatusNames, status); }
std::string_view name(Verdict verdict) { return at(kVerdictNames, verdict); }
std::string_view name(Category category) {
  return at(kCategoryNames, category);
}

std::optional<Severity> severity_from(std::string_view name) {
  return from<Severity>(kSeverityNames, name);
}
std::optional<Status> status_from(std::string_view name) {
  return from<Status>(kStatusNames, name);
}
std::optional<Verdict> verdict_from(std::string_view name) {
  return from<Verdict>(kVerdictNames, name);
}
std::optional<Category> category_from(std::string_view name) {
  return from<Category>(kCategoryNames, name);
}

}  // namespace mishen
