#include "lib/engine/compiled_rule.h"

namespace mishen {

RoleSet RoleSet::of(Where const& where) {
  RoleSet set;
  if (where.roles.empty()) set.bits_ = ~std::uint32_t{0};
  for (std::string const& name : where.roles) {
    if (auto const role = role_from(name)) {
      set.bits_ |= std::uint32_t{1} << static_cast<unsigned>(*role);
    }
  }
  return set;
}

CompiledRule compile_rule(Rule const& rule, RuleId id) {
  CompiledRule compiled;
  compiled.id = id;
  compiled.roles = RoleSet::of(rule.where);
  compiled.gaps = rule.gaps;
  compiled.boundary = rule.boundary;
  compiled.validator = find_validator(rule.validate);
  compiled.text_case = rule.case_sensitive ? Case::kKeep : Case::kFold;
  return compiled;
}

}  // namespace mishen
