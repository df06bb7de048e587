#include "tests/unit/extract/word/word_package.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <variant>

#include "lib/document/wire.h"
#include "lib/extract/extraction.h"
#include "lib/extract/word/word.h"

namespace mishen {
namespace {

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (char const byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int i = 0; i < 8; ++i) {
      crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
  }
  return ~crc;
}

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    out += static_cast<char>(value >> (8 * i) & 0xFF);
  }
}

// What local and central header have in common.
void put_common(std::string& out, std::string const& name,
                std::string const& content) {
  put(out, 20, 2);
  put(out, 0x800, 2);  // names are UTF-8
  put(out, 0, 2);
  put(out, 0x5A210000, 4);
  put(out, crc_of(content), 4);
  put(out, content.size(), 4);
  put(out, content.size(), 4);
  put(out, name.size(), 2);
  put(out, 0, 2);
}

constexpr std::string_view kNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"urn:r\" xmlns:m=\"urn:m\" xmlns:v=\"urn:v\" xmlns:o=\"urn:o\""
    " xmlns:a=\"urn:a\" xmlns:c=\"urn:c\" xmlns:wp=\"urn:wp\""
    " xmlns:wps=\"urn:wps\" xmlns:mc=\"urn:mc\" xmlns:pic=\"urn:pic\""
    " xmlns:w14=\"urn:w14\" xmlns:w15=\"urn:w15\" xmlns:dgm=\"urn:dgm\"";

}  // namespace

std::string stored_zip(PackageParts const& parts) {
  std::string out;
  std::string directory;
  for (auto const& [name, content] : parts) {
    std::size_t const offset = out.size();
    out += "PK\x03\x04";
    put_common(out, name, content);
    out += name + content;
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    put_common(directory, name, content);
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, offset, 4);
    directory += name;
  }
  std::size_t const begin = out.size();
  out += directory;
  out += "PK\x05\x06";
  put(out, 0, 4);
  put(out, parts.size(), 2);
  put(out, parts.size(), 2);
  put(out, directory.size(), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

std::string word_part(std::string_view root, std::string_view inside) {
  std::string part = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><";
  part += root;
  part += kNamespaces;
  part += '>';
  part += inside;
  part += "</";
  part += root;
  part += '>';
  return part;
}

std::string word_document(std::string_view body) {
  return word_part("w:document", "<w:body>" + std::string(body) + "</w:body>");
}

std::string word_paragraph(std::string_view text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + std::string(text) +
         "</w:t></w:r></w:p>";
}

PackageParts usual_parts() {
  std::string const word =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  std::string types =
      "<?xml version=\"1.0\"?><Types xmlns=\"urn:types\"><Default "
      "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
      "relationships+xml\"/><Default Extension=\"xml\" "
      "ContentType=\"application/xml\"/>";
  constexpr std::array<std::array<std::string_view, 2>, 10> kTypes = {{
      {"document", "document.main"},
      {"header1", "header"},
      {"footer1", "footer"},
      {"footnotes", "footnotes"},
      {"endnotes", "endnotes"},
      {"comments", "comments"},
      {"styles", "styles"},
      {"numbering", "numbering"},
      {"settings", "settings"},
      {"glossary/document", "document.glossary"},
  }};
  for (auto const& [part, type] : kTypes) {
    types += "<Override PartName=\"/word/" + std::string(part) +
             ".xml\" ContentType=\"" + word + std::string(type) + "+xml\"/>";
  }
  types += "</Types>";
  return {{"[Content_Types].xml", types},
          {"_rels/.rels",
           "<?xml version=\"1.0\"?><Relationships xmlns=\"urn:rels\">"
           "<Relationship Id=\"rId1\" Type=\"urn:officeDocument\" "
           "Target=\"word/document.xml\"/></Relationships>"}};
}

std::string word_package(std::string_view body, PackageParts others) {
  PackageParts parts = usual_parts();
  parts.emplace_back("word/document.xml", word_document(body));
  for (auto& other : others) {
    auto const at = std::find_if(
        parts.begin(), parts.end(),
        [&](auto const& part) { return part.first == other.first; });
    if (at == parts.end()) {
      parts.push_back(std::move(other));
    } else {
      at->second = std::move(other.second);
    }
  }
  return stored_zip(parts);
}

ReadBlock const* ReadPackage::find(std::string_view needle) const {
  auto const at =
      std::find_if(blocks.begin(), blocks.end(), [&](ReadBlock const& block) {
        return block.text.find(needle) != std::string::npos;
      });
  return at == blocks.end() ? nullptr : &*at;
}

ReadBlock const* ReadPackage::find_whole(std::string_view text) const {
  auto const at =
      std::find_if(blocks.begin(), blocks.end(),
                   [&](ReadBlock const& block) { return block.text == text; });
  return at == blocks.end() ? nullptr : &*at;
}

bool ReadPackage::is_incomplete() const {
  return std::any_of(coverage.begin(), coverage.end(), [](auto const& entry) {
    return entry.second.status == Status::kPartial ||
           entry.second.status == Status::kUninspected;
  });
}

std::optional<PartCoverage> ReadPackage::covered(std::string_view part,
                                                 Status status) const {
  for (auto const& [member, covered] : coverage) {
    bool const is_it = member.empty() ? covered.part == part : member == part;
    if (is_it && covered.status == status) return covered;
  }
  return std::nullopt;
}

ReadPackage read_package(std::string const& bytes, Limits const& limits) {
  ReadPackage result;
  std::map<std::uint32_t, std::string> paths;
  RecordSink const sink = [&](WireRecord record) {
    if (auto const* member = std::get_if<MemberRecord>(&record)) {
      paths[member->member] = member->path;
      if (member->member == 0) result.format = member->format;
    } else if (auto const* covered = std::get_if<CoverageRecord>(&record)) {
      result.coverage.emplace_back(paths[covered->member], covered->coverage);
    } else if (auto const* read = std::get_if<DocumentRecord>(&record)) {
      for (TextBlock const& block : read->document.blocks) {
        result.blocks.push_back({paths[read->member],
                                 std::string(read->document.block_text(block)),
                                 block.place, block.reading_of.has_value()});
      }
    }
  };
  Budget budget(limits, bytes.size());
  {
    Extraction out(budget, sink, "docx", bytes.size());
    extract_word({bytes, "a.docx", ""}, out);
  }
  return result;
}

}  // namespace mishen
