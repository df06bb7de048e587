#include "lib/result/finding.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace mishen {

std::string_view name(Term::State state) {
  constexpr std::array<std::string_view, 3> kNames = {"running", "expired",
                                                      "unknown"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace mishen
