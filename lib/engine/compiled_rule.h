#pragma once

// What every search needs of a rule, worked out once.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/base/ids.h"
#include "lib/document/place.h"
#include "lib/engine/surroundings.h"
#include "lib/rules/rule.h"
#include "lib/rules/validators.h"

namespace mishen {

/// The roles a rule looks at.
class RoleSet {
 public:
  /// Names that are no role are passed over; the parser refuses them.
  static RoleSet of(Where const& where);
  [[nodiscard]] bool contains(Role role) const {
    return (bits_ >> static_cast<unsigned>(role) & 1U) != 0;
  }

 private:
  std::uint32_t bits_ = 0;
};

/// A value; made by compile_rule().
struct CompiledRule {
  RuleId id;
  RoleSet roles;
  GapRule gaps = GapRule::kDefault;
  Boundary boundary = Boundary::kNone;
  Validator validator = nullptr;
  Case text_case = Case::kFold;

  /// Whether boundary and validator let `folded` stand between the two.
  [[nodiscard]] bool accepts(std::string_view folded, Neighbour before,
                             Neighbour behind) const {
    return respects(boundary, before, behind) &&
           (validator == nullptr || validator(folded));
  }
};

CompiledRule compile_rule(Rule const& rule, RuleId id);

}  // namespace mishen
