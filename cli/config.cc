#include "cli/config.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <utility>

#include "cli/profiles.h"
#include "lib/base/source_text.h"
#include "lib/base/yaml.h"
#include "lib/report/words.h"
#include "lib/rules/faults.h"
#include "lib/rules/node_reader.h"
#include "lib/rules/rule_names.h"
#include "lib/rules/rule_parser.h"

namespace mishen {
namespace {

struct ByteUnit {
  std::string_view name;
  unsigned shift;
};
constexpr std::array<ByteUnit, 4> kByteUnits = {
    {{"GiB", 30}, {"MiB", 20}, {"KiB", 10}, {"", 0}}};

std::optional<std::uint64_t> number_from(std::string_view digits) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  if (digits.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (char const digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    auto const next = static_cast<std::uint64_t>(digit - '0');
    if (value > (kMost - next) / 10) return std::nullopt;
    value = value * 10 + next;
  }
  return value;
}

std::string value_of(LimitRow const& row, std::uint64_t value) {
  return row.unit == "bytes" ? bytes_in_words(value) : std::to_string(value);
}

class ConfigParser {
 public:
  ConfigParser(std::string const& file, std::string const& folder,
               ConfigOutcome& outcome)
      : folder_(folder),
        outcome_(outcome),
        config_(outcome.config),
        faults_(file, outcome.diagnostics) {}

  void read(YamlNode const& root) {
    if (root.is_null()) return;
    if (!root.is_mapping()) {
      wrong_type(root, root.mark, "configuration", "a mapping", faults_);
      return;
    }
    check_keys(root, key_names(), faults_);
    for (YamlEntry const& entry : root.entries) {
      for (Key const& key : kKeys) {
        if (entry.key == key.name) (this->*key.read)(entry);
      }
    }
  }

 private:
  struct Key {
    std::string_view name;
    void (ConfigParser::*read)(YamlEntry const& entry);
  };
  static std::array<Key, 11> const kKeys;

  static std::array<std::string_view, 11> key_names() {
    std::array<std::string_view, 11> names;
    std::transform(kKeys.begin(), kKeys.end(), names.begin(),
                   [](Key const& key) { return key.name; });
    return names;
  }

  void read_profile(YamlEntry const& entry) {
    config_.profile = read_name(entry, kProfileNames, faults_);
  }

  void read_rules(YamlEntry const& entry) {
    std::size_t const faults = outcome_.diagnostics.size();
    for (MarkedText const& path : read_texts(entry, faults_)) {
      if (path.text.empty()) {
        faults_.error("R014", path.mark, "the path is empty");
        continue;
      }
      config_.rules.push_back(
          (std::filesystem::path(folder_) / path.text).string());
    }
    outcome_.rules_known = outcome_.diagnostics.size() == faults;
  }

  void read_builtin(YamlEntry const& entry) {
    config_.builtin = read_flag(entry, faults_).value_or(true);
  }

  void read_fail_on(YamlEntry const& entry) {
    if (auto const text = read_name(entry, kSeverityNames, faults_)) {
      config_.fail_on = severity_from(*text);
    }
  }

  void read_limits(YamlEntry const& entry) {
    if (!entry.value.is_mapping()) {
      wrong_type(entry.value, entry.value.mark, entry.key,
                 "a mapping of limits", faults_);
      return;
    }
    std::vector<std::string_view> names;
    for (LimitRow const& row : limit_rows()) names.push_back(row.name);
    check_keys(entry.value, names, faults_);
    for (YamlEntry const& limit : entry.value.entries) {
      if (LimitRow const* const row = find_limit(limit.key)) {
        read_limit(*row, limit);
      }
    }
  }

  void read_limit(LimitRow const& row, YamlEntry const& entry) {
    auto const text = read_text(entry, faults_);
    if (!text) return;
    bool const is_bytes = row.unit == "bytes";
    auto const value = is_bytes ? bytes_from(*text) : number_from(*text);
    std::string const name = '"' + entry.key + '"';
    if (!value) {
      faults_.error("R014", entry.value.mark, name + " must be a whole number",
                    is_bytes ? "of bytes, or with KiB, MiB or GiB: 64MiB"
                             : "without a unit");
    } else if (*value == 0) {
      faults_.error("R014", entry.value.mark, name + " must not be 0",
                    "no limit can be switched off; the highest value is " +
                        value_of(row, row.most));
    } else if (*value > row.most) {
      faults_.error("R014", entry.value.mark,
                    name + " is too high: at most " + value_of(row, row.most));
    } else {
      config_.limits.*row.value = *value;
    }
  }

  void read_accepted(YamlEntry const& entry) {
    if (!entry.value.is_sequence()) {
      wrong_type(entry.value, entry.value.mark, entry.key,
                 "a list of {reason, glob, why, until}", faults_);
      return;
    }
    for (YamlNode const& item : entry.value.items) {
      if (item.is_mapping()) {
        read_accept_rule(item);
      } else {
        wrong_type(item, item.mark, entry.key,
                   "entries {reason: …, glob: …, why: …, until: …}", faults_);
      }
    }
  }

  void read_accept_rule(YamlNode const& item) {
    constexpr std::array<std::string_view, 4> kNames = {"reason", "glob", "why",
                                                        "until"};
    check_keys(item, kNames, faults_);
    AcceptRule rule;
    if (YamlEntry const* const entry = required(item, "reason")) {
      rule.reason = read_text(*entry, faults_).value_or("");
      if (!rule.reason.empty() && !is_reason(rule.reason)) {
        auto const& known = known_reasons();
        std::vector<std::string_view> const names(known.begin(), known.end());
        faults_.error("R013", entry->value.mark,
                      "unknown reason" + in_quotes(rule.reason),
                      suggestion(rule.reason, names));
      }
    }
    if (YamlEntry const* const entry = item.find("glob")) {
      rule.glob = read_text(*entry, faults_).value_or("");
    }
    if (YamlEntry const* const entry = required(item, "why")) {
      rule.why = read_text(*entry, faults_).value_or("");
    }
    if (YamlEntry const* const entry = item.find("until")) {
      rule.until = read_date(*entry);
    }
    config_.accepted.push_back(std::move(rule));
  }

  YamlEntry const* required(YamlNode const& item, std::string_view key) {
    YamlEntry const* const entry = item.find(key);
    if (entry == nullptr && item.complete) {
      faults_.error("R011", item.mark,
                    "the entry lacks the key \"" + std::string(key) + '"');
    }
    return entry;
  }

  std::optional<Date> read_date(YamlEntry const& entry) {
    auto const text = read_text(entry, faults_);
    if (!text) return std::nullopt;
    auto const date = date_from_iso(*text);
    if (!date) {
      faults_.error("R014", entry.value.mark,
                    '"' + entry.key + "\" is no date of the form YYYY-MM-DD");
    }
    return date;
  }

  /// Here only what is wrong with an entry by itself; whether there is such a
  /// rule is known when the rules are.
  void read_overrides(YamlEntry const& entry) {
    if (!entry.value.is_sequence()) {
      wrong_type(entry.value, entry.value.mark, entry.key,
                 "a list of overrides", faults_);
      return;
    }
    for (YamlNode const& item : entry.value.items) {
      if (!item.complete) continue;
      if (item.is_mapping() && item.find("override") != nullptr) {
        static_cast<void>(parse_override(item, faults_));
      } else {
        faults_.error("R011", item.mark, "the entry lacks the key \"override\"",
                      "write {override: RULE-ID, severity: …, enabled: …}");
      }
    }
  }

  void read_jobs(YamlEntry const& entry) {
    if (auto const jobs = read_count(entry, 1, kMostJobs, faults_)) {
      config_.jobs = static_cast<unsigned>(*jobs);
    }
  }

  void read_lang(YamlEntry const& entry) {
    constexpr std::array<std::string_view, 2> kNames = {"zh", "en"};
    if (auto const text = read_name(entry, kNames, faults_)) {
      config_.language =
          *text == "zh" ? Language::kChinese : Language::kEnglish;
    }
  }

  void read_notes(YamlEntry const& entry) {
    config_.list_notes = read_flag(entry, faults_).value_or(false);
  }

  void read_key(YamlEntry const& entry) {
    auto text = read_text(entry, faults_);
    if (!text) return;
    if (source_length(*text) < kLeastKeyCharacters) {
      faults_.error("R014", entry.value.mark,
                    '"' + entry.key + "\" must have at least " +
                        std::to_string(kLeastKeyCharacters) + " characters");
      return;
    }
    config_.fingerprint_key = std::move(text);
  }

  std::string const& folder_;
  ConfigOutcome& outcome_;
  Config& config_;
  Faults faults_;
};

std::array<ConfigParser::Key, 11> const ConfigParser::kKeys = {{
    {"profile", &ConfigParser::read_profile},
    {"rules", &ConfigParser::read_rules},
    {"builtin", &ConfigParser::read_builtin},
    {"fail_on", &ConfigParser::read_fail_on},
    {"limits", &ConfigParser::read_limits},
    {"accept_incomplete", &ConfigParser::read_accepted},
    {"overrides", &ConfigParser::read_overrides},
    {"jobs", &ConfigParser::read_jobs},
    {"lang", &ConfigParser::read_lang},
    {"notes", &ConfigParser::read_notes},
    {"fingerprint_key", &ConfigParser::read_key},
}};

}  // namespace

ConfigOutcome parse_config(std::string const& file, std::string_view text,
                           std::string const& folder) {
  ConfigOutcome outcome;
  YamlDocument document = parse_yaml(file, text);
  outcome.diagnostics = std::move(document.diagnostics);
  ConfigParser(file, folder, outcome).read(document.root);
  if (!document.complete) outcome.rules_known = false;
  return outcome;
}

bool is_reason(std::string_view text) {
  auto const& known = known_reasons();
  return std::find(known.begin(), known.end(), text) != known.end();
}

std::optional<std::uint64_t> bytes_from(std::string_view text) {
  for (ByteUnit const& unit : kByteUnits) {
    if (!text.ends_with(unit.name)) continue;
    std::string_view digits = text.substr(0, text.size() - unit.name.size());
    bool const has_blank = !unit.name.empty() && digits.ends_with(' ');
    if (has_blank) digits.remove_suffix(1);
    auto const value = number_from(digits);
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
    if (!value || *value > (kMost >> unit.shift)) return std::nullopt;
    return *value << unit.shift;
  }
  return std::nullopt;
}

std::string bytes_in_words(std::uint64_t bytes) {
  for (ByteUnit const& unit : kByteUnits) {
    std::uint64_t const size = std::uint64_t{1} << unit.shift;
    if (unit.shift == 0 || bytes == 0 || bytes % size != 0) continue;
    return std::to_string(bytes >> unit.shift) + ' ' + std::string(unit.name);
  }
  return std::to_string(bytes);
}

}  // namespace mishen
