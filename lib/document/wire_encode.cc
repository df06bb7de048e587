#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "lib/document/wire.h"
#include "lib/document/wire_bytes.h"

namespace mishen {
namespace {

/// A string as long as the reading side takes. A longer one is cut between
/// two characters: names of that length are an attack, and their text is
/// searched as a block of its own.
void put_string(ByteWriter& to, std::string_view value) {
  if (value.size() > WireReader::kMaxString) {
    std::size_t end = WireReader::kMaxString;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) {
      --end;
    }
    value = value.substr(0, end);
  }
  to.string(value);
}

void put_span(ByteWriter& to, BufferSpan span) {
  to.u64(span.begin);
  to.u64(span.end);
}

void put_place(ByteWriter& to, Place const& place) {
  auto const number = [&to](std::uint64_t value) { to.u64(value); };
  auto const text = [&to](std::string const& value) { put_string(to, value); };
  put_string(to, place.part);
  to.choice(place.role);
  to.optional(place.page, number);
  to.optional(place.paragraph, number);
  to.optional(place.sheet, text);
  to.optional(place.cell, text);
  to.optional(place.slide, number);
  to.flag(place.hidden);
  to.optional(place.line, number);
  to.optional(place.column, number);
  to.optional(place.begin, number);
  to.optional(place.end, number);
}

void put_block(ByteWriter& to, TextBlock const& block) {
  put_span(to, block.span);
  put_place(to, block.place);
  to.optional(block.reading_of, [&to](BlockId id) { to.u32(id.value); });
  to.optional(block.line, [&to](std::uint64_t line) { to.u64(line); });
  to.optional(block.kind, [&to](TextKind kind) { to.choice(kind); });
}

void put(ByteWriter& to, MemberRecord const& record) {
  to.u32(record.member);
  put_string(to, record.path);
  put_string(to, record.format);
  to.optional(record.encoding,
              [&to](std::string const& value) { put_string(to, value); });
  to.u64(record.bytes);
  to.flag(record.done);
}

void put(ByteWriter& to, DocumentRecord const& record) {
  Document const& document = record.document;
  to.u32(record.member);
  to.u32(record.reading);
  to.choice(document.kind);
  put_span(to, document.fresh);
  to.u64(document.base_line);
  to.u64(document.base_column);
  to.optional(document.base_source, [&to](std::uint64_t at) { to.u64(at); });
  to.u64(document.lines_before);
  to.flag(document.last);
  to.string(document.text);
  to.u32(static_cast<std::uint32_t>(document.blocks.size()));
  for (TextBlock const& block : document.blocks) put_block(to, block);
}

/// `accepted` is the user's policy and no business of the reader.
void put(ByteWriter& to, CoverageRecord const& record) {
  to.u32(record.member);
  put_string(to, record.coverage.part);
  to.choice(record.coverage.role);
  to.choice(record.coverage.status);
  put_string(to, record.coverage.reason);
}

void put(ByteWriter& to, EndRecord const& record) { to.u64(record.characters); }

}  // namespace

std::string encode_record(WireRecord const& record) {
  constexpr std::size_t kLengthBytes = 4;
  std::string out(kLengthBytes, '\0');
  if (auto const* document = std::get_if<DocumentRecord>(&record)) {
    constexpr std::size_t kBlockBytes = 64;  // a usual block, so as not to grow
    out.reserve(document->document.text.size() +
                (document->document.blocks.size() + 2) * kBlockBytes);
  }
  ByteWriter to(out);
  to.u8(static_cast<std::uint8_t>(record.index()));
  std::visit([&to](auto const& value) { put(to, value); }, record);
  std::string length;
  ByteWriter(length).u32(static_cast<std::uint32_t>(out.size() - kLengthBytes));
  std::copy(length.begin(), length.end(), out.begin());
  return out;
}

}  // namespace mishen
