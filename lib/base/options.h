#pragma once

// The types of the one option table: it feeds the parser, --help, the man
// page and the completions. Plain data with static lifetime; no parsing.

#include <cstdint>
#include <span>
#include <string_view>

#include "lib/base/terms.h"

namespace mishen {

/// A text of the program itself in both languages.
struct BilingualText {
  std::string_view zh;
  std::string_view en;
  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
};

/// The heading under which --help and the man page list an option.
enum class OptionGroup : std::uint8_t {
  kInput,
  kRules,
  kOutput,
  kPolicy,
  kRun,
  kGeneral,
};

enum class Repeatable : bool { kNo, kYes };

/// One option of a command.
struct Option {
  std::string_view long_name;   ///< Without dashes: "fail-on".
  std::string_view short_name;  ///< One letter without dash; empty: none.
  std::string_view value_name;  ///< "FILE"; empty: a switch without value.
  OptionGroup group = OptionGroup::kGeneral;
  BilingualText help;
  Repeatable repeatable = Repeatable::kNo;
  std::string_view default_value;  ///< As --help shows it; empty: none.
  /// The values it takes, for checks and completions; empty: any.
  std::span<std::string_view const> choices;

  [[nodiscard]] constexpr bool takes_value() const {
    return !value_name.empty();
  }
};

/// A command (`scan`, `rules check`) and what it takes.
struct CommandOptions {
  std::string_view name;
  std::string_view arguments;  ///< "PATH…"; empty: none.
  BilingualText summary;
  std::span<Option const> options;
};

}  // namespace mishen
