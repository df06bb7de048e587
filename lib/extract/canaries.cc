#include "lib/extract/canaries.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <utility>

#include "lib/document/wire_bytes.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

constexpr std::string_view kMark = "机密★10年";

// "本文件用于自检，不含任何工作内容。", the mark,
// "以上标志仅供检验程序能否读出。"
constexpr std::string_view kGb18030Text =
    "\xB1\xBE\xCE\xC4\xBC\xFE\xD3\xC3\xD3\xDA\xD7\xD4\xBC\xEC\xA3\xAC\xB2\xBB"
    "\xBA\xAC\xC8\xCE\xBA\xCE\xB9\xA4\xD7\xF7\xC4\xDA\xC8\xDD\xA1\xA3\n"
    "\xBB\xFA\xC3\xDC\xA1\xEF\x31\x30\xC4\xEA\n"
    "\xD2\xD4\xC9\xCF\xB1\xEA\xD6\xBE\xBD\xF6\xB9\xA9\xBC\xEC\xD1\xE9\xB3\xCC"
    "\xD0\xF2\xC4\xDC\xB7\xF1\xB6\xC1\xB3\xF6\xA1\xA3\n";

constexpr std::string_view kMemberName = "自检标志";
constexpr std::string_view kMemberNameGbk =
    "\xD7\xD4\xBC\xEC\xB1\xEA\xD6\xBE.txt";

// The mark and a line break, three times, as UTF-8 and deflated.
constexpr std::string_view kThreeMarks =
    "机密★10年\n"
    "机密★10年\n"
    "机密★10年\n";
constexpr std::string_view kThreeMarksDeflated(
    "\x7B\x36\x67\xD7\xD3\xF5\x6D\x8F\x66\xB4\x1A\x1A\x3C\xDD\xB9\x85\xEB\x19"
    "\x5E\x2E\x00",
    21);

constexpr std::string_view kContentTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/)"
    R"(content-types"><Default Extension="rels" ContentType="application/)"
    R"(vnd.openxmlformats-package.relationships+xml"/><Override )"
    R"(PartName="/word/document.xml" ContentType="application/)"
    R"(vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")"
    R"(/></Types>)";
constexpr std::string_view kRelationships =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/)"
    R"(relationships"><Relationship Id="rId1" Type="http://schemas.)"
    R"(openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
    R"(Target="word/document.xml"/></Relationships>)";
// The mark in two runs.
constexpr std::string_view kWordDocument =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    R"(<w:document xmlns:w="http://schemas.openxmlformats.org/)"
    R"(wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>机</w:t></w:r>)"
    R"(<w:r><w:rPr><w:b/></w:rPr><w:t>密★10年</w:t></w:r></w:p></w:body>)"
    R"(</w:document>)";

// The mark with an inline tag inside and one character as an entity.
constexpr std::string_view kHtml =
    "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>自检</title>"
    "</head><body><p>&#26426;<b>密</b>★10年</p></body></html>";

/// CRC-32 of ISO 3309, bit by bit: a few hundred bytes.
std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~0U;
  for (char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int i = 0; i < 8; ++i) {
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0);
    }
  }
  return ~crc;
}

/// A ZIP file (APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16).
class ZipBuilder {
 public:
  void store(std::string_view name, std::string_view content) {
    add(name, content, content, 0);
  }
  void deflated(std::string_view name, std::string_view content,
                std::string_view packed) {
    add(name, content, packed, 8);
  }

  std::string finish() {
    std::string out = files_ + directory_;
    ByteWriter to(out);
    to.u32(0x06054B50);
    to.u32(0);
    to.u32(count_ << 16 | count_);
    to.u32(static_cast<std::uint32_t>(directory_.size()));
    to.u32(static_cast<std::uint32_t>(files_.size()));
    two(to, 0);
    return out;
  }

 private:
  static void two(ByteWriter& to, std::uint32_t value) {
    to.u8(static_cast<std::uint8_t>(value));
    to.u8(static_cast<std::uint8_t>(value >> 8));
  }

  void add(std::string_view name, std::string_view content,
           std::string_view packed, std::uint32_t method) {
    std::string both;  // what the local header and the directory share
    ByteWriter to(both);
    two(to, 20);  // version needed
    two(to, 0);   // flags
    two(to, method);
    two(to, 0);       // 00:00
    two(to, 0x5021);  // 2020-01-01
    to.u32(crc32(content));
    to.u32(static_cast<std::uint32_t>(packed.size()));
    to.u32(static_cast<std::uint32_t>(content.size()));
    two(to, static_cast<std::uint32_t>(name.size()));
    two(to, 0);  // no extra field
    auto const offset = static_cast<std::uint32_t>(files_.size());
    ByteWriter(files_).u32(0x04034B50);
    files_.append(both).append(name).append(packed);
    ByteWriter entry(directory_);
    entry.u32(0x02014B50);
    two(entry, 20);  // version made by
    directory_ += both;
    two(entry, 0);  // no comment
    two(entry, 0);  // disk
    two(entry, 0);  // internal attributes
    entry.u32(0);   // external attributes
    entry.u32(offset);
    directory_ += name;
    ++count_;
  }

  std::string files_;
  std::string directory_;
  std::uint32_t count_ = 0;
};

std::string zip_canary() {
  ZipBuilder zip;
  zip.deflated(kMemberNameGbk, kThreeMarks, kThreeMarksDeflated);
  return zip.finish();
}

std::string word_canary() {
  ZipBuilder zip;
  zip.store("[Content_Types].xml", kContentTypes);
  zip.store("_rels/.rels", kRelationships);
  zip.store("word/document.xml", kWordDocument);
  return zip.finish();
}

struct Canary {
  std::string_view name;  ///< As the input's, too.
  std::string bytes;
  std::vector<std::string_view> needles;
};

std::vector<Canary> canaries() {
  std::vector<Canary> all;
  all.push_back({"canary.txt", std::string(kGb18030Text), {kMark}});
  all.push_back({"canary.zip", zip_canary(), {kMark, kMemberName}});
  all.push_back({"canary.docx", word_canary(), {kMark}});
  all.push_back({"canary.html", std::string(kHtml), {kMark}});
  return all;
}

/// The records of an input, read back as mishen will read them; nullopt: it
/// would refuse them, or they have no end.
std::optional<std::vector<WireRecord>> records_of(
    Source const& source, ExtractFunction const& extract) {
  std::string bytes;
  Limits const limits;
  extract(source, limits, [&bytes](WireRecord const& record) {
    bytes += encode_record(record);
  });
  std::size_t at = 0;
  WireReader reader([&](char* buffer, std::size_t size) {
    size = std::min(size, bytes.size() - at);
    std::copy_n(bytes.data() + at, size, buffer);
    at += size;
    return size;
  });
  std::vector<WireRecord> records;
  while (true) {
    auto record = reader.next();
    if (!record) return std::nullopt;
    if (!*record) break;
    records.push_back(std::move(**record));
  }
  if (records.empty() || !std::holds_alternative<EndRecord>(records.back())) {
    return std::nullopt;
  }
  return records;
}

bool sings(Canary const& canary, ExtractFunction const& extract) {
  auto const records = records_of({canary.bytes, canary.name, ""}, extract);
  if (!records) return false;
  return std::all_of(
      canary.needles.begin(), canary.needles.end(),
      [&](std::string_view needle) {
        return std::any_of(
            records->begin(), records->end(), [needle](WireRecord const& one) {
              auto const* read = std::get_if<DocumentRecord>(&one);
              return read != nullptr &&
                     read->document.text.find(needle) != std::string::npos;
            });
      });
}

}  // namespace

std::string_view failed_canary(ExtractFunction const& extract) {
  for (Canary const& canary : canaries()) {
    if (!sings(canary, extract)) return canary.name;
  }
  return {};
}

void warm_up(ExtractFunction const& extract) {
  ::tzset();
  for (Encoding encoding : plausible_encodings()) {
    static_cast<void>(decode_lenient(kGb18030Text, encoding));
  }
  static_cast<void>(failed_canary(extract));
}

}  // namespace mishen
