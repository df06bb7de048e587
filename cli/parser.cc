#include "cli/parser.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <utility>

namespace mishen {
namespace {

using Typed = std::map<std::string, CLI::Option*, std::less<>>;

std::string names_of(Option const& option) {
  std::string names = "--" + std::string(option.long_name);
  if (!option.short_name.empty()) {
    names = "-" + std::string(option.short_name) + "," + names;
  }
  return names;
}

Error usage(std::string what) {
  return Error{Error::Code::kInvalid, std::move(what), ""};
}

Result<void> check_values(Option const& option,
                          std::vector<std::string> const& values) {
  std::string const name = "--" + std::string(option.long_name);
  if (option.takes_value() && values.size() > 1 &&
      option.repeatable == Repeatable::kNo) {
    return usage(name + " was given more than once");
  }
  for (std::string const& value : values) {
    if (option.takes_value() && value.empty()) {
      return usage(name + " needs a value");
    }
    if (option.choices.empty()) continue;
    bool const known = std::find(option.choices.begin(), option.choices.end(),
                                 value) != option.choices.end();
    if (known) continue;
    std::string list;
    for (std::string_view choice : option.choices) {
      if (!list.empty()) list += ", ";
      list += choice;
    }
    return usage(name + ": unknown value '" + value +
                 "' (choose from: " + list + ")");
  }
  return {};
}

Result<void> run_parser(CLI::App& app, std::vector<std::string> arguments) {
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(arguments);
  } catch (CLI::ArgumentMismatch const& error) {
    return usage(error.what());
  } catch (CLI::Error const& error) {
    return usage(error.what());
  }
  return {};
}

}  // namespace

std::string Arguments::value(std::string_view name,
                             std::string_view otherwise) const {
  auto const found = values.find(name);
  if (found == values.end() || found->second.empty()) {
    return std::string(otherwise);
  }
  return found->second.back();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  auto const found = values.find(name);
  return found == values.end() ? std::vector<std::string>{} : found->second;
}

Result<Arguments> parse(CommandOptions const& command,
                        std::span<std::string const> arguments) {
  CLI::App app;
  app.set_help_flag();
  // Operands are taken as "extras": as a positional option CLI11 would split
  // a path such as "[x]" like a list.
  app.allow_extras();
  Typed typed;
  for (Option const& option : command.options) {
    CLI::Option* made = option.takes_value() ? app.add_option(names_of(option))
                                             : app.add_flag(names_of(option));
    // "--show=no" must not show.
    if (!option.takes_value()) made->disable_flag_override();
    if (option.takes_value()) {
      made->type_size(1)->expected(1)->allow_extra_args(false);
      made->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    typed.emplace(option.long_name, made);
  }
  auto const dashes = std::find(arguments.begin(), arguments.end(), "--");
  TRY(run_parser(app, {arguments.begin(), dashes}));

  Arguments out;
  for (std::string& operand : app.remaining()) {
    if (operand.size() > 1 && operand.front() == '-') {
      return usage("unknown option " + operand);
    }
    out.operands.push_back(std::move(operand));
  }
  if (dashes != arguments.end()) {
    out.operands.insert(out.operands.end(), dashes + 1, arguments.end());
  }
  for (Option const& option : command.options) {
    CLI::Option const& made = *typed.find(option.long_name)->second;
    if (made.count() == 0) continue;
    std::vector<std::string> values{""};
    if (option.takes_value()) values = made.results();
    TRY(check_values(option, values));
    out.values.emplace(option.long_name, std::move(values));
  }
  return out;
}

}  // namespace mishen
