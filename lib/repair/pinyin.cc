#include "lib/repair/pinyin.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using View = std::string_view;

/// The letter under a tone mark, or 0.
char bare_letter(char32_t c) {
  constexpr std::u32string_view kToned = U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ";
  constexpr std::string_view kBare = "aaaaeeeeiiiioooouuuuvvvvvnnnm";
  std::size_t const at = kToned.find(c);
  return at == std::u32string_view::npos ? '\0' : kBare[at];
}

bool is_bopomofo(char32_t c) {
  return (c >= 0x3105 && c <= 0x312F) || c == 0x02C9 || c == 0x02CA ||
         c == 0x02C7 || c == 0x02CB || c == 0x02D9;
}

/// Letters of one or several syllables, tone marks and numbers taken off.
struct Sound {
  std::string letters;
  bool toned = false;
  bool bopomofo = false;
};

/// `text` as pinyin or bopomofo and nothing else.
std::optional<Sound> read_sound(View text) {
  Sound sound;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const next = decode_at(text, at);
    at += next.size;
    char32_t const c = next.value;
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) {
      sound.letters.push_back(static_cast<char>(c | 0x20));
    } else if (char const bare = bare_letter(c)) {
      sound.letters.push_back(bare);
      sound.toned = true;
    } else if (is_bopomofo(c)) {
      sound.bopomofo = true;
    } else if (c >= U'1' && c <= U'5' && !sound.letters.empty()) {
      sound.toned = true;
      sound.letters.push_back(' ');
    } else if (is_blank(c) || c == U'\'' || c == U'’' || c == U'-') {
      sound.letters.push_back(' ');
    } else {
      return std::nullopt;
    }
  }
  if (sound.bopomofo != sound.letters.empty()) return std::nullopt;
  return sound;
}

/// Is it a syllable of Standard Chinese (GB/T 16159), as far as initials and
/// finals tell?
bool is_syllable(View text) {
  constexpr std::array<View, 23> kInitials = {
      "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g",
      "k",  "h",  "j",  "q", "x", "r", "z", "c", "s", "y", "w"};
  if (text == "v" || text == "ve") return false;  // behind n and l only
  constexpr std::array<View, 36> kFinals = {
      "a",   "o",    "e",    "ai",   "ei", "ao", "ou",  "an",  "en",
      "ang", "eng",  "ong",  "i",    "ia", "ie", "iao", "iu",  "ian",
      "in",  "iang", "ing",  "iong", "u",  "ua", "uo",  "uai", "ui",
      "uan", "un",   "uang", "ue",   "v",  "ve", "er",  "io",  "ueng"};
  for (View initial : kInitials) {
    if (text.starts_with(initial)) {
      text.remove_prefix(initial.size());
      break;
    }
  }
  return std::find(kFinals.begin(), kFinals.end(), text) != kFinals.end();
}

/// Syllables that blanks or nothing part; 0: some letters are none.
std::size_t syllables(View letters) {
  constexpr std::size_t kLongest = 6;
  std::size_t count = 0;
  while (!letters.empty()) {
    if (letters.front() == ' ') {
      letters.remove_prefix(1);
      continue;
    }
    std::size_t size = std::min(kLongest, letters.size());
    while (size > 0 && !is_syllable(letters.substr(0, size))) --size;
    if (size == 0) return 0;
    letters.remove_prefix(size);
    ++count;
  }
  return count;
}

/// A bracket with a reading at `at`, behind a Han character.
struct Bracket {
  BufferSpan span;
  bool certain = false;  ///< Tone marks or bopomofo; else letters only.
};

std::size_t opening(View text, std::size_t at) {
  if (text[at] == '(' || text[at] == '[') return 1;
  View const three = text.substr(at, 3);
  return three == "（" || three == "【" || three == "〔" ? 3 : 0;
}

std::optional<Bracket> bracket_at(View text, std::size_t at) {
  constexpr std::size_t kLongest = 48;
  std::size_t const open = opening(text, at);
  if (open == 0 || at == 0) return std::nullopt;
  View const rest = text.substr(at + open, kLongest);
  std::size_t close = View::npos;
  std::size_t close_size = 0;
  for (View const sign :
       {View(")"), View("]"), View("）"), View("】"), View("〕")}) {
    std::size_t const found = rest.find(sign);
    if (found < close) {
      close = found;
      close_size = sign.size();
    }
  }
  if (close == View::npos || close == 0) return std::nullopt;
  std::size_t before = at;
  CodePoint behind = decode_before(text, before);
  if (is_blank(behind.value) && before > behind.size) {
    before -= behind.size;
    behind = decode_before(text, before);
  }
  if (!is_han(behind.value)) return std::nullopt;
  auto const sound = read_sound(rest.substr(0, close));
  if (!sound) return std::nullopt;
  constexpr std::size_t kMostSyllables = 4;
  if (!sound->bopomofo) {
    std::size_t const count = syllables(sound->letters);
    if (count == 0 || count > kMostSyllables || sound->letters.size() < 2) {
      return std::nullopt;
    }
  }
  return Bracket{{before, at + open + close + close_size},
                 sound->toned || sound->bopomofo};
}

/// 机jī密: a syllable with a tone mark between two characters, or behind one.
/// `end` becomes the end of its letters.
std::optional<BufferSpan> bare_at(View text, std::size_t at, std::size_t& end) {
  constexpr std::size_t kLongest = 12;
  std::size_t begin = at;
  auto const is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  while (begin > 0 && at - begin < kLongest && is_letter(text[begin - 1])) {
    --begin;
  }
  end = at;
  while (end < text.size()) {
    CodePoint const next = decode_at(text, end);
    bool const letter =
        (next.size == 1 && is_letter(text[end])) || bare_letter(next.value);
    if (!letter) break;
    end += next.size;
  }
  if (end - begin > kLongest) return std::nullopt;
  auto const sound = read_sound(text.substr(begin, end - begin));
  if (!sound || !sound->toned || syllables(sound->letters) != 1) {
    return std::nullopt;
  }
  BufferSpan span = {begin, end};
  while (span.begin > 0) {
    CodePoint const before = decode_before(text, span.begin);
    if (!is_blank(before.value)) {
      if (!is_han(before.value)) return std::nullopt;
      break;
    }
    span.begin -= before.size;
  }
  if (span.begin == 0) return std::nullopt;
  std::size_t behind = span.end;
  while (behind < text.size()) {
    CodePoint const next = decode_at(text, behind);
    if (!is_blank(next.value)) break;
    behind += next.size;
  }
  span.end = behind;
  return span;
}

}  // namespace

void find_pinyin(View text, Replacements& out) {
  // Letters alone may be an abbreviation: one such bracket a line is left.
  Replacements unsure;
  std::size_t line = out.size();  // the first of this line
  auto const end_line = [&] {
    if (unsure.size() >= 2) {
      out.insert(out.end(), unsure.begin(), unsure.end());
      std::sort(out.begin() + static_cast<std::ptrdiff_t>(line), out.end(),
                [](Replacement const& a, Replacement const& b) {
                  return a.span.begin < b.span.begin;
                });
    }
    unsure.clear();
    line = out.size();
  };
  for (std::size_t at = 0; at < text.size();) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte == '\n') end_line();
    bool const bracket = byte == '(' || byte == '[' ||
                         ((byte == 0xEF || byte == 0xE3) && opening(text, at));
    bool const letter =
        byte == 0xC3 || byte == 0xC4 || byte == 0xC5 || byte == 0xC7;
    if (bracket) {
      if (auto const found = bracket_at(text, at)) {
        auto& to = found->certain ? out : unsure;
        to.push_back({found->span, "", Noise::kPinyin});
        at = found->span.end;
        continue;
      }
    } else if (letter && bare_letter(decode_at(text, at).value)) {
      std::size_t end = at;
      auto const found = bare_at(text, at, end);
      if (found) {
        // One alone may be a foreign word.
        bool const apart =
            unsure.empty() || unsure.back().span.end <= found->begin;
        if (apart) unsure.push_back({*found, "", Noise::kPinyin});
      }
      at = std::max(at + 1, found ? found->end : end);
      continue;
    }
    ++at;
  }
  end_line();
}

}  // namespace mishen
