#include "lib/rules/rule_parser.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "lib/rules/rule_names.h"
#include "lib/rules/rule_words.h"
#include "lib/rules/validators.h"
#include "lib/rules/word_check.h"

namespace mishen {
namespace {

constexpr std::size_t kMaxPatternBytes = 4096;
constexpr std::size_t kMaxNear = 1000;
constexpr std::size_t kMaxWithin = 10'000;
constexpr std::size_t kMaxAtLeast = 1'000'000;

std::vector<std::string_view> key_names(std::optional<RuleType> type) {
  std::vector<std::string_view> names;
  for (RuleKey const& key : rule_keys()) {
    if (!type || (key.types & types_of(*type)) != 0) names.push_back(key.name);
  }
  return names;
}

/// Reads one rule. One object a rule; run() once.
class RuleParser {
 public:
  RuleParser(YamlNode const& node, std::string const& directory, Faults& faults)
      : node_(node), directory_(directory), faults_(faults) {}

  ParsedRule run() {
    read_identity();
    check_rule_keys();
    read_common();
    read_context();
    read_words();
    read_pattern();
    read_combination();
    check_content();
    read_examples("examples", rule().examples);
    read_examples("counter_examples", rule().counter_examples);
    return std::move(parsed_);
  }

 private:
  Rule& rule() { return parsed_.rule; }

  [[nodiscard]] YamlEntry const* find(std::string_view key) const {
    return node_.find(key);
  }
  [[nodiscard]] YamlEntry const* find_own(std::string_view key) const {
    return find_own_key(node_, type_, key);
  }

  void missing(std::string_view key, std::string hint = {}) {
    faults_.error("R011", rule().mark,
                  "the rule lacks the key \"" + std::string(key) + '"',
                  std::move(hint));
  }

  void read_identity() {
    rule().mark = node_.mark;
    if (YamlEntry const* const id = find("id")) {
      if (id->value.is_scalar()) rule().mark = id->value.mark;
      rule().id = read_text(*id, faults_).value_or("");
      parsed_.has_id = is_id(rule().id);
      if (!rule().id.empty() && !parsed_.has_id) {
        faults_.error("R014", rule().mark, "not an id",
                      "ids are of a-z, 0-9, . and -, and begin with a letter "
                      "or digit");
      }
    } else {
      missing("id");
    }
    if (YamlEntry const* const type = find("type")) {
      if (auto const text = read_name(*type, kRuleTypeNames, faults_)) {
        type_ = rule_type_from(*text);
        rule().type = *type_;
      }
    } else {
      missing("type", one_of(kRuleTypeNames));
    }
  }

  void check_rule_keys() {
    for (YamlEntry const& entry : node_.entries) {
      RuleKey const* const known = find_rule_key(entry.key);
      if (known == nullptr) {
        faults_.error("R010", entry.key_mark,
                      "unknown key" + in_quotes(entry.key),
                      suggestion(entry.key, key_names(type_)));
      } else if (type_ && (known->types & types_of(*type_)) == 0) {
        faults_.error("R015", entry.key_mark,
                      "a " + std::string(name(*type_)) + " rule has no key \"" +
                          entry.key + '"');
      }
    }
  }

  void read_common() {
    if (YamlEntry const* const entry = find("severity")) {
      if (auto const text = read_name(*entry, kSeverityNames, faults_)) {
        rule().severity = *severity_from(*text);
      }
    } else {
      missing("severity", one_of(kSeverityNames));
    }
    if (type_ == RuleType::kCombination) {
      rule().category = Category::kCombination;
    }
    if (YamlEntry const* const entry = find("category")) {
      if (auto const text = read_name(*entry, kCategoryNames, faults_)) {
        rule().category = *category_from(*text);
      }
    }
    if (YamlEntry const* const entry = find("enabled")) {
      rule().enabled = read_flag(*entry, faults_).value_or(true);
    }
    if (YamlEntry const* const entry = find("title")) {
      rule().title = read_localized(*entry, faults_);
    }
    if (YamlEntry const* const entry = find("advice")) {
      rule().advice = read_localized(*entry, faults_);
    }
    if (YamlEntry const* const entry = find("basis")) {
      for (MarkedText& text : read_texts(*entry, faults_)) {
        rule().basis.push_back(std::move(text.text));
      }
    }
    read_ids("supersedes", parsed_.supersedes, rule().supersedes);
  }

  /// How and where a match may stand.
  void read_context() {
    if (YamlEntry const* const entry = find_own("case")) {
      auto const text = read_name(*entry, kCaseNames, faults_);
      rule().case_sensitive = text == "sensitive";
    }
    if (YamlEntry const* const entry = find_own("gaps")) {
      if (auto const text = read_name(*entry, kGapNames, faults_)) {
        rule().gaps = *gap_rule_from(*text);
      }
    }
    if (YamlEntry const* const entry = find_own("boundary")) {
      if (auto const text = read_name(*entry, kBoundaryNames, faults_)) {
        rule().boundary = *boundary_from(*text);
      }
    }
    read_forms();
    read_where();
    read_unless();
    if (YamlEntry const* const entry = find_own("allow")) {
      rule().allow = checked_words(*entry, "allowed phrase");
    }
  }

  void read_forms() {
    if (type_ == RuleType::kMarking) {
      rule().forms = {Form::kStar,    Form::kLine, Form::kField,
                      Form::kBracket, Form::kName, Form::kColumn};
    }
    YamlEntry const* const entry = find_own("forms");
    if (entry == nullptr) return;
    std::vector<Form> forms;
    for (MarkedText const& text : read_texts(*entry, faults_)) {
      if (auto const form = form_from(text.text)) {
        forms.push_back(*form);
      } else {
        unknown_item(text, "form", kFormNames);
      }
    }
    if (!forms.empty()) rule().forms = std::move(forms);
  }

  void unknown_item(MarkedText const& text, std::string_view noun,
                    std::span<std::string_view const> names) {
    faults_.error("R013", text.mark,
                  "unknown " + std::string(noun) + in_quotes(text.text),
                  one_of(names));
  }

  void read_where() {
    YamlEntry const* const entry = find_own("where");
    if (entry == nullptr) return;
    constexpr std::array<std::string_view, 1> kKeys = {"roles"};
    YamlNode const* const where = read_mapping(*entry, kKeys, faults_);
    if (where == nullptr) return;
    YamlEntry const* const roles = where->find("roles");
    if (roles == nullptr) {
      faults_.error("R011", entry->key_mark,
                    "\"where\" lacks the key "
                    "\"roles\"");
      return;
    }
    for (MarkedText& text : read_texts(*roles, faults_)) {
      if (std::find(kRoleNames.begin(), kRoleNames.end(), text.text) ==
          kRoleNames.end()) {
        unknown_item(text, "role", kRoleNames);
      }
      rule().where.roles.push_back(std::move(text.text));
    }
  }

  void read_unless() {
    YamlEntry const* const entry = find_own("unless");
    if (entry == nullptr) return;
    constexpr std::array<std::string_view, 2> kKeys = {"near", "within"};
    YamlNode const* const unless = read_mapping(*entry, kKeys, faults_);
    if (unless == nullptr) return;
    if (YamlEntry const* const near = unless->find("near")) {
      rule().unless.near = checked_words(*near, "phrase");
    } else {
      faults_.error("R011", entry->key_mark,
                    "\"unless\" lacks the key \"near\"");
    }
    if (YamlEntry const* const within = unless->find("within")) {
      rule().unless.within = read_count(*within, 1, kMaxNear, faults_)
                                 .value_or(rule().unless.within);
    }
  }

  std::vector<std::string> checked_words(YamlEntry const& entry,
                                         std::string_view noun) {
    std::vector<std::string> words;
    for (MarkedText& text : read_texts(entry, faults_)) {
      if (check_word(text, noun, faults_)) {
        words.push_back(std::move(text.text));
      }
    }
    return words;
  }

  void read_words() {
    RuleWords words = read_rule_words(node_, type_, directory_,
                                      rule().case_sensitive, faults_);
    rule().words = std::move(words.words);
    rule().levels = std::move(words.levels);
    parsed_.words_file_bytes = std::move(words.words_file_bytes);
  }

  void read_pattern() {
    if (YamlEntry const* const entry = find_own("pattern")) {
      rule().pattern = read_text(*entry, faults_).value_or("");
      rule().pattern_mark = entry->value.mark;
      if (rule().pattern.size() > kMaxPatternBytes) {
        faults_.error("R024", entry->value.mark,
                      "the pattern is longer than " +
                          std::to_string(kMaxPatternBytes) + " bytes");
      }
      for (std::string_view const other : {"words", "words_file", "levels"}) {
        YamlEntry const* const clash = find_own(other);
        if (clash == nullptr) continue;
        faults_.error("R016", clash->key_mark,
                      '"' + std::string(other) +
                          "\" and \"pattern\" cannot stand in one rule",
                      "make two rules of it");
      }
    }
    if (YamlEntry const* const entry = find_own("validate")) {
      if (auto const text = read_name(*entry, validator_names(), faults_)) {
        rule().validate = *text;
      }
    }
  }

  void read_combination() {
    read_ids("all_of", parsed_.all_of, rule().all_of);
    if (YamlEntry const* const entry = find_own("at_least")) {
      rule().at_least = read_count(*entry, 1, kMaxAtLeast, faults_).value_or(1);
    }
    if (YamlEntry const* const entry = find_own("within")) read_within(*entry);
    if (YamlEntry const* const entry = find_own("check")) {
      if (auto const text = read_name(*entry, kCheckNames, faults_)) {
        rule().check = *check_from(*text);
      }
    }
  }

  void read_within(YamlEntry const& entry) {
    constexpr std::string_view kCharacters = "characters";
    auto const text = read_text(entry, faults_);
    if (!text) return;
    if (text->starts_with(kCharacters)) {
      std::string_view count =
          std::string_view(*text).substr(kCharacters.size());
      while (count.starts_with(' ')) count.remove_prefix(1);
      auto const characters = count_from(count);
      if (characters && *characters >= 1 && *characters <= kMaxWithin) {
        rule().within = Within::kCharacters;
        rule().within_characters = *characters;
        return;
      }
      faults_.error(
          "R014", entry.value.mark, "\"within\" lacks its number of characters",
          "write \"characters N\", N from 1 to " + std::to_string(kMaxWithin));
      return;
    }
    constexpr std::array kValues = {Within::kCharacters, Within::kLine,
                                    Within::kRow, Within::kBlock,
                                    Within::kDocument};
    for (std::size_t i = 1; i < kWithinNames.size(); ++i) {
      if (kWithinNames[i] != *text) continue;
      rule().within = kValues[i];
      return;
    }
    faults_.error("R013", entry.value.mark,
                  "unknown value" + in_quotes(*text) + " of \"within\"",
                  one_of(kWithinNames));
  }

  void read_ids(std::string_view key, std::vector<MarkedText>& marked,
                std::vector<std::string>& ids) {
    YamlEntry const* const entry = find_own(key);
    if (entry == nullptr) return;
    std::set<std::string> seen;
    for (MarkedText& text : read_texts(*entry, faults_)) {
      if (!seen.insert(text.text).second) {
        faults_.error("R014", text.mark, "the id stands here a second time");
        continue;
      }
      ids.push_back(text.text);
      marked.push_back(std::move(text));
    }
  }

  /// A rule must look for something.
  void check_content() {
    if (!type_) return;
    struct Content {
      RuleType type;
      std::vector<std::string_view> keys;
      std::string_view said;
    };
    std::array<Content, 5> const contents = {{
        {RuleType::kMarking,
         {"words", "words_file", "pattern", "levels"},
         "levels, words, words_file or pattern"},
        {RuleType::kKeyword, {"words", "words_file"}, "words or words_file"},
        {RuleType::kRegex, {"pattern"}, "pattern"},
        {RuleType::kCombination, {"all_of"}, "all_of"},
        {RuleType::kConsistency, {"check"}, "check"},
    }};
    Content const& content = contents[static_cast<std::size_t>(*type_)];
    bool const has = std::any_of(
        content.keys.begin(), content.keys.end(),
        [this](std::string_view key) { return find(key) != nullptr; });
    if (has) return;
    faults_.error(
        "R011", rule().mark,
        "the rule looks for nothing: it lacks " + std::string(content.said));
  }

  void read_examples(std::string_view key, std::vector<std::string>& out) {
    YamlEntry const* const entry = find(key);
    if (entry == nullptr) {
      faults_.error("R021", rule().mark, "the rule has no " + std::string(key),
                    key == "examples"
                        ? "give at least one text that must be found"
                        : "give at least one text that must not be found");
      return;
    }
    if (entry->value.is_sequence() && entry->value.items.empty() &&
        entry->value.complete) {
      faults_.error("R021", entry->value.mark,
                    "the list \"" + std::string(key) + "\" is empty");
      return;
    }
    for (MarkedText& text : read_texts(*entry, faults_)) {
      if (text.text.empty()) {
        faults_.error("R014", text.mark, "an example is empty");
      }
      out.push_back(std::move(text.text));
    }
  }

  YamlNode const& node_;
  std::string const& directory_;
  Faults& faults_;
  std::optional<RuleType> type_;
  ParsedRule parsed_;
};

}  // namespace

ParsedRule parse_rule(YamlNode const& node, std::string const& directory,
                      Faults& faults) {
  return RuleParser(node, directory, faults).run();
}

std::optional<ParsedOverride> parse_override(YamlNode const& node,
                                             Faults& faults) {
  constexpr std::array<std::string_view, 3> kKeys = {"override", "severity",
                                                     "enabled"};
  check_keys(node, kKeys, faults);
  YamlEntry const& target = *node.find("override");
  ParsedOverride parsed;
  parsed.mark = target.value.mark;
  parsed.value.file = faults.file();
  auto const id = read_text(target, faults);
  if (YamlEntry const* const entry = node.find("severity")) {
    if (auto const text = read_name(*entry, kSeverityNames, faults)) {
      parsed.value.severity = severity_from(*text);
    }
  }
  if (YamlEntry const* const entry = node.find("enabled")) {
    parsed.value.enabled = read_flag(*entry, faults);
  }
  if (!node.find("severity") && !node.find("enabled")) {
    faults.error("R011", target.key_mark,
                 "the override changes nothing: it lacks severity or enabled");
  }
  if (!id) return std::nullopt;
  parsed.value.rule = *id;
  return parsed;
}

}  // namespace mishen
