#include "lib/text/legacy_decoder.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <utility>

namespace mishen {
namespace {

constexpr char16_t kReplacement = 0xFFFD;
constexpr char16_t kEuro = 0x20AC;  // 0x80 in code page 936.

bool is_lead(char16_t unit) { return (unit & 0xFC00) == 0xD800; }

// Characters that GB 18030-2005 (and ICU) put into private use and the
// edition of 2022 gave their own code points.
constexpr std::array<std::pair<char16_t, char16_t>, 18> kMovedIn2022 = {{
    {0xE78D, 0xFE10},
    {0xE78E, 0xFE12},
    {0xE78F, 0xFE11},
    {0xE790, 0xFE13},
    {0xE791, 0xFE14},
    {0xE792, 0xFE15},
    {0xE793, 0xFE16},
    {0xE794, 0xFE17},
    {0xE795, 0xFE18},
    {0xE796, 0xFE19},
    {0xE81E, 0x9FB4},
    {0xE826, 0x9FB5},
    {0xE82B, 0x9FB6},
    {0xE82C, 0x9FB7},
    {0xE832, 0x9FB8},
    {0xE843, 0x9FB9},
    {0xE854, 0x9FBA},
    {0xE864, 0x9FBB},
}};

char16_t moved(char16_t unit) {
  for (auto const& [before, after] : kMovedIn2022) {
    if (before == unit) return after;
  }
  return unit;
}

// ICU maps every legal GB 18030 sequence; unassigned and private-use results
// tell that the bytes are something else.
bool is_unknown(char32_t c) {
  int const category = u_charType(static_cast<UChar32>(c));
  return category == U_UNASSIGNED || category == U_PRIVATE_USE_CHAR ||
         (c >= 0x80 && c < 0xA0);
}

bool is_plain(char16_t unit) {
  return unit < 0x80 || (unit >= 0x4E00 && unit <= 0x9FA5) ||
         (unit >= 0x3000 && unit <= 0x301F) || unit == kReplacement;
}

std::size_t source_bytes(char32_t c, Encoding encoding) {
  if (c < 0xA0) return 1;
  bool const four =
      encoding == Encoding::kGb18030 && !(c >= 0xE000 && c < 0xE865);
  return four ? 4 : 2;
}

void strike_unknown(Encoding encoding, Reading& out) {
  std::u16string& units = out.units;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char16_t const unit = is_plain(units[i]) ? units[i] : moved(units[i]);
    if (is_plain(unit)) {
      units[kept++] = unit;
      continue;
    }
    bool const pair = is_lead(unit) && i + 1 < units.size();
    char32_t const c =
        pair ? 0x10000U + ((unit & 0x3FFU) << 10) + (units[i + 1] & 0x3FFU)
             : unit;
    if (is_unknown(c)) {
      units[kept++] = kReplacement;
      out.bad_bytes += source_bytes(c, encoding);
      ++out.bad_units;
      if (pair) ++i;
    } else {
      units[kept++] = unit;
      if (pair) units[kept++] = units[++i];
    }
  }
  units.resize(kept);
}

// Converts all of `bytes`, passing over what ICU refuses. Each byte yields at
// most one unit, so `room` (bytes + 1) is never too small.
std::size_t convert(UConverter* converter, bool gb18030, std::string_view bytes,
                    Tail tail, char16_t* begin, char16_t* room, Reading& out) {
  char16_t* target = begin;
  char const* source = bytes.data();
  char const* const end = source + bytes.size();
  ucnv_resetToUnicode(converter);
  while (true) {
    UErrorCode error = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, room, &source, end, nullptr,
                   tail == Tail::kEnds, &error);
    if (U_SUCCESS(error)) break;
    char refused[32];
    std::int8_t count = sizeof refused;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, refused, &count, &ignored);
    bool const euro = count == 1 && refused[0] == '\x80' && gb18030;
    if (target < room) *target++ = euro ? kEuro : kReplacement;
    if (!euro) {
      out.bad_bytes += static_cast<std::size_t>(std::max<int>(count, 1));
      ++out.bad_units;
    }
    if (error == U_TRUNCATED_CHAR_FOUND || target >= room) break;
  }
  return static_cast<std::size_t>(target - begin);
}

UConverter* open_converter(Encoding encoding) {
  bool const gb = encoding == Encoding::kGb18030;
  UErrorCode error = U_ZERO_ERROR;
  // Hong Kong's superset of Big5; its additions are private use elsewhere.
  UConverter* const out = ucnv_open(gb ? "GB18030" : "Big5-HKSCS", &error);
  if (out == nullptr) return nullptr;
  UErrorCode ignored = U_ZERO_ERROR;
  ucnv_setToUCallBack(out, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &ignored);
  return out;
}

}  // namespace

void LegacyDecoder::Close::operator()(UConverter* converter) const {
  ucnv_close(converter);
}

void LegacyDecoder::decode(std::string_view bytes, Tail tail, Reading& out) {
  if (converter_ == nullptr) converter_.reset(open_converter(encoding_));
  if (converter_ == nullptr) {  // No memory: nothing of it is read.
    out.units.assign(bytes.empty() ? 0 : 1, kReplacement);
    out.bad_bytes = bytes.size();
    out.bad_units = out.units.size();
    return;
  }
  out.units.resize(bytes.size() + 1);
  std::size_t const size =
      convert(converter_.get(), encoding_ == Encoding::kGb18030, bytes, tail,
              out.units.data(), out.units.data() + out.units.size(), out);
  out.units.resize(size);
  strike_unknown(encoding_, out);
}

}  // namespace mishen
