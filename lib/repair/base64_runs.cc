#include "lib/repair/base64_runs.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/repair/base64.h"
#include "lib/text/char_class.h"
#include "lib/text/legacy_units.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using View = std::string_view;

// The shortest that can stand for two ideographs.
constexpr std::size_t kShortest = 6;
constexpr std::size_t kLongest = 1 << 20;
// Lines of MIME, PEM and of tools that wrap base64.
constexpr std::size_t kShortestLine = 56;

/// Digits of one run and where they stand.
struct Digits {
  std::string text;
  std::vector<std::size_t> places;
  std::size_t end = 0;  // behind its padding
};

std::size_t run_end(View text, std::size_t at) {
  while (at < text.size() && base64_digit(text[at]) != kNoDigit) ++at;
  return at;
}

/// The run at `at`, over the ends of lines that are as long as wrapped ones.
Digits read_run(View text, std::size_t at, std::size_t end) {
  Digits out;
  while (true) {
    for (std::size_t i = at; i < end && out.text.size() < kLongest; ++i) {
      out.text.push_back(text[i]);
      out.places.push_back(i);
    }
    bool const wrapped = end - at >= kShortestLine && (end - at) % 4 == 0 &&
                         out.text.size() < kLongest;
    std::size_t next = end;
    if (next < text.size() && text[next] == '\r') ++next;
    if (!wrapped || next >= text.size() || text[next] != '\n') break;
    at = next + 1;
    std::size_t const line = run_end(text, at);
    if (line == at) break;
    end = line;
  }
  out.end = end;
  while (out.end < text.size() && out.end < end + 2 && text[out.end] == '=') {
    ++out.end;
  }
  return out;
}

bool is_text(char32_t c) {
  return (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0)) || c == '\n' ||
         c == '\r' || c == '\t';
}

/// Chinese text, or a single word of nothing but ideographs and signs.
bool is_chinese(std::vector<ReadCharacter> const& read) {
  std::size_t han = 0;
  std::size_t frequent = 0;
  for (ReadCharacter const& one : read) {
    if (!is_text(one.value)) return false;
    if (!is_han(one.value)) continue;
    ++han;
    if (is_frequent_han(one.value)) ++frequent;
  }
  return han >= 2 && frequent * 4 >= han * 3;
}

/// Could the digits be the begin of text? Asked of every word of six letters,
/// so it allocates nothing: most words end at a control character.
bool begins_as_text(View digits) {
  constexpr std::size_t kHead = 64;  // digits
  bool high = false;
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : digits.substr(0, kHead)) {
    bits = (bits << 6 | base64_digit(c)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    std::uint32_t const byte = bits >> count & 0xFF;
    if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') {
      return false;
    }
    high = high || byte >= 0x80;
  }
  return high || digits.size() > kHead;
}

/// Bytes cut off in the middle of a character are left out.
std::vector<ReadCharacter> read_text(std::string& bytes) {
  for (int cut = 0; cut < 3 && !bytes.empty(); ++cut) {
    std::vector<ReadCharacter> read = read_bytes(bytes);
    if (!read.empty()) return read;
    bytes.pop_back();
  }
  return {};
}

bool take(Digits const& run, std::size_t skip, Replacements& out) {
  View const digits = View(run.text).substr(skip);
  if (digits.size() < kShortest) return false;
  if (!begins_as_text(digits)) return false;
  std::string bytes = decode_base64(digits);
  std::vector<ReadCharacter> const read = read_text(bytes);
  if (!is_chinese(read)) return false;
  auto const place = [&](std::size_t byte) {
    std::size_t const digit = skip + byte * 4 / 3;
    return digit < run.places.size() ? run.places[digit] : run.end;
  };
  for (ReadCharacter const& one : read) {
    Replacement replacement;
    bool const last = one.end >= bytes.size();
    replacement.span = {place(one.begin), last ? run.end : place(one.end)};
    append_utf8(replacement.text, one.value);
    out.push_back(std::move(replacement));
  }
  return true;
}

}  // namespace

void find_base64(View text, Replacements& out) {
  // A path or a name before the digits is of the same alphabet.
  constexpr std::size_t kLongestPath = 400;
  std::size_t at = 0;
  while (at < text.size()) {
    if (base64_digit(text[at]) == kNoDigit) {
      ++at;
      continue;
    }
    std::size_t const end = run_end(text, at);
    if (end - at < kShortest) {
      at = end;
      continue;
    }
    // Neither the whole nor what stands behind a slash of a path?
    View const word = text.substr(at, end - at);
    bool const path =
        word.size() <= kLongestPath && word.find_first_of("/-_") != View::npos;
    if (!path && !begins_as_text(word)) {
      at = end;
      continue;
    }
    Digits const run = read_run(text, at, end);
    bool taken = take(run, 0, out);
    if (!taken && run.text.size() <= kLongestPath) {
      constexpr int kMostTries = 6;
      int tries = 0;
      for (std::size_t i = run.text.size(); i-- > 0 && !taken;) {
        if (View("/-_").find(run.text[i]) == View::npos) continue;
        if (++tries > kMostTries) break;
        taken = take(run, i + 1, out);
      }
    }
    // Taken or not, its lines are not tried again one by one.
    at = std::max(end, run.end);
  }
}

}  // namespace mishen
