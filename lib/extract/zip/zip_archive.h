#pragma once

// The home of libzip and zlib: a ZIP file in memory, read by its central
// directory and checked against what really lies in the bytes: local headers
// that differ or that no directory lists, entries that overlap, sizes that
// lie, bytes before, between and behind. Reading goes on after each of these;
// what it means is said in `problems` and in each entry.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/extract/extraction.h"

namespace mishen {

struct ZipEntry {
  std::string name;           ///< Raw bytes; Info-ZIP Unicode path where valid.
  bool name_is_utf8 = false;  ///< Flag 11 or the Unicode path says so.
  /// The name in the local header where it differs, the name that a Unicode
  /// path replaces: raw bytes.
  std::vector<std::string> other_names;
  std::string comment;  ///< Raw bytes.
  std::uint64_t packed = 0;
  std::uint64_t size = 0;  ///< As stated.
  bool is_folder = false;
  bool unlisted = false;  ///< Found by its local header only.
  /// Why it cannot be read at all, or empty ("encrypted", "unknown-method").
  std::string reason;
};

/// What reading one entry gave. `bytes` is what came out, also with a reason
/// ("checksum-mismatch", "truncated-data", "limit-member-bytes" …).
struct ZipContent {
  std::string bytes;
  std::string reason;
  /// Packed bytes behind the end of the stream, for a raw scan.
  std::string_view rest;
};

/// Bytes of the file that belong to no entry and not to the directory.
struct ZipGap {
  std::size_t begin = 0;
  std::size_t end = 0;
  /// A record that has no say any more: of an old directory, for example.
  bool known = false;
};

/// Borrows the bytes. Not copied; one thread.
class ZipArchive {
 public:
  /// Never fails: bytes without a directory are searched for local headers.
  ZipArchive(std::string_view bytes, Budget& budget);
  ~ZipArchive();
  ZipArchive(ZipArchive const&) = delete;
  ZipArchive& operator=(ZipArchive const&) = delete;

  [[nodiscard]] std::vector<ZipEntry> const& entries() const;
  [[nodiscard]] std::string_view comment() const;  ///< Raw bytes.
  /// Reasons that concern the archive as a whole ("zip-overlap" …).
  [[nodiscard]] std::vector<std::string> const& problems() const;
  [[nodiscard]] std::vector<ZipGap> const& gaps() const;

  /// Whether there is a central directory at all.
  [[nodiscard]] bool has_directory() const;
  /// Extra fields of no known kind, to be searched raw.
  [[nodiscard]] std::string_view extras() const;
  /// The bytes of an entry as they are packed.
  [[nodiscard]] std::string_view packed(std::size_t entry) const;

  /// Expands an entry within the budget. Where the local header tells another
  /// method or size than the directory, what it tells is an unlisted entry of
  /// its own.
  ZipContent read(std::size_t entry);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Comments, gaps and problems of an archive as blocks, raw scans and
/// coverage, and the packed bytes of entries whose method is unknown as raw
/// scans: what every extractor of a ZIP-based format calls once.
void report_archive(std::string_view bytes, ZipArchive const& archive,
                    Extraction& out);

/// A plain ZIP: every entry a member.
void extract_zip(Source const& source, Extraction& out);

/// A ZIP-based package of a kind not read yet (xlsx, odt, ofd, epub …): XML
/// parts swept, others members; partial "not-supported" all the same.
void extract_package(Source const& source, Extraction& out);

}  // namespace mishen
