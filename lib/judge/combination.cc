#include "lib/judge/combination.h"

#include <algorithm>
#include <map>
#include <set>

namespace mishen {
namespace {

using Parts = std::vector<Part const*>;

/// Parts that belong together, by the rule's scope.
std::vector<Parts> group_by_place(Rule const& rule, Parts const& parts) {
  std::map<std::pair<std::uint64_t, std::uint64_t>, Parts> groups;
  for (Part const* part : parts) {
    std::pair<std::uint64_t, std::uint64_t> key = {0, 0};
    if (rule.within == Within::kLine || rule.within == Within::kRow) {
      key = {part->place.block, part->place.line};
    } else if (rule.within == Within::kBlock) {
      key = {part->place.block, part->place.paragraph};
    }
    groups[key].push_back(part);
  }
  std::vector<Parts> out;
  for (auto& [key, group] : groups) out.push_back(std::move(group));
  return out;
}

/// Each part with what follows it within the distance.
std::vector<Parts> group_by_distance(Rule const& rule, Parts parts) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](auto const* a, auto const* b) {
                     return std::pair(a->place.stretch, a->place.at) <
                            std::pair(b->place.stretch, b->place.at);
                   });
  std::vector<Parts> out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Parts group;
    for (std::size_t j = i; j < parts.size(); ++j) {
      if (parts[j]->place.stretch != parts[i]->place.stretch ||
          parts[j]->place.at > parts[i]->end + rule.within_characters) {
        break;
      }
      group.push_back(parts[j]);
    }
    out.push_back(std::move(group));
  }
  return out;
}

using Texts = std::map<RuleId, std::set<std::string_view>>;

/// The different texts of each part that `group` has; empty where a part is
/// missing.
Texts texts_of(std::vector<RuleId> const& needed, Parts const& group) {
  Texts texts;
  for (Part const* part : group) texts[part->rule].insert(part->text);
  bool const whole = std::all_of(needed.begin(), needed.end(),
                                 [&](RuleId id) { return texts.contains(id); });
  return whole ? texts : Texts{};
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
    Texts all;
    for (Parts const& group : rule.within == Within::kCharacters
                                  ? group_by_distance(rule, relevant)
                                  : group_by_place(rule, relevant)) {
      Texts const texts = texts_of(needed, group);
      if (texts.empty()) continue;
      if (together.findings.empty()) {
        for (Part const* part : group) {
          together.findings.push_back(part->finding);
        }
      }
      for (auto const& [id, found] : texts) {
        all[id].insert(found.begin(), found.end());
      }
    }
    // The same person on fifty rows is one person.
    for (auto const& [id, found] : all) {
      together.times = together.times == 0
                           ? found.size()
                           : std::min(together.times, found.size());
    }
    if (together.times > 0 && together.times >= rule.at_least)
      out.push_back(std::move(together));
  }
  return out;
}

}  // namespace mishen
