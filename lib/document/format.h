#pragma once

// What a file is, by its first bytes; a name may only choose among text
// formats. One table: formats read today, formats known but not read yet,
// and types that hold no text by nature.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/document/document.h"

namespace mishen {

inline constexpr std::size_t kFormatHeadBytes = 8 << 10;

/// What is done with a format.
enum class Reading {
  kText,         ///< Read as plain text.
  kTextPartial,  ///< RTF, EML: scanned as text, not understood.
  kStructured,   ///< Read by mishen-reader: containers, markup, JSON, code.
  kRaw,          ///< Known or unknown binary: raw scan, uninspected.
  kNoText,       ///< Fonts, audio, video codecs, compiled objects: skipped.
};

/// A format. `name` is the report's word ("txt", "csv", "html", "pdf",
/// "docx", "unknown" …), a literal.
struct Format {
  std::string_view name;
  Reading reading = Reading::kText;
  TextKind kind = TextKind::kProse;
};

/// Judges the first bytes (kFormatHeadBytes suffice) and the name. Bytes that
/// no magic claims are a text format here; whether they really are text is the
/// decoder's answer (EncodingGuess::is_text). `size` of the whole input, where
/// known: a program with something appended (a self-extracting archive) is
/// then no type without text.
Format recognise(std::string_view head, std::string_view file_name,
                 std::optional<std::uint64_t> size = std::nullopt);

/// Markup and code: structured, but what it says stands in it as text, too.
bool is_text_format(Format const& format);

/// Whether `tail`, the last bytes of an input (kFormatTailBytes suffice), may
/// be the end of a ZIP: anything may stand in front of one, a program or a
/// picture, and programs that open ZIPs do not mind.
bool may_end_as_zip(std::string_view tail);
inline constexpr std::size_t kFormatTailBytes = (64 << 10) + 22;

/// The format of bytes that are no text and that nothing recognises.
Format unknown_format();

}  // namespace mishen
