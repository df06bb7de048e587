#include "lib/engine/compiled_rules.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "lib/rules/rule_names.h"
#include "tests/unit/engine/rules_by_hand.h"

namespace mishen {
namespace {

std::vector<Diagnostic> faults_of(std::vector<Rule> rules) {
  RuleSet const set = set_of(std::move(rules));
  std::vector<Diagnostic> diagnostics;
  auto const compiled = CompiledRules::compile(set, diagnostics);
  EXPECT_EQ(compiled.has_value(), diagnostics.empty());
  return diagnostics;
}

TEST(CompiledRules, SaysWhatIsWrongWithAPattern) {
  struct {
    std::string pattern;
    char const* code;
  } const rows[] = {
      {R"(\x{200B}zq)", "R040"}, {R"(zq\p{Lu})", "R040"},
      {"(zq", "R041"},           {R"(zq\C)", "R041"},
      {"(?!zq)", "R041"},        {std::string(5000, 'q'), "R041"},
      {"(?:zq)*", "R042"},       {"^", "R042"},
  };
  for (auto const& row : rows) {
    Rule rule = regex_rule(row.pattern);
    rule.pattern_mark = {7, 14, 3};
    auto const faults = faults_of({rule});
    ASSERT_EQ(faults.size(), 1U) << row.pattern;
    EXPECT_EQ(faults[0].code, row.code) << row.pattern;
    EXPECT_EQ(faults[0].file, "test.yaml");
    EXPECT_EQ(faults[0].mark.line, 7U);
    EXPECT_EQ(faults[0].level, Diagnostic::Level::kError);
    EXPECT_EQ(faults[0].what.find("zq"), std::string::npos);
    EXPECT_EQ(faults[0].hint.find("zq"), std::string::npos);
  }
}

TEST(CompiledRules, SaysAllFaultsAtOnce) {
  Rule const long_word = keyword_rule({std::string(300, 'q')});
  auto const faults =
      faults_of({regex_rule("("), keyword_rule({"\u200B", "机"}),
                 regex_rule("a*"), long_word});
  ASSERT_EQ(faults.size(), 4U);
  EXPECT_EQ(faults[0].code, "R041");
  EXPECT_EQ(faults[1].code, "R022");
  EXPECT_EQ(faults[1].mark.line, 3U);
  EXPECT_EQ(faults[2].code, "R042");
  EXPECT_EQ(faults[3].code, "R022");
}

TEST(CompiledRules, LeavesOutWhatIsNotSought) {
  Rule disabled = regex_rule("(");
  disabled.enabled = false;
  Rule combination;
  combination.type = RuleType::kCombination;
  combination.all_of = {"a", "b"};
  EXPECT_TRUE(faults_of({disabled, combination}).empty());
  EXPECT_TRUE(faults_of({}).empty());
}

TEST(CompiledRules, WordsAndPatternsOfAMarking) {
  Rule words = keyword_rule({"绝密", "机密"});
  words.type = RuleType::kMarking;
  Rule pattern = regex_rule("[绝机]密");
  pattern.type = RuleType::kMarking;
  Document const document =
      make_document("机密", Role::kBody, TextKind::kProse);
  auto const matches = match_in({words, pattern}, document);
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0], (Match{RuleId{0}, 1, BlockId{0}, {0, 6}}));
  EXPECT_EQ(matches[1], (Match{RuleId{1}, Match::kNoWord, BlockId{0}, {0, 6}}));
}

TEST(CompiledRules, OrdersByBeginRuleEnd) {
  Document const document =
      make_document("机密件", Role::kBody, TextKind::kProse);
  EXPECT_EQ(dump(match_in({keyword_rule({"密件", "机密件", "机密"}),
                           regex_rule("密"), keyword_rule({"机"})},
                          document)),
            "0-6 0-9 2:0-3 3-9 1:3-6");
}

TEST(CompiledRules, GivesASpanOncePerRule) {
  Rule rule = keyword_rule({"機密", "机密"});
  rule.pattern = "机密";
  Document const document =
      make_document("机密", Role::kBody, TextKind::kProse);
  auto const matches = match_in({rule}, document);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].word, 0U);
}

TEST(CompiledRules, LooksWhereTheRuleSays) {
  Document document;
  append_block(document, "机密1", Place{});
  Place header;
  header.role = Role::kHeader;
  append_block(document, "机密2", header);
  Rule words = keyword_rule({"机密"});
  Rule pattern = regex_rule(R"(密\d)");
  words.where.roles = pattern.where.roles = {"header", "notes"};
  EXPECT_EQ(dump(match_in({words, pattern}, document)), "8-14 1:11-15");
}

TEST(CompiledRules, RulesNameTheRolesThatDocumentsHave) {
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    EXPECT_EQ(kRoleNames[i], name(static_cast<Role>(i)));
    EXPECT_EQ(role_from(kRoleNames[i]), static_cast<Role>(i));
  }
  // Each of them, and no other, is looked at by a rule that names it.
  Document document;
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    Place place;
    place.role = static_cast<Role>(i);
    append_block(document, "机密1", place);
  }
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    Rule words = keyword_rule({"机密"});
    Rule pattern = regex_rule(R"(密\d)");
    words.where.roles = pattern.where.roles = {std::string(kRoleNames[i])};
    auto const matches = match_in({words, pattern}, document);
    ASSERT_EQ(matches.size(), 2U) << kRoleNames[i];
    EXPECT_EQ(matches[0].block.value, i);
    EXPECT_EQ(matches[1].block.value, i);
  }
}

TEST(CompiledRules, ABlockMayBeOfAnotherKindThanItsDocument) {
  std::string const text = "本通知中所说的事项以及今后的机\n密事项由各处室负责";
  struct Case {
    char const* law;
    Role role;
    std::optional<TextKind> kind;
    char const* words;
    char const* pattern;
  };
  Case const cases[] = {
      {"prose may wrap", Role::kBody, std::nullopt, "|机\n密|", "|机\n密|"},
      {"records do not", Role::kBody, TextKind::kLog, "", ""},
      {"nor do cells of a row", Role::kTable, std::nullopt, "", "|机\n密|"},
      {"code may", Role::kScript, TextKind::kCode, "|机\n密|", "|机\n密|"},
  };
  for (Case const& one : cases) {
    Document document;
    Place place;
    place.role = one.role;
    append_block(document, "正文", {});
    append_block(document, text, place);
    document.blocks.back().kind = one.kind;
    EXPECT_EQ(texts(match_in({keyword_rule({"机密"})}, document), document),
              one.words)
        << one.law;
    EXPECT_EQ(texts(match_in({regex_rule("机\\n密")}, document), document),
              one.pattern)
        << one.law;
  }
}

TEST(CompiledRules, AnUnderlinePartsWordsInNamesOnly) {
  Rule pattern = regex_rule("secret|7");
  pattern.boundary = Boundary::kWord;
  std::vector<Rule> const rules = {keyword_rule({"SECRET", "机密"}), pattern};
  std::string const text = "v7_SECRET_机 密_7";
  for (Role const role : {Role::kName, Role::kBody}) {
    Document const document = make_document(text, role, TextKind::kProse);
    EXPECT_EQ(texts(match_in(rules, document), document),
              role == Role::kName ? "|SECRET|SECRET|机 密|7|" : "");
  }
}

TEST(CompiledRules, NothingCrossesABlock) {
  Document document;
  append_block(document, "机", Place{});
  append_block(document, "密", Place{});
  append_block(document, "机密", Place{});
  append_block(document, "", Place{});
  EXPECT_EQ(dump(match_in({keyword_rule({"机密"}, GapRule::kAny),
                           regex_rule("机[^x]*密"), regex_rule("^密$")},
                          document)),
            "2:4-7 8-14 1:8-14");
  EXPECT_EQ(match_in({keyword_rule({"机密"})}, document)[0].block, BlockId{2});
}

TEST(CompiledRules, EdgesOfABlockAreFreeEnds) {
  Document document;
  append_block(document, "手", Place{});
  append_block(document, "机 密", Place{});
  append_block(document, "码", Place{});
  EXPECT_EQ(dump(match_in({keyword_rule({"机密"})}, document)), "4-11");
}

TEST(CompiledRules, AMatchBelongsWhereItBegins) {
  Document document =
      make_document("机密机密机密", Role::kBody, TextKind::kProse);
  document.fresh = {3, 12};
  EXPECT_EQ(
      dump(match_in({keyword_rule({"机密"}), regex_rule("机密|密")}, document)),
      "6-12 1:6-12");
  document.fresh = {6, 9};
  EXPECT_EQ(
      dump(match_in({keyword_rule({"机密"}), regex_rule("机密")}, document)),
      "6-12 1:6-12");
}

TEST(CompiledRules, AnAllowedPhraseMayBeginBeforeTheWindow) {
  Document document =
      make_document("某某工程师", Role::kBody, TextKind::kProse);
  document.fresh = {6, 15};
  Rule rule = keyword_rule({"工程"});
  rule.allow = {"某某工程师"};
  EXPECT_EQ(dump(match_in({rule}, document)), "");
}

TEST(CompiledRules, NamesSlowPatterns) {
  Rule slow = regex_rule(R"(\p{Han}{3})");
  slow.id = "test.slow";
  RuleSet const set = set_of({regex_rule(R"(\d{3})"), slow});
  std::vector<Diagnostic> diagnostics;
  auto const compiled = CompiledRules::compile(set, diagnostics);
  ASSERT_TRUE(compiled.has_value());
  EXPECT_EQ(compiled->slow_patterns(),
            std::vector<std::string_view>{"test.slow"});
}

// Any bytes are survived, and spans stay inside their blocks.
TEST(CompiledRules, SurvivesBrokenText) {
  std::string const text = "机\xE6\x9C密\xFF\xC0\x80机密\xED\xA0\x80\xF4";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    Document const document =
        make_document(text.substr(0, size), Role::kBody, TextKind::kProse);
    for (Match const& match :
         match_in({keyword_rule({"机密"}), regex_rule(".密")}, document)) {
      EXPECT_LE(match.span.end, size);
    }
  }
}

// Four megabytes of one character, many words, many patterns: one pass.
TEST(CompiledRules, TakesMonotonousText) {
  std::vector<std::string> words;
  for (int i = 0; i < 2000; ++i) words.push_back("密密" + std::to_string(i));
  RuleSet const set =
      set_of({keyword_rule(words), regex_rule("密+机"), regex_rule("密.*机"),
              regex_rule("[^x]{40}机"), regex_rule(R"(密\d|机[^x]+)")});
  std::vector<Diagnostic> diagnostics;
  auto const compiled = CompiledRules::compile(set, diagnostics);
  ASSERT_TRUE(compiled.has_value());
  std::string text;
  while (text.size() < (4U << 20)) text += "密";
  Document const document =
      make_document(std::move(text), Role::kBody, TextKind::kProse);
  EXPECT_TRUE(compiled->match(document).empty());
}

}  // namespace
}  // namespace mishen
