#include "lib/text/legacy_table.h"

#include <array>
#include <string>

#include "lib/text/reading.h"

namespace mishen {
namespace {

Script script_of(Encoding encoding) {
  return encoding == Encoding::kGb18030 ? Script::kSimplified : Script::kEither;
}

std::array<std::uint8_t, 128> ascii_costs() {
  std::array<std::uint8_t, 128> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    char16_t const unit = static_cast<char16_t>(i);
    out[i] = static_cast<std::uint8_t>(text_cost({&unit, 1}, Script::kEither));
  }
  return out;
}

}  // namespace

LegacyTable const& LegacyTable::of(Encoding encoding) {
  if (encoding == Encoding::kGb18030) {
    static LegacyTable const kGb18030(Encoding::kGb18030);
    return kGb18030;
  }
  static LegacyTable const kBig5(Encoding::kBig5);
  return kBig5;
}

// All pairs are converted at once, a line each; what does not come back as
// one known unit is left to the converter.
LegacyTable::LegacyTable(Encoding encoding) : entries_(kLeads * kTrails) {
  std::string pairs;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    pairs += static_cast<char>(0x81 + i / kTrails);
    pairs += static_cast<char>(0x40 + i % kTrails);
    pairs += '\n';
  }
  Reading all;
  LegacyDecoder(encoding).decode(pairs, Tail::kEnds, all);
  std::u16string_view rest = all.units;
  for (std::uint32_t& entry : entries_) {
    std::size_t const size = rest.find(u'\n');
    if (size == rest.npos) break;
    if (size == 1 && rest[0] >= 0x80 && rest[0] != 0xFFFD) {
      auto const cost = text_cost(rest.substr(0, 1), script_of(encoding));
      entry = static_cast<std::uint32_t>(cost) << 16 | rest[0];
    }
    rest.remove_prefix(size + 1);
  }
}

char16_t LegacyTable::unit(std::uint8_t lead, std::uint8_t trail) const {
  if (lead < 0x81 || lead == 0xFF || trail < 0x40 || trail == 0xFF) return 0;
  std::size_t const at = (lead - 0x81U) * kTrails + (trail - 0x40U);
  return static_cast<char16_t>(entries_[at] & 0xFFFF);
}

bool LegacyTable::read(std::string_view bytes, Reading& out) const {
  static std::array<std::uint8_t, 128> const kAsciiCosts = ascii_costs();
  out.units.resize(bytes.size());
  char16_t* to = out.units.data();
  std::int64_t cost = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t const lead = static_cast<std::uint8_t>(bytes[at]);
    if (lead < 0x80) {
      cost += kAsciiCosts[lead];
      *to++ = static_cast<char16_t>(lead);
      ++at;
      continue;
    }
    if (lead < 0x81 || lead == 0xFF || at + 1 == bytes.size()) return false;
    std::size_t const trail = static_cast<std::uint8_t>(bytes[at + 1]);
    if (trail < 0x40 || trail == 0xFF) return false;
    std::uint32_t const entry =
        entries_[(lead - 0x81) * kTrails + (trail - 0x40)];
    if (entry == 0) return false;
    cost += entry >> 16;
    *to++ = static_cast<char16_t>(entry & 0xFFFF);
    at += 2;
  }
  out.units.resize(static_cast<std::size_t>(to - out.units.data()));
  out.cost = cost;
  return true;
}

}  // namespace mishen
