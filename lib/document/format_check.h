#pragma once

// What a binary format's head must show beyond its magic. Each function may
// be given any bytes of any length.

#include <cstdint>
#include <optional>
#include <string_view>

namespace mishen {

/// The first bytes of an input, and its size where known.
struct FormatHead {
  std::string_view bytes;
  std::optional<std::uint64_t> size;

  /// Numbers of the head; nullopt behind its end.
  [[nodiscard]] std::optional<std::uint8_t> u8(std::size_t at) const;
  [[nodiscard]] std::optional<std::uint32_t> u16(std::size_t at,
                                                 bool big) const;
  [[nodiscard]] std::optional<std::uint32_t> u32(std::size_t at,
                                                 bool big) const;
  [[nodiscard]] bool has(std::size_t at, std::string_view magic) const {
    return at <= bytes.size() && bytes.substr(at, magic.size()) == magic;
  }
};

// Programs and libraries. "whole": nothing is appended to them.
bool is_pe(FormatHead const& head);
bool is_whole_pe(FormatHead const& head);
bool is_elf(FormatHead const& head);
bool is_whole_elf(FormatHead const& head);
bool is_java_class(FormatHead const& head);
bool is_mach_o(FormatHead const& head);
bool is_mach_o_fat(FormatHead const& head);
bool is_python_bytecode(FormatHead const& head);
bool is_object_library(FormatHead const& head);

// Fonts, sound, film.
bool is_sfnt(FormatHead const& head);
bool is_font_collection(FormatHead const& head);
bool is_web_font(FormatHead const& head);
bool is_id3(FormatHead const& head);
bool is_mpeg_audio(FormatHead const& head);
bool is_adts(FormatHead const& head);
bool is_ogg(FormatHead const& head);
bool is_wave(FormatHead const& head);
bool is_midi(FormatHead const& head);
bool is_aiff(FormatHead const& head);
bool is_mp4(FormatHead const& head);
bool is_quicktime(FormatHead const& head);
bool is_matroska(FormatHead const& head);
bool is_flash_video(FormatHead const& head);
bool is_mpeg_video(FormatHead const& head);
bool is_mpeg_transport(FormatHead const& head);

// Formats that will be read.
bool is_tar(FormatHead const& head);
bool is_cpio(FormatHead const& head);
bool is_gzip(FormatHead const& head);
bool is_bzip2(FormatHead const& head);
bool is_bmp(FormatHead const& head);
bool is_ico(FormatHead const& head);
bool is_heif(FormatHead const& head);
bool is_emf(FormatHead const& head);
bool is_warc(FormatHead const& head);
bool is_pdf(FormatHead const& head);

}  // namespace mishen
