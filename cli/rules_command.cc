#include "cli/rules_command.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/config_words.h"
#include "cli/console.h"
#include "cli/rules_loader.h"
#include "lib/base/file.h"
#include "lib/report/escape.h"
#include "lib/report/words.h"
#include "lib/scan/example_test.h"

namespace mishen {
namespace {

constexpr std::size_t kMaxCorpusFile = 64 << 20;

/// The rules a scan from here would use, and how to speak of them.
struct Known {
  std::optional<LoadedRules> rules;
  Language language;
};

Known known_rules(Arguments const& arguments, Environment const& environment) {
  Known known{std::nullopt, language_of(arguments, environment)};
  auto configuration = configuration_of(arguments);
  if (!configuration) {
    complain(escape(configuration.error().message()));
    return known;
  }
  known.language = language_of(arguments, environment, &*configuration);
  for (std::string const& warning :
       configuration_warnings(*configuration, known.language)) {
    complain(say(Phrase::kWarning, known.language) + escape(warning));
  }
  known.rules =
      load_rules(rule_request_of(arguments, std::move(*configuration)),
                 known.language, Warnings::kHide);
  return known;
}

/// The rules of files alone: what is checked before it is used does not
/// depend on where one stands.
RuleRequest request_of_files(Arguments const& arguments) {
  RuleRequest request;
  request.builtin = !arguments.has("no-builtin");
  request.paths = arguments.operands;
  return request;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

/// The severity in force, or that the rule is off.
std::string_view state_of(Rule const& rule) {
  return rule.enabled ? name(rule.severity) : "off";
}

/// Files of combinations' examples stand beside their pack or in corpus/,
/// seen from the pack, its parent or the working directory.
std::optional<std::string> read_corpus(RuleSet const& rules, Rule const& rule,
                                       std::string_view example) {
  std::filesystem::path const folder =
      std::filesystem::path(rules.packs[rule.pack].file).parent_path();
  for (std::filesystem::path const& base :
       {folder, folder / "corpus", folder.parent_path() / "corpus",
        std::filesystem::path("corpus")}) {
    auto bytes = read_file((base / example).string(), kMaxCorpusFile);
    if (bytes) return std::move(*bytes);
  }
  return std::nullopt;
}

std::string failure_line(Rule const& rule, ExampleFailure const& failure,
                         Language language) {
  bool const chinese = language == Language::kChinese;
  std::string line = escape(rule.id) + ": ";
  if (chinese) {
    line += (failure.is_counter_example ? "反例 " : "正例 ") +
            std::to_string(failure.index + 1) + "：";
  } else {
    line += (failure.is_counter_example ? "counter-example " : "example ") +
            std::to_string(failure.index + 1) + ": ";
  }
  if (failure.is_missing) {
    return line + (chinese ? "找不到所指的文件" : "its file was not found");
  }
  std::string const reached =
      failure.reached ? std::string(name(*failure.reached)) : "-";
  std::string const wanted = failure.is_counter_example
                                 ? "<= note"
                                 : ">= " + std::string(name(rule.severity));
  return line + (chinese ? "应为 " : "wanted ") + wanted +
         (chinese ? "，实为 " : ", got ") + reached;
}

std::string join(std::vector<std::string> const& strings) {
  std::string out;
  for (std::string const& string : strings) {
    if (!out.empty()) out += ", ";
    out += escape(string);
  }
  return out;
}

void add_line(std::string& out, std::string_view label,
              std::string const& text) {
  if (text.empty()) return;
  out += padded(std::string(label) + ":", 18) + text + "\n";
}

void add_words(std::string& out, Rule const& rule, bool show) {
  add_line(out, "words", std::to_string(rule.words.size()));
  add_line(out, "examples", std::to_string(rule.examples.size()));
  add_line(out, "counter_examples",
           std::to_string(rule.counter_examples.size()));
  add_line(out, "allow", std::to_string(rule.allow.size()));
  if (!show) return;
  for (Word const& word : rule.words) {
    add_line(out, "  word", escape(word.text));
  }
  add_line(out, "  pattern", escape(rule.pattern));
  for (std::string const& one : rule.allow) {
    add_line(out, "  allow", escape(one));
  }
  for (std::string const& one : rule.examples) {
    add_line(out, "  example", escape(one));
  }
  for (std::string const& one : rule.counter_examples) {
    add_line(out, "  counter_example", escape(one));
  }
}

std::string description(Rule const& rule, RuleSet const& rules,
                        Language language, bool show) {
  RulePack const& pack = rules.packs[rule.pack];
  std::string out;
  add_line(out, "id", escape(rule.id));
  add_line(out, "title", escape(rule.title.in(language)));
  add_line(out, "pack", escape(pack.id + " " + pack.version));
  add_line(out, "type", std::string(name(rule.type)));
  add_line(out, "category", std::string(name(rule.category)));
  add_line(out, "severity", std::string(state_of(rule)));
  std::string levels;
  for (auto const& [level, rank] : rule.levels) {
    if (!levels.empty()) levels += ", ";
    levels += escape(level) + " " + std::to_string(rank);
  }
  add_line(out, "levels", levels);
  add_line(out, "roles", join(rule.where.roles));
  add_line(out, "validate", escape(rule.validate));
  add_line(out, "supersedes", join(rule.supersedes));
  add_line(out, "all_of", join(rule.all_of));
  add_line(out, "basis", join(rule.basis));
  add_line(out, "advice", escape(rule.advice.in(language)));
  add_words(out, rule, show);
  return out;
}

}  // namespace

int run_rules_list(Arguments const& arguments, Environment const& environment) {
  auto const [rules, language] = known_rules(arguments, environment);
  if (!rules) return kExitUsage;
  std::size_t width = 0;
  for (Rule const& rule : rules->set->rules) {
    width = std::max(width, rule.id.size());
  }
  std::string out;
  for (Rule const& rule : rules->set->rules) {
    out += padded(escape(rule.id), width + 2) +
           padded(std::string(state_of(rule)), 8) +
           padded(std::string(name(rule.category)), 16) +
           escape(rule.title.in(language)) + "\n";
  }
  return put(out);
}

int run_rules_check(Arguments const& arguments,
                    Environment const& environment) {
  Language const language = language_of(arguments, environment);
  if (arguments.operands.empty()) {
    return usage_error("no rule file was given", "rules check");
  }
  auto const rules =
      load_rules(request_of_files(arguments), language, Warnings::kSay);
  if (!rules) return kExitUsage;
  std::size_t const active = rules->set->active();
  return put(language == Language::kChinese
                 ? "规则无误；启用的规则共 " + std::to_string(active) + " 条\n"
                 : "no faults; " + std::to_string(active) +
                       " active rules in all\n");
}

int run_rules_test(Arguments const& arguments, Environment const& environment) {
  Language const language = language_of(arguments, environment);
  auto const today = today_of(arguments, environment);
  if (!today) return usage_error(today.error().message(), "rules test");
  auto const rules =
      load_rules(request_of_files(arguments), language, Warnings::kHide);
  if (!rules) return kExitUsage;
  RuleSet const& set = *rules->set;
  CorpusReader const reader = [&](Rule const& rule, std::string_view example) {
    return read_corpus(set, rule, example);
  };
  std::string out;
  std::size_t examples = 0;
  std::size_t failures = 0;
  for (std::size_t i = 0; i < set.rules.size(); ++i) {
    // Files given: theirs are tested, together with the built-in rules.
    bool const is_builtin =
        set.packs[set.rules[i].pack].file.starts_with("builtin:");
    if (!arguments.operands.empty() && is_builtin) continue;
    ExampleOutcome const outcome = test_examples(
        RuleId{static_cast<std::uint32_t>(i)}, rules->compiled, *today, reader);
    examples += outcome.examples;
    failures += outcome.failures.size();
    for (ExampleFailure const& failure : outcome.failures) {
      out += failure_line(set.rules[i], failure, language) + "\n";
    }
  }
  out += language == Language::kChinese
             ? "例子 " + std::to_string(examples) + " 个，不符 " +
                   std::to_string(failures) + " 个\n"
             : std::to_string(examples) + " examples, " +
                   std::to_string(failures) + " failed\n";
  int const status = put(out);
  if (status != 0) return status;
  return failures == 0 ? 0 : kExitUsage;
}

int run_rules_show(Arguments const& arguments, Environment const& environment) {
  if (arguments.operands.size() != 1) {
    return usage_error("one rule id is needed", "rules show");
  }
  auto const [rules, language] = known_rules(arguments, environment);
  if (!rules) return kExitUsage;
  Rule const* const rule = rules->set->find(arguments.operands.front());
  if (rule == nullptr) {
    return usage_error("no rule " + arguments.operands.front(), "rules show");
  }
  return put(description(*rule, *rules->set, language, arguments.has("show")));
}

}  // namespace mishen
