#include "lib/scan/example_test.h"

#include <algorithm>
#include <span>
#include <utility>

#include "lib/document/format.h"
#include "lib/document/raw_scan.h"
#include "lib/document/text_windows.h"
#include "lib/judge/judge.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

/// Runs the examples of one rule. Lives as long as the call.
class ExampleRun {
 public:
  ExampleRun(RuleId id, CompiledRules const& rules, Date today,
             CorpusReader const& read_corpus)
      : id_(id),
        rules_(rules),
        rule_(rules.rules().rules[id.value]),
        today_(today),
        read_corpus_(read_corpus) {}

  ExampleOutcome run() {
    if (!rule_.enabled) return {};
    for (std::size_t i = 0; i < rule_.examples.size(); ++i) {
      check(rule_.examples[i], i, false);
    }
    for (std::size_t i = 0; i < rule_.counter_examples.size(); ++i) {
      check(rule_.counter_examples[i], i, true);
    }
    return std::move(outcome_);
  }

 private:
  void check(std::string const& example, std::size_t index,
             bool is_counter_example) {
    ++outcome_.examples;
    ExampleFailure failure{id_, is_counter_example, index, {}, false};
    Judge judge(rules_.rules(), today_, Language::kEnglish);
    if (rule_.type != RuleType::kCombination) {
      add(judge, line_document(example));
    } else if (auto const bytes = read_corpus_(rule_, example)) {
      add_file(judge, example, *bytes);
    } else {
      failure.is_missing = true;
      outcome_.failures.push_back(failure);
      return;
    }
    failure.reached = reached(judge.finish());
    bool const good =
        is_counter_example
            ? !failure.reached || (*failure.reached == Severity::kNote &&
                                   rule_.type != RuleType::kConsistency)
            : failure.reached && *failure.reached >= rule_.severity;
    if (!good) outcome_.failures.push_back(failure);
  }

  void add(Judge& judge, Document const& document) {
    judge.add(document, rules_.match(document));
  }

  void add_file(Judge& judge, std::string_view name, std::string const& bytes) {
    auto const nothing = [](std::span<char>) -> Result<std::size_t> {
      return std::size_t{0};
    };
    TextWindows windows(nothing, recognise(bytes, name),
                        guess_encoding(bytes, true), bytes);
    for (auto window = windows.next(); window && *window;
         window = windows.next()) {
      add(judge, **window);
    }
  }

  [[nodiscard]] Document line_document(std::string const& line) const {
    Role role = Role::kBody;
    if (!rule_.where.roles.empty()) {
      role = role_from(rule_.where.roles.front()).value_or(Role::kBody);
    }
    if (role == Role::kName) return name_document(line, true);
    return make_document(line, role, TextKind::kProse);
  }

  [[nodiscard]] std::optional<Severity> reached(
      std::vector<Finding> const& findings) const {
    std::optional<Severity> highest;
    for (Finding const& finding : findings) {
      if (finding.rule != rule_.id) continue;
      highest =
          highest ? std::max(*highest, finding.severity) : finding.severity;
    }
    return highest;
  }

  RuleId id_;
  CompiledRules const& rules_;
  Rule const& rule_;
  Date today_;
  CorpusReader const& read_corpus_;
  ExampleOutcome outcome_;
};

}  // namespace

ExampleOutcome test_examples(RuleId rule, CompiledRules const& rules,
                             Date today, CorpusReader const& read_corpus) {
  return ExampleRun(rule, rules, today, read_corpus).run();
}

}  // namespace mishen
