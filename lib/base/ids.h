#pragma once

// Numbers that name things, each of a type of its own.

#include <compare>
#include <cstdint>
#include <functional>

namespace mishen {

/// An index that cannot be mixed up with an index of another kind.
template <class Tag>
struct Id {
  std::uint32_t value = 0;
  friend auto operator<=>(Id, Id) = default;
};

using RuleId = Id<struct RuleTag>;        ///< Index into RuleSet::rules.
using PatternId = Id<struct PatternTag>;  ///< Index given by a match compiler's
                                          ///< caller, handed back in each hit.
using BlockId = Id<struct BlockTag>;      ///< Index into Document::blocks.

}  // namespace mishen

template <class Tag>
struct std::hash<mishen::Id<Tag>> {
  std::size_t operator()(mishen::Id<Tag> id) const noexcept {
    return std::hash<std::uint32_t>{}(id.value);
  }
};
