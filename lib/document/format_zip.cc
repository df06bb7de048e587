#include <array>
#include <cstddef>

#include "lib/document/format_check.h"
#include "lib/document/format_magic.h"

namespace mishen {
namespace {

struct MemberSign {
  std::string_view begin;  // of a member's name
  std::string_view format;
};

// Members that only one kind of file has.
constexpr std::array kMembers = {
    MemberSign{"word/", "docx"},
    MemberSign{"xl/", "xlsx"},
    MemberSign{"ppt/", "pptx"},
    MemberSign{"OFD.xml", "ofd"},
    MemberSign{"META-INF/MANIFEST.MF", "jar"},
    MemberSign{"AndroidManifest.xml", "apk"},
};

struct MimeSign {
  std::string_view type;
  std::string_view format;
};

// OpenDocument and EPUB store their type as the first member, uncompressed.
constexpr std::array kMimeTypes = {
    MimeSign{"application/epub+zip", "epub"},
    MimeSign{"application/vnd.oasis.opendocument.text", "odt"},
    MimeSign{"application/vnd.oasis.opendocument.spreadsheet", "ods"},
    MimeSign{"application/vnd.oasis.opendocument.presentation", "odp"},
    MimeSign{"application/vnd.oasis.opendocument.", "odf"},
};

constexpr std::string_view kLocalHeader = "PK\x03\x04";
constexpr std::size_t kName = 30;  // offset in a local header

// By the member whose local header begins `member`; empty: says nothing.
std::string_view format_of_member(std::string_view member) {
  if (member.size() < kName) return {};
  auto const length =
      static_cast<std::size_t>(static_cast<unsigned char>(member[26]) |
                               static_cast<unsigned char>(member[27]) << 8);
  std::string_view const rest = member.substr(kName);
  if (rest.substr(0, length) == "mimetype") {
    for (MimeSign const& sign : kMimeTypes) {
      // An extra field may stand between the name and the content.
      if (rest.substr(0, 128).find(sign.type) != std::string_view::npos) {
        return sign.format;
      }
    }
  }
  for (MemberSign const& sign : kMembers) {
    if (rest.substr(0, length).substr(0, sign.begin.size()) == sign.begin) {
      return sign.format;
    }
  }
  return {};
}

}  // namespace

std::string_view zip_format(std::string_view head) {
  for (std::size_t at = head.find(kLocalHeader); at != std::string_view::npos;
       at = head.find(kLocalHeader, at + 1)) {
    std::string_view const format = format_of_member(head.substr(at));
    if (!format.empty()) return format;
  }
  return "zip";
}

bool may_end_as_zip(std::string_view tail) {
  constexpr std::string_view kEnd = "PK\x05\x06";
  constexpr std::size_t kEntries = 10;  // offsets in the end record
  constexpr std::size_t kDirectory = 12;
  constexpr std::size_t kRecord = 22;
  for (std::size_t at = tail.find(kEnd); at != std::string_view::npos;
       at = tail.find(kEnd, at + 1)) {
    FormatHead const record{tail.substr(at), std::nullopt};
    if (record.bytes.size() >= kRecord &&
        record.u16(kEntries, false).value_or(0) > 0 &&
        record.u32(kDirectory, false).value_or(0) > 0) {
      return true;
    }
  }
  return false;
}

}  // namespace mishen
