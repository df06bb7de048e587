#pragma once

// Arguments → what was typed, by the option table. The home of CLI11, of
// which nothing shows outside.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/options.h"
#include "lib/base/result.h"

namespace mishen {

/// What was typed after the name of a command; not yet checked.
struct Arguments {
  /// Values by long name, in the order given; a switch has one empty value.
  std::map<std::string, std::vector<std::string>, std::less<>> values;
  std::vector<std::string> operands;

  [[nodiscard]] bool has(std::string_view name) const {
    return values.contains(name);
  }
  /// The last value given, or `otherwise`.
  [[nodiscard]] std::string value(std::string_view name,
                                  std::string_view otherwise = "") const;
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
};

/// Fails on unknown options, missing and superfluous values, values outside
/// an option's choices, and options given twice that are not repeatable.
Result<Arguments> parse(CommandOptions const& command,
                        std::span<std::string const> arguments);

}  // namespace mishen
