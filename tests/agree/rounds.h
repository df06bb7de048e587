#pragma once

// How long the seeded searches for disagreement run: as often as a test says,
// times MISHEN_AGREE_FACTOR where that is set (make nightly).

#include <cstdlib>

namespace mishen {

inline int rounds(int usual) {
  char const* const factor = std::getenv("MISHEN_AGREE_FACTOR");
  return factor == nullptr ? usual : usual * std::atoi(factor);
}

}  // namespace mishen
