#pragma once

// Bytes → UTF-8, with the encoding named and every byte that fits none of
// them counted. ICU converts; the choice is ours: BOM, strict UTF-8, UTF-16
// by statistics, GB18030 against Big5 by the frequency of whole characters.
// A file may change its encoding from line to line; each line is strict in
// one encoding or counted as undecodable (and shown with U+FFFD).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {

enum class Encoding { kUtf8, kUtf16Le, kUtf16Be, kGb18030, kBig5, kLatin1 };

/// The IANA name: "UTF-8", "UTF-16LE", "GB18030", "Big5" …
std::string_view name(Encoding encoding);

/// What the head of a file says about its encoding.
struct EncodingGuess {
  Encoding encoding = Encoding::kUtf8;
  std::size_t bom_bytes = 0;  ///< Bytes of byte-order mark to leave out.
  bool certain = false;       ///< BOM or strict UTF-8.
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
/// UTF-16 is decoded as a stream; all else line by line: strict UTF-8 first,
/// then the guessed encoding, then the other one, then with U+FFFD.
Decoded decode_text(std::string_view bytes, EncodingGuess const& guess);

/// Decodes `bytes` as `encoding` leniently: each undecodable byte or unit
/// becomes U+000A so that no text is joined across it. For raw scans and
/// second guesses.
std::string decode_lenient(std::string_view bytes, Encoding encoding);

/// The encodings a raw scan tries.
std::vector<Encoding> const& plausible_encodings();

/// A file name's bytes as UTF-8: strict, else the better of GB18030 and
/// Big5, else with U+FFFD.
std::string decode_name(std::string_view bytes);

}  // namespace mishen
