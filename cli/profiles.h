#pragma once

// The profiles of --profile: named bundles of settings, in one table.

#include <array>
#include <span>
#include <string_view>

#include "lib/base/options.h"

namespace mishen {

struct Profile {
  std::string_view name;
  BilingualText summary;
  bool list_notes = false;
  /// False: nothing can be accepted, whatever the configuration says.
  bool may_accept = true;
  /// Reasons that are accepted everywhere; they stay counted.
  std::span<std::string_view const> accepts;
};

/// The default first.
std::span<Profile const> profiles();

/// nullptr: there is none of that name.
Profile const* find_profile(std::string_view name);

inline constexpr std::string_view kDefaultProfile = "website";

/// As the table has them.
inline constexpr std::array<std::string_view, 3> kProfileNames = {
    kDefaultProfile, "commit", "strict"};

}  // namespace mishen
