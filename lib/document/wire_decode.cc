#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "lib/document/wire.h"
#include "lib/document/wire_bytes.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// JSON numbers above 2^53 are not exact, and no document has that many lines.
constexpr std::uint64_t kMaxNumber = std::uint64_t{1} << 53;
constexpr std::uint64_t kMaxSmallNumber = UINT32_MAX;
constexpr std::size_t kMaxWord = 64;

Error fault(std::string what) {
  return {Error::Code::kInvalid, std::move(what), ""};
}

std::string take_string(ByteParser& from) {
  std::string_view const value = from.string(WireReader::kMaxString);
  from.check(valid_prefix(value) == value.size());
  return from.ok() ? std::string(value) : std::string();
}

/// A word of reports (a format, an encoding, a reason): printable ASCII.
std::string take_word(ByteParser& from) {
  std::string_view const value = from.string(kMaxWord);
  from.check(std::all_of(value.begin(), value.end(),
                         [](char c) { return c > ' ' && c < '\x7F'; }));
  return from.ok() ? std::string(value) : std::string();
}

BufferSpan take_span(ByteParser& from, std::size_t end) {
  BufferSpan span;
  span.begin = from.u64(0, end);
  span.end = from.u64(span.begin, end);
  return span;
}

Place take_place(ByteParser& from) {
  auto const small = [&from] {
    return static_cast<std::uint32_t>(from.u64(1, kMaxSmallNumber));
  };
  auto const from_one = [&from] { return from.u64(1, kMaxNumber); };
  auto const from_zero = [&from] { return from.u64(0, kMaxNumber); };
  auto const text = [&from] { return take_string(from); };
  Place place;
  place.part = take_string(from);
  place.role = from.choice(Role::kRaw);
  place.page = from.optional<std::uint32_t>(small);
  place.paragraph = from.optional<std::uint64_t>(from_one);
  place.sheet = from.optional<std::string>(text);
  place.cell = from.optional<std::string>(text);
  place.slide = from.optional<std::uint32_t>(small);
  place.hidden = from.flag();
  place.line = from.optional<std::uint64_t>(from_one);
  place.column = from.optional<std::uint64_t>(from_one);
  place.begin = from.optional<std::uint64_t>(from_zero);
  place.end = from.optional<std::uint64_t>(from_zero);
  from.check(!place.begin || !place.end || *place.begin <= *place.end);
  return place;
}

/// The next block of `document`: behind the separator that follows the block
/// before, of valid UTF-8, reading only a block that is no reading itself.
TextBlock take_block(ByteParser& from, Document const& document) {
  auto const& before = document.blocks;
  TextBlock block;
  block.span = take_span(from, document.text.size());
  std::size_t begin = 0;
  if (!before.empty()) {
    begin = before.back().span.end + 1;
    from.check(begin <= document.text.size() &&
               document.text[begin - 1] == Document::kSeparator);
  }
  from.check(block.span.begin == begin);
  if (!from.ok()) return block;
  std::string_view const text = document.block_text(block);
  from.check(valid_prefix(text) == text.size());
  block.place = take_place(from);
  block.reading_of =
      from.optional<BlockId>([&from] { return BlockId{from.u32()}; });
  if (block.reading_of) {
    from.check(block.reading_of->value < before.size() &&
               !before[block.reading_of->value].reading_of);
  }
  block.line =
      from.optional<std::uint64_t>([&from] { return from.u64(1, kMaxNumber); });
  block.kind =
      from.optional<TextKind>([&from] { return from.choice(TextKind::kData); });
  return block;
}

MemberRecord take_member(ByteParser& from) {
  MemberRecord record;
  record.member = from.u32();
  record.path = take_string(from);
  from.check((record.member == 0) == record.path.empty());
  record.format = take_word(from);
  from.check(!record.format.empty());
  record.encoding =
      from.optional<std::string>([&from] { return take_word(from); });
  record.bytes = from.u64(0, kMaxNumber);
  record.done = from.flag();
  return record;
}

DocumentRecord take_document(ByteParser& from) {
  DocumentRecord record;
  record.member = from.u32();
  record.reading = from.u32();
  from.check(record.reading <= kMaxReading);
  Document& document = record.document;
  document.kind = from.choice(TextKind::kData);
  document.fresh = take_span(from, WireReader::kMaxRecord);
  document.base_line = from.u64(1, kMaxNumber);
  document.base_column = from.u64(1, kMaxNumber);
  document.base_source =
      from.optional<std::uint64_t>([&from] { return from.u64(0, kMaxNumber); });
  document.lines_before = from.u64(0, kMaxNumber);
  document.last = from.flag();
  document.text = from.string(WireReader::kMaxRecord);
  from.check(document.fresh.end <= document.text.size());
  std::size_t const count = from.u32();
  from.check(count <= WireReader::kMaxBlocks);
  for (std::size_t i = 0; i < count && from.ok(); ++i) {
    document.blocks.push_back(take_block(from, document));
  }
  std::size_t const end =
      document.blocks.empty() ? 0 : document.blocks.back().span.end;
  from.check(end == document.text.size());
  return record;
}

CoverageRecord take_coverage(ByteParser& from) {
  CoverageRecord record;
  record.member = from.u32();
  record.coverage.part = take_string(from);
  record.coverage.role = from.choice(Role::kRaw);
  record.coverage.status = from.choice(Status::kSkipped);
  record.coverage.reason = take_word(from);
  from.check((record.coverage.status == Status::kInspected) ==
             record.coverage.reason.empty());
  return record;
}

template <class Record>
std::optional<WireRecord> if_done(ByteParser const& from, Record record) {
  if (!from.done()) return std::nullopt;
  return std::optional<WireRecord>(std::in_place, std::move(record));
}

std::optional<WireRecord> take_record(std::string_view body) {
  ByteParser from(body);
  switch (from.u8()) {
    case 0: {
      MemberRecord record = take_member(from);
      return if_done(from, std::move(record));
    }
    case 1: {
      DocumentRecord record = take_document(from);
      return if_done(from, std::move(record));
    }
    case 2: {
      CoverageRecord record = take_coverage(from);
      return if_done(from, std::move(record));
    }
    case 3: {
      EndRecord const record{from.u64(0, kMaxNumber)};
      return if_done(from, record);
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

/// Whether the record may follow those before it.
bool WireReader::follows(WireRecord const& record) {
  if (auto const* member = std::get_if<MemberRecord>(&record)) {
    if (member->member > done_.size()) return false;
    if (member->member == done_.size()) {
      if (done_.size() >= kMaxMembers) return false;
      done_.push_back(false);
    }
    if (done_[member->member] && !member->done) return false;
    done_[member->member] = member->done;
    return true;
  }
  if (auto const* document = std::get_if<DocumentRecord>(&record)) {
    return document->member < done_.size() && !done_[document->member];
  }
  if (auto const* coverage = std::get_if<CoverageRecord>(&record)) {
    return coverage->member < done_.size();
  }
  ended_ = true;
  return !done_.empty();
}

Result<std::string> WireReader::take_body() {
  std::array<char, 4> head{};
  std::size_t const got = source_(head.data(), head.size());
  if (got == 0) return std::string();
  ByteParser from({head.data(), std::min(got, head.size())});
  std::size_t const size = from.u32();
  if (!from.ok() || size == 0 || size > kMaxRecord) {
    return fault("a record of no valid length");
  }
  // By and by, so that a length that lies takes no memory.
  constexpr std::size_t kStep = std::size_t{1} << 20;
  std::string body;
  while (body.size() < size) {
    std::size_t const have = body.size();
    std::size_t const want = std::min(kStep, size - have);
    body.resize(have + want);
    if (source_(body.data() + have, want) != want) {
      return fault("a record cut off");
    }
  }
  return body;
}

Result<std::optional<WireRecord>> WireReader::next() {
  if (failed_) return fault("nothing is read behind a fault");
  failed_ = true;
  std::string const body = TRY(take_body());
  if (body.empty()) {
    failed_ = false;
    return std::optional<WireRecord>();
  }
  if (ended_) return fault("a record behind the last");
  std::optional<WireRecord> record = take_record(body);
  if (!record) return fault("a record that is none");
  if (!follows(*record)) return fault("a record out of its order");
  failed_ = false;
  return record;
}

}  // namespace mishen
