#pragma once

// What can be said of a YAML file before it is parsed, and how parsing goes
// on behind a fault of syntax. Text only; yaml-cpp is not known here.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/diagnostic.h"
#include "lib/base/yaml.h"

namespace mishen {

/// Faults of the bytes: size, encoding, controls, lines that would cost the
/// parser gigabytes. `text` is without byte-order mark. With any of them the
/// file is not to be parsed.
std::vector<Diagnostic> check_yaml_bytes(std::string const& file,
                                         std::string_view text,
                                         YamlLimits const& limits);

/// How to mend the fault that yaml-cpp describes by `message`; may be empty.
std::string_view syntax_hint(std::string_view message);

/// The tab that indents the line of `at`, if one does.
std::optional<std::size_t> indenting_tab(std::string_view text, std::size_t at);

/// Where a quoted scalar that begins at `begin` ends (behind its closing
/// quote); nullopt: it is not closed.
std::optional<std::size_t> end_of_quoted(std::string_view text,
                                         std::size_t begin);

/// What to leave out so that parsing can go on: the items of the list whose
/// first dash stands at `first_dash`, from the one `begin` stands in to the
/// one `end` stands in, are overwritten with blanks; lines stay where they
/// are. False where that would change nothing.
bool blank_items(std::string& text, std::size_t first_dash, std::size_t begin,
                 std::size_t end);

}  // namespace mishen
