#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/document/format_check.h"

namespace mishen {
namespace {

using namespace std::string_view_literals;

// Bytes that linkers and signers leave behind the last section.
constexpr std::uint64_t kSlack = 4096;

bool reaches(FormatHead const& head, std::uint64_t end) {
  return !head.size || *head.size <= end + kSlack;
}

std::optional<std::size_t> pe_header(FormatHead const& head) {
  auto const at = head.u32(0x3C, false);
  if (!at || *at < 0x40 || !head.has(*at, "PE\0\0"sv)) return std::nullopt;
  return *at;
}

// The end of the signature, which stands behind the sections; 0: none.
std::uint64_t pe_signature_end(FormatHead const& head, std::size_t optional) {
  bool const wide = head.u16(optional, false).value_or(0) == 0x20B;
  std::size_t const entry = optional + (wide ? 112U : 96U) + 4 * 8;
  return std::uint64_t{head.u32(entry, false).value_or(0)} +
         head.u32(entry + 4, false).value_or(0);
}

struct ElfTable {
  std::uint64_t begin = 0;
  std::uint64_t entry = 0;
  std::uint64_t count = 0;
};

// An address or offset: four bytes, or eight of which the high four are kept.
std::uint64_t elf_offset(FormatHead const& head, std::size_t at, bool wide,
                         bool big) {
  std::uint64_t const first = head.u32(at, big).value_or(0);
  if (!wide) return first;
  std::uint64_t const second = head.u32(at + 4, big).value_or(0);
  return big ? first << 32U | second : second << 32U | first;
}

std::uint64_t elf_segments_end(FormatHead const& head, ElfTable table,
                               bool wide, bool big) {
  std::uint64_t end = 0;
  for (std::uint64_t i = 0; i < table.count; ++i) {
    std::uint64_t const at = table.begin + i * table.entry;
    if (at >= head.bytes.size()) break;
    auto const entry = static_cast<std::size_t>(at);
    std::uint64_t const begin =
        elf_offset(head, entry + (wide ? 8U : 4U), wide, big);
    std::uint64_t const size =
        elf_offset(head, entry + (wide ? 32U : 16U), wide, big);
    if (begin + size >= begin) end = std::max(end, begin + size);
  }
  return end;
}

}  // namespace

bool is_pe(FormatHead const& head) { return pe_header(head).has_value(); }

bool is_whole_pe(FormatHead const& head) {
  auto const pe = pe_header(head);
  if (!pe) return false;
  auto const sections = head.u16(*pe + 6, false);
  auto const optional_size = head.u16(*pe + 20, false);
  if (!sections || !optional_size) return false;
  std::size_t const optional = *pe + 24;
  std::uint64_t end = pe_signature_end(head, optional);
  for (std::uint32_t i = 0; i < *sections; ++i) {
    std::size_t const section = optional + *optional_size + i * 40U;
    auto const size = head.u32(section + 16, false);
    auto const begin = head.u32(section + 20, false);
    if (!size || !begin) return false;
    end = std::max(end, std::uint64_t{*begin} + *size);
  }
  return reaches(head, end);
}

bool is_elf(FormatHead const& head) {
  auto const width = head.u8(4).value_or(0);
  auto const order = head.u8(5).value_or(0);
  return (width == 1 || width == 2) && (order == 1 || order == 2) &&
         head.u8(6).value_or(0) == 1;
}

bool is_whole_elf(FormatHead const& head) {
  if (!is_elf(head) || head.bytes.size() < 64) return false;
  bool const wide = head.bytes[4] == 2;
  bool const big = head.bytes[5] == 2;
  std::size_t const counts = wide ? 54 : 42;  // e_phentsize and what follows
  auto const number = [&](std::size_t at) {
    return std::uint64_t{head.u16(at, big).value_or(0)};
  };
  ElfTable const segments{elf_offset(head, wide ? 32 : 28, wide, big),
                          number(counts), number(counts + 2)};
  std::uint64_t const sections = elf_offset(head, wide ? 40 : 32, wide, big) +
                                 number(counts + 4) * number(counts + 6);
  return reaches(
      head, std::max(sections, elf_segments_end(head, segments, wide, big)));
}

bool is_java_class(FormatHead const& head) {
  auto const major = head.u16(6, true).value_or(0);
  auto const constants = head.u16(8, true).value_or(0);
  auto const tag = head.u8(10).value_or(0);
  return major >= 45 && major < 200 && constants > 1 && tag >= 1 && tag <= 20;
}

bool is_mach_o(FormatHead const& head) {
  constexpr std::array kBig = {"\xFE\xED\xFA\xCE"sv, "\xFE\xED\xFA\xCF"sv};
  constexpr std::array kLittle = {"\xCE\xFA\xED\xFE"sv, "\xCF\xFA\xED\xFE"sv};
  auto const begins = [&](std::string_view magic) {
    return head.has(0, magic);
  };
  bool const big = std::any_of(kBig.begin(), kBig.end(), begins);
  if (!big && !std::any_of(kLittle.begin(), kLittle.end(), begins)) {
    return false;
  }
  auto const type = head.u32(12, big).value_or(0);
  auto const commands = head.u32(16, big).value_or(0);
  return type >= 1 && type <= 12 && commands >= 1 && commands <= 10000;
}

bool is_mach_o_fat(FormatHead const& head) {
  auto const count = head.u32(4, true).value_or(0);
  auto const offset = head.u32(16, true).value_or(0);
  return count >= 1 && count < 45 && offset >= 28;
}

// Since Python 3.7 four bytes of flags, of which two bits are used, follow.
bool is_python_bytecode(FormatHead const& head) {
  return head.u32(4, false).value_or(0xFF) <= 3;
}

bool is_object_library(FormatHead const& head) {
  constexpr std::size_t kName = 8;
  constexpr std::size_t kContent = 68;
  bool const index =
      head.has(kName, "/ ") || head.has(kName, "/SYM64/") ||
      head.has(kName, "__.SYMDEF") ||
      (head.has(kName, "#1/") && head.has(kContent, "__.SYMDEF"));
  return index && head.has(kContent - 2, "`\n");
}

}  // namespace mishen
