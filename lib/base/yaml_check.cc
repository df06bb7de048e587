#include "lib/base/yaml_check.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/base/source_text.h"

namespace mishen {
namespace {

// yaml-cpp keeps the tokens of a line until it knows whether the line is a
// key: about 250 bytes for each of these marks (measured), so 64 MiB here.
constexpr std::size_t kMaxListMarksOfLine = 262'144;

struct SyntaxHint {
  std::string_view message;  ///< How yaml-cpp's message begins.
  std::string_view hint;
};

constexpr std::array<SyntaxHint, 8> kSyntaxHints = {{
    {"illegal tab", "indent with blanks"},
    {"illegal map value",
     "check the indentation; a value that holds \": \" "
     "must stand in quotes"},
    {"illegal map key", "check the indentation"},
    {"illegal block entry", "check the indentation"},
    {"unknown token", "a value that begins with @ or ` must stand in quotes"},
    {"unknown escape",
     "in double quotes write \\\\ for \\, or use single "
     "quotes"},
    {"end of sequence flow", "this bracket is not closed"},
    {"end of map flow", "this brace is not closed"},
}};

Diagnostic fault(std::string code, std::string const& file, Mark mark,
                 std::string what, std::string hint) {
  return {Diagnostic::Level::kError, std::move(code), file, mark,
          std::move(what),           std::move(hint)};
}

bool is_control(std::string_view text, std::size_t at) {
  auto const byte = static_cast<unsigned char>(text[at]);
  if (byte == '\r') return at + 1 >= text.size() || text[at + 1] != '\n';
  return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

std::optional<std::size_t> first_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_control(text, at)) return at;
  }
  return std::nullopt;
}

/// The offset at which a line has more list marks than the parser bears.
std::optional<std::size_t> overfull_line(std::string_view text) {
  std::size_t marks = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    if (c == '\n') marks = 0;
    if (std::string_view("[]{},").find(c) == std::string_view::npos) continue;
    if (++marks > kMaxListMarksOfLine) return at;
  }
  return std::nullopt;
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  std::size_t const before = text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

/// Behind the line break of the line that begins at `begin`.
std::size_t next_line(std::string_view text, std::size_t begin) {
  std::size_t const end = text.find('\n', begin);
  return end == std::string_view::npos ? text.size() : end + 1;
}

struct LineHead {
  std::size_t indent = 0;
  char first = '\0';  ///< '\0': an empty line or a comment.
};

LineHead head_of(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size() && text[at] == ' ') ++at;
  bool const empty = at >= text.size() || text[at] == '\n' ||
                     text[at] == '\r' || text[at] == '#';
  return {at - begin, empty ? '\0' : text[at]};
}

}  // namespace

std::vector<Diagnostic> check_yaml_bytes(std::string const& file,
                                         std::string_view text,
                                         YamlLimits const& limits) {
  std::vector<Diagnostic> faults;
  if (text.size() > limits.bytes) {
    faults.push_back(fault(
        "R002", file, {},
        "the file is larger than " + std::to_string(limits.bytes) + " bytes",
        "put long lists into a words_file"));
    return faults;
  }
  SourceCursor cursor(text);
  std::size_t const invalid = first_invalid_utf8(text);
  if (invalid < text.size()) {
    faults.push_back(fault("R001", file, cursor.at(invalid),
                           "the file is not UTF-8",
                           "save it as UTF-8 (not GB18030, not UTF-16)"));
    return faults;
  }
  if (auto const control = first_control(text)) {
    faults.push_back(fault("R001", file, cursor.at(*control),
                           "the file holds a control character", ""));
  }
  if (auto const overfull = overfull_line(text)) {
    faults.push_back(fault("R002", file, cursor.at(*overfull),
                           "the line holds too many list items",
                           "write one item a line, or use a words_file"));
  }
  return faults;
}

std::string_view syntax_hint(std::string_view message) {
  for (SyntaxHint const& entry : kSyntaxHints) {
    if (message.starts_with(entry.message)) return entry.hint;
  }
  return message.starts_with("end of ") ? "check the indentation" : "";
}

std::optional<std::size_t> indenting_tab(std::string_view text,
                                         std::size_t at) {
  std::size_t begin = std::min(at, text.size());
  while (begin > 0 && text[begin - 1] != '\n') --begin;
  std::size_t const tab = text.find_first_not_of(' ', begin);
  bool const indents = tab != std::string_view::npos && text[tab] == '\t';
  return indents ? std::optional(tab) : std::nullopt;
}

std::optional<std::size_t> end_of_quoted(std::string_view text,
                                         std::size_t begin) {
  char const quote = text[begin];
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    bool const doubled = quote == '\'' && text.substr(at, 2) == "''";
    if (doubled || (quote == '"' && text[at] == '\\')) {
      ++at;
    } else if (text[at] == quote) {
      return at + 1;
    }
  }
  return std::nullopt;
}

bool blank_items(std::string& text, std::size_t first_dash, std::size_t begin,
                 std::size_t end) {
  std::size_t const first_line = line_begin(text, first_dash);
  std::size_t const indent = first_dash - first_line;
  if (begin < first_line || end < begin) return false;
  std::size_t from = line_begin(text, begin);
  while (from > first_line) {
    LineHead const head = head_of(text, from);
    if (head.first == '-' && head.indent == indent) break;
    from = line_begin(text, from - 1);
  }
  std::size_t to = next_line(text, line_begin(text, end));
  while (to < text.size()) {
    LineHead const head = head_of(text, to);
    if (head.first != '\0' && head.indent <= indent) break;
    to = next_line(text, to);
  }
  bool changed = false;
  for (std::size_t at = from; at < to; ++at) {
    if (text[at] == '\n' || text[at] == '\r' || text[at] == ' ') continue;
    text[at] = ' ';
    changed = true;
  }
  return changed;
}

}  // namespace mishen
