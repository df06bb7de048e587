#include "cli/doctor_command.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "cli/config_words.h"
#include "cli/console.h"
#include "cli/layout.h"
#include "cli/profiles.h"
#include "cli/rules_loader.h"
#include "lib/base/limits.h"
#include "lib/base/lockdown.h"
#include "lib/base/options.h"
#include "lib/report/escape.h"
#include "lib/report/words.h"
#include "lib/scan/reader.h"

namespace mishen {
namespace {

constexpr std::size_t kLabelColumns = 24;

/// Collects what is said, section by section.
class Sheet {
 public:
  explicit Sheet(Language language) : language_(language) {}

  void title(BilingualText text) {
    if (!out_.empty()) out_ += '\n';
    out_ += std::string(text.in(language_)) + '\n';
  }
  void named(std::string const& label, std::string_view value) {
    out_ += "  " + in_column(label, kLabelColumns) + std::string(value) + '\n';
  }
  void row(BilingualText label, std::string_view value) {
    named(std::string(label.in(language_)), value);
  }
  void say(BilingualText label, BilingualText value) {
    row(label, value.in(language_));
  }
  void line(BilingualText text) {
    out_ += '\n' + std::string(text.in(language_)) + '\n';
  }
  [[nodiscard]] Language language() const { return language_; }
  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

/// False: the rules cannot be used.
bool describe_rules(Arguments const& arguments,
                    Configuration const& configuration, Sheet& sheet) {
  auto const rules = load_rules(rule_request_of(arguments, configuration),
                                sheet.language(), Warnings::kSay);
  sheet.title({"规则", "Rules"});
  if (!rules) {
    sheet.say({"状态", "state"}, {"有错误，不能用", "faulty, not usable"});
    return false;
  }
  for (RulePack const& pack : rules->set->packs) {
    sheet.row({"规则包", "pack"}, escape(pack.id + " " + pack.version));
  }
  sheet.row({"摘要", "digest"}, rules->set->digest);
  sheet.row({"启用的规则", "active rules"},
            std::to_string(rules->set->active()));
  for (Override const& change : rules->set->overrides) {
    std::string what = escape(change.rule);
    if (change.severity) what += " " + std::string(name(*change.severity));
    if (change.enabled && !*change.enabled) what += " off";
    sheet.row({"改写", "override"}, what);
  }
  return true;
}

void describe_configuration(Configuration const& configuration, Sheet& sheet) {
  sheet.title({"配置", "Configuration"});
  for (ConfigCandidate const& candidate : configuration.looked_at) {
    sheet.named(std::string(say(candidate.state, sheet.language())),
                escape(candidate.path));
  }
  if (configuration.exists()) {
    sheet.row({"摘要", "digest"}, configuration.digest);
  } else {
    sheet.say({"配置文件", "file"},
              {"无，用默认值", "none: the defaults hold"});
  }
  Config const& config = configuration.values;
  if (has_errors(configuration.faults)) {
    sheet.say({"状态", "state"}, {"有错误，不能用", "faulty, not usable"});
  }
  Profile const& profile = *find_profile(
      config.profile ? std::string_view(*config.profile) : kDefaultProfile);
  sheet.row({"检查方案", "profile"},
            std::string(profile.name) + "  " +
                std::string(profile.summary.in(sheet.language())));
  unsigned const jobs =
      config.jobs.value_or(std::max(1U, std::thread::hardware_concurrency()));
  sheet.row({"同时检查的文件", "jobs"}, std::to_string(jobs));
}

BilingualText meaning_of(SandboxLevel level) {
  switch (level) {
    case SandboxLevel::kFull:
      return {"landlock、seccomp 和资源上限",
              "landlock, seccomp and resource limits"};
    case SandboxLevel::kSeccomp:
      return {"seccomp 和资源上限；没有 landlock",
              "seccomp and resource limits; no landlock"};
    case SandboxLevel::kNone:
      return {"不隔离（--no-sandbox）", "no sandbox (--no-sandbox)"};
    case SandboxLevel::kUnused:
      break;
  }
  return {"未用到", "not used"};
}

/// False: documents cannot be read, or not safely.
bool describe_reader(ReaderSettings const& settings, bool network_denied,
                     Sheet& sheet) {
  Language const language = sheet.language();
  sheet.title({"解析程序", "Reader"});
  sheet.row({"程序", "program"}, settings.program.empty()
                                     ? std::string("-")
                                     : escape(settings.program));
  Reader reader(settings);
  auto const level = reader.start();
  if (level) {
    sheet.row({"隔离", "sandbox"},
              std::string(name(*level)) + "  " +
                  std::string(meaning_of(*level).in(language)));
    sheet.say({"自检", "canaries"}, {"通过", "passed"});
  } else {
    std::string const& why = level.error().what;
    sheet.row({"自检", "canaries"},
              escape(say_reason(why, language)) + " (" + escape(why) + ")");
  }
  int const abi = landlock_abi();
  sheet.row({"内核的 landlock", "landlock of the kernel"},
            abi > 0 ? "ABI " + std::to_string(abi)
                    : std::string(BilingualText{"无", "none"}.in(language)));
  sheet.say({"本程序的网络", "network of mishen"},
            network_denied
                ? BilingualText{"已由 seccomp 禁止", "denied by seccomp"}
                : BilingualText{"未能禁止（没有 seccomp）",
                                "could not be denied: no seccomp"});
  return level.has_value();
}

void describe_language(Sheet& sheet, Arguments const& arguments,
                       Configuration const& configuration) {
  sheet.title({"语言", "Language"});
  std::string source;
  if (arguments.has("lang")) {
    source = "--lang";
  } else if (configuration.values.language) {
    source = "lang";
  } else {
    for (char const* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      char const* const value = std::getenv(variable);
      if (value == nullptr || *value == '\0') continue;
      source = std::string(variable) + '=' + value;
      break;
    }
  }
  sheet.row({"输出", "output"},
            std::string(BilingualText{"中文", "English"}.in(sheet.language())));
  sheet.row({"取自", "from"},
            source.empty() ? std::string("-") : escape(source));
}

std::string value_of(LimitRow const& row, Limits const& limits) {
  std::uint64_t const value = limits.*row.value;
  if (row.unit == "bytes") return bytes_in_words(value);
  return std::to_string(value) + (row.unit.empty() ? "" : " s");
}

void describe_limits(Limits const& limits, Sheet& sheet) {
  constexpr std::size_t kValueColumns = 14;
  Language const language = sheet.language();
  bool const chinese = language == Language::kChinese;
  Limits const defaults;
  sheet.title({"限额", "Limits"});
  for (LimitRow const& row : limit_rows()) {
    std::string text = in_column(value_of(row, limits), kValueColumns) +
                       std::string(chinese ? row.zh : row.en);
    if (limits.*row.value != defaults.*row.value) {
      text += (chinese ? "（默认 " : " (default: ") + value_of(row, defaults) +
              (chinese ? "）" : ")");
    }
    sheet.named(std::string(row.name), text);
  }
}

}  // namespace

int run_doctor(Arguments const& arguments, Environment const& environment) {
  auto const configuration = configuration_of(arguments);
  if (!configuration) {
    return usage_error(configuration.error().message(), "doctor");
  }
  Language const language =
      language_of(arguments, environment, &*configuration);
  for (std::string const& warning :
       configuration_warnings(*configuration, language)) {
    complain(say(Phrase::kWarning, language) + escape(warning));
  }
  Sheet sheet(language);
  sheet.title({"程序", "Program"});
  sheet.row({"版本", "version"}, std::string_view(MISHEN_VERSION));
  bool const judges = describe_rules(arguments, *configuration, sheet);
  describe_configuration(*configuration, sheet);
  bool const reads =
      describe_reader(reader_settings_of(arguments, *configuration),
                      environment.network_denied, sheet);
  describe_language(sheet, arguments, *configuration);
  describe_limits(configuration->values.limits, sheet);
  if (!reads) {
    sheet.line({"文件不能安全解析：在排除之前，检查结果不能用。",
                "Documents cannot be read safely: until that is mended no "
                "scan can be relied on."});
  } else if (!judges) {
    sheet.line({"规则或配置有错误：在改正之前不作检查。",
                "Rules or configuration are faulty: nothing is scanned until "
                "they are mended."});
  } else {
    sheet.line({"一切正常。", "All is well."});
  }
  int const written = put(sheet.take());
  if (written != 0 || !reads) return kExitBroken;
  return judges ? 0 : kExitUsage;
}

}  // namespace mishen
