#include "lib/rules/rule_names.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace mishen {
namespace {

constexpr RuleTypes kMarking = types_of(RuleType::kMarking);
constexpr RuleTypes kKeyword = types_of(RuleType::kKeyword);
constexpr RuleTypes kRegex = types_of(RuleType::kRegex);
constexpr RuleTypes kCombination = types_of(RuleType::kCombination);
constexpr RuleTypes kConsistency = types_of(RuleType::kConsistency);
constexpr RuleTypes kWords = kMarking | kKeyword;
constexpr RuleTypes kFinders = kWords | kRegex;
constexpr RuleTypes kAll = kFinders | kCombination | kConsistency;

constexpr std::array<RuleKey, 27> kRuleKeys = {{
    {"id", kAll},
    {"type", kAll},
    {"category", kAll},
    {"severity", kAll},
    {"enabled", kAll},
    {"title", kAll},
    {"basis", kAll},
    {"advice", kAll},
    {"supersedes", kAll},
    {"examples", kAll},
    {"counter_examples", kAll},
    {"words", kWords},
    {"words_file", kWords},
    {"levels", kMarking},
    {"forms", kMarking},
    {"pattern", kMarking | kRegex},
    {"validate", kRegex},
    {"boundary", kFinders},
    {"case", kFinders},
    {"gaps", kWords},
    {"where", kFinders},
    {"unless", kFinders},
    {"allow", kFinders},
    {"all_of", kCombination},
    {"within", kCombination},
    {"at_least", kCombination},
    {"check", kConsistency},
}};

template <std::size_t N>
std::optional<std::size_t> index_of(
    std::array<std::string_view, N> const& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return i;
  }
  return std::nullopt;
}

/// Edits that make `left` into `right`: one letter put in, left out,
/// changed, or two neighbours swapped.
std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> table(
      left.size() + 1, std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) table[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) table[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      std::size_t const change = left[i - 1] == right[j - 1] ? 0 : 1;
      std::size_t best = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                                   table[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] &&
          left[i - 2] == right[j - 1]) {
        best = std::min(best, table[i - 2][j - 2] + 1);
      }
      table[i][j] = best;
    }
  }
  return table[left.size()][right.size()];
}

constexpr std::size_t kMaxQuoted = 40;

}  // namespace

std::span<RuleKey const> rule_keys() { return kRuleKeys; }

RuleKey const* find_rule_key(std::string_view name) {
  for (RuleKey const& key : rule_keys()) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

std::optional<GapRule> gap_rule_from(std::string_view name) {
  constexpr std::array kValues = {GapRule::kNone, GapRule::kSpaced,
                                  GapRule::kAny};
  auto const index = index_of(kGapNames, name);
  return index ? std::optional(kValues[*index]) : std::nullopt;
}

std::optional<Boundary> boundary_from(std::string_view name) {
  constexpr std::array kValues = {Boundary::kDigit, Boundary::kWord,
                                  Boundary::kNone};
  auto const index = index_of(kBoundaryNames, name);
  return index ? std::optional(kValues[*index]) : std::nullopt;
}

std::optional<RuleType> rule_type_from(std::string_view name) {
  auto const index = index_of(kRuleTypeNames, name);
  return index ? std::optional(static_cast<RuleType>(*index)) : std::nullopt;
}

std::string_view name(RuleType type) {
  return kRuleTypeNames[static_cast<std::size_t>(type)];
}

std::string_view name(Form form) {
  return kFormNames[static_cast<std::size_t>(form)];
}

std::optional<Form> form_from(std::string_view name) {
  auto const index = index_of(kFormNames, name);
  return index ? std::optional(static_cast<Form>(*index)) : std::nullopt;
}

std::optional<Check> check_from(std::string_view name) {
  auto const index = index_of(kCheckNames, name);
  return index ? std::optional(static_cast<Check>(*index)) : std::nullopt;
}

std::string one_of(std::span<std::string_view const> names) {
  std::string out = "one of:";
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += i == 0 ? " " : ", ";
    out += names[i];
  }
  return out;
}

std::string suggestion(std::string_view written,
                       std::span<std::string_view const> names) {
  if (!written.empty() && written.size() <= kMaxQuoted) {
    std::size_t best = std::max<std::size_t>(written.size() / 3, 1) + 1;
    std::string_view nearest;
    for (std::string_view const name : names) {
      std::size_t const distance = edit_distance(written, name);
      if (distance >= best || distance >= written.size()) continue;
      best = distance;
      nearest = name;
    }
    if (!nearest.empty()) {
      return "did you mean \"" + std::string(nearest) + "\"?";
    }
  }
  return one_of(names);
}

std::string in_quotes(std::string_view written) {
  bool const plain =
      !written.empty() && written.size() <= kMaxQuoted &&
      std::all_of(written.begin(), written.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
      });
  return plain ? " \"" + std::string(written) + '"' : std::string();
}

bool is_id(std::string_view text) {
  constexpr std::size_t kMaxLength = 100;
  auto const is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  return !text.empty() && text.size() <= kMaxLength && is_letter(text[0]) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return is_letter(c) || c == '.' || c == '-';
         });
}

}  // namespace mishen
