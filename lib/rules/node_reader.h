#pragma once

// Values of a rule file by type. What is not of the type asked for is a
// fault, said once at its place, and the answer is nullopt or empty; what a
// fault of syntax or an alias has spoilt already is passed over in silence.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/yaml.h"
#include "lib/rules/faults.h"
#include "lib/rules/rule.h"

namespace mishen {

/// A text of the file and where it stands.
struct MarkedText {
  std::string text;
  Mark mark;
};

/// A scalar that is not empty.
std::optional<std::string> read_text(YamlEntry const& entry, Faults& faults);

/// A list of scalars. An empty list is a fault; so is a scalar that is not
/// in brackets. Empty texts are left to the caller.
std::vector<MarkedText> read_texts(YamlEntry const& entry, Faults& faults);

/// true or false.
std::optional<bool> read_flag(YamlEntry const& entry, Faults& faults);

/// A whole number from `least` to `most`.
std::optional<std::size_t> read_count(YamlEntry const& entry, std::size_t least,
                                      std::size_t most, Faults& faults);

/// One of `names`.
std::optional<std::string> read_name(YamlEntry const& entry,
                                     std::span<std::string_view const> names,
                                     Faults& faults);

/// A text, or {zh: …, en: …}.
Localized read_localized(YamlEntry const& entry, Faults& faults);

/// A mapping; the value, or nullptr. Its keys must be among `keys`.
YamlNode const* read_mapping(YamlEntry const& entry,
                             std::span<std::string_view const> keys,
                             Faults& faults);

/// Says of each key that is not among `keys` that it is unknown.
void check_keys(YamlNode const& mapping, std::span<std::string_view const> keys,
                Faults& faults);

/// A whole number without sign, blanks or point; nullopt: none, or over 10^9.
std::optional<std::size_t> count_from(std::string_view text);

/// Says that `node`, the value of `key`, is not a `wanted`.
void wrong_type(YamlNode const& node, Mark at, std::string_view key,
                std::string_view wanted, Faults& faults);

}  // namespace mishen
