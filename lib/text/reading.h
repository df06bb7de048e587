#pragma once

// One stretch of bytes read in one encoding, and how likely that reading is;
// private to lib/text. The likelihood is a price in bits: what the text would
// take in a code made for Chinese office text (frequent ideographs cheap, rare
// ones dear, control characters and undecodable units dearest). The same bytes
// read in the right encoding cost about 5 bits a byte, in a wrong one 8 to 12,
// and no code can bring random bytes under 8: one scale tells encodings apart
// and text from junk.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/text/decode.h"
#include "lib/text/legacy_decoder.h"

namespace mishen {

/// The price of one undecodable byte sequence.
inline constexpr std::int64_t kBadCost = 30;

/// Whether a reading is priced, or has no rival.
enum class Price { kWanted, kUnwanted };

/// Reads stretches; opens ICU's converters when they are first needed. One
/// thread.
class StretchReader {
 public:
  /// Reads `bytes` into `out`, whose storage is used again. Without a price
  /// `out.cost` is not filled: a lenient reading has no rival.
  void read(std::string_view bytes, Encoding encoding, Tail tail, Reading& out,
            Price price = Price::kWanted);

 private:
  LegacyDecoder gb18030_{Encoding::kGb18030};
  LegacyDecoder big5_{Encoding::kBig5};
};

/// What a text's characters are expected to be.
enum class Script { kSimplified, kEither };

/// The price of `units`; U+FFFD costs nothing here.
std::int64_t text_cost(std::u16string_view units, Script script);

/// The price of `bytes` as Western text, where letters with accents stand
/// alone between ASCII letters.
std::int64_t western_cost(std::string_view bytes);

/// Appends `units` as UTF-8; lone surrogates become U+FFFD.
void append_units(std::string& out, std::u16string_view units);

/// What a reading as `encoding` costs before its first byte: how much rarer
/// it is than GB18030 (its share in files of our users, as a power of two).
int encoding_cost(Encoding encoding);

/// Valid UTF-8 whose characters over ASCII all take two bytes: just as well
/// a few GBK characters.
bool is_two_byte_utf8(std::string_view valid);

/// Whether `bytes` are the beginning, no more, of one character of UTF-8.
bool is_cut_utf8(std::string_view bytes);

bool is_ascii(std::string_view bytes);

}  // namespace mishen
