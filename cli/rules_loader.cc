#include "cli/rules_loader.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/console.h"
#include "lib/base/diagnostic.h"
#include "lib/base/file.h"
#include "lib/report/escape.h"

namespace mishen {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxRuleFile = 16 << 20;  // SAFETY section 6

bool is_pack(fs::path const& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

/// The packs of a folder in byte order of their names, or the file itself.
Result<std::vector<std::string>> pack_files(std::string const& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  fs::directory_iterator entry(path, error);
  while (!error && entry != fs::directory_iterator()) {
    if (is_pack(entry->path())) files.push_back(entry->path().string());
    entry.increment(error);
  }
  if (error) return Error{Error::Code::kUnreadable, error.message(), path};
  if (files.empty()) {
    return Error{Error::Code::kNotFound, "no .yaml file in this folder", path};
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<PackSource>> read_packs(RuleRequest const& request) {
  std::vector<PackSource> packs;
  if (request.builtin) packs = builtin_packs();
  for (std::string const& path : request.paths) {
    for (std::string const& file : TRY(pack_files(path))) {
      // By itself: a TRY that returns from inside {} leaks what stands before.
      std::string text = TRY(read_file(file, kMaxRuleFile));
      std::string directory = fs::path(file).parent_path().string();
      if (directory.empty()) directory = ".";
      packs.push_back({file, std::move(text), std::move(directory)});
    }
  }
  Configuration const& configuration = request.configuration;
  if (configuration.exists()) {
    PackSource source;
    source.file = configuration.path;
    source.text = configuration.text;
    source.overrides_only = true;
    packs.push_back(std::move(source));
  }
  return packs;
}

bool is_same(Diagnostic const& one, Diagnostic const& other) {
  return one.code == other.code && one.file == other.file &&
         one.mark.line == other.mark.line &&
         one.mark.column == other.mark.column && one.what == other.what;
}

/// The faults of the configuration's own keys and those that its overrides
/// have as rules, each once and in the order of the file.
void add_faults(Configuration const& configuration,
                std::vector<Diagnostic>& diagnostics) {
  if (!configuration.rules_known) {
    std::erase_if(diagnostics, [&](Diagnostic const& diagnostic) {
      return diagnostic.code == "R018" && diagnostic.file == configuration.path;
    });
  }
  for (Diagnostic const& fault : configuration.faults) {
    bool const known = std::any_of(
        diagnostics.begin(), diagnostics.end(),
        [&](Diagnostic const& other) { return is_same(fault, other); });
    if (!known) diagnostics.push_back(fault);
  }
  auto const first =
      std::stable_partition(diagnostics.begin(), diagnostics.end(),
                            [&](Diagnostic const& diagnostic) {
                              return diagnostic.file != configuration.path;
                            });
  std::stable_sort(first, diagnostics.end(), [](auto const& a, auto const& b) {
    return std::pair(a.mark.line, a.mark.column) <
           std::pair(b.mark.line, b.mark.column);
  });
}

void say_diagnostics(std::vector<Diagnostic> const& diagnostics,
                     std::vector<PackSource> const& packs, Language language,
                     Warnings warnings) {
  for (Diagnostic const& diagnostic : diagnostics) {
    bool const is_error = diagnostic.level == Diagnostic::Level::kError;
    if (!is_error && warnings == Warnings::kHide) continue;
    auto const pack = std::find_if(
        packs.begin(), packs.end(),
        [&](auto const& source) { return source.file == diagnostic.file; });
    std::string_view const text =
        pack == packs.end() ? std::string_view{} : pack->text;
    say_raw(render(diagnostic, text, language));
  }
}

}  // namespace

void say_faults(Configuration const& configuration, Language language) {
  for (Diagnostic const& fault : configuration.faults) {
    say_raw(render(fault, configuration.text, language));
  }
}

std::optional<LoadedRules> load_rules(RuleRequest const& request,
                                      Language language, Warnings warnings) {
  auto packs = read_packs(request);
  Configuration const& configuration = request.configuration;
  if (!packs) {
    say_faults(configuration, language);
    complain(escape(packs.error().message()));
    return std::nullopt;
  }
  RuleSetOutcome outcome = parse_rules(*packs);
  std::vector<Diagnostic>& diagnostics = outcome.diagnostics;
  add_faults(configuration, diagnostics);
  if (has_errors(diagnostics)) {
    say_diagnostics(diagnostics, *packs, language, warnings);
    return std::nullopt;
  }
  auto set = std::make_unique<RuleSet const>(std::move(outcome.rules));
  auto compiled = CompiledRules::compile(*set, diagnostics);
  say_diagnostics(diagnostics, *packs, language, warnings);
  if (!compiled || has_errors(diagnostics)) {
    if (!has_errors(diagnostics)) complain(escape(compiled.error().message()));
    return std::nullopt;
  }
  if (set->active() == 0) {
    complain(language == Language::kChinese ? "没有启用的规则"
                                            : "no rule is active");
    return std::nullopt;
  }
  return LoadedRules{std::move(set), std::move(*compiled)};
}

}  // namespace mishen
