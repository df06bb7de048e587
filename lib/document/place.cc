#include "lib/document/place.h"

#include <array>
#include <cstddef>

namespace mishen {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 15> kRoleNames = {
    "body",     "header", "footer",    "notes",   "comment",
    "text_box", "table",  "property",  "subject", "attachment",
    "image",    "script", "attribute", "name",    "raw"};
static_assert(kRoleNames.size() == static_cast<std::size_t>(Role::kRaw) + 1);

}  // namespace

std::string_view name(Role role) {
  return kRoleNames[static_cast<std::size_t>(role)];
}

std::optional<Role> role_from(std::string_view name) {
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    if (kRoleNames[i] == name) return static_cast<Role>(i);
  }
  return std::nullopt;
}

}  // namespace mishen
