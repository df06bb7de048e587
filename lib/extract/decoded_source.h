#pragma once

// The bytes of a text format (HTML, XML, JSON, JavaScript, CSS) as UTF-8, by
// byte-order mark, then the declared character set where it fits, then by
// score. "gb2312" and "gbk" mean GB18030.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/text/decode.h"

namespace mishen {

struct DecodedSource {
  std::string utf8;      ///< Valid UTF-8 without byte-order mark; CR LF kept.
  std::string encoding;  ///< "UTF-8", "GB18030", "mixed" …
  /// The text in a second encoding whose score is close.
  std::optional<std::string> second;
  std::uint64_t undecodable_bytes = 0;
  bool is_text = true;  ///< False: NULs outside UTF-16, mostly undecodable.
};

/// `declared` is what the format or its surroundings say, or empty; believed
/// only where the bytes fit it.
DecodedSource decode_source(std::string_view bytes, std::string_view declared);

/// The encoding that a label (IANA, WHATWG) names; nullopt: none of ours.
std::optional<Encoding> encoding_of_label(std::string_view label);

/// Whether a label names an encoding that writes ideographs in ASCII (UTF-7,
/// HZ, ISO-2022) or no ASCII at all (EBCDIC): such text is not read here.
bool is_unread_label(std::string_view label);

/// guess_encoding(), with what is declared: it decides where `head` has no
/// byte-order mark and may well be in it; the score's own choice is then the
/// second.
EncodingGuess guess_declared(std::string_view head, bool whole,
                             std::string_view declared);

}  // namespace mishen
