#include "lib/extract/zip/package_kind.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "lib/extract/extraction.h"
#include "lib/extract/zip/zip_archive.h"
#include "lib/extract/zip/zip_records.h"

namespace mishen {
namespace {

// Of the parts that tell the kind no more is read than this.
constexpr std::uint64_t kMostRead = 1 << 20;

struct Sign {
  std::string_view word;
  std::string_view kind;
};

// Main parts by their content types, Strict or not, macros or not.
constexpr std::array kContentTypes = {
    Sign{"wordprocessingml", "docx"}, Sign{"ms-word", "docx"},
    Sign{"spreadsheetml", "xlsx"},    Sign{"ms-excel", "xlsx"},
    Sign{"presentationml", "pptx"},   Sign{"ms-powerpoint", "pptx"},
};

// OpenDocument and EPUB.
constexpr std::array kMimeTypes = {
    Sign{"application/epub+zip", "epub"},
    Sign{"application/vnd.oasis.opendocument.text", "odt"},
    Sign{"application/vnd.oasis.opendocument.spreadsheet", "ods"},
    Sign{"application/vnd.oasis.opendocument.presentation", "odp"},
    Sign{"application/vnd.oasis.opendocument.", "odf"},
};

// Parts that only one kind has.
constexpr std::array kParts = {
    Sign{"word/document.xml", "docx"},
    Sign{"xl/workbook.xml", "xlsx"},
    Sign{"xl/workbook.bin", "xlsx"},
    Sign{"ppt/presentation.xml", "pptx"},
    Sign{"ofd.xml", "ofd"},
    Sign{"meta-inf/container.xml", "epub"},
    Sign{"androidmanifest.xml", "apk"},
    Sign{"meta-inf/manifest.mf", "jar"},
};

// Folders of parts, which speak of a package only with its list of types.
constexpr std::array kFolders = {Sign{"word/", "docx"}, Sign{"xl/", "xlsx"},
                                 Sign{"ppt/", "pptx"}};

std::string plain_name(std::string_view name) {
  std::string plain(name);
  for (char& byte : plain) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + 32);
    if (byte == '\\') byte = '/';
  }
  return plain.substr(std::min(plain.find_first_not_of('/'), plain.size()));
}

// ASCII of any width in lower case.
std::string narrowed(std::string text) {
  std::erase(text, '\0');
  return plain_name(text);
}

template <class Signs>
std::optional<std::string_view> kind_in(Signs const& signs,
                                        std::string_view text) {
  for (Sign const& sign : signs) {
    if (text.find(sign.word) != std::string_view::npos) return sign.kind;
  }
  return std::nullopt;
}

template <class Signs>
std::optional<std::string_view> kind_of_names(
    Signs const& signs, std::vector<std::string> const& names, bool whole) {
  for (Sign const& sign : signs) {
    bool const met =
        std::any_of(names.begin(), names.end(), [&](std::string const& name) {
          return whole ? name == sign.word
                       : name.compare(0, sign.word.size(), sign.word) == 0;
        });
    if (met) return sign.kind;
  }
  return std::nullopt;
}

// A few bytes that the end of an archive is looked for in.
constexpr std::size_t kEndArea = 22 + 0xFFFF;

}  // namespace

std::string_view package_kind(std::string_view bytes) {
  Limits limits;
  limits.member_bytes = kMostRead;
  limits.expanded_bytes = 8 * kMostRead;
  Budget budget(limits, bytes.size());
  ZipArchive archive(bytes, budget);
  std::vector<std::string> names;
  bool has_types = false;
  std::string types;
  std::string mime_type;
  for (std::size_t i = 0; i < archive.entries().size(); ++i) {
    names.push_back(plain_name(archive.entries()[i].name));
    bool const is_types = names.back() == "[content_types].xml";
    has_types = has_types || is_types;
    if (is_types) types += narrowed(archive.read(i).bytes);
    if (names.back() == "mimetype") mime_type += archive.read(i).bytes;
  }
  if (has_types) {
    if (auto const kind = kind_in(kContentTypes, types)) return *kind;
    if (auto const kind = kind_of_names(kFolders, names, false)) return *kind;
  }
  if (auto const kind = kind_in(kMimeTypes, mime_type)) return *kind;
  return kind_of_names(kParts, names, true).value_or("zip");
}

bool ends_as_zip(std::string_view bytes) {
  std::size_t const area = bytes.size() - std::min(bytes.size(), kEndArea);
  std::size_t at = bytes.rfind(zip_sign::kEnd);
  for (; at != std::string_view::npos && at >= area;
       at = bytes.rfind(zip_sign::kEnd, at - 1)) {
    auto const end = parse_end(bytes, at);
    if (end && end->entries > 0 && end->directory_size > 0 &&
        end->directory_size <= end->directory_end) {
      auto const begin =
          static_cast<std::size_t>(end->directory_end - end->directory_size);
      if (has_sign(bytes, begin, zip_sign::kCentral)) return true;
    }
    if (at == 0) break;
  }
  return false;
}

}  // namespace mishen
