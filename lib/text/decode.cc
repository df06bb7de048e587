#include "lib/text/decode.h"

#include <optional>
#include <utility>

#include "lib/text/line_decoder.h"
#include "lib/text/reading.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// The next line of UTF-16 from `at` on with its line feed.
std::string_view next_wide_line(std::string_view bytes, std::size_t at,
                                Encoding encoding) {
  std::size_t const feed = encoding == Encoding::kUtf16Le ? 0 : 1;
  for (std::size_t i = at; i + 1 < bytes.size(); i += 2) {
    if (bytes[i + feed] == '\n' && bytes[i + 1 - feed] == '\0') {
      return bytes.substr(at, i + 2 - at);
    }
  }
  return bytes.substr(at);
}

// UTF-16 to which a program appended 8-bit text reads on as rare ideographs.
// What is dear in UTF-16, sound in an 8-bit encoding and much cheaper there is
// read there; true if `reading` holds it then.
bool reread_narrow(std::string_view line, StretchReader& reader,
                   Reading& reading, Encoding& encoding) {
  constexpr std::int64_t kDear = 7;     // Bits a byte.
  constexpr std::int64_t kMargin = 24;  // Bits.
  if (line.size() < 4 || line.find('\0') != line.npos ||
      reading.cost < kDear * static_cast<std::int64_t>(line.size())) {
    return false;
  }
  Reading narrow;
  for (Encoding other :
       {Encoding::kUtf8, Encoding::kGb18030, Encoding::kBig5}) {
    reader.read(line, other, Tail::kEnds, narrow);
    if (narrow.strict() && narrow.cost + kMargin < reading.cost) {
      std::swap(narrow, reading);
      encoding = other;
      return true;
    }
  }
  return false;
}

Decoded decode_utf16(std::string_view bytes, Encoding encoding) {
  Decoded out;
  out.utf8.reserve(bytes.size() + bytes.size() / 2);
  StretchReader reader;
  Reading reading;
  for (std::size_t at = 0; at < bytes.size();) {
    std::string_view const line = next_wide_line(bytes, at, encoding);
    at += line.size();
    Encoding met = encoding;
    reader.read(line, encoding, Tail::kEnds, reading);
    reread_narrow(line, reader, reading, met);
    append_units(out.utf8, reading.units);
    out.undecodable_bytes += reading.bad_bytes;
    note_encoding(out, met);
  }
  if (out.encodings.empty()) out.encodings.push_back(encoding);
  return out;
}

Decoded decode_utf32(std::string_view bytes, Encoding encoding) {
  Decoded out;
  Reading reading;
  StretchReader().read(bytes, encoding, Tail::kEnds, reading);
  append_units(out.utf8, reading.units);
  out.encodings.push_back(encoding);
  out.undecodable_bytes = reading.bad_bytes;
  return out;
}

Decoded decode_lines(std::string_view bytes, Encoding guess) {
  Decoded out;
  out.utf8.reserve(bytes.size() + bytes.size() / 2);
  LineDecoder decoder(guess);
  for (std::size_t at = 0; at < bytes.size();) {
    std::string_view const line = next_line(bytes, at);
    decoder.append(line, out);
    at += line.size();
  }
  if (out.encodings.empty()) out.encodings.push_back(guess);
  return out;
}

// A NUL stands for no character of 8-bit text: binary data has begun. It stays
// in the text, where folding passes over it, and is counted.
std::uint64_t count_nuls(std::string_view bytes) {
  std::uint64_t count = 0;
  for (std::size_t at = bytes.find('\0'); at != bytes.npos;
       at = bytes.find('\0', at + 1)) {
    ++count;
  }
  return count;
}

// Undecodable units and control characters become line ends.
bool is_broken(char16_t unit) {
  if (unit == 0xFFFD || unit >= 0xFFFE) return true;
  return unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r';
}

}  // namespace

std::string_view name(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16Le:
      return "UTF-16LE";
    case Encoding::kUtf16Be:
      return "UTF-16BE";
    case Encoding::kUtf32Le:
      return "UTF-32LE";
    case Encoding::kUtf32Be:
      return "UTF-32BE";
    case Encoding::kGb18030:
      return "GB18030";
    case Encoding::kBig5:
      return "Big5";
    case Encoding::kLatin1:
      return "windows-1252";
  }
  return "UTF-8";
}

Decoded decode_text(std::string_view bytes, EncodingGuess const& guess) {
  switch (guess.encoding) {
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be:
      return decode_utf16(bytes, guess.encoding);
    case Encoding::kUtf32Le:
    case Encoding::kUtf32Be:
      return decode_utf32(bytes, guess.encoding);
    default:
      break;
  }
  bool const utf8 = guess.encoding == Encoding::kUtf8;
  bool const sound = valid_prefix(bytes) == bytes.size();
  Decoded out;
  if (sound && (utf8 || !is_two_byte_utf8(bytes))) {
    bool const plain = !utf8 && is_ascii(bytes);
    out.utf8 = bytes;
    out.identical = true;
    out.encodings = {plain ? guess.encoding : Encoding::kUtf8};
  } else {
    out = decode_lines(bytes, guess.encoding);
  }
  out.undecodable_bytes += count_nuls(bytes);
  return out;
}

std::string decode_lenient(std::string_view bytes, Encoding encoding) {
  Reading reading;
  StretchReader().read(bytes, encoding, Tail::kEnds, reading, Price::kUnwanted);
  std::u16string units;
  units.reserve(reading.units.size());
  bool broken = false;
  for (char16_t unit : reading.units) {
    bool const breaks = is_broken(unit);
    if (!breaks) units += unit;
    if (breaks && !broken) units += u'\n';
    broken = breaks;
  }
  std::string out;
  append_units(out, units);
  return out;
}

std::vector<Encoding> const& plausible_encodings() {
  static std::vector<Encoding> const kAll = {
      Encoding::kUtf8, Encoding::kGb18030, Encoding::kBig5, Encoding::kUtf16Le,
      Encoding::kUtf16Be};
  return kAll;
}

std::string decode_name(std::string_view bytes) {
  Decoded out;
  LineDecoder(std::nullopt).append(bytes, out);
  return std::move(out.utf8);
}

}  // namespace mishen
