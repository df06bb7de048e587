#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/document/format_check.h"

namespace mishen {
namespace {

using namespace std::string_view_literals;

template <class List>
bool has_one_of(FormatHead const& head, std::size_t at, List const& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view magic) {
    return head.has(at, magic);
  });
}

// The bytes of the MPEG audio frame at `at` (ISO 11172-3, 13818-3; layers II
// and III); 0: there is none.
std::size_t mpeg_frame_size(FormatHead const& head, std::size_t at) {
  // Kilobits a second, by version 1 or later and by layer.
  constexpr std::array<std::array<std::uint32_t, 16>, 3> kBitRates = {{
      {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0},
      {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},
      {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0},
  }};
  constexpr std::array<std::uint32_t, 3> kSampleRates = {44100, 48000, 32000};
  auto const bits = head.u32(at, true).value_or(0);
  if ((bits >> 21U) != 0x7FF) return 0;
  std::uint32_t const version = bits >> 19U & 3U;  // 3: MPEG-1, 2: -2, 0: -2.5
  std::uint32_t const layer = bits >> 17U & 3U;    // 1: III, 2: II
  std::uint32_t const rate = bits >> 10U & 3U;
  if (version == 1 || (layer != 1 && layer != 2) || rate == 3) return 0;
  std::size_t const table = version != 3 ? 2 : (layer == 2 ? 0 : 1);
  std::uint32_t const bit_rate = kBitRates[table][bits >> 12U & 15U];
  std::uint32_t const divisor = version == 3 ? 1 : (version == 2 ? 2 : 4);
  std::uint32_t const sample_rate = kSampleRates[rate] / divisor;
  std::uint32_t const factor = layer == 1 && version != 3 ? 72 : 144;
  if (bit_rate == 0) return 0;
  return factor * bit_rate * 1000 / sample_rate + (bits >> 9U & 1U);
}

std::size_t adts_frame_size(FormatHead const& head, std::size_t at) {
  auto const bits = head.u16(at, true).value_or(0);
  if ((bits & 0xFFF6U) != 0xFFF0U) return 0;
  auto const size = head.u32(at + 3, true).value_or(0) >> 13U & 0x1FFFU;
  return size > 7 ? size : 0;
}

// Three frames, one behind the other.
bool is_frames(FormatHead const& head,
               std::size_t (*size_at)(FormatHead const&, std::size_t)) {
  std::size_t at = 0;
  for (int frame = 0; frame < 3; ++frame) {
    std::size_t const size = size_at(head, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

// Tables of a font and the search range that follows from their number.
bool is_table_directory(FormatHead const& head, std::size_t at) {
  auto const tables = head.u16(at, true).value_or(0);
  auto const range = head.u16(at + 2, true).value_or(0);
  if (tables == 0 || tables > 256) return false;
  std::uint32_t power = 1;
  while (power * 2 <= tables) power *= 2;
  return range == power * 16;
}

}  // namespace

bool is_sfnt(FormatHead const& head) { return is_table_directory(head, 4); }

bool is_font_collection(FormatHead const& head) {
  auto const fonts = head.u32(8, true).value_or(0);
  return (head.has(4, "\0\x01\0\0"sv) || head.has(4, "\0\x02\0\0"sv)) &&
         fonts >= 1 && fonts <= 1024;
}

bool is_web_font(FormatHead const& head) {
  constexpr std::array kFlavors = {"\0\x01\0\0"sv, "OTTO"sv, "true"sv,
                                   "ttcf"sv};
  return has_one_of(head, 4, kFlavors);
}

bool is_id3(FormatHead const& head) {
  auto const version = head.u8(3).value_or(0);
  auto const size = head.u32(6, true).value_or(0xFFFFFFFF);
  return version >= 2 && version <= 4 && head.u8(4).value_or(0xFF) < 0xFF &&
         (head.u8(5).value_or(0xFF) & 0x0FU) == 0 && (size & 0x80808080U) == 0;
}

bool is_mpeg_audio(FormatHead const& head) {
  return is_frames(head, mpeg_frame_size);
}

bool is_adts(FormatHead const& head) {
  return is_frames(head, adts_frame_size);
}

bool is_ogg(FormatHead const& head) {
  return head.u8(4).value_or(0xFF) == 0 && head.u8(5).value_or(0xFF) <= 7;
}

bool is_wave(FormatHead const& head) {
  constexpr std::array kChunks = {"fmt "sv, "bext"sv, "JUNK"sv, "LIST"sv,
                                  "fact"sv, "PEAK"sv, "ds64"sv};
  return head.has(8, "WAVE") && has_one_of(head, 12, kChunks);
}

bool is_midi(FormatHead const& head) {
  return head.u32(4, true).value_or(0) == 6 &&
         head.u16(8, true).value_or(0xFF) <= 2;
}

bool is_aiff(FormatHead const& head) {
  return head.has(8, "AIFF") || head.has(8, "AIFC");
}

bool is_mp4(FormatHead const& head) {
  constexpr std::array kBrands = {
      "isom"sv, "iso2"sv, "iso3"sv, "iso4"sv, "iso5"sv, "iso6"sv, "mp41"sv,
      "mp42"sv, "avc1"sv, "M4V"sv,  "M4A"sv,  "M4B"sv,  "M4P"sv,  "qt  "sv,
      "3gp"sv,  "3g2"sv,  "dash"sv, "MSNV"sv, "f4v "sv, "mmp4"sv};
  auto const size = head.u32(0, true).value_or(0);
  return size >= 16 && size <= 1024 && size % 4 == 0 &&
         has_one_of(head, 8, kBrands);
}

bool is_quicktime(FormatHead const& head) {
  return (head.has(4, "moov") && head.has(12, "mvhd")) ||
         (head.has(4, "wide") && head.has(12, "mdat"));
}

bool is_matroska(FormatHead const& head) {
  std::string_view const start = head.bytes.substr(0, 64);
  return start.find("matroska") != std::string_view::npos ||
         start.find("webm") != std::string_view::npos;
}

bool is_flash_video(FormatHead const& head) {
  return head.u8(4).value_or(0xFF) <= 5 && head.u32(5, true).value_or(0) == 9;
}

bool is_mpeg_video(FormatHead const& head) {
  auto const start = head.u8(3).value_or(0);
  auto const next = head.u8(4).value_or(0);
  bool const pack =
      start == 0xBA && ((next & 0xC4U) == 0x44 || (next & 0xF1U) == 0x21);
  // A sequence header: frame rate 1-8 and the marker bit.
  bool const sequence = start == 0xB3 &&
                        (head.u8(7).value_or(0) & 0x0FU) >= 1 &&
                        (head.u8(7).value_or(0) & 0x0FU) <= 8 &&
                        (head.u8(10).value_or(0) & 0x20U) != 0;
  return pack || sequence;
}

// The first packet of a stream announces programs (PAT) or services (SDT).
bool is_mpeg_transport(FormatHead const& head) {
  constexpr std::size_t kPacket = 188;
  if (!head.has(1, "\x40\0"sv) && !head.has(1, "\x40\x11\x10"sv)) return false;
  for (std::size_t packet = 1; packet < 5; ++packet) {
    if (!head.has(packet * kPacket, "G")) return false;
  }
  return true;
}

bool is_bmp(FormatHead const& head) {
  auto const header = head.u32(14, false).value_or(0);
  return head.u32(6, false).value_or(1) == 0 && header >= 12 && header <= 124;
}

bool is_ico(FormatHead const& head) {
  auto const count = head.u16(4, false).value_or(0);
  return count >= 1 && count <= 1024 && head.u8(9).value_or(1) == 0;
}

bool is_heif(FormatHead const& head) {
  constexpr std::array kBrands = {"heic"sv, "heix"sv, "hevc"sv,
                                  "heim"sv, "heis"sv, "mif1"sv,
                                  "msf1"sv, "avif"sv, "avis"sv};
  return has_one_of(head, 8, kBrands);
}

bool is_emf(FormatHead const& head) { return head.has(40, " EMF"); }

}  // namespace mishen
