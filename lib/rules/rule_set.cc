#include "lib/rules/rule_set.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "lib/base/sha256.h"
#include "lib/rules/embedded_packs.h"
#include "lib/rules/faults.h"
#include "lib/rules/pack_parser.h"
#include "lib/rules/rule_names.h"

namespace mishen {
namespace {

/// A pack with the faults found in it so far.
struct Part {
  PackSource const* source = nullptr;
  ParsedPack parsed;
  std::vector<Diagnostic> diagnostics;
};

std::string place_of(std::string const& file, Mark mark) {
  return file + ':' + std::to_string(mark.line);
}

/// Joins parsed packs: ids over all of them, references, overrides.
class Joiner {
 public:
  explicit Joiner(std::vector<Part>& parts) : parts_(parts) {}

  RuleSet run() {
    for (Part& part : parts_) {
      all_complete_ = all_complete_ && part.parsed.complete;
      if (!part.source->overrides_only) add_pack(part);
    }
    for (std::size_t i = 0; i < parts_.size(); ++i) check_references(i);
    for (std::size_t i = 0; i < parts_.size(); ++i) apply_overrides(i);
    for (Part& part : parts_) check_enabled(part);
    return std::move(rules_);
  }

 private:
  struct Known {
    std::size_t part = 0;
    std::size_t rule = 0;
  };

  static Faults faults_of(Part& part) {
    return {part.source->file, part.diagnostics};
  }

  void add_pack(Part& part) {
    std::size_t const index = rules_.packs.size();
    auto const part_index = static_cast<std::size_t>(&part - parts_.data());
    RulePack const& pack = part.parsed.pack;
    if (!pack.id.empty()) {
      auto const [first, is_new] = packs_.emplace(pack.id, part_index);
      if (!is_new) {
        faults_of(part).error(
            "R017", part.parsed.id_mark,
            "the pack" + in_quotes(pack.id) + " is there twice",
            "the other one is " + parts_[first->second].source->file);
      }
    }
    rules_.packs.push_back(pack);
    for (ParsedRule& parsed : part.parsed.rules) {
      parsed.rule.pack = index;
      if (parsed.has_id) add_id(part, part_index, parsed.rule);
      rules_.rules.push_back(parsed.rule);
    }
  }

  void add_id(Part& part, std::size_t part_index, Rule const& rule) {
    auto const [first, is_new] =
        known_.emplace(rule.id, Known{part_index, rules_.rules.size()});
    if (is_new) return;
    Rule const& other = rules_.rules[first->second.rule];
    std::string const& file = parts_[first->second.part].source->file;
    faults_of(part).error(
        "R017", rule.mark, "the id" + in_quotes(rule.id) + " is there twice",
        "the other one stands in " + place_of(file, other.mark) +
            "; to change a rule of another pack use override");
  }

  [[nodiscard]] Known const* find(std::string const& id) const {
    auto const found = known_.find(id);
    return found == known_.end() ? nullptr : &found->second;
  }

  std::string nearest(std::string const& id) const {
    std::vector<std::string_view> ids;
    for (auto const& [known, at] : known_) ids.push_back(known);
    std::string hint = suggestion(id, ids);
    // A list of all rules would be no hint.
    return hint.starts_with("did you") ? hint : std::string();
  }

  void unknown(Faults& faults, MarkedText const& id) const {
    if (!all_complete_) return;
    faults.error("R018", id.mark, "there is no rule" + in_quotes(id.text),
                 nearest(id.text));
  }

  void check_references(std::size_t index) {
    Part& part = parts_[index];
    Faults faults = faults_of(part);
    for (ParsedRule const& parsed : part.parsed.rules) {
      for (MarkedText const& id : parsed.supersedes) {
        check_reference(parsed.rule, id, faults);
      }
      for (MarkedText const& id : parsed.all_of) {
        Known const* const known = check_reference(parsed.rule, id, faults);
        if (known != nullptr &&
            rules_.rules[known->rule].type == RuleType::kCombination) {
          faults.error("R028", id.mark,
                       "a combination cannot be a part of a combination",
                       "name the rules that it combines");
        }
      }
    }
  }

  Known const* check_reference(Rule const& rule, MarkedText const& id,
                               Faults& faults) {
    if (id.text == rule.id) {
      faults.error("R027", id.mark, "the rule names itself");
      return nullptr;
    }
    Known const* const known = find(id.text);
    if (known == nullptr) unknown(faults, id);
    return known;
  }

  void apply_overrides(std::size_t index) {
    Part& part = parts_[index];
    Faults faults = faults_of(part);
    std::map<std::string, std::size_t> seen;
    for (ParsedOverride const& parsed : part.parsed.overrides) {
      Override const& change = parsed.value;
      auto const [first, is_new] = seen.emplace(change.rule, parsed.mark.line);
      if (!is_new) {
        faults.error(
            "R017", parsed.mark,
            "the rule" + in_quotes(change.rule) +
                " is overridden twice in this file",
            "the other one stands in line " + std::to_string(first->second));
        continue;
      }
      if (Rule* const rule = target_of(index, parsed, faults)) {
        apply(*rule, parsed, faults);
      }
    }
  }

  Rule* target_of(std::size_t index, ParsedOverride const& parsed,
                  Faults& faults) {
    Known const* const known = find(parsed.value.rule);
    if (known == nullptr) {
      unknown(faults, {parsed.value.rule, parsed.mark});
      return nullptr;
    }
    if (known->part == index) {
      faults.error("R029", parsed.mark,
                   "the rule stands in the same pack: change it there");
      return nullptr;
    }
    if (known->part > index && !parts_[index].source->overrides_only) {
      faults.error("R018", parsed.mark,
                   "the rule stands in a later pack, which cannot be "
                   "overridden from here",
                   "give this pack after " + parts_[known->part].source->file);
      return nullptr;
    }
    return &rules_.rules[known->rule];
  }

  void apply(Rule& rule, ParsedOverride const& parsed, Faults& faults) {
    Override const& change = parsed.value;
    bool const changes =
        (change.severity && *change.severity != rule.severity) ||
        (change.enabled && *change.enabled != rule.enabled);
    if (change.severity) rule.severity = *change.severity;
    if (change.enabled) rule.enabled = *change.enabled;
    rules_.overrides.push_back(change);
    if (changes || (!change.severity && !change.enabled)) return;
    faults.warn("R030", parsed.mark,
                "the override changes nothing: the rule is so already");
  }

  /// A combination of which a part is switched off never comes about.
  void check_enabled(Part& part) {
    Faults faults = faults_of(part);
    for (ParsedRule const& parsed : part.parsed.rules) {
      Known const* const self = find(parsed.rule.id);
      if (self == nullptr || !rules_.rules[self->rule].enabled) continue;
      for (MarkedText const& id : parsed.all_of) {
        Known const* const known = find(id.text);
        if (known == nullptr || rules_.rules[known->rule].enabled) continue;
        faults.warn("R031", id.mark,
                    "the rule" + in_quotes(id.text) +
                        " is disabled, so this combination finds nothing",
                    "disable the combination too");
      }
    }
  }

  std::vector<Part>& parts_;
  std::map<std::string, Known> known_;
  std::map<std::string, std::size_t> packs_;
  RuleSet rules_;
  bool all_complete_ = true;
};

/// The pack's own faults in the order of its lines, then those of its words
/// files.
void sort_faults(Part& part) {
  auto const key = [&part](Diagnostic const& fault) {
    bool const elsewhere = fault.file != part.source->file;
    return std::tuple(elsewhere, fault.mark.line, fault.mark.column);
  };
  std::stable_sort(part.diagnostics.begin(), part.diagnostics.end(),
                   [&key](Diagnostic const& left, Diagnostic const& right) {
                     return key(left) < key(right);
                   });
}

std::string digest_of(std::vector<Part> const& parts) {
  Sha256 hash;
  for (Part const& part : parts) {
    if (part.source->overrides_only) continue;
    hash.update(part.source->text);
    for (ParsedRule const& parsed : part.parsed.rules) {
      hash.update(parsed.words_file_bytes);
    }
  }
  return hash.finish();
}

std::vector<PackSource> read_embedded_packs() {
  std::vector<PackSource> packs;
  for (EmbeddedPack const& embedded : embedded_packs()) {
    PackSource pack;
    pack.file = "builtin:" + std::string(embedded.file);
    for (std::string_view const piece : embedded.pieces) pack.text += piece;
    packs.push_back(std::move(pack));
  }
  return packs;
}

}  // namespace

std::size_t RuleSet::active() const {
  return static_cast<std::size_t>(
      std::count_if(rules.begin(), rules.end(),
                    [](Rule const& rule) { return rule.enabled; }));
}

Rule const* RuleSet::find(std::string_view id) const {
  auto const found =
      std::find_if(rules.begin(), rules.end(),
                   [id](Rule const& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

RuleSetOutcome parse_rules(std::vector<PackSource> const& packs) {
  std::vector<Part> parts;
  parts.reserve(packs.size());
  for (PackSource const& source : packs) {
    Part part;
    part.source = &source;
    part.parsed = parse_pack(source, part.diagnostics);
    parts.push_back(std::move(part));
  }
  RuleSetOutcome outcome;
  outcome.rules = Joiner(parts).run();
  outcome.rules.digest = digest_of(parts);
  for (Part& part : parts) {
    sort_faults(part);
    for (Diagnostic& fault : part.diagnostics) {
      outcome.diagnostics.push_back(std::move(fault));
    }
  }
  // Rules that are faulty are not active either; their faults say more.
  if (outcome.rules.active() == 0 && !has_errors(outcome.diagnostics)) {
    outcome.diagnostics.push_back(
        {Diagnostic::Level::kError,
         "R020",
         packs.empty() ? std::string("rules") : packs.back().file,
         {},
         "no rule is active: nothing would be judged",
         "enable a rule, or add a pack"});
  }
  return outcome;
}

std::vector<PackSource> const& builtin_packs() {
  static std::vector<PackSource> const packs = read_embedded_packs();
  return packs;
}

}  // namespace mishen
