#include "lib/repair/mojibake.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/text/char_class.h"
#include "lib/text/legacy_units.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using View = std::string_view;

// A run longer than this is repaired piece by piece.
constexpr std::size_t kLongestRun = 4'096;

bool is_chinese_sign(char32_t c) {
  return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF5E) ||
         c == U'★' || c == U'☆' || c == U'▲' || c == U'□' || c == U'■' ||
         c == U'·' || c == U'“' || c == U'”' || c == U'—' || c == U'…' ||
         c == U'√';
}

/// What a right reading is made of.
bool is_likely(char32_t c) { return is_frequent_han(c) || is_chinese_sign(c); }

// --- UTF-8 that was read as GBK -------------------------------------------

/// A byte of the original; kLost where the wrong decoding lost it.
struct OldByte {
  int value;
  std::size_t begin;  // of the character it was shown in
  std::size_t end;
};

constexpr int kLost = -1;

/// The character whose sequence begins with these two bytes, where the third
/// was lost: only what the marking grammar is made of.
char32_t lost_character(int first, int second, char32_t before) {
  if (first == 0xE2 && second == 0x98) return U'★';
  if (first == 0xE5 && second == 0xB9) return U'年';
  if (first == 0xE5 && second == 0xAF) return U'密';
  if (first == 0xE7 && second == 0xBB) return U'绝';
  if (first == 0xE7 && second == 0xA7) return U'秘';
  if (first == 0xE5 && second == 0x89) return U'前';
  if (first == 0xE9 && second == 0x95) return U'长';
  if (first == 0xE6 && second == 0x97) return U'日';
  if (first == 0xE7 && second == 0xBA) return U'级';
  if (first == 0xEF && second == 0xBC) return U'：';
  if (first == 0xE6 && second == 0x9C) {
    if (before == U'长') return U'期';
    return before >= U'0' && before <= U'9' ? U'月' : U'机';
  }
  return 0;
}

bool is_trail(int byte) { return byte >= 0x80 && byte <= 0xBF; }

/// Could a sequence of three bytes that stands for a Chinese character begin
/// with this code of GBK?
bool may_begin(std::uint16_t code) {
  unsigned const lead = code >> 8;
  bool const first = (lead >= 0xE2 && lead <= 0xE9) || lead == 0xEF;
  return first && is_trail(code & 0xFF);
}

/// The bytes behind the characters from `at` on, while they can be such.
std::vector<OldByte> old_bytes(View text, std::size_t at) {
  std::vector<OldByte> out;
  while (at < text.size() && out.size() < kLongestRun) {
    CodePoint const next = decode_at(text, at);
    std::size_t const end = at + next.size;
    std::uint16_t const code =
        next.value < 0x80 ? 0 : legacy_bytes(Encoding::kGb18030, next.value);
    bool const unknown = next.value == 0xFFFD || next.value == U'?' ||
                         next.value == 0x20AC ||
                         (next.value >= 0xE000 && next.value < 0xF900);
    if (unknown) {
      out.push_back({kLost, at, end});
    } else if (code != 0) {
      out.push_back({code >> 8, at, end});
      out.push_back({code & 0xFF, at, end});
    } else {
      break;
    }
    at = end;
  }
  return out;
}

char32_t character_before(View text, std::size_t at) {
  return at == 0 ? 0 : decode_before(text, at).value;
}

/// Repairs from the character at `at`. Returns where it stopped, `at` where
/// nothing was repaired.
std::size_t repair_gbk(View text, std::size_t at, Replacements& out) {
  std::vector<OldByte> const bytes = old_bytes(text, at);
  struct Made {
    char32_t value;
    std::size_t first;  // of bytes
    std::size_t last;
    bool sure;
  };
  std::vector<Made> made;
  std::size_t i = 0;
  char32_t before = character_before(text, at);
  while (i + 1 < bytes.size()) {
    int const first = bytes[i].value;
    int const second = bytes[i + 1].value;
    bool const begins = (first >= 0xE2 && first <= 0xE9) || first == 0xEF;
    if (!begins || !is_trail(second)) break;
    bool const third = i + 2 < bytes.size() && is_trail(bytes[i + 2].value);
    char32_t value = 0;
    std::size_t last = i + 1;
    if (third) {
      value = static_cast<char32_t>((first & 0x0F) << 12 |
                                    (second & 0x3F) << 6 |
                                    (bytes[i + 2].value & 0x3F));
      last = i + 2;
    } else {
      bool const lost = i + 2 == bytes.size() || bytes[i + 2].value == kLost;
      if (lost) value = lost_character(first, second, before);
      if (lost && i + 2 < bytes.size()) last = i + 2;
    }
    if (value == 0 || !is_likely(value)) break;
    made.push_back({value, i, last, third});
    before = value;
    i = last + 1;
  }
  std::size_t const sure = static_cast<std::size_t>(std::count_if(
      made.begin(), made.end(), [](Made const& one) { return one.sure; }));
  bool const lone = made.size() == 1 && !made[0].sure &&
                    (made[0].value == U'★' ||
                     (made[0].value == U'年' &&
                      character_before(text, at) >= U'0' &&
                      character_before(text, at) <= U'9'));
  if (!lone && (sure < 1 || made.size() < 2)) return at;
  // Two originals may share a wrong character: they are put in together.
  std::size_t end = at;
  for (Made const& one : made) {
    std::size_t const begin = std::max(end, bytes[one.first].begin);
    std::size_t const stop = std::max(begin, bytes[one.last].end);
    Replacement replacement;
    replacement.span = {begin, stop};
    replacement.noise = Noise::kMojibake;
    append_utf8(replacement.text, one.value);
    out.push_back(std::move(replacement));
    end = stop;
  }
  return end;
}

// --- UTF-8, GBK or Big5 that was read as Latin-1 or windows-1252 -----------

struct WesternRun {
  std::string bytes;
  std::vector<BufferSpan> places;  // of each byte
};

/// Western letters and signs from `at` on; with `trails`, also ASCII letters
/// that can be the second byte of a character of Big5.
WesternRun western_run(View text, std::size_t at, bool trails) {
  WesternRun run;
  while (at < text.size() && run.bytes.size() < kLongestRun) {
    CodePoint const next = decode_at(text, at);
    auto byte = western_byte(next.value);
    bool const trail = trails && run.bytes.size() % 2 == 1 &&
                       next.value >= 0x40 && next.value < 0x7F;
    if (!byte && trail) byte = static_cast<std::uint8_t>(next.value);
    if (!byte) break;
    run.bytes.push_back(static_cast<char>(*byte));
    run.places.push_back({at, at + next.size});
    at += next.size;
  }
  return run;
}

std::size_t repair_western(View text, std::size_t at, bool again,
                           Replacements& out) {
  for (bool const trails : {false, true}) {
    WesternRun const run = western_run(text, at, trails);
    if (run.bytes.size() < 2) return at;
    std::vector<ReadCharacter> const read = read_bytes(run.bytes);
    std::size_t const han = static_cast<std::size_t>(
        std::count_if(read.begin(), read.end(),
                      [](ReadCharacter one) { return is_han(one.value); }));
    bool const likely =
        !read.empty() && std::all_of(read.begin(), read.end(), [](auto one) {
          return is_likely(one.value) || is_han(one.value);
        });
    // One character is enough where the line had some before: …★10年.
    if (!likely || (han < 2 && !(again && (han == 1 || read.size() == 1)))) {
      continue;
    }
    for (ReadCharacter const& one : read) {
      Replacement replacement;
      replacement.span = {run.places[one.begin].begin,
                          run.places[one.end - 1].end};
      replacement.noise = Noise::kMojibake;
      append_utf8(replacement.text, one.value);
      out.push_back(std::move(replacement));
    }
    return run.places.back().end;
  }
  return at;
}

}  // namespace

void find_mojibake(View text, Replacements& out) {
  bool again = false;  // something was repaired on this line
  for (std::size_t at = 0; at < text.size();) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (byte == '\n') again = false;
      ++at;
      continue;
    }
    CodePoint const next = decode_at(text, at);
    std::size_t end = at;
    if (western_byte(next.value)) {
      end = repair_western(text, at, again, out);
      // What is no garbled run is none from its next character on either.
      if (end == at) {
        WesternRun const run = western_run(text, at, false);
        at = run.places.back().end;
        continue;
      }
    } else if (may_begin(legacy_bytes(Encoding::kGb18030, next.value))) {
      end = repair_gbk(text, at, out);
    }
    again = again || end != at;
    at = end != at ? end : at + next.size;
  }
}

}  // namespace mishen
