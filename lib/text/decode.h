#pragma once

// Bytes → UTF-8, with the encoding named and every byte that fits none of
// them counted. ICU converts; the choice is ours: BOM, strict UTF-8, UTF-16
// by statistics, GB18030 against Big5 by the frequency of whole characters.
// A file may change its encoding from line to line; each line is strict in
// one encoding or its bad bytes are counted (and shown with U+FFFD).
// UTF-32 is read only behind its byte-order mark. All functions are pure and
// thread-safe.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

enum class Encoding {
  kUtf8,
  kUtf16Le,
  kUtf16Be,
  kUtf32Le,
  kUtf32Be,
  kGb18030,  ///< GBK and GB 2312 are parts of it.
  kBig5,     ///< With Hong Kong's additions.
  kLatin1,   ///< As windows-1252, its superset.
};

/// The IANA name: "UTF-8", "UTF-16LE", "GB18030", "Big5" …
std::string_view name(Encoding encoding);

/// What the head of a file says about its encoding.
struct EncodingGuess {
  Encoding encoding = Encoding::kUtf8;
  std::size_t bom_bytes = 0;  ///< Bytes of byte-order mark to leave out.
  /// BOM, or strict UTF-8 that cannot well be anything else.
  bool certain = false;
  /// NULs outside UTF-16, or mostly undecodable: not text at all.
  bool is_text = true;
  /// A second encoding whose score is close: scanned too.
  bool has_second = false;
  Encoding second = Encoding::kUtf8;
};

/// Judges `head`, the first bytes of an input (up to a few MiB); `whole`
/// says that nothing follows, so a character cut off at the end is a fault.
EncodingGuess guess_encoding(std::string_view head, bool whole);

/// A stretch of decoded text.
struct Decoded {
  std::string utf8;
  /// True where utf8 is byte for byte the source (offsets can be reported).
  bool identical = false;
  /// Encodings met, by first appearance; more than one: "mixed".
  std::vector<Encoding> encodings;
  std::uint64_t undecodable_bytes = 0;
};

/// Decodes `bytes`, whole lines where possible, of a file judged as `guess`.
/// UTF-16 and UTF-32 are decoded as a stream, but for 8-bit lines appended to
/// UTF-16. All else line by line: strict UTF-8 first, then the guessed encoding
/// where it is strict and likely, else the likeliest of all, with U+FFFD for
/// what it cannot read. NULs of 8-bit text stay and count as undecodable. The
/// caller leaves out guess.bom_bytes.
Decoded decode_text(std::string_view bytes, EncodingGuess const& guess);

/// Decodes `bytes` as `encoding` leniently: each undecodable byte or unit
/// becomes U+000A (a run of them one) so that no text is joined across it, and
/// so do control characters, NUL first. For raw scans and second guesses; for
/// UTF-16 at odd offsets call again without the first byte.
std::string decode_lenient(std::string_view bytes, Encoding encoding);

/// The encodings a raw scan tries.
std::vector<Encoding> const& plausible_encodings();

/// A file name's bytes as UTF-8, judged like one line of an unknown file.
std::string decode_name(std::string_view bytes);

}  // namespace mishen
