#include "lib/text/line_decoder.h"

#include <algorithm>
#include <utility>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

// A line that is strict in the guessed encoding is believed without a second
// look up to this price; nearly all lines of statutes cost less (in 1/8 bit a
// byte). Big5 read as GBK costs more.
constexpr std::int64_t kBelievedCost = 46;

// How much likelier the file's own encoding is for a line than another.
constexpr std::int64_t kOwnBonus = 14;

bool is_legacy(std::optional<Encoding> encoding) {
  return encoding == Encoding::kGb18030 || encoding == Encoding::kBig5 ||
         encoding == Encoding::kLatin1;
}

}  // namespace

std::string_view next_line(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
  if (end == text.size()) return text.substr(at);
  if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') {
    ++end;
  }
  return text.substr(at, end + 1 - at);
}

void note_encoding(Decoded& decoded, Encoding encoding) {
  std::vector<Encoding>& met = decoded.encodings;
  if (std::find(met.begin(), met.end(), encoding) == met.end()) {
    met.push_back(encoding);
  }
}

std::int64_t LineDecoder::bias(Encoding encoding) const {
  if (guess_ == encoding) return encoding_cost(encoding) - kOwnBonus;
  // UTF-8 is the rule, but not in a file that is known to be no UTF-8.
  bool const strange = encoding == Encoding::kUtf8 && is_legacy(guess_);
  return strange ? 0 : encoding_cost(encoding);
}

void LineDecoder::append(std::string_view line, Decoded& out) {
  if (is_ascii(line)) {
    out.utf8 += line;
    return;
  }
  bool const utf8 = valid_prefix(line) == line.size();
  // In a file of another encoding two-byte characters alone prove nothing.
  if (utf8 && !(is_legacy(guess_) && is_two_byte_utf8(line))) {
    out.utf8 += line;
    note_encoding(out, Encoding::kUtf8);
    return;
  }
  if (!utf8 && is_legacy(guess_) && append_guessed(line, out)) return;
  append_likeliest(line, out);
}

bool LineDecoder::append_guessed(std::string_view line, Decoded& out) {
  reader_.read(line, *guess_, Tail::kEnds, reading_);
  auto const limit = kBelievedCost * static_cast<std::int64_t>(line.size()) / 8;
  if (!reading_.strict() || reading_.cost > limit) return false;
  append_units(out.utf8, reading_.units);
  note_encoding(out, *guess_);
  return true;
}

void LineDecoder::append_likeliest(std::string_view line, Decoded& out) {
  Encoding best = Encoding::kUtf8;
  reader_.read(line, best, Tail::kEnds, best_);
  for (Encoding encoding : kLineEncodings) {
    if (encoding == Encoding::kUtf8) continue;
    reader_.read(line, encoding, Tail::kEnds, reading_);
    if (reading_.cost + bias(encoding) < best_.cost + bias(best)) {
      best = encoding;
      std::swap(reading_, best_);
    }
  }
  append_units(out.utf8, best_.units);
  out.undecodable_bytes += best_.bad_bytes;
  note_encoding(out, best);
}

}  // namespace mishen
