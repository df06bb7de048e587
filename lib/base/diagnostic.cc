#include "lib/base/diagnostic.h"

#include <algorithm>

#include "lib/base/diagnostic_codes.h"
#include "lib/base/excerpt.h"
#include "lib/base/source_text.h"

namespace mishen {
namespace {

/// A file's name or an id may hold anything, also what steers a terminal.
std::string for_screen(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    SourceCharacter const character = source_character_at(text, at);
    if (is_printable(character.value)) {
      out += text.substr(at, character.size);
    } else {
      out += '?';
    }
    at += character.size;
  }
  return out;
}

std::string place(Diagnostic const& diagnostic) {
  std::string out = for_screen(diagnostic.file);
  if (diagnostic.mark.line > 0) {
    out += ':' + std::to_string(diagnostic.mark.line);
    if (diagnostic.mark.column > 0) {
      out += ':' + std::to_string(diagnostic.mark.column);
    }
  }
  return out;
}

std::string_view word_for(Diagnostic::Level level, Language language) {
  bool const is_error = level == Diagnostic::Level::kError;
  if (language == Language::kChinese) return is_error ? "错误" : "警告";
  return is_error ? "error" : "warning";
}

}  // namespace

std::string render(Diagnostic const& diagnostic, std::string_view source,
                   Language language) {
  bool const chinese = language == Language::kChinese;
  std::string out = place(diagnostic) + ": ";
  out += word_for(diagnostic.level, language);
  out += ' ' + diagnostic.code + ": ";
  DiagnosticCode const* const code = find_diagnostic_code(diagnostic.code);
  if (chinese && code != nullptr) {
    out += code->zh;
    out += "：";
  }
  out += for_screen(diagnostic.what) + '\n';
  out += excerpt(source, diagnostic.mark);
  if (!diagnostic.hint.empty()) {
    out += chinese ? "  提示：" : "  hint: ";
    out += for_screen(diagnostic.hint) + '\n';
  }
  return out;
}

bool has_errors(std::vector<Diagnostic> const& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](Diagnostic const& diagnostic) {
                       return diagnostic.level == Diagnostic::Level::kError;
                     });
}

}  // namespace mishen
