#include "lib/repair/escapes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "lib/repair/base64_runs.h"
#include "lib/repair/encoded_words.h"
#include "lib/repair/hex.h"
#include "lib/text/char_class.h"
#include "lib/text/legacy_units.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using View = std::string_view;

/// One escape: a character, or a byte of one.
struct Unit {
  std::size_t size = 0;
  char32_t value = 0;
  bool is_byte = false;
};

bool is_octal(char c) { return c >= '0' && c <= '7'; }

struct Number {
  std::uint32_t value = 0;
  std::size_t digits = 0;
};

Number hex_number(View text, std::size_t at, std::size_t most) {
  Number number;
  while (number.digits < most && at + number.digits < text.size()) {
    int const digit = hex_digit(text[at + number.digits]);
    if (digit < 0) break;
    number.value = number.value * 16 + static_cast<std::uint32_t>(digit);
    ++number.digits;
  }
  return number;
}

Number decimal_number(View text, std::size_t at, std::size_t most) {
  Number number;
  while (number.digits < most && at + number.digits < text.size()) {
    char const c = text[at + number.digits];
    if (c < '0' || c > '9') break;
    number.value = number.value * 10 + static_cast<std::uint32_t>(c - '0');
    ++number.digits;
  }
  return number;
}

bool starts(View text, std::size_t at, View with) {
  return text.substr(at, with.size()) == with;
}

/// &#26426; &#x673A; &starf;, with any number of amp; behind the first &.
std::optional<Unit> reference(View text, std::size_t at) {
  constexpr std::size_t kMostAmps = 4;
  std::size_t end = at + 1;
  for (std::size_t i = 0; i < kMostAmps && starts(text, end, "amp;"); ++i) {
    end += 4;
  }
  Unit unit;
  if (starts(text, end, "#")) {
    bool const hex = end + 1 < text.size() && (text[end + 1] | 0x20) == 'x';
    Number const number =
        hex ? hex_number(text, end + 2, 6) : decimal_number(text, end + 1, 7);
    if (number.digits < 2) return std::nullopt;
    end += (hex ? 2 : 1) + number.digits;
    unit.value = number.value;
  } else {
    constexpr std::array<std::pair<View, char32_t>, 6> kNames = {
        {{"starf", U'★'},
         {"bigstar", U'★'},
         {"star", U'☆'},
         {"middot", U'·'},
         {"nbsp", U' '},
         {"ensp", U' '}}};
    for (auto const& [name, value] : kNames) {
      std::size_t const behind = end + name.size();
      // &start=1 of an address is no star.
      if (starts(text, end, name) && starts(text, behind, ";")) {
        end = behind;
        unit.value = value;
        break;
      }
    }
    if (unit.value == 0) return std::nullopt;
  }
  if (end < text.size() && text[end] == ';') ++end;
  unit.size = end - at;
  return unit;
}

/// \uXXXX with its low surrogate, \u{X}, \UXXXXXXXX, \uN? of RTF.
std::optional<Unit> backslash_u(View text, std::size_t at) {
  Unit unit;
  if (text[at + 1] == 'U') {
    Number const number = hex_number(text, at + 2, 8);
    if (number.digits != 8) return std::nullopt;
    return Unit{10, number.value, false};
  }
  if (starts(text, at + 2, "{")) {
    Number const number = hex_number(text, at + 3, 6);
    if (!starts(text, at + 3 + number.digits, "}")) return std::nullopt;
    return Unit{number.digits + 4, number.value, false};
  }
  // RTF: decimal, signed, with a stand-in '?' behind it.
  bool const minus = starts(text, at + 2, "-");
  Number const decimal = decimal_number(text, at + 2 + (minus ? 1U : 0U), 5);
  std::size_t const behind = at + 2 + (minus ? 1U : 0U) + decimal.digits;
  if (decimal.digits >= 4 && starts(text, behind, "?")) {
    unit.value = minus ? 0x10000 - decimal.value : decimal.value;
    unit.size = behind + 1 - at;
    return unit;
  }
  Number const number = hex_number(text, at + 2, 4);
  if (number.digits != 4) return std::nullopt;
  unit = {6, number.value, false};
  bool const high = number.value >= 0xD800 && number.value < 0xDC00;
  if (high && starts(text, at + 6, "\\u")) {
    Number const low = hex_number(text, at + 8, 4);
    if (low.digits == 4 && low.value >= 0xDC00 && low.value < 0xE000) {
      unit.value =
          0x10000 + ((number.value - 0xD800) << 10) + (low.value - 0xDC00);
      unit.size = 12;
    }
  }
  return unit;
}

/// \673A and the blank that ends it (CSS Syntax).
std::optional<Unit> css_escape(View text, std::size_t at) {
  Number const number = hex_number(text, at + 1, 6);
  if (number.digits < 4) return std::nullopt;
  std::size_t end = at + 1 + number.digits;
  if (end < text.size() && text[end] == ' ') ++end;
  return Unit{end - at, number.value, false};
}

bool hides_marking(char32_t value) {
  return is_han(value) || value == U'★' || value == U'☆' || value == U'▲' ||
         value == U'㊙';
}

std::optional<Unit> backslash(View text, std::size_t at) {
  if (at + 3 > text.size()) return std::nullopt;
  // Doubled, as a string of JSON inside one: \\u673a.
  std::size_t slashes = 1;
  while (slashes < 4 && at + slashes < text.size() &&
         text[at + slashes] == '\\') {
    ++slashes;
  }
  std::size_t const last = at + slashes - 1;
  if (last + 2 >= text.size()) return std::nullopt;
  char const kind = text[last + 1];
  std::optional<Unit> unit;
  if (kind == 'u' || kind == 'U') {
    unit = backslash_u(text, last);
  } else if (kind == 'x' || kind == '\'') {
    Number const number = hex_number(text, last + 2, 2);
    if (number.digits == 2) unit = Unit{4, number.value, true};
  } else if (auto const css = css_escape(text, last);
             css && css->value <= 0xFFFF && hides_marking(css->value)) {
    unit = css;  // \\2605 is no \\260 and a 5
  } else if (is_octal(kind) && last + 3 < text.size() &&
             is_octal(text[last + 2]) && is_octal(text[last + 3])) {
    auto const value = static_cast<std::uint32_t>((kind - '0') * 64 +
                                                  (text[last + 2] - '0') * 8 +
                                                  (text[last + 3] - '0'));
    if (value >= 0x80 && value <= 0xFF) unit = Unit{4, value, true};
  }
  if (!unit) unit = css_escape(text, last);
  if (unit) unit->size += slashes - 1;
  return unit;
}

/// %E6, %u673A, %25E6 (encoded twice).
std::optional<Unit> percent(View text, std::size_t at) {
  std::size_t lead = 1;
  for (int i = 0; i < 2 && starts(text, at + lead, "25"); ++i) {
    if (hex_number(text, at + lead + 2, 2).digits < 2 &&
        !starts(text, at + lead + 2, "u")) {
      break;
    }
    lead += 2;
  }
  if (starts(text, at + lead, "u")) {
    Number const number = hex_number(text, at + lead + 1, 4);
    if (number.digits != 4) return std::nullopt;
    return Unit{lead + 5, number.value, false};
  }
  Number const number = hex_number(text, at + lead, 2);
  if (number.digits != 2) return std::nullopt;
  return Unit{lead + 2, number.value, true};
}

/// =E6 of quoted-printable (RFC 2045): upper case by the law, lower in life.
std::optional<Unit> quoted(View text, std::size_t at) {
  Number const number = hex_number(text, at + 1, 2);
  if (number.digits != 2) return std::nullopt;
  return Unit{3, number.value, true};
}

/// U+673A.
std::optional<Unit> named(View text, std::size_t at) {
  if (!starts(text, at + 1, "+")) return std::nullopt;
  Number const number = hex_number(text, at + 2, 6);
  if (number.digits < 4) return std::nullopt;
  std::size_t end = at + 2 + number.digits;
  if (starts(text, end, " U+")) ++end;
  return Unit{end - at, number.value, false};
}

/// $\bigstar$, \ding{72}: the star of TeX.
std::optional<Unit> tex_star(View text, std::size_t at) {
  for (View const form :
       {View("$\\bigstar$"), View("\\(\\bigstar\\)"), View("\\bigstar{}"),
        View("\\bigstar"), View("\\ding{72}"), View("\\FiveStar{}"),
        View("\\FiveStar"), View("$\\star$"), View("$\\bigstar$")}) {
    if (starts(text, at, form)) return Unit{form.size(), U'★', false};
  }
  return std::nullopt;
}

std::optional<Unit> unit_at(View text, std::size_t at) {
  switch (text[at]) {
    case '&':
      return reference(text, at);
    case '$':
      return tex_star(text, at);
    case '\\':
      if (auto const star = tex_star(text, at)) return star;
      return backslash(text, at);
    case '%':
      return percent(text, at);
    case '=':
      return quoted(text, at);
    case 'U':
      return named(text, at);
    default:
      return std::nullopt;
  }
}

/// A soft line break of quoted-printable at `at`: "=\n".
std::size_t soft_break(View text, std::size_t at) {
  if (starts(text, at, "=\r\n")) return 3;
  return starts(text, at, "=\n") ? 2 : 0;
}

/// A character that somebody may read: no control, no surrogate.
bool is_character(char32_t value) {
  return value >= 0x20 && value <= 0x10FFFF &&
         !(value >= 0xD800 && value < 0xE000) &&
         !(value >= 0x7F && value < 0xA0);
}

/// Escapes that stand together, and what they make.
class Run {
 public:
  void add(std::size_t at, Unit unit) {
    if (unit.is_byte) {
      bytes_.push_back(static_cast<char>(unit.value));
      places_.push_back({at, at + unit.size});
      return;
    }
    end_bytes();
    if (is_character(unit.value)) put({at, at + unit.size}, unit.value);
  }

  /// A character of the text that may be the second byte of one in GBK or
  /// Big5: %B1K.
  [[nodiscard]] bool wants_trail(char c) const {
    if (bytes_.empty() || c < 0x40) return false;
    constexpr std::size_t kMostHigh = 8;
    std::size_t high = 0;
    while (high < kMostHigh && high < bytes_.size() &&
           static_cast<unsigned char>(bytes_[bytes_.size() - 1 - high]) >=
               0x80) {
      ++high;
    }
    return high % 2 == 1 && (bytes_.size() < 3 || !is_utf8_lead());
  }
  void take_trail(std::size_t at, char c) {
    bytes_.push_back(c);
    places_.push_back({at, at + 1});
  }

  void end_bytes() {
    std::vector<ReadCharacter> const read = read_bytes(bytes_);
    for (ReadCharacter const& one : read) {
      put({places_[one.begin].begin, places_[one.end - 1].end}, one.value);
    }
    bytes_.clear();
    places_.clear();
  }

  void flush(Replacements& out) {
    end_bytes();
    if (hides_) {
      out.insert(out.end(), std::make_move_iterator(found_.begin()),
                 std::make_move_iterator(found_.end()));
    }
    found_.clear();
    hides_ = false;
  }

  [[nodiscard]] bool empty() const { return found_.empty() && bytes_.empty(); }
  /// Long enough to be let go: a run that hides nothing must not pile up.
  [[nodiscard]] bool is_long() const {
    constexpr std::size_t kLongest = 4'096;
    return (bytes_.empty() && found_.size() > kLongest) ||
           bytes_.size() > kLongest * 4;
  }

 private:
  [[nodiscard]] bool is_utf8_lead() const {
    return (static_cast<unsigned char>(bytes_[0]) & 0xF0) == 0xE0;
  }

  void put(BufferSpan span, char32_t value) {
    hides_ = hides_ || hides_marking(value);
    Replacement replacement;
    replacement.span = span;
    append_utf8(replacement.text, value);
    found_.push_back(std::move(replacement));
  }

  std::string bytes_;
  std::vector<BufferSpan> places_;  // of each of bytes_
  Replacements found_;
  bool hides_ = false;
};

/// Escapes of characters and bytes; encoded words and base64 are apart.
void find_units(View text, Replacements& out) {
  // What may stand between two escapes of one run.
  constexpr std::size_t kLongestGap = 16;
  Run run;
  std::size_t last = 0;  // the end of the escape before
  for (std::size_t at = 0; at < text.size();) {
    at = text.find_first_of("&\\%=U$", at);
    if (at == View::npos) break;
    auto const unit = unit_at(text, at);
    if (!unit) {
      if (std::size_t const soft = soft_break(text, at);
          soft > 0 && at == last && !run.empty()) {
        last = at + soft;
        at = last;
      } else {
        ++at;
      }
      continue;
    }
    if (!run.empty() && (at > last + kLongestGap || run.is_long())) {
      run.flush(out);
    }
    if (!run.empty() && at > last) run.end_bytes();
    run.add(at, *unit);
    last = at + unit->size;
    at = last;
    if (at < text.size() && unit->is_byte && run.wants_trail(text[at])) {
      bool const escape = unit_at(text, at).has_value();
      if (!escape) {
        run.take_trail(at, text[at]);
        last = ++at;
      }
    }
  }
  run.flush(out);
}

}  // namespace

void find_escapes(View text, Replacements& out) {
  Replacements words;
  find_encoded_words(text, words);
  Replacements base64;
  find_base64(text, base64);
  Replacements units;
  find_units(text, units);
  // An encoded word holds = and base64 of its own; it counts.
  std::size_t end = 0;
  auto word = words.begin();
  auto packed = base64.begin();
  auto unit = units.begin();
  while (word != words.end() || packed != base64.end() || unit != units.end()) {
    auto const begin = [](auto it, auto last) {
      return it == last ? View::npos : it->span.begin;
    };
    std::size_t const a = begin(word, words.end());
    std::size_t const b = begin(packed, base64.end());
    std::size_t const c = begin(unit, units.end());
    Replacement* const next = a <= b && a <= c ? &*word++
                              : b <= c         ? &*packed++
                                               : &*unit++;
    if (next->span.begin < end) continue;
    end = next->span.end;
    out.push_back(std::move(*next));
  }
}

}  // namespace mishen
