#include "lib/extract/decoded_source.h"

#include <algorithm>
#include <array>
#include <string>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

struct Label {
  std::string_view name;  // lower case, letters and digits only
  Encoding encoding;
};

constexpr std::array kLabels = {
    Label{"utf8", Encoding::kUtf8},
    Label{"unicode11utf8", Encoding::kUtf8},
    Label{"xunicode20utf8", Encoding::kUtf8},
    Label{"gb2312", Encoding::kGb18030},
    Label{"gb231280", Encoding::kGb18030},
    Label{"gb23121980", Encoding::kGb18030},
    Label{"csgb2312", Encoding::kGb18030},
    Label{"csiso58gb231280", Encoding::kGb18030},
    Label{"isoir58", Encoding::kGb18030},
    Label{"euccn", Encoding::kGb18030},
    Label{"xeuccn", Encoding::kGb18030},
    Label{"chinese", Encoding::kGb18030},
    Label{"gbk", Encoding::kGb18030},
    Label{"xgbk", Encoding::kGb18030},
    Label{"cp936", Encoding::kGb18030},
    Label{"ms936", Encoding::kGb18030},
    Label{"windows936", Encoding::kGb18030},
    Label{"gb18030", Encoding::kGb18030},
    Label{"gb180302000", Encoding::kGb18030},
    Label{"gb180302005", Encoding::kGb18030},
    Label{"gb180302022", Encoding::kGb18030},
    Label{"big5", Encoding::kBig5},
    Label{"big5hkscs", Encoding::kBig5},
    Label{"cnbig5", Encoding::kBig5},
    Label{"csbig5", Encoding::kBig5},
    Label{"xxbig5", Encoding::kBig5},
    Label{"xbig5", Encoding::kBig5},
    Label{"cp950", Encoding::kBig5},
    Label{"windows950", Encoding::kBig5},
    Label{"utf16", Encoding::kUtf16Le},
    Label{"utf16le", Encoding::kUtf16Le},
    Label{"utf16be", Encoding::kUtf16Be},
    Label{"unicode", Encoding::kUtf16Le},
    Label{"unicodefffe", Encoding::kUtf16Be},
    Label{"ucs2", Encoding::kUtf16Le},
    Label{"iso10646ucs2", Encoding::kUtf16Le},
    Label{"utf32", Encoding::kUtf32Le},
    Label{"utf32le", Encoding::kUtf32Le},
    Label{"utf32be", Encoding::kUtf32Be},
    Label{"ucs4", Encoding::kUtf32Le},
    Label{"iso88591", Encoding::kLatin1},
    Label{"latin1", Encoding::kLatin1},
    Label{"windows1252", Encoding::kLatin1},
    Label{"cp1252", Encoding::kLatin1},
    Label{"usascii", Encoding::kLatin1},
    Label{"ascii", Encoding::kLatin1},
};

// Beginnings of labels of what hides ideographs in ASCII, or ASCII itself.
constexpr std::array<std::string_view, 8> kUnread = {
    "utf7",    "unicode11utf7", "csutf7", "hz",
    "iso2022", "csiso2022",     "ibm",    "ebcdic"};

std::string plain_label(std::string_view label) {
  std::string plain;
  for (char const byte : label) {
    if (byte >= 'A' && byte <= 'Z') plain += static_cast<char>(byte + 32);
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      plain += byte;
    }
  }
  return plain;
}

bool is_wide(Encoding encoding) {
  return encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be ||
         encoding == Encoding::kUtf32Le || encoding == Encoding::kUtf32Be;
}

void set_second(EncodingGuess& guess, Encoding second) {
  guess.has_second = second != guess.encoding;
  guess.second = second;
  guess.certain = guess.certain && !guess.has_second;
}

std::string encoding_word(Decoded const& decoded, EncodingGuess const& guess) {
  if (decoded.encodings.size() > 1) return "mixed";
  return std::string(
      name(decoded.encodings.empty() ? guess.encoding : decoded.encodings[0]));
}

}  // namespace

std::optional<Encoding> encoding_of_label(std::string_view label) {
  std::string const plain = plain_label(label);
  auto const found =
      std::find_if(kLabels.begin(), kLabels.end(),
                   [&](Label const& row) { return row.name == plain; });
  if (found == kLabels.end()) return std::nullopt;
  return found->encoding;
}

bool is_unread_label(std::string_view label) {
  std::string const plain = plain_label(label);
  return std::any_of(kUnread.begin(), kUnread.end(),
                     [&](std::string_view begin) {
                       return plain.substr(0, begin.size()) == begin;
                     });
}

EncodingGuess guess_declared(std::string_view head, bool whole,
                             std::string_view declared) {
  EncodingGuess guess = guess_encoding(head, whole);
  auto const label = encoding_of_label(declared);
  if (!label || guess.bom_bytes > 0 || *label == guess.encoding) return guess;
  // "iso-8859-1" is what servers say of anything.
  if (*label == Encoding::kLatin1) return guess;
  // In a page that can be read at all, "utf-16" is wrong or the score has
  // found it; of a few bytes without a NUL both may be right.
  if (is_wide(*label)) {
    bool const is_even = head.size() % 2 == 0;
    if (!is_wide(guess.encoding) && is_even) set_second(guess, *label);
    return guess;
  }
  bool const fits = *label == Encoding::kUtf8
                        ? valid_prefix(head) == head.size()
                        : !is_wide(guess.encoding) && !guess.certain;
  if (!fits) return guess;
  Encoding const scored = guess.encoding;
  guess.encoding = *label;
  set_second(guess, scored);
  return guess;
}

DecodedSource decode_source(std::string_view bytes, std::string_view declared) {
  EncodingGuess const guess = guess_declared(bytes, true, declared);
  bytes.remove_prefix(std::min(guess.bom_bytes, bytes.size()));
  Decoded decoded = decode_text(bytes, guess);
  DecodedSource source;
  source.encoding = encoding_word(decoded, guess);
  source.utf8 = std::move(decoded.utf8);
  source.undecodable_bytes = decoded.undecodable_bytes;
  source.is_text = guess.is_text;
  if (guess.has_second) {
    std::string second = decode_lenient(bytes, guess.second);
    if (second != source.utf8) source.second = std::move(second);
  }
  if (is_unread_label(declared)) source.undecodable_bytes += bytes.size();
  return source;
}

}  // namespace mishen
