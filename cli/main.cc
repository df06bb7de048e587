// The program `mishen`: arguments → settings → command → exit status. Only
// here, and in the files beside it, is anything printed or the process ended.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/doctor_command.h"
#include "cli/extract_command.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/parser.h"
#include "cli/rules_command.h"
#include "cli/scan_command.h"
#include "cli/settings.h"
#include "lib/base/lockdown.h"
#include "lib/rules/rule_set.h"

namespace mishen {
namespace {

int show_version() {
  return put("mishen " + std::string(MISHEN_VERSION) + "\n");
}

int run_command(CommandOptions const& command, Arguments const& arguments,
                Environment const& environment) {
  if (arguments.has("help")) {
    return put(command_help(command, language_of(arguments, environment)));
  }
  bool const takes_operands = !command.arguments.empty();
  if (!takes_operands && !arguments.operands.empty()) {
    return usage_error(
        "unexpected argument '" + arguments.operands.front() + "'",
        command.name);
  }
  if (command.name == "scan") {
    auto const settings = scan_command_of(arguments, environment);
    if (!settings) return usage_error(settings.error().message(), "scan");
    return run_scan(*settings);
  }
  if (command.name == "rules list") {
    return run_rules_list(arguments, environment);
  }
  if (command.name == "rules check") {
    return run_rules_check(arguments, environment);
  }
  if (command.name == "rules test") {
    return run_rules_test(arguments, environment);
  }
  if (command.name == "rules show") {
    return run_rules_show(arguments, environment);
  }
  if (command.name == "extract") return run_extract(arguments, environment);
  if (command.name == "doctor") return run_doctor(arguments, environment);
  return show_version();
}

int run(std::span<std::string const> words) {
  Environment surroundings = environment();
  // Before anything is opened: nothing this process does needs a network.
  surroundings.network_denied = deny_network();
  if (words.empty()) {
    say_raw(general_help(surroundings.language));
    return kExitUsage;
  }
  std::string name = words.front();
  if (name == "--version" || name == "-V") return show_version();
  if (name == "--help" || name == "-h" || name == "help") {
    return put(general_help(surroundings.language));
  }
  std::size_t used = 1;
  if (name == "rules" && words.size() > 1 && !words[1].starts_with('-')) {
    name += " " + words[1];
    ++used;
  }
  CommandOptions const* const command = find_command(name);
  if (command == nullptr) {
    if (name == "rules") {
      return usage_error("rules: say list, check, test or show", "");
    }
    return usage_error("unknown command '" + name + "'", "");
  }
  auto const arguments = parse(*command, words.subspan(used));
  if (!arguments) {
    return usage_error(arguments.error().message(), command->name);
  }
  return run_command(*command, *arguments, surroundings);
}

}  // namespace
}  // namespace mishen

int main(int argc, char** argv) {
  mishen::prepare_streams();
  std::vector<std::string> const words(argv + (argc > 0 ? 1 : 0), argv + argc);
  return mishen::run(words);
}
