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
  kTextPartial,  ///< HTML, XML, RTF, EML: scanned as text, not understood.
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

/// The format of bytes that are no text and that nothing recognises.
Format unknown_format();

}  // namespace mishen
