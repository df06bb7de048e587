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
      std::string directory = fs::path(file).parent_path().string();
      if (directory.empty()) directory = ".";
      packs.push_back({file, TRY(read_file(file, kMaxRuleFile)), directory});
    }
  }
  return packs;
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

std::optional<LoadedRules> load_rules(RuleRequest const& request,
                                      Language language, Warnings warnings) {
  auto packs = read_packs(request);
  if (!packs) {
    complain(escape(packs.error().message()));
    return std::nullopt;
  }
  RuleSetOutcome outcome = parse_rules(*packs);
  std::vector<Diagnostic>& diagnostics = outcome.diagnostics;
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
