#include "lib/document/wire.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace mishen {
namespace {

/// What reading bytes came to.
struct Read {
  std::vector<WireRecord> records;
  bool fault = false;
};

Read read_all(std::string_view bytes) {
  std::size_t at = 0;
  WireReader reader([&](char* buffer, std::size_t size) {
    size = std::min(size, bytes.size() - at);
    std::copy_n(bytes.data() + at, size, buffer);
    at += size;
    return size;
  });
  Read read;
  while (true) {
    auto record = reader.next();
    if (!record) {
      EXPECT_EQ(record.error().code, Error::Code::kInvalid);
      EXPECT_FALSE(reader.next()) << "read on behind a fault";
      read.fault = true;
      return read;
    }
    if (!*record) return read;
    read.records.push_back(std::move(**record));
  }
}

std::string encode_all(std::vector<WireRecord> const& records) {
  std::string bytes;
  for (WireRecord const& record : records) bytes += encode_record(record);
  return bytes;
}

MemberRecord member(std::uint32_t number) {
  MemberRecord record;
  record.member = number;
  if (number > 0) record.path = "成员" + std::to_string(number);
  record.format = "txt";
  return record;
}

CoverageRecord coverage(std::uint32_t number, Status status,
                        std::string const& reason) {
  CoverageRecord record;
  record.member = number;
  record.coverage.status = status;
  record.coverage.reason = reason;
  return record;
}

/// A Document of these blocks, the last reading the first.
DocumentRecord document(std::vector<std::string> const& texts) {
  DocumentRecord record;
  for (std::string const& text : texts) {
    append_block(record.document, text, {});
  }
  return record;
}

TEST(Wire, CarriesEveryField) {
  DocumentRecord full = document({"机密", "", "x\0y", "附件"});
  full.member = 1;
  full.reading = kEscapesDecoded;
  full.document.kind = TextKind::kTable;
  full.document.fresh = {3, 7};
  full.document.base_line = 7;
  full.document.base_column = 8;
  full.document.base_source = 0;
  full.document.lines_before = 9;
  full.document.last = false;
  TextBlock& block = full.document.blocks[2];
  block.place = {"词/页", Role::kRaw, 1, 2, "表", "B7", 3, true, 4, 5, 6, 6};
  block.reading_of = BlockId{0};
  block.line = 11;
  block.kind = TextKind::kData;
  MemberRecord inner = member(1);
  inner.encoding = "GB18030";
  inner.bytes = 12;
  inner.done = true;
  CoverageRecord part = coverage(1, Status::kSkipped, "no-text");
  part.coverage.part = "媒体/图.png";
  part.coverage.role = Role::kImage;
  std::string const bytes =
      encode_all({member(0), member(1), full, inner, part, EndRecord{13}});
  Read const read = read_all(bytes);
  ASSERT_FALSE(read.fault);
  ASSERT_EQ(read.records.size(), 6U);
  EXPECT_EQ(encode_all(read.records), bytes);
  auto const& got = std::get<DocumentRecord>(read.records[2]);
  EXPECT_EQ(got.document.text, full.document.text);
  EXPECT_EQ(got.document.blocks[2].place, block.place);
  EXPECT_EQ(got.document.blocks[2].span, block.span);
  EXPECT_EQ(got.document.blocks[2].kind, TextKind::kData);
  EXPECT_EQ(got.document.fresh, full.document.fresh);
  EXPECT_EQ(std::get<MemberRecord>(read.records[3]).encoding, "GB18030");
  EXPECT_EQ(std::get<CoverageRecord>(read.records[4]).coverage.part,
            "媒体/图.png");
  EXPECT_EQ(std::get<EndRecord>(read.records[5]).characters, 13U);
}

TEST(Wire, NothingIsACleanEnd) {
  Read const read = read_all("");
  EXPECT_FALSE(read.fault);
  EXPECT_TRUE(read.records.empty());
}

TEST(Wire, PolicyDoesNotComeFromTheReader) {
  CoverageRecord record = coverage(0, Status::kPartial, "malformed");
  record.coverage.accepted = true;
  Read const read = read_all(encode_all({member(0), record}));
  ASSERT_FALSE(read.fault);
  EXPECT_FALSE(std::get<CoverageRecord>(read.records[1]).coverage.accepted);
}

TEST(Wire, OrderOfRecords) {
  MemberRecord done = member(0);
  done.done = true;
  MemberRecord nameless = member(1);
  nameless.path = "";
  MemberRecord named = member(0);
  named.path = "x";
  CoverageRecord const well = coverage(0, Status::kInspected, "");
  struct Row {
    char const* law;
    std::vector<WireRecord> records;
    bool good;
  } const rows[] = {
      {"the input alone", {member(0), EndRecord{}}, true},
      {"the input twice", {member(0), member(0)}, true},
      {"members count up", {member(0), member(1), member(2)}, true},
      {"an earlier one again", {member(0), member(1), member(0)}, true},
      {"coverage of what is done", {member(0), done, well}, true},
      {"done twice", {member(0), done, done}, true},
      {"the input first", {member(1)}, false},
      {"no number left out", {member(0), member(2)}, false},
      {"no document before its member", {document({"a"})}, false},
      {"no coverage before its member", {well}, false},
      {"none of a member to come",
       {member(0), coverage(1, Status::kInspected, "")},
       false},
      {"no document of what is done",
       {member(0), done, document({"a"})},
       false},
      {"done stays done", {member(0), done, member(0)}, false},
      {"an end needs a begin", {EndRecord{}}, false},
      {"nothing behind the end", {member(0), EndRecord{}, well}, false},
      {"one end", {member(0), EndRecord{}, EndRecord{}}, false},
      {"a member has a path", {member(0), nameless}, false},
      {"the input has none", {named}, false},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(!read_all(encode_all(row.records)).fault, row.good) << row.law;
  }
}

TEST(Wire, CoverageSaysWhyExactlyWhenThereIsAWhy) {
  struct Row {
    Status status;
    char const* reason;
    bool good;
  } const rows[] = {
      {Status::kInspected, "", true},
      {Status::kInspected, "malformed", false},
      {Status::kPartial, "malformed", true},
      {Status::kPartial, "", false},
      {Status::kUninspected, "", false},
      {Status::kSkipped, "", false},
      {Status::kSkipped, "no-text", true},
      {Status::kPartial, "two words", false},
      {Status::kPartial, "\x1B[2J", false},
      {Status::kPartial, "原因", false},
  };
  for (Row const& row : rows) {
    auto const bytes =
        encode_all({member(0), coverage(0, row.status, row.reason)});
    EXPECT_EQ(!read_all(bytes).fault, row.good)
        << name(row.status) << " " << row.reason;
  }
}

/// Each row spoils a good Document of three blocks, or does not.
struct DocumentRow {
  char const* law;
  void (*change)(DocumentRecord& record);
  bool good;
};
constexpr DocumentRow kDocumentRows[] = {
    {"as it is", [](DocumentRecord&) {}, true},
    {"no block, no text", [](DocumentRecord& r) { r.document = {}; }, true},
    {"text without a block",
     [](DocumentRecord& r) { r.document.blocks.clear(); }, false},
    {"text behind the last block",
     [](DocumentRecord& r) { r.document.text += "x"; }, false},
    {"a last block missing",
     [](DocumentRecord& r) { r.document.blocks.pop_back(); }, false},
    {"a first block missing",
     [](DocumentRecord& r) {
       r.document.blocks.erase(r.document.blocks.begin());
     },
     false},
    {"blocks out of order",
     [](DocumentRecord& r) {
       std::swap(r.document.blocks[0], r.document.blocks[1]);
     },
     false},
    {"a span beyond the text",
     [](DocumentRecord& r) { r.document.blocks.back().span.end += 1; }, false},
    {"a span backwards",
     [](DocumentRecord& r) {
       auto& span = r.document.blocks[1].span;
       std::swap(span.begin, span.end);
     },
     false},
    {"a span of huge numbers",
     [](DocumentRecord& r) {
       r.document.blocks[1].span = {SIZE_MAX - 1, SIZE_MAX};
     },
     false},
    {"another separator", [](DocumentRecord& r) { r.document.text[6] = ' '; },
     false},
    {"a separator inside a block",
     [](DocumentRecord& r) { r.document.text[1] = Document::kSeparator; },
     false},
    {"a block cut inside a character",
     [](DocumentRecord& r) {
       r.document.text[0] = '\xE6';
       r.document.text[3] = 'x';
     },
     false},
    {"a surrogate",
     [](DocumentRecord& r) { r.document.text.replace(0, 3, "\xED\xA0\x80"); },
     false},
    {"an overlong character",
     [](DocumentRecord& r) { r.document.text.replace(0, 3, "\xE0\x80\x80"); },
     false},
    {"NUL is text",
     [](DocumentRecord& r) { r.document.text.replace(0, 3, 3, '\0'); }, true},
    {"a reading of an earlier block",
     [](DocumentRecord& r) { r.document.blocks[2].reading_of = BlockId{0}; },
     true},
    {"a reading of itself",
     [](DocumentRecord& r) { r.document.blocks[2].reading_of = BlockId{2}; },
     false},
    {"a reading of a later block",
     [](DocumentRecord& r) { r.document.blocks[1].reading_of = BlockId{2}; },
     false},
    {"a reading of a reading",
     [](DocumentRecord& r) {
       r.document.blocks[1].reading_of = BlockId{0};
       r.document.blocks[2].reading_of = BlockId{1};
     },
     false},
    {"fresh beyond the text",
     [](DocumentRecord& r) {
       r.document.fresh.end = r.document.text.size() + 1;
     },
     false},
    {"the last reading", [](DocumentRecord& r) { r.reading = kMaxReading; },
     true},
    {"one reading too many",
     [](DocumentRecord& r) { r.reading = kMaxReading + 1; }, false},
    {"line 0", [](DocumentRecord& r) { r.document.blocks[0].line = 0; }, false},
    {"a line beyond 2^53",
     [](DocumentRecord& r) {
       r.document.blocks[0].line = (std::uint64_t{1} << 53) + 1;
     },
     false},
    {"base line 0", [](DocumentRecord& r) { r.document.base_line = 0; }, false},
    {"base column 0", [](DocumentRecord& r) { r.document.base_column = 0; },
     false},
    {"page 0", [](DocumentRecord& r) { r.document.blocks[0].place.page = 0; },
     false},
    {"paragraph 0",
     [](DocumentRecord& r) { r.document.blocks[0].place.paragraph = 0; },
     false},
    {"slide 0", [](DocumentRecord& r) { r.document.blocks[0].place.slide = 0; },
     false},
    {"bytes backwards",
     [](DocumentRecord& r) {
       r.document.blocks[0].place.begin = 5;
       r.document.blocks[0].place.end = 4;
     },
     false},
    {"a part that is no UTF-8",
     [](DocumentRecord& r) { r.document.blocks[0].place.part = "\xFF"; },
     false},
    {"a sheet that is no UTF-8",
     [](DocumentRecord& r) { r.document.blocks[0].place.sheet = "\xC0\x80"; },
     false},
    {"a role of no name",
     [](DocumentRecord& r) {
       r.document.blocks[0].place.role =
           static_cast<Role>(static_cast<int>(Role::kRaw) + 1);
     },
     false},
    {"a kind of no name",
     [](DocumentRecord& r) {
       r.document.kind =
           static_cast<TextKind>(static_cast<int>(TextKind::kData) + 1);
     },
     false},
    {"a block's kind of no name",
     [](DocumentRecord& r) {
       r.document.blocks[0].kind = static_cast<TextKind>(99);
     },
     false},
};

TEST(Wire, DocumentsAreWhatTheirTableSays) {
  for (DocumentRow const& row : kDocumentRows) {
    DocumentRecord record = document({"机密", "文件", "第三块"});
    row.change(record);
    Read const read = read_all(encode_all({member(0), record}));
    EXPECT_EQ(!read.fault, row.good) << row.law;
  }
}

TEST(Wire, WordsOfReportsArePlain) {
  for (char const* format : {"", "a b", "\x1B", "文"}) {
    MemberRecord record = member(0);
    record.format = format;
    EXPECT_TRUE(read_all(encode_record(record)).fault) << format;
  }
  MemberRecord record = member(0);
  record.format = std::string(65, 'x');
  EXPECT_TRUE(read_all(encode_record(record)).fault);
  record = member(0);
  record.encoding = "UTF 8";
  EXPECT_TRUE(read_all(encode_record(record)).fault);
}

// A name longer than is believed comes cut between two characters.
TEST(Wire, LongStringsAreCut) {
  MemberRecord record = member(1);
  record.path = "x";
  while (record.path.size() < WireReader::kMaxString + 10) record.path += "密";
  Read const read = read_all(encode_all({member(0), record}));
  ASSERT_FALSE(read.fault);
  auto const& got = std::get<MemberRecord>(read.records[1]).path;
  EXPECT_GT(got.size(), WireReader::kMaxString - 4);
  EXPECT_EQ(got, record.path.substr(0, got.size()));
}

TEST(Wire, LengthsThatLieTakeNoMemory) {
  std::string const head = encode_record(member(0));
  for (std::string const& length :
       {std::string("\0\0\0\0", 4), std::string("\1\0\0\4", 4),
        std::string("\xFF\xFF\xFF\xFF", 4), std::string("\0\0\0\4", 4),
        std::string("\1", 1)}) {
    Read const read = read_all(head + length);
    EXPECT_TRUE(read.fault);
    EXPECT_EQ(read.records.size(), 1U);
  }
}

TEST(Wire, TooManyBlocksAreRefused) {
  DocumentRecord record;
  record.document.text.assign(WireReader::kMaxBlocks, Document::kSeparator);
  for (std::size_t i = 0; i <= WireReader::kMaxBlocks; ++i) {
    TextBlock block;
    block.span = {i, i};
    record.document.blocks.push_back(block);
  }
  EXPECT_TRUE(read_all(encode_all({member(0), record})).fault);
  record.document.blocks.pop_back();
  record.document.text.pop_back();
  EXPECT_FALSE(read_all(encode_all({member(0), record})).fault);
}

/// Good records, made at random.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::vector<WireRecord> stream() {
    std::vector<WireRecord> records;
    records.emplace_back(member(0));
    std::uint32_t members = 1;
    for (std::size_t left = upto(12); left > 0; --left) {
      auto const which = static_cast<std::uint32_t>(upto(members - 1));
      switch (upto(2)) {
        case 0:
          records.emplace_back(member(members++));
          break;
        case 1:
          records.emplace_back(some_document(which));
          break;
        default:
          records.emplace_back(some_coverage(which));
      }
    }
    if (upto(1) == 1) records.emplace_back(EndRecord{upto(1'000'000)});
    return records;
  }

 private:
  std::size_t upto(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random_);
  }
  template <class T>
  std::optional<T> maybe(T value) {
    return upto(1) == 1 ? std::optional<T>(std::move(value)) : std::nullopt;
  }
  std::string text() {
    static std::vector<std::string> const pieces = {
        "机密", "★", "a", "\n", "𠮷", std::string(1, '\0'), "ü", "\x7F"};
    std::string out;
    for (std::size_t i = upto(8); i > 0; --i) {
      out += pieces[upto(pieces.size() - 1)];
    }
    return out;
  }
  Place place() {
    Place made;
    made.part = text();
    made.role = static_cast<Role>(upto(static_cast<std::size_t>(Role::kRaw)));
    made.page = maybe(static_cast<std::uint32_t>(1 + upto(9)));
    made.paragraph = maybe<std::uint64_t>(1 + upto(9));
    made.sheet = maybe(text());
    made.cell = maybe(text());
    made.slide = maybe(static_cast<std::uint32_t>(1 + upto(9)));
    made.hidden = upto(1) == 1;
    made.line = maybe<std::uint64_t>(1 + upto(9));
    made.column = maybe<std::uint64_t>(1 + upto(9));
    made.begin = maybe<std::uint64_t>(upto(9));
    made.end = maybe<std::uint64_t>(9 + upto(9));
    return made;
  }
  DocumentRecord some_document(std::uint32_t of) {
    DocumentRecord record;
    record.member = of;
    record.reading = static_cast<std::uint32_t>(upto(kMaxReading));
    std::optional<BlockId> base;
    for (std::size_t i = upto(6); i > 0; --i) {
      BlockId const id = append_block(record.document, text(), place());
      TextBlock& block = record.document.blocks.back();
      if (base && upto(2) == 0) {
        block.reading_of = base;
      } else {
        base = id;
      }
      block.line = maybe<std::uint64_t>(1 + upto(99));
      block.kind = maybe(static_cast<TextKind>(upto(4)));
    }
    std::size_t const begin = upto(record.document.text.size());
    record.document.fresh = {begin,
                             begin + upto(record.document.text.size() - begin)};
    record.document.base_line = 1 + upto(9);
    record.document.base_source = maybe<std::uint64_t>(upto(99));
    record.document.last = upto(1) == 1;
    return record;
  }
  CoverageRecord some_coverage(std::uint32_t of) {
    CoverageRecord record = coverage(of, static_cast<Status>(upto(3)), "");
    record.coverage.part = text();
    if (record.coverage.status != Status::kInspected) {
      record.coverage.reason = "malformed";
    }
    return record;
  }

  std::mt19937 random_;
};

TEST(Wire, RandomStreamsComeBack) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::string const bytes = encode_all(Maker(seed).stream());
    Read const read = read_all(bytes);
    ASSERT_FALSE(read.fault) << "seed " << seed;
    ASSERT_EQ(encode_all(read.records), bytes) << "seed " << seed;
  }
}

// Where a stream is cut, what stands whole before the cut is read, and the
// cut is seen unless it is between two records.
TEST(Wire, EveryCutIsSeen) {
  for (unsigned seed = 0; seed < 8; ++seed) {
    std::vector<WireRecord> const records = Maker(seed).stream();
    std::vector<std::size_t> ends = {0};
    for (WireRecord const& record : records) {
      ends.push_back(ends.back() + encode_record(record).size());
    }
    std::string const bytes = encode_all(records);
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
      auto const next = std::upper_bound(ends.begin(), ends.end(), size);
      bool const between = *std::prev(next) == size;
      Read const read = read_all(std::string_view(bytes).substr(0, size));
      ASSERT_EQ(read.fault, !between) << "seed " << seed << " at " << size;
      ASSERT_EQ(read.records.size(),
                static_cast<std::size_t>(next - ends.begin()) - 1);
    }
  }
}

// One flipped byte is a fault, or something else that is good: what is read
// is then encoded as it stood there (one value has one form).
TEST(Wire, EveryFlippedByteIsAFaultOrARecord) {
  for (unsigned seed = 0; seed < 4; ++seed) {
    std::string bytes = encode_all(Maker(seed).stream());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      for (int flip : {0x01, 0x80, 0xFF, 0x20}) {
        char const old = bytes[at];
        bytes[at] = static_cast<char>(old ^ flip);
        Read const read = read_all(bytes);
        std::string const again = encode_all(read.records);
        ASSERT_EQ(again, bytes.substr(0, again.size()))
            << "seed " << seed << " at " << at;
        if (!read.fault) {
          ASSERT_EQ(again.size(), bytes.size());
        }
        bytes[at] = old;
      }
    }
  }
}

TEST(Wire, JunkIsAFault) {
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    std::string junk(1 + random() % 200, '\0');
    for (char& byte : junk) byte = static_cast<char>(random());
    // A length that fits, so that the body is looked at.
    if (junk.size() > 4) {
      junk.replace(0, 4, {static_cast<char>(junk.size() - 4), 0, 0, 0});
      junk[4] = static_cast<char>(random() % 5);
    }
    EXPECT_TRUE(read_all(junk).fault);
  }
}

}  // namespace
}  // namespace mishen
