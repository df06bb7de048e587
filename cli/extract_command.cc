#include "cli/extract_command.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/config_words.h"
#include "cli/console.h"
#include "cli/extract_file.h"
#include "cli/extract_view.h"
#include "cli/rules_loader.h"
#include "lib/report/escape.h"
#include "lib/report/words.h"

namespace mishen {
namespace {

constexpr int kExitIncomplete = 3;

Error usage(std::string what) {
  return Error{Error::Code::kInvalid, std::move(what), ""};
}

/// The one input that was named, looked at as a scan would look at it.
Result<Input> input_of(Arguments const& arguments) {
  if (arguments.operands.size() != 1 || arguments.operands.front().empty()) {
    return usage("one file is needed (- is standard input)");
  }
  InputRequest request;
  request.paths = arguments.operands;
  std::vector<InputWarning> warnings;
  std::optional<Input> input;
  TRY(walk_inputs(request, warnings, [&](Input met) {
    input = std::move(met);
    return false;
  }));
  if (!input || input->is_folder || input->kind == Input::Kind::kFolder ||
      input->path != arguments.operands.front()) {
    return usage(arguments.operands.front() +
                 ": is a folder; one file is needed");
  }
  return std::move(*input);
}

}  // namespace

int run_extract(Arguments const& arguments, Environment const& environment) {
  auto const input = input_of(arguments);
  if (!input) return usage_error(input.error().message(), "extract");
  auto const configuration = configuration_of(arguments);
  if (!configuration) {
    return usage_error(configuration.error().message(), "extract");
  }
  Language const language =
      language_of(arguments, environment, &*configuration);
  for (std::string const& warning :
       configuration_warnings(*configuration, language)) {
    complain(say(Phrase::kWarning, language) + escape(warning));
  }
  say_faults(*configuration, language);
  if (has_errors(configuration->faults)) return kExitUsage;
  auto const view = arguments.value("format", "text") == "json"
                        ? json_view()
                        : text_view(language, environment.output_is_terminal);
  ExtractOutcome const outcome = extract_file(
      *input, reader_settings_of(arguments, *configuration), *view);
  if (outcome.reader_failed || !view->is_written()) return kExitBroken;
  return outcome.complete ? 0 : kExitIncomplete;
}

}  // namespace mishen
