#include "lib/judge/combination.h"

#include <algorithm>
#include <map>
#include <set>

namespace mishen {
namespace {

using Parts = std::vector<Part const*>;

/// Parts that belong together, by the rule's scope.
std::vector<Parts> group_by_place(Rule const& rule, Parts const& parts) {
  std::map<std::uint64_t, Parts> groups;
  for (Part const* part : parts) {
    std::uint64_t key = 0;
    if (rule.within == Within::kLine || rule.within == Within::kRow) {
      key = part->line;
    } else if (rule.within == Within::kBlock) {
      key = part->paragraph;
    }
    groups[key].push_back(part);
  }
  std::vector<Parts> out;
  for (auto& [key, group] : groups) out.push_back(std::move(group));
  return out;
}

/// Each part with what follows it within the distance.
std::vector<Parts> group_by_distance(Rule const& rule, Parts const& parts) {
  std::vector<Parts> out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Parts group;
    for (std::size_t j = i; j < parts.size(); ++j) {
      if (parts[j]->at - parts[i]->at > rule.within_characters) break;
      group.push_back(parts[j]);
    }
    out.push_back(std::move(group));
  }
  return out;
}

/// How often the group fulfils the rule: the number of different texts of
/// the part that has fewest.
std::size_t times(std::vector<RuleId> const& needed, Parts const& group) {
  std::size_t fewest = group.size();
  for (RuleId id : needed) {
    std::set<std::string_view> texts;
    for (Part const* part : group) {
      if (part->rule == id) texts.insert(part->text);
    }
    fewest = std::min(fewest, texts.size());
  }
  return fewest;
}

std::vector<RuleId> needed_by(RuleSet const& rules, Rule const& rule) {
  std::vector<RuleId> needed;
  for (std::string const& id : rule.all_of) {
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
      if (rules.rules[i].id == id) {
        needed.push_back(RuleId{static_cast<std::uint32_t>(i)});
      }
    }
  }
  return needed;
}

}  // namespace

std::vector<Together> find_combinations(RuleSet const& rules,
                                        std::vector<Part> const& parts) {
  std::vector<Together> out;
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    Rule const& rule = rules.rules[i];
    if (rule.type != RuleType::kCombination || !rule.enabled) continue;
    std::vector<RuleId> const needed = needed_by(rules, rule);
    Parts relevant;
    for (Part const& part : parts) {
      if (std::find(needed.begin(), needed.end(), part.rule) != needed.end()) {
        relevant.push_back(&part);
      }
    }
    Together together{RuleId{static_cast<std::uint32_t>(i)}, {}, 0};
    bool const by_distance = rule.within == Within::kCharacters;
    for (Parts const& group : by_distance ? group_by_distance(rule, relevant)
                                          : group_by_place(rule, relevant)) {
      std::size_t const count = times(needed, group);
      if (count == 0) continue;
      if (together.groups == 0) {
        for (Part const* part : group) {
          together.findings.push_back(part->finding);
        }
      }
      together.groups += by_distance ? 1 : count;
    }
    if (together.groups >= rule.at_least) out.push_back(std::move(together));
  }
  return out;
}

}  // namespace mishen
