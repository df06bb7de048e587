#include "lib/engine/compiled_rules.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "lib/engine/keyword/keyword_search.h"
#include "lib/engine/pattern/regex_search.h"

namespace mishen {
namespace {

SymbolTable make_symbols() {
  return SymbolTable([](char32_t code_point, std::u32string_view& more) {
    char32_t const symbol = fold(code_point);
    if (symbol == kExpands) more = fold_expansion(code_point);
    return Symbol{symbol};
  });
}

// A rule may give the same text twice: by two words that fold to one, or by
// a word and a pattern. The first word stays.
void put_in_order(std::vector<Match>& matches) {
  auto const place = [](Match const& match) {
    return std::tuple(match.span.begin, match.rule, match.span.end);
  };
  std::sort(matches.begin(), matches.end(), [&](auto const& a, auto const& b) {
    return std::tuple(place(a), a.word) < std::tuple(place(b), b.word);
  });
  matches.erase(std::unique(matches.begin(), matches.end(),
                            [&](auto const& a, auto const& b) {
                              return place(a) == place(b);
                            }),
                matches.end());
}

}  // namespace

struct CompiledRules::State {
  explicit State(RuleSet const& rule_set)
      : rules(rule_set), symbols(make_symbols()) {}

  RuleSet const& rules;
  SymbolTable symbols;
  KeywordSearch keywords;
  std::vector<RegexPattern> patterns;
};

namespace {

// Adds the rules of a set one by one and notes what is wrong with them.
class Compiler {
 public:
  Compiler(RuleSet const& rules, KeywordSearch& keywords,
           std::vector<RegexPattern>& patterns,
           std::vector<Diagnostic>& diagnostics)
      : rules_(rules),
        keywords_(keywords),
        patterns_(patterns),
        diagnostics_(diagnostics) {}

  void add(RuleId id) {
    Rule const& rule = rules_.rules[id.value];
    if (!rule.enabled || rule.type == RuleType::kCombination ||
        rule.type == RuleType::kConsistency) {
      return;
    }
    CompiledRule const compiled = compile_rule(rule, id);
    for (std::size_t i = 0; i < rule.words.size(); ++i) {
      add_word(rule, compiled, static_cast<std::uint32_t>(i),
               rule.words[i].text);
    }
    for (std::string const& phrase : rule.allow) {
      add_word(rule, compiled, KeywordSearch::kAllowed, phrase);
    }
    if (!rule.pattern.empty()) add_pattern(rule, compiled);
  }

  [[nodiscard]] bool has_failed() const { return has_failed_; }

 private:
  void add_word(Rule const& rule, CompiledRule const& compiled,
                std::uint32_t word, std::string_view text) {
    if (keywords_.add(compiled, word, text)) return;
    refuse(rule, rule.mark,
           {"R022",
            word == KeywordSearch::kAllowed
                ? "an allowed phrase can never be found"
                : "a word can never be found",
            "it is too long, or nothing of it is left by folding"});
  }

  void add_pattern(Rule const& rule, CompiledRule const& compiled) {
    auto outcome = compile_pattern(rule.pattern, compiled);
    if (auto* fault = std::get_if<PatternFault>(&outcome)) {
      bool const has_mark = rule.pattern_mark.line != 0;
      refuse(rule, has_mark ? rule.pattern_mark : rule.mark, std::move(*fault));
    } else {
      patterns_.push_back(std::move(std::get<RegexPattern>(outcome)));
    }
  }

  void refuse(Rule const& rule, Mark mark, PatternFault fault) {
    has_failed_ = true;
    bool const has_pack = rule.pack < rules_.packs.size();
    diagnostics_.push_back(
        {Diagnostic::Level::kError, std::move(fault.code),
         has_pack ? rules_.packs[rule.pack].file : std::string(), mark,
         std::move(fault.what), std::move(fault.hint)});
  }

  RuleSet const& rules_;
  KeywordSearch& keywords_;
  std::vector<RegexPattern>& patterns_;
  std::vector<Diagnostic>& diagnostics_;
  bool has_failed_ = false;
};

}  // namespace

CompiledRules::CompiledRules(std::unique_ptr<State const> state)
    : state_(std::move(state)) {}
CompiledRules::CompiledRules(CompiledRules&&) noexcept = default;
CompiledRules& CompiledRules::operator=(CompiledRules&&) noexcept = default;
CompiledRules::~CompiledRules() = default;

Result<CompiledRules> CompiledRules::compile(
    RuleSet const& rules, std::vector<Diagnostic>& diagnostics) {
  auto state = std::make_unique<State>(rules);
  Compiler compiler(rules, state->keywords, state->patterns, diagnostics);
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    compiler.add(RuleId{static_cast<std::uint32_t>(i)});
  }
  if (compiler.has_failed()) {
    return Error{Error::Code::kInvalid, "the rules cannot be compiled", ""};
  }
  TRY(state->keywords.seal(state->symbols));
  return CompiledRules(std::move(state));
}

RuleSet const& CompiledRules::rules() const { return state_->rules; }

std::vector<std::string_view> CompiledRules::slow_patterns() const {
  std::vector<std::string_view> ids;
  for (RegexPattern const& pattern : state_->patterns) {
    if (!pattern.trigger.empty()) continue;
    ids.emplace_back(state_->rules.rules[pattern.rule.id.value].id);
  }
  return ids;
}

std::vector<Match> CompiledRules::match(Document const& document) const {
  std::vector<Match> matches;
  AllowedSpans allowed;
  state_->keywords.search(document, matches, allowed);
  allowed.seal();
  matches.erase(std::remove_if(matches.begin(), matches.end(),
                               [&](Match const& match) {
                                 return allowed.covers(match.rule, match.span);
                               }),
                matches.end());
  search_patterns(state_->patterns, state_->symbols, document, allowed,
                  matches);
  put_in_order(matches);
  return matches;
}

}  // namespace mishen
