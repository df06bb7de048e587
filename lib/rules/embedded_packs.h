#pragma once

// The packs as the build folder's packs_generated.cc holds them.

#include <span>
#include <string_view>

namespace mishen {

/// A pack file in pieces short enough for any compiler.
struct EmbeddedPack {
  std::string_view file;
  std::span<std::string_view const> pieces;
};

std::span<EmbeddedPack const> embedded_packs();

}  // namespace mishen
