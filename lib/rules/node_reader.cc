#include "lib/rules/node_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/rules/rule_names.h"

namespace mishen {
namespace {

std::string_view kind_name(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::kNull:
      return "nothing";
    case YamlNode::Kind::kScalar:
      return "a single value";
    case YamlNode::Kind::kSequence:
      return "a list";
    case YamlNode::Kind::kMapping:
      return "a mapping";
  }
  return "";
}

void wrong_type_of(YamlEntry const& entry, std::string_view wanted,
                   Faults& faults) {
  wrong_type(entry.value, entry.value.mark, entry.key, wanted, faults);
}

}  // namespace

void wrong_type(YamlNode const& node, Mark at, std::string_view key,
                std::string_view wanted, Faults& faults) {
  if (!node.complete) return;
  std::string hint;
  if (node.is_null())
    hint = "write a value, or leave it out; the word null stands in quotes";
  if (node.is_scalar() && wanted.starts_with("a list")) {
    hint = "put it into brackets: [ ]";
  }
  faults.error("R012", at,
               '"' + std::string(key) + "\" must hold " + std::string(wanted) +
                   ", not " + std::string(kind_name(node.kind)),
               std::move(hint));
}

std::optional<std::string> read_text(YamlEntry const& entry, Faults& faults) {
  if (!entry.value.is_scalar()) {
    wrong_type_of(entry, "a text", faults);
    return std::nullopt;
  }
  if (entry.value.text.empty()) {
    faults.error("R014", entry.value.mark, '"' + entry.key + "\" is empty");
    return std::nullopt;
  }
  return entry.value.text;
}

std::vector<MarkedText> read_texts(YamlEntry const& entry, Faults& faults) {
  std::vector<MarkedText> texts;
  if (!entry.value.is_sequence()) {
    wrong_type_of(entry, "a list of texts", faults);
    return texts;
  }
  if (entry.value.items.empty() && entry.value.complete) {
    faults.error("R014", entry.value.mark,
                 "the list \"" + entry.key + "\" is empty",
                 "leave the key out");
  }
  for (YamlNode const& item : entry.value.items) {
    if (item.is_scalar()) {
      texts.push_back({item.text, item.mark});
    } else {
      wrong_type(item, item.mark, entry.key, "texts only", faults);
    }
  }
  return texts;
}

std::optional<bool> read_flag(YamlEntry const& entry, Faults& faults) {
  auto const text = read_text(entry, faults);
  if (!text) return std::nullopt;
  if (*text == "true") return true;
  if (*text == "false") return false;
  faults.error("R013", entry.value.mark,
               "\"" + entry.key + "\" must be true or false");
  return std::nullopt;
}

std::optional<std::size_t> count_from(std::string_view text) {
  constexpr std::size_t kMost = 1'000'000'000;
  if (text.empty() || text.size() > 10) return std::nullopt;
  std::size_t value = 0;
  for (char const c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  return value <= kMost ? std::optional(value) : std::nullopt;
}

std::optional<std::size_t> read_count(YamlEntry const& entry, std::size_t least,
                                      std::size_t most, Faults& faults) {
  auto const text = read_text(entry, faults);
  if (!text) return std::nullopt;
  auto const value = count_from(*text);
  if (value && *value >= least && *value <= most) return value;
  faults.error("R014", entry.value.mark,
               '"' + entry.key + "\" must be a whole number from " +
                   std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::optional<std::string> read_name(YamlEntry const& entry,
                                     std::span<std::string_view const> names,
                                     Faults& faults) {
  auto text = read_text(entry, faults);
  if (!text) return std::nullopt;
  if (std::find(names.begin(), names.end(), *text) != names.end()) return text;
  faults.error("R013", entry.value.mark,
               "unknown value" + in_quotes(*text) + " of \"" + entry.key + '"',
               one_of(names));
  return std::nullopt;
}

Localized read_localized(YamlEntry const& entry, Faults& faults) {
  if (entry.value.is_scalar()) {
    // A text of one language serves for both.
    return {read_text(entry, faults).value_or(""), {}};
  }
  constexpr std::array<std::string_view, 2> kLanguages = {"zh", "en"};
  Localized localized;
  if (!entry.value.is_mapping()) {
    wrong_type_of(entry, "a text or {zh: …, en: …}", faults);
    return localized;
  }
  check_keys(entry.value, kLanguages, faults);
  for (YamlEntry const& language : entry.value.entries) {
    if (language.key == "zh") {
      localized.zh = read_text(language, faults).value_or("");
    } else if (language.key == "en") {
      localized.en = read_text(language, faults).value_or("");
    }
  }
  return localized;
}

YamlNode const* read_mapping(YamlEntry const& entry,
                             std::span<std::string_view const> keys,
                             Faults& faults) {
  if (!entry.value.is_mapping()) {
    wrong_type_of(entry, "a mapping", faults);
    return nullptr;
  }
  check_keys(entry.value, keys, faults);
  return &entry.value;
}

void check_keys(YamlNode const& mapping, std::span<std::string_view const> keys,
                Faults& faults) {
  for (YamlEntry const& entry : mapping.entries) {
    if (std::find(keys.begin(), keys.end(), entry.key) != keys.end()) continue;
    faults.error("R010", entry.key_mark, "unknown key" + in_quotes(entry.key),
                 suggestion(entry.key, keys));
  }
}

}  // namespace mishen
