#include "lib/rules/rule_set.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "lib/base/diagnostic_codes.h"
#include "lib/base/file.h"
#include "lib/base/sha256.h"
#include "lib/rules/rule_names.h"

namespace mishen {
namespace {

std::string faults_of(RuleSetOutcome const& outcome) {
  std::string out;
  for (Diagnostic const& fault : outcome.diagnostics) out += render(fault, "");
  return out;
}

RuleSetOutcome parse(std::string const& text) {
  return parse_rules({{"p.yaml", text, "", false}});
}

constexpr char const* kFull = R"(
pack: org.full
version: 2026.10
title: {zh: 全, en: Full}
rules:
  - id: org.marking
    type: marking
    category: state_secret
    levels: {绝密: 3, 机密: 2, 秘密: 1}
    severity: block
    title: 标志
    basis: [保守国家秘密法 第二十二条]
    advice: {zh: 核实, en: check}
    examples: [机密★10年]
    counter_examples: [机密级不超过二十年]
  - id: org.words
    type: marking
    levels: {绝密: 3, 机密: 2}
    words: [机密, {word: 絕對機密, level: 绝密}, 密件]
    forms: [star, clause]
    severity: review
    examples: [机密★10年]
    counter_examples: [无]
  - id: org.projects
    type: keyword
    words: [某某工程, 110]
    severity: review
    case: sensitive
    gaps: none
    boundary: word
    where: {roles: [body, text_box]}
    unless: {near: [公开发布], within: 30}
    allow: [某某工程师]
    supersedes: [org.marking]
    enabled: false
    examples: [关于某某工程的通知]
    counter_examples: [某某工程师]
  - id: org.id
    type: regex
    category: personal
    pattern: '\d{17}[\dx]'
    boundary: digit
    validate: gb11643
    severity: review
    examples: [a]
    counter_examples: [b]
  - id: org.list
    type: combination
    all_of: [org.id, org.marking]
    within: characters 200
    at_least: 50
    severity: block
    examples: [judge/list.csv]
    counter_examples: [judge/short.csv]
)";

TEST(ParseRules, every_key_arrives) {
  RuleSetOutcome const outcome = parse(kFull);
  ASSERT_TRUE(outcome.diagnostics.empty()) << faults_of(outcome);
  RuleSet const& rules = outcome.rules;
  ASSERT_EQ(rules.rules.size(), 5U);
  EXPECT_EQ(rules.active(), 4U);
  EXPECT_EQ(rules.packs[0].id, "org.full");
  EXPECT_EQ(rules.packs[0].version, "2026.10") << "kept as text";
  EXPECT_EQ(rules.packs[0].title.en, "Full");

  Rule const& marking = *rules.find("org.marking");
  EXPECT_EQ(marking.type, RuleType::kMarking);
  EXPECT_EQ(marking.category, Category::kStateSecret);
  EXPECT_EQ(marking.severity, Severity::kBlock);
  EXPECT_EQ(marking.levels.at("机密"), 2);
  ASSERT_EQ(marking.words.size(), 3U);
  EXPECT_EQ(marking.words[0].text, "绝密");
  EXPECT_EQ(marking.words[0].level, "绝密");
  EXPECT_EQ(marking.title.in(Language::kEnglish), "标志");
  EXPECT_EQ(marking.advice.en, "check");
  EXPECT_EQ(marking.forms,
            (std::vector{Form::kStar, Form::kLine, Form::kField, Form::kBracket,
                         Form::kName, Form::kColumn}));
  EXPECT_EQ(marking.mark.line, 6U);
  EXPECT_EQ(marking.mark.column, 9U);

  Rule const& words = *rules.find("org.words");
  ASSERT_EQ(words.words.size(), 3U);
  EXPECT_EQ(words.words[0].level, "机密") << "a word that is a level";
  EXPECT_EQ(words.words[1].level, "绝密");
  EXPECT_EQ(words.words[2].level, "");
  EXPECT_EQ(words.forms, (std::vector{Form::kStar, Form::kClause}));

  Rule const& projects = *rules.find("org.projects");
  EXPECT_EQ(projects.category, Category::kKeyword);
  EXPECT_EQ(projects.words[1].text, "110");
  EXPECT_TRUE(projects.case_sensitive);
  EXPECT_EQ(projects.gaps, GapRule::kNone);
  EXPECT_EQ(projects.boundary, Boundary::kWord);
  EXPECT_EQ(projects.where.roles[1], "text_box");
  EXPECT_EQ(projects.unless.within, 30U);
  EXPECT_EQ(projects.allow[0], "某某工程师");
  EXPECT_EQ(projects.supersedes[0], "org.marking");
  EXPECT_FALSE(projects.enabled);
  EXPECT_TRUE(projects.forms.empty());

  Rule const& id = *rules.find("org.id");
  EXPECT_EQ(id.pattern, "\\d{17}[\\dx]");
  EXPECT_EQ(id.pattern_mark.line, 41U);
  EXPECT_EQ(id.boundary, Boundary::kDigit);
  EXPECT_EQ(id.validate, "gb11643");

  Rule const& list = *rules.find("org.list");
  EXPECT_EQ(list.category, Category::kCombination);
  EXPECT_EQ(list.within, Within::kCharacters);
  EXPECT_EQ(list.within_characters, 200U);
  EXPECT_EQ(list.at_least, 50U);
  EXPECT_EQ(list.all_of.size(), 2U);
  EXPECT_EQ(rules.find("none"), nullptr);
}

std::string pack(std::string const& id, std::string const& rules) {
  return "pack: " + id + "\nversion: 1\nrules:\n" + rules;
}

std::string keyword(std::string const& id) {
  return "  - {id: " + id +
         ", type: keyword, severity: review, words: [甲], examples: [甲], "
         "counter_examples: [乙]}\n";
}

TEST(ParseRules, overrides_of_later_packs_take_effect_in_order) {
  RuleSetOutcome const outcome = parse_rules({
      {"a.yaml", pack("a", keyword("a.x") + keyword("a.y")), "", false},
      {"b.yaml", pack("b", "  - {override: a.x, severity: note}\n"), "", false},
      {"c.yaml",
       pack("c",
            "  - {override: a.x, severity: block}\n"
            "  - {override: a.y, enabled: false}\n"),
       "", false},
  });
  ASSERT_TRUE(outcome.diagnostics.empty()) << faults_of(outcome);
  EXPECT_EQ(outcome.rules.find("a.x")->severity, Severity::kBlock);
  EXPECT_FALSE(outcome.rules.find("a.y")->enabled);
  EXPECT_EQ(outcome.rules.active(), 1U);
  ASSERT_EQ(outcome.rules.overrides.size(), 3U);
  EXPECT_EQ(outcome.rules.overrides[2].rule, "a.y");
  EXPECT_EQ(outcome.rules.overrides[2].file, "c.yaml");
  EXPECT_EQ(outcome.rules.overrides[2].enabled, false);
  EXPECT_FALSE(outcome.rules.overrides[2].severity);
}

TEST(ParseRules, a_configuration_overrides_and_is_no_pack) {
  std::string const config =
      "profile: website\noverrides:\n  - {override: a.x, severity: note}\n";
  RuleSetOutcome const outcome = parse_rules({
      {".mishen.yaml", config, "", true},
      {"a.yaml", pack("a", keyword("a.x")), "", false},
  });
  ASSERT_TRUE(outcome.diagnostics.empty()) << faults_of(outcome);
  EXPECT_EQ(outcome.rules.packs.size(), 1U);
  EXPECT_EQ(outcome.rules.rules[0].pack, 0U);
  EXPECT_EQ(outcome.rules.find("a.x")->severity, Severity::kNote);
  EXPECT_EQ(outcome.rules.digest, sha256_hex(pack("a", keyword("a.x"))));
  for (std::string const& text : {std::string(), std::string("jobs: 2\n")}) {
    EXPECT_TRUE(parse_rules({{".mishen.yaml", text, "", true},
                             {"a.yaml", pack("a", keyword("a.x")), "", false}})
                    .diagnostics.empty());
  }
}

TEST(ParseRules, digest_follows_every_byte_and_the_order) {
  std::string const a = pack("a", keyword("a.x"));
  std::string const b = pack("b", keyword("b.x"));
  auto const digest = [](std::vector<std::string> const& texts) {
    std::vector<PackSource> packs;
    for (std::string const& text : texts)
      packs.push_back({"p", text, "", false});
    return parse_rules(packs).rules.digest;
  };
  EXPECT_EQ(digest({a, b}), sha256_hex(a + b));
  EXPECT_NE(digest({a, b}), digest({b, a}));
  EXPECT_NE(digest({a}), digest({a + "\n"}));
}

TEST(ParseRules, no_packs_is_no_active_rule) {
  RuleSetOutcome const outcome = parse_rules({});
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(outcome.diagnostics[0].code, "R020");
  EXPECT_TRUE(has_errors(outcome.diagnostics));
}

TEST(ParseRules, every_code_given_is_in_the_table) {
  // Each key of a rule with each kind of value, for each type of rule.
  for (std::string_view const type : kRuleTypeNames) {
    for (RuleKey const& key : rule_keys()) {
      for (char const* const value :
           {"", " ~", " x", " 机密", " []", " [[]]", " {}", " {x: y}",
            " [x, x]", " {机密: 1}", " -1", " ''", " ['']", " true"}) {
        std::string rule = "  - id: a.x\n    type: " + std::string(type) +
                           "\n    severity: note\n    " +
                           std::string(key.name) + ":" + value + "\n";
        RuleSetOutcome const outcome = parse(pack("a", rule));
        EXPECT_FALSE(outcome.diagnostics.empty()) << rule;
        for (Diagnostic const& fault : outcome.diagnostics) {
          EXPECT_NE(find_diagnostic_code(fault.code), nullptr) << fault.code;
          EXPECT_EQ(fault.what.find("机密"), std::string::npos) << fault.what;
          EXPECT_GT(fault.mark.line, 0U) << fault.what;
        }
      }
    }
  }
}

TEST(ParseRules, a_hundred_thousand_words_take_little_time) {
  std::string text = pack("a",
                          "  - id: a.x\n    type: keyword\n"
                          "    severity: review\n    examples: [a]\n"
                          "    counter_examples: [b]\n    words:\n");
  for (int i = 0; i < 100000; ++i) {
    text += "      - 工程" + std::to_string(i) + "\n";
  }
  auto const begin = std::chrono::steady_clock::now();
  RuleSetOutcome const outcome = parse(text);
  EXPECT_TRUE(outcome.diagnostics.empty());
  EXPECT_EQ(outcome.rules.rules[0].words.size(), 100000U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

TEST(ParseRules, survives_what_is_broken_at_random) {
  std::mt19937 random(11);
  std::string const letters = "[]{}:,-#&*!|'\"\n \t~x机";
  for (int round = 0; round < 800; ++round) {
    std::string text = kFull;
    for (int edit = 0; edit < 3; ++edit) {
      std::size_t const at = random() % text.size();
      if (random() % 2 == 0) {
        text.erase(at, random() % 12);
      } else {
        text[at] = letters[random() % letters.size()];
      }
    }
    for (Diagnostic const& fault : parse(text).diagnostics) {
      EXPECT_NE(find_diagnostic_code(fault.code), nullptr) << fault.code;
    }
  }
}

TEST(BuiltinPacks, have_no_fault) {
  RuleSetOutcome const outcome = parse_rules(builtin_packs());
  EXPECT_EQ(faults_of(outcome), "");
  EXPECT_GT(outcome.rules.active(), 0U);
  for (PackSource const& source : builtin_packs()) {
    EXPECT_TRUE(source.file.starts_with("builtin:"));
    auto const file = read_file(
        std::string(MISHEN_ROOT) + "/patterns/" + source.file.substr(8),
        std::size_t{1} << 24);
    ASSERT_TRUE(file);
    EXPECT_EQ(source.text, *file) << "embedded byte for byte";
  }
}

TEST(Manual, has_an_entry_for_every_code_key_and_value) {
  auto const page = read_file(std::string(MISHEN_ROOT) + "/man/mishen-rules.5",
                              std::size_t{1} << 20);
  ASSERT_TRUE(page);
  for (DiagnosticCode const& entry : kDiagnosticCodes) {
    std::string const head =
        ".It Sy " + std::string(entry.code) + " Pq " + std::string(entry.en);
    EXPECT_NE(page->find(head + '\n'), std::string::npos) << head;
  }
  auto const has = [&page](std::string const& macro, std::string_view name) {
    EXPECT_NE(page->find(macro + std::string(name)), std::string::npos) << name;
  };
  for (RuleKey const& key : rule_keys()) has(".It Ic ", key.name);
  for (std::string_view const form : kFormNames) has(".It Cm ", form);
  for (std::string_view const role : kRoleNames) has("Cm ", role);
  for (std::string_view const category : kCategoryNames) has("Cm ", category);
}

TEST(Readme, its_first_rule_is_a_pack) {
  auto const page = read_file(std::string(MISHEN_ROOT) + "/patterns/README.md",
                              std::size_t{1} << 20);
  ASSERT_TRUE(page);
  std::string const fence = "```yaml\n";
  std::size_t const begin = page->find(fence) + fence.size();
  RuleSetOutcome const outcome =
      parse(page->substr(begin, page->find("```", begin) - begin));
  EXPECT_EQ(faults_of(outcome), "");
  EXPECT_EQ(outcome.rules.active(), 1U);
  for (RuleKey const& key : rule_keys()) {
    EXPECT_NE(page->find('`' + std::string(key.name) + '`'), std::string::npos)
        << key.name;
  }
}

struct Suggested {
  std::string written;
  std::string hint;
};

TEST(Suggestion, names_the_nearest_or_lists_all) {
  std::array<std::string_view, 3> const names = {"words", "where", "within"};
  for (Suggested const& row :
       {Suggested{"wrods", "did you mean \"words\"?"},
        Suggested{"word", "did you mean \"words\"?"},
        Suggested{"wher", "did you mean \"where\"?"},
        Suggested{"withn", "did you mean \"within\"?"},
        Suggested{"zzz", "one of: words, where, within"},
        Suggested{"", "one of: words, where, within"},
        Suggested{std::string(5000, 'w'), "one of: words, where, within"}}) {
    EXPECT_EQ(suggestion(row.written, names), row.hint) << row.written;
  }
}

TEST(InQuotes, only_what_cannot_be_a_word_of_a_list) {
  EXPECT_EQ(in_quotes("wrods"), " \"wrods\"");
  EXPECT_EQ(in_quotes("机密"), "");
  EXPECT_EQ(in_quotes("two words"), "");
  EXPECT_EQ(in_quotes(std::string(41, 'a')), "");
}

}  // namespace
}  // namespace mishen
