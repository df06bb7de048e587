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

/// may_begin() of each character of the BMP: asked of every character there
/// is.
std::vector<bool> const& beginnings() {
  static std::vector<bool> const kBeginnings = [] {
    std::vector<bool> table(0x10000, false);
    for (char32_t c = 0x80; c < 0x10000; ++c) {
      table[c] = may_begin(legacy_bytes(Encoding::kGb18030, c));
    }
    return table;
  }();
  return kBeginnings;
}

/// The bytes behind the characters from `at` on, while they can be such;
/// pulled one character after another.
class OldBytes {
 public:
  OldBytes(View text, std::size_t at) : text_(text), at_(at) {}

  /// The i-th byte, or nothing where there is none.
  std::optional<OldByte> operator[](std::size_t i) {
    while (i >= bytes_.size()) {
      if (!pull()) return std::nullopt;
    }
    return bytes_[i];
  }

 private:
  bool pull() {
    if (at_ >= text_.size() || bytes_.size() >= kLongestRun) return false;
    CodePoint const next = decode_at(text_, at_);
    std::size_t const end = at_ + next.size;
    std::uint16_t const code =
        next.value < 0x80 ? 0 : legacy_bytes(Encoding::kGb18030, next.value);
    bool const unknown = next.value == 0xFFFD || next.value == U'?' ||
                         next.value == 0x20AC ||
                         (next.value >= 0xE000 && next.value < 0xF900);
    if (unknown) {
      bytes_.push_back({kLost, at_, end});
    } else if (code != 0) {
      bytes_.push_back({code >> 8, at_, end});
      bytes_.push_back({code & 0xFF, at_, end});
    } else {
      return false;
    }
    at_ = end;
    return true;
  }

  View text_;
  std::size_t at_;
  std::vector<OldByte> bytes_;
};

char32_t character_before(View text, std::size_t at) {
  return at == 0 ? 0 : decode_before(text, at).value;
}

/// A character that was made of bytes [first, last].
struct Made {
  char32_t value = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  bool sure = false;  ///< No byte was lost.
};

/// The character that begins with byte `i`.
std::optional<Made> make(OldBytes& bytes, std::size_t i, char32_t before) {
  auto const lead = bytes[i];
  if (!lead) return std::nullopt;
  int const first = lead->value;
  // 0x40 to 0x7E may be the second byte of a wrong character: ★A.
  if (first >= 0x20 && first < 0x80) {
    return Made{static_cast<char32_t>(first), i, i, false};
  }
  bool const begins = (first >= 0xE2 && first <= 0xE9) || first == 0xEF;
  if (!begins) return std::nullopt;
  auto const next = bytes[i + 1];
  if (!next) return std::nullopt;
  int const second = next->value;
  auto const third = bytes[i + 2];
  if (second == kLost && first == 0xE7 && third && third->value == 0xE5) {
    return Made{U'秘', i, i + 1, false};  // its A7 98 is no code of GBK
  }
  if (!is_trail(second)) return std::nullopt;
  if (third && is_trail(third->value)) {
    auto const value = static_cast<char32_t>(
        (first & 0x0F) << 12 | (second & 0x3F) << 6 | (third->value & 0x3F));
    return Made{value, i, i + 2, true};
  }
  if (third && third->value != kLost) return std::nullopt;
  char32_t const value = lost_character(first, second, before);
  return Made{value, i, third ? i + 2 : i + 1, false};
}

/// One character alone, its last byte lost, is one of the marking grammar
/// only beside others that were repaired, a unit only behind a number.
bool is_lone(Made const& made, char32_t before, bool again) {
  if (made.value == U'★') return again;
  bool const unit =
      made.value == U'年' || made.value == U'月' || made.value == U'日';
  return unit && again && before >= U'0' && before <= U'9';
}

/// Repairs from the character at `at`. Returns where it stopped, `at` where
/// nothing was repaired.
std::size_t repair_gbk(View text, std::size_t at, bool again,
                       Replacements& out) {
  OldBytes bytes(text, at);
  std::vector<Made> made;
  char32_t before = character_before(text, at);
  std::size_t sure = 0;
  for (std::size_t i = 0; true; i = made.back().last + 1) {
    auto const one = make(bytes, i, before);
    bool const ascii = one && one->value > 0 && one->value < 0x80;
    if (!one || one->value == 0 || !(ascii || is_likely(one->value))) break;
    made.push_back(*one);
    before = one->value;
    if (one->sure) ++sure;
  }
  bool const lone =
      made.size() == 1 && is_lone(made[0], character_before(text, at), again);
  auto const chinese =
      std::count_if(made.begin(), made.end(),
                    [](Made const& one) { return one.value >= 0x80; });
  if (!lone && (sure < 1 || chinese < 2)) return at;
  // Two originals may share a wrong character: each takes what is left.
  std::size_t end = at;
  for (Made const& one : made) {
    std::size_t const begin = std::max(end, bytes[one.first]->begin);
    std::size_t const stop = std::max(begin, bytes[one.last]->end);
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
    if (run.bytes.size() < 2) continue;
    std::vector<ReadCharacter> const read = read_bytes(run.bytes);
    std::size_t const han = static_cast<std::size_t>(
        std::count_if(read.begin(), read.end(),
                      [](ReadCharacter one) { return is_han(one.value); }));
    std::size_t const likely_ones = static_cast<std::size_t>(
        std::count_if(read.begin(), read.end(),
                      [](auto one) { return is_likely(one.value); }));
    bool const likely = likely_ones * 4 >= read.size() * 3 && !read.empty() &&
                        std::all_of(read.begin(), read.end(), [](auto one) {
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
  std::vector<bool> const& begins = beginnings();
  for (std::size_t at = 0; at < text.size();) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (byte == '\n') again = false;
      ++at;
      continue;
    }
    CodePoint const next = decode_at(text, at);
    std::size_t end = at;
    if (next.value < 0x3000 && western_byte(next.value)) {
      end = repair_western(text, at, again, out);
      // What is no garbled run is none from its next character on either.
      if (end == at) {
        WesternRun const run = western_run(text, at, false);
        at = run.places.back().end;
        continue;
      }
    } else if (next.value < 0x10000 && begins[next.value]) {
      end = repair_gbk(text, at, again, out);
    }
    again = again || end != at;
    at = end != at ? end : at + next.size;
  }
}

}  // namespace mishen
