// How an encoding is guessed. The naive way tries converters until one does
// not complain; but Big5 is nearly always legal GBK, UTF-16 without a mark is
// legal nearly everything, and one bad byte refutes the truth. So every
// candidate reads a sample, and the cheapest reading wins (reading.h).

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "lib/text/decode.h"
#include "lib/text/line_decoder.h"
#include "lib/text/reading.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// Bytes of lines with more than ASCII that are read by every candidate: the
// prices of right and wrong readings part after a few dozen.
constexpr std::size_t kLineSample = 32 * 1024;
// UTF-16 without a NUL byte is Han and CJK punctuation only, without one line
// end: longer than this no such text is.
constexpr std::size_t kWideSample = 64 * 1024;

// Text costs less than this many half bits a byte, ASCII left out; random
// bytes cost 8 bits at least in any code, 9 to 12 in this one, and so do
// scripts read as what they are not (Cyrillic as rare ideographs).
constexpr std::int64_t kJunkHalfBits = 17;
constexpr std::int64_t kWideJunkCost = 7;
constexpr std::int64_t kAsciiCost = 6;
// Under this size the price says too little about junk.
constexpr std::size_t kJunkSize = 64;
// A reading this much dearer than the best one is still possible.
constexpr std::int64_t kCloseCost = 24;
// Of characters that are sound UTF-8 only one that is as good.
constexpr std::int64_t kDoubtCost = 6;
// What a byte that the end of UTF-16 leaves over costs.
constexpr std::int64_t kOddByteCost = 12;

struct Bom {
  std::string_view bytes;
  Encoding encoding;
};

// UTF-32LE's begins with UTF-16LE's and comes first.
constexpr Bom kBoms[] = {
    {std::string_view("\xEF\xBB\xBF", 3), Encoding::kUtf8},
    {std::string_view("\xFF\xFE\x00\x00", 4), Encoding::kUtf32Le},
    {std::string_view("\x00\x00\xFE\xFF", 4), Encoding::kUtf32Be},
    {std::string_view("\xFF\xFE", 2), Encoding::kUtf16Le},
    {std::string_view("\xFE\xFF", 2), Encoding::kUtf16Be},
    {std::string_view("\x84\x31\x95\x33", 4), Encoding::kGb18030},
};

bool is_control(char byte) {
  std::uint8_t const value = static_cast<std::uint8_t>(byte);
  return value == 0x7F || (value < 0x20 && byte != '\t' && byte != '\n' &&
                           byte != '\r' && byte != '\f' && byte != '\x1B');
}

std::size_t count_controls(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), is_control));
}

std::size_t count_high(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(),
      [](char c) { return static_cast<std::uint8_t>(c) >= 0x80; }));
}

bool is_mostly_bad(std::size_t bad, std::size_t all) {
  return 10 * bad > 3 * all;
}

// What the lines of a sample cost in each of kLineEncodings.
struct Tally {
  std::array<std::int64_t, std::size(kLineEncodings)> cost{};
  std::size_t bytes = 0;         ///< All lines walked over.
  std::size_t utf8_bytes = 0;    ///< Lines of sound UTF-8 (not only ASCII).
  std::size_t other_bytes = 0;   ///< Lines that went into `cost`.
  std::size_t high_bytes = 0;    ///< Those of them that are not ASCII.
  std::size_t bad_bytes = 0;     ///< Controls, and undecodable at best.
  std::int64_t least_cost = 0;   ///< Sum of the best prices in `cost`.
  std::int64_t shared_cost = 0;  ///< Of all other lines.
};

void tally_line(std::string_view line, Tail tail, StretchReader& reader,
                Reading& reading, Tally& tally) {
  tally.other_bytes += line.size();
  tally.high_bytes += count_high(line);
  std::int64_t least = INT64_MAX;
  std::size_t bad = 0;
  for (std::size_t i = 0; i < std::size(kLineEncodings); ++i) {
    reader.read(line, kLineEncodings[i], tail, reading);
    tally.cost[i] += reading.cost;
    std::int64_t const cost = reading.cost + encoding_cost(kLineEncodings[i]);
    if (cost < least) {
      least = cost;
      bad = reading.bad_bytes;
    }
  }
  tally.least_cost += least;
  tally.bad_bytes += bad;
}

Tally tally_lines(std::string_view head, bool whole) {
  Tally tally;
  StretchReader reader;
  Reading reading;
  for (std::size_t at = 0; at < head.size();) {
    std::string_view line = next_line(head, at);
    at += line.size();
    Tail tail = at == head.size() && !whole ? Tail::kContinues : Tail::kEnds;
    if (line.size() > kLineSample) {
      line = line.substr(0, kLineSample);
      tail = Tail::kContinues;
    }
    tally.bytes += line.size();
    tally.bad_bytes += count_controls(line);
    bool const ascii = is_ascii(line);
    if (ascii ||
        (valid_prefix(line) == line.size() && !is_two_byte_utf8(line))) {
      reader.read(line, Encoding::kUtf8, tail, reading);
      tally.shared_cost += reading.cost;
      tally.utf8_bytes += ascii ? 0 : line.size();
    } else {
      tally_line(line, tail, reader, reading, tally);
    }
    if (tally.utf8_bytes + tally.other_bytes >= kLineSample) break;
  }
  return tally;
}

struct Candidate {
  Encoding encoding = Encoding::kUtf8;
  std::int64_t cost = 0;
};

// `wide`: UTF-16 or UTF-32 read with its likelihood.
struct WideReading {
  Candidate candidate;
  bool is_text = false;
};

WideReading read_wide(std::string_view head, bool whole, Encoding encoding) {
  std::string_view const sample = head.substr(0, kWideSample);
  Reading reading;
  StretchReader().read(sample, encoding, Tail::kContinues, reading);
  std::int64_t cost = reading.cost + encoding_cost(encoding);
  if (whole && sample.size() % 2 == 1) cost += kOddByteCost;
  std::size_t strange = reading.bad_units;
  for (char16_t unit : reading.units) {
    bool const control = unit < 0x80 && is_control(static_cast<char>(unit));
    bool const unused = (unit >= 0xE000 && unit <= 0xF8FF) || unit >= 0xFFFE;
    if (control || unused) ++strange;
  }
  auto const size = static_cast<std::int64_t>(sample.size());
  bool const text = !reading.units.empty() &&
                    20 * strange <= reading.units.size() &&
                    cost <= kWideJunkCost * size + kCloseCost;
  return {{encoding, cost}, text};
}

WideReading best_wide(std::string_view head, bool whole) {
  WideReading const little = read_wide(head, whole, Encoding::kUtf16Le);
  WideReading const big = read_wide(head, whole, Encoding::kUtf16Be);
  if (little.is_text != big.is_text) return little.is_text ? little : big;
  return little.candidate.cost <= big.candidate.cost ? little : big;
}

// Behind a byte-order mark: is the rest text at all?
bool is_marked_text(std::string_view rest, Encoding encoding) {
  std::string_view const sample = rest.substr(0, kWideSample);
  Reading reading;
  StretchReader().read(sample, encoding, Tail::kContinues, reading);
  std::size_t controls = 0;
  for (char16_t unit : reading.units) {
    if (unit < 0x80 && is_control(static_cast<char>(unit))) ++controls;
  }
  auto const size = static_cast<std::int64_t>(sample.size());
  bool const dear =
      sample.size() >= kJunkSize && 2 * reading.cost > kJunkHalfBits * size;
  return !dear &&
         !is_mostly_bad(reading.bad_units + controls, reading.units.size());
}

EncodingGuess guess_marked(std::string_view head, Bom const& bom, bool whole) {
  EncodingGuess guess;
  guess.encoding = bom.encoding;
  guess.bom_bytes = bom.bytes.size();
  guess.certain = true;
  std::string_view const rest = head.substr(bom.bytes.size());
  bool const wide =
      bom.encoding != Encoding::kUtf8 && bom.encoding != Encoding::kGb18030;
  if (wide) {
    guess.is_text = is_marked_text(rest, bom.encoding);
    return guess;
  }
  Tally const tally = tally_lines(rest, whole);
  guess.is_text = rest.find('\0') == rest.npos &&
                  !is_mostly_bad(tally.bad_bytes, tally.bytes);
  return guess;
}

bool is_utf8(std::string_view head, bool whole) {
  std::size_t const valid = valid_prefix(head);
  return valid == head.size() || (!whole && is_cut_utf8(head.substr(valid)));
}

// Characters of two bytes only, and many of them beside ASCII: in a Western
// text they are few, and a long one of them would not be sound by chance.
bool is_doubtful(std::string_view head) {
  if (head.size() > kJunkSize || !is_two_byte_utf8(head)) return false;
  return 4 * count_high(head) >= head.size();
}

// A few ASCII characters may be Han in UTF-16, if very good Han.
void consider_wide(std::string_view head, EncodingGuess& guess) {
  WideReading const wide = best_wide(head, true);
  if (!wide.is_text || wide.candidate.cost >= western_cost(head)) {
    return;
  }
  guess.has_second = true;
  guess.second = wide.candidate.encoding;
  guess.certain = false;
}

// Sound UTF-8. A few characters of two bytes may be GBK just as well.
EncodingGuess guess_utf8(std::string_view head, bool whole) {
  EncodingGuess guess;
  guess.certain = true;
  guess.is_text = !is_mostly_bad(count_controls(head), head.size());
  if (head.size() <= kJunkSize && is_ascii(head)) consider_wide(head, guess);
  if (!is_doubtful(head)) return guess;
  Tally const tally = tally_lines(head, whole);
  std::int64_t least = tally.cost[0] + kDoubtCost;
  for (std::size_t i = 1; i < std::size(kLineEncodings); ++i) {
    Encoding const encoding = kLineEncodings[i];
    std::int64_t const cost = tally.cost[i] + encoding_cost(encoding);
    if (encoding == Encoding::kLatin1 || cost > least) continue;
    least = cost;
    guess.has_second = true;
    guess.second = encoding;
    guess.certain = false;
  }
  return guess;
}

EncodingGuess from_candidates(std::vector<Candidate> candidates) {
  std::sort(
      candidates.begin(), candidates.end(),
      [](Candidate const& a, Candidate const& b) { return a.cost < b.cost; });
  EncodingGuess guess;
  guess.encoding = candidates[0].encoding;
  for (std::size_t i = 1; i < candidates.size() && !guess.has_second; ++i) {
    // Western text has no second reading of ours to hide in.
    if (candidates[i].encoding == Encoding::kLatin1) continue;
    guess.has_second = candidates[i].cost <= candidates[0].cost + kCloseCost;
    guess.second = candidates[i].encoding;
    break;
  }
  if (!guess.has_second) guess.second = Encoding::kUtf8;
  return guess;
}

// The 8-bit candidates; sound UTF-8 is the only one where no line is doubtful.
std::vector<Candidate> line_candidates(Tally const& tally) {
  std::vector<Candidate> out;
  for (std::size_t i = 0; i < std::size(kLineEncodings); ++i) {
    Encoding const encoding = kLineEncodings[i];
    if (encoding != Encoding::kUtf8 && tally.other_bytes == 0) continue;
    out.push_back({encoding, tally.shared_cost + tally.cost[i] +
                                 encoding_cost(encoding)});
  }
  return out;
}

bool is_text(Tally const& tally) {
  auto const high = static_cast<std::int64_t>(tally.high_bytes);
  auto const ascii =
      static_cast<std::int64_t>(tally.other_bytes - tally.high_bytes);
  std::int64_t const high_cost = tally.least_cost - kAsciiCost * ascii;
  bool const dear =
      tally.other_bytes >= kJunkSize && 2 * high_cost > kJunkHalfBits * high;
  return !dear && !is_mostly_bad(tally.bad_bytes, tally.bytes);
}

EncodingGuess guess_with_nul(std::string_view head, bool whole) {
  WideReading const wide = best_wide(head, whole);
  EncodingGuess guess;
  guess.is_text = wide.is_text;
  if (wide.is_text) guess.encoding = wide.candidate.encoding;
  return guess;
}

EncodingGuess guess_unmarked(std::string_view head, bool whole) {
  Tally const tally = tally_lines(head, whole);
  std::vector<Candidate> candidates = line_candidates(tally);
  if (head.size() <= kWideSample) {
    WideReading const wide = best_wide(head, whole);
    if (wide.is_text) candidates.push_back(wide.candidate);
  }
  EncodingGuess guess = from_candidates(std::move(candidates));
  if (guess.encoding == Encoding::kUtf16Le ||
      guess.encoding == Encoding::kUtf16Be) {
    return guess;
  }
  // Of a file of mixed lines the sound UTF-8 decides, if it is the most.
  if (tally.utf8_bytes >= tally.other_bytes && tally.other_bytes != 0) {
    guess = EncodingGuess{};
  }
  guess.certain = tally.other_bytes == 0 && !guess.has_second;
  guess.is_text = is_text(tally);
  return guess;
}

}  // namespace

EncodingGuess guess_encoding(std::string_view head, bool whole) {
  for (Bom const& bom : kBoms) {
    if (head.substr(0, bom.bytes.size()) == bom.bytes) {
      return guess_marked(head, bom, whole);
    }
  }
  if (head.find('\0') != head.npos) return guess_with_nul(head, whole);
  bool const strange = head.size() <= kWideSample && count_controls(head) != 0;
  if (!strange && is_utf8(head, whole)) return guess_utf8(head, whole);
  return guess_unmarked(head, whole);
}

}  // namespace mishen
