#pragma once

// The parts of recognise(): binary magics, markup that is text, and names.
// A magic of a type without text hides what it claims wrongly, so each has a
// check of more than its first bytes (format_check.h).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/document/format.h"

namespace mishen {

/// By magic bytes; nullopt: none claims `head`.
std::optional<Format> recognise_binary(std::string_view head,
                                       std::optional<std::uint64_t> size);

/// The kind of ZIP by the names of its first members ("docx", "odt", "jar" …,
/// else "zip").
std::string_view zip_format(std::string_view head);

/// HTML, XML, RTF, EML, mbox, HTTP by their start. `named` is what the name
/// alone says: source code and Markdown may begin with a tag.
std::optional<Format> recognise_markup(std::string_view head,
                                       Format const& named);

/// By the name's extension; text nobody knows is "txt".
Format format_by_name(std::string_view file_name);

/// `text` with A-Z as a-z.
std::string ascii_lower(std::string_view text);

}  // namespace mishen
