#include "lib/extract/xml/xml_values.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "lib/document/format.h"
#include "lib/extract/data_uri.h"
#include "lib/extract/xml/xml_text.h"
#include "lib/text/char_class.h"
#include "lib/text/decode.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// Shorter base64 is looked at for ideographs only: too many words look like
// it.
constexpr std::size_t kLeastMember = 64;
constexpr std::size_t kLeastText = 8;
constexpr std::size_t kMostHidden = 64 << 10;

constexpr std::string_view kBlanks = " \t\r\n";

// Digits of a mobile number; identity cards and accounts have more.
constexpr std::size_t kLongNumber = 11;

bool is_digit_byte(char byte) { return byte >= '0' && byte <= '9'; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_letter(char byte) {
  return is_upper(byte) || (byte >= 'a' && byte <= 'z');
}

int base64_value(char byte) {
  if (is_upper(byte)) return byte - 'A';
  if (byte >= 'a' && byte <= 'z') return byte - 'a' + 26;
  if (is_digit_byte(byte)) return byte - '0' + 52;
  if (byte == '+' || byte == '-') return 62;
  if (byte == '/' || byte == '_') return 63;
  return -1;
}

bool is_namespace(std::string_view value) {
  constexpr std::array<std::string_view, 9> kBegins = {
      "http://schemas.",
      "https://schemas.",
      "http://www.w3.org/",
      "http://purl.org/",
      "http://purl.oclc.org/",
      "http://ns.adobe.com/",
      "http://www.ofdspec.org/",
      "http://openoffice.org/",
      "urn:"};
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [value](std::string_view begin) {
                       return value.substr(0, begin.size()) == begin;
                     });
}

// Letters beyond ASCII, ideographs, full-width forms.
bool has_wide_letter(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    CodePoint const next = decode_at(value, at);
    if (next.value >= 0x2E80 && next.value != 0xFFFD) return true;
    if (next.value >= 0x80 && is_word(next.value)) return true;
    at += next.size;
  }
  return false;
}

struct Shape {
  std::size_t words = 0;  // runs of two letters or more
  std::size_t digits = 0;
  std::size_t longest_number = 0;  // over single blanks and hyphens
  bool shout = false;  // five capitals in a row that are no hexadecimal digits
  bool blank = false;  // between two of the words
  bool sign = false;   // of an address or a path
  bool decimal = false;
};

Shape shape_of(std::string_view value) {
  Shape shape;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  std::size_t number = 0;
  bool no_hex = false;
  char before = '\0';
  for (char const byte : value) {
    letters = is_letter(byte) ? letters + 1 : 0;
    if (letters == 2) ++shape.words;
    capitals = is_upper(byte) ? capitals + 1 : 0;
    no_hex = capitals > 0 && (byte > 'F' || (no_hex && capitals > 1));
    shape.shout = shape.shout || (capitals >= 5 && no_hex);
    bool const joins = (byte == '-' || byte == ' ') && is_digit_byte(before);
    if (is_digit_byte(byte)) {
      ++number;
      ++shape.digits;
      shape.longest_number = std::max(shape.longest_number, number);
    } else if (!joins) {
      number = 0;
    }
    shape.blank = shape.blank || (byte == ' ' && shape.words > 0);
    shape.decimal = shape.decimal || byte == '.' || byte == ',';
    shape.sign = shape.sign || byte == '@' || byte == '\\';
    before = byte;
  }
  shape.sign = shape.sign || value.find("://") != std::string_view::npos;
  return shape;
}

// {01234567-89AB-…}: digits may stand in a row by chance.
bool is_guid(std::string_view value) {
  bool const only = std::all_of(value.begin(), value.end(), [](char byte) {
    return is_digit_byte(byte) || (byte >= 'A' && byte <= 'F') ||
           (byte >= 'a' && byte <= 'f') || byte == '-' || byte == '{' ||
           byte == '}';
  });
  bool const letters = std::any_of(value.begin(), value.end(), is_letter);
  return only && letters && value.size() >= 32;
}

// Text of any encoding, or a format that somebody knows.
bool is_readable(std::string_view bytes) {
  std::string_view const head = bytes.substr(0, kFormatHeadBytes);
  Format const format = recognise(head, "", bytes.size());
  if (format.reading != Reading::kText) {
    return format.reading != Reading::kRaw ||
           format.name != unknown_format().name;
  }
  EncodingGuess const guess = guess_encoding(head, head.size() == bytes.size());
  if (!guess.is_text) return false;
  return guess.certain || decode_text(head, guess).undecodable_bytes == 0;
}

bool is_valid(std::string_view text) {
  return valid_prefix(text) == text.size() &&
         text.find('\0') == std::string_view::npos;
}

}  // namespace

bool is_wordy(std::string_view value) {
  if (has_wide_letter(value)) return true;
  if (is_namespace(value) || is_guid(value)) return false;
  bool const dense =
      value.size() > 64 && value.find(' ') == std::string_view::npos;
  Shape const shape = shape_of(value);
  if (shape.longest_number >= kLongNumber && !shape.decimal) return true;
  if (shape.sign) return true;
  if (dense) return false;
  return shape.shout || (shape.blank && shape.words >= 2);
}

bool is_plain_word(std::string_view value) {
  return value.size() >= 4 && value.size() <= 64 &&
         std::all_of(value.begin(), value.end(), [](char byte) {
           return is_letter(byte) || byte == '-' || byte == '_' || byte == '/';
         });
}

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const next = decode_at(text, at);
    if (is_han(next.value)) return true;
    at += next.size;
  }
  return false;
}

std::string tidy(std::string_view text, std::uint64_t* lines_cut) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const end =
        std::min(text.find_first_of(kBlanks, at), text.size());
    result += text.substr(at, end - at);
    at = std::min(text.find_first_not_of(kBlanks, end), text.size());
    std::string_view const gap = text.substr(end, at - end);
    auto const lines =
        static_cast<std::size_t>(std::count(gap.begin(), gap.end(), '\n'));
    if (result.empty()) {
      if (lines_cut != nullptr) *lines_cut = lines;
    } else if (at < text.size() && !gap.empty()) {
      // A tab by itself parts columns.
      result += lines > 0 ? std::string(lines, '\n')
                          : std::string(1, gap == "\t" ? '\t' : ' ');
    }
  }
  return result;
}

std::string one_break(std::string_view text) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const end = std::min(text.find(kLineEnd, at), text.size());
    if (end > at && !result.empty() && at > 0) result += kLineEnd;
    result += text.substr(at, end - at);
    at = end + kLineEnd.size();
  }
  return result;
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  std::size_t count = 0;
  std::size_t padding = 0;
  for (char const byte : text) {
    if (kBlanks.find(byte) != std::string_view::npos) continue;
    int const value = base64_value(byte);
    if (byte == '=') {
      ++padding;
      continue;
    }
    if (value < 0 || padding > 0) return std::nullopt;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    ++count;
    if (count % 4 != 1) {
      std::size_t const spare = (count % 4 == 2) ? 4 : (count % 4 == 3) ? 2 : 0;
      bytes += static_cast<char>(bits >> spare & 0xFFU);
    }
  }
  bool const whole = padding == 0 || (count + padding) % 4 == 0;
  if (count % 4 == 1 || padding > 2 || !whole) return std::nullopt;
  return bytes;
}

std::optional<std::string> hidden_text(std::string_view value) {
  if (value.size() < kLeastText || value.size() > kMostHidden) {
    return std::nullopt;
  }
  if (value.find('%') != std::string_view::npos) {
    std::string decoded = percent_decoded(value);
    if (decoded != value) {
      if (!is_valid(decoded)) decoded = decode_name(decoded);
      return decoded;
    }
  }
  auto bytes = decode_base64(value);
  if (!bytes || !is_valid(*bytes) || !has_han(*bytes)) return std::nullopt;
  return bytes;
}

bool add_embedded(std::string_view value, std::string_view name,
                  Extraction& out) {
  if (value.size() < kLeastMember) {
    if (value.find(':') != std::string_view::npos) add_data_uris(value, out);
    return false;
  }
  auto const bytes = decode_base64(value);
  if (!bytes) {
    add_data_uris(value, out);
    return false;
  }
  if (!is_readable(*bytes)) return false;
  if (!out.budget().take_expanded(bytes->size())) {
    out.partial(out.budget().reason());
    return false;
  }
  Member member;
  member.name = name;
  member.bytes = *bytes;
  member.name_is_text = false;
  out.add_member(member);
  return true;
}

}  // namespace mishen
