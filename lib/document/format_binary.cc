#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/document/format_check.h"
#include "lib/document/format_magic.h"

namespace mishen {
namespace {

using namespace std::string_view_literals;

using Check = bool (*)(FormatHead const&);

bool always(FormatHead const& head) { return !head.bytes.empty(); }

struct Magic {
  std::string_view name;
  Reading reading;
  std::size_t offset;
  std::string_view bytes;
  Check check;
};

constexpr Reading kRaw = Reading::kRaw;
constexpr Reading kStructured = Reading::kStructured;
constexpr Reading kNoText = Reading::kNoText;

// Magics of text, which need no byte that text does not have.
constexpr std::array kTextual = {
    Magic{"pdf", kRaw, 0, ""sv, is_pdf},
    Magic{"ps", kRaw, 0, "%!PS"sv, always},
    Magic{"ps", kRaw, 0, "\x04%!PS"sv, always},
    Magic{"warc", kRaw, 0, "WARC/"sv, is_warc},
};

// The first row that fits decides.
constexpr std::array kBinary = {
    // Documents and containers of documents.
    Magic{"zip", kStructured, 0, "PK\x03\x04"sv, always},
    Magic{"zip", kStructured, 0, "PK\x05\x06"sv, always},
    Magic{"zip", kStructured, 0, "PK\x07\x08"sv, always},
    Magic{"zip", kStructured, 0, "PK00PK\x03\x04"sv, always},
    Magic{"ole2", kRaw, 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, always},
    Magic{"djvu", kRaw, 0, "AT&TFORM"sv, always},
    Magic{"onenote", kRaw, 0, "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D"sv, always},
    Magic{"chm", kRaw, 0, "ITSF\x03\0\0\0"sv, always},
    Magic{"tnef", kRaw, 0, "\x78\x9F\x3E\x22"sv, always},
    Magic{"pst", kRaw, 0, "!BDN"sv, always},
    Magic{"dbx", kRaw, 0, "\xCF\xAD\x12\xFE"sv, always},
    Magic{"lnk", kRaw, 0, "L\0\0\0\x01\x14\x02\0"sv, always},
    Magic{"sqlite", kRaw, 0, "SQLite format 3\0"sv, always},
    Magic{"mdb", kRaw, 0, "\0\x01\0\0Standard Jet DB\0"sv, always},
    Magic{"accdb", kRaw, 0, "\0\x01\0\0Standard ACE DB\0"sv, always},
    Magic{"plist", kRaw, 0, "bplist00"sv, always},
    Magic{"dwg", kRaw, 0, "AC10"sv, always},
    Magic{"swf", kRaw, 0, "FWS"sv, always},
    Magic{"swf", kRaw, 0, "CWS"sv, always},
    Magic{"swf", kRaw, 0, "ZWS"sv, always},
    Magic{"parquet", kRaw, 0, "PAR1"sv, always},
    Magic{"hdf5", kRaw, 0, "\x89HDF\r\n\x1A\n"sv, always},
    Magic{"pcap", kRaw, 0, "\xD4\xC3\xB2\xA1"sv, always},
    // Archives and compressed files.
    Magic{"gzip", kRaw, 0, "\x1F\x8B\x08"sv, is_gzip},
    Magic{"xz", kRaw, 0,
          "\xFD"
          "7zXZ\0"sv,
          always},
    Magic{"bzip2", kRaw, 0, "BZh"sv, is_bzip2},
    Magic{"zstd", kRaw, 0, "\x28\xB5\x2F\xFD"sv, always},
    Magic{"lz4", kRaw, 0, "\x04\x22\x4D\x18"sv, always},
    Magic{"lzip", kRaw, 0, "LZIP\x01"sv, always},
    Magic{"compress", kRaw, 0, "\x1F\x9D"sv, always},
    Magic{"7z", kRaw, 0, "7z\xBC\xAF\x27\x1C"sv, always},
    Magic{"rar", kRaw, 0, "Rar!\x1A\x07"sv, always},
    Magic{"cab", kRaw, 0, "MSCF\0\0\0\0"sv, always},
    Magic{"tar", kRaw, 257, "ustar"sv, always},
    Magic{"tar", kRaw, 0, ""sv, is_tar},
    Magic{"cpio", kRaw, 0, "07070"sv, is_cpio},
    Magic{"rpm", kRaw, 0, "\xED\xAB\xEE\xDB"sv, always},
    // Pictures: text in metadata, or to be recognised.
    Magic{"png", kRaw, 0, "\x89PNG\r\n\x1A\n"sv, always},
    Magic{"jpeg", kRaw, 0, "\xFF\xD8\xFF"sv, always},
    Magic{"gif", kRaw, 0, "GIF87a"sv, always},
    Magic{"gif", kRaw, 0, "GIF89a"sv, always},
    Magic{"bmp", kRaw, 0, "BM"sv, is_bmp},
    Magic{"tiff", kRaw, 0, "II*\0"sv, always},
    Magic{"tiff", kRaw, 0, "MM\0*"sv, always},
    Magic{"webp", kRaw, 8, "WEBPVP8"sv, always},
    Magic{"heic", kRaw, 4, "ftyp"sv, is_heif},
    Magic{"jpeg2000", kRaw, 0, "\0\0\0\x0CjP  \r\n\x87\n"sv, always},
    Magic{"ico", kRaw, 0, "\0\0\x01\0"sv, is_ico},
    Magic{"ico", kRaw, 0, "\0\0\x02\0"sv, is_ico},
    Magic{"psd", kRaw, 0, "8BPS\0\x01"sv, always},
    Magic{"emf", kRaw, 0, "\x01\0\0\0"sv, is_emf},
    Magic{"wmf", kRaw, 0, "\xD7\xCD\xC6\x9A"sv, always},
    Magic{"eps", kRaw, 0, "\xC5\xD0\xD3\xC6"sv, always},
    // Compiled objects.
    Magic{"elf", kNoText, 0,
          "\x7F"
          "ELF"sv,
          is_whole_elf},
    Magic{"elf", kRaw, 0,
          "\x7F"
          "ELF"sv,
          is_elf},
    Magic{"pe", kNoText, 0, "MZ"sv, is_whole_pe},
    Magic{"pe", kRaw, 0, "MZ"sv, is_pe},
    Magic{"class", kNoText, 0, "\xCA\xFE\xBA\xBE"sv, is_java_class},
    Magic{"mach-o", kNoText, 0, "\xCA\xFE\xBA\xBE"sv, is_mach_o_fat},
    Magic{"mach-o", kNoText, 0, ""sv, is_mach_o},
    Magic{"wasm", kNoText, 0, "\0asm\x01\0\0\0"sv, always},
    Magic{"pyc", kNoText, 1, "\x0D\x0D\x0A"sv, is_python_bytecode},
    Magic{"ar", kNoText, 0, "!<arch>\n"sv, is_object_library},
    Magic{"ar", kRaw, 0, "!<arch>\n"sv, always},
    Magic{"llvm", kNoText, 0, "BC\xC0\xDE"sv, always},
    Magic{"dex", kNoText, 0, "dex\n03"sv, always},
    // Fonts.
    Magic{"font", kNoText, 0, "\0\x01\0\0"sv, is_sfnt},
    Magic{"font", kNoText, 0, "OTTO"sv, is_sfnt},
    Magic{"font", kNoText, 0, "true"sv, is_sfnt},
    Magic{"font", kNoText, 0, "ttcf"sv, is_font_collection},
    Magic{"font", kNoText, 0, "wOFF"sv, is_web_font},
    Magic{"font", kNoText, 0, "wOF2"sv, is_web_font},
    // Sound.
    Magic{"mp3", kNoText, 0, "ID3"sv, is_id3},
    Magic{"mp3", kNoText, 0, "\xFF"sv, is_mpeg_audio},
    Magic{"aac", kNoText, 0, "\xFF"sv, is_adts},
    Magic{"ogg", kNoText, 0, "OggS"sv, is_ogg},
    Magic{"flac", kNoText, 0, "fLaC\0\0\0\x22"sv, always},
    Magic{"flac", kNoText, 0, "fLaC\x80\0\0\x22"sv, always},
    Magic{"wav", kNoText, 0, "RIFF"sv, is_wave},
    Magic{"midi", kNoText, 0, "MThd"sv, is_midi},
    Magic{"aiff", kNoText, 0, "FORM"sv, is_aiff},
    // Film.
    Magic{"mp4", kNoText, 4, "ftyp"sv, is_mp4},
    Magic{"mov", kNoText, 4, ""sv, is_quicktime},
    Magic{"mkv", kNoText, 0, "\x1A\x45\xDF\xA3"sv, is_matroska},
    Magic{"avi", kNoText, 8, "AVI LIST"sv, always},
    Magic{"flv", kNoText, 0, "FLV\x01"sv, is_flash_video},
    Magic{"asf", kNoText, 0,
          "\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\0\xAA\0\x62\xCE\x6C"sv,
          always},
    Magic{"mpeg", kNoText, 0, "\0\0\x01"sv, is_mpeg_video},
    Magic{"mpeg", kNoText, 0, "G"sv, is_mpeg_transport},
};

// A control character or 0xFF: "GIF89a" or "OggS" at the start of a text is
// no picture and no sound.
bool holds_binary(std::string_view head) {
  return std::any_of(head.begin(), head.end(), [](char byte) {
    auto const value = static_cast<unsigned char>(byte);
    return value < 0x09 || (value > 0x0D && value < 0x1B) || value == 0xFF;
  });
}

// A wrong guess at a type without text would hide text, so it needs what no
// text has near its start: NULs, or the 0xFF of a sound frame.
bool may_be_without_text(std::string_view head) {
  return head.substr(0, 96).find('\0') != std::string_view::npos ||
         head.front() == '\xFF';
}

template <class Table>
std::optional<Format> look_up(Table const& table, FormatHead const& head) {
  for (Magic const& row : table) {
    if (!head.has(row.offset, row.bytes) || !row.check(head)) continue;
    if (row.reading == kNoText && !may_be_without_text(head.bytes)) continue;
    std::string_view const name =
        row.name == "zip" ? zip_format(head.bytes) : row.name;
    return Format{name, row.reading, TextKind::kProse};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Format> recognise_binary(std::string_view head,
                                       std::optional<std::uint64_t> size) {
  FormatHead const checked{head, size};
  if (auto const found = look_up(kTextual, checked)) return found;
  if (!holds_binary(head)) return std::nullopt;
  return look_up(kBinary, checked);
}

}  // namespace mishen
