#pragma once

// How mishen-reader tells mishen what it read: records, one behind the other,
// written by a process that a hostile file may have taken over. The reading
// side believes nothing: every length, span, role and character is checked,
// and the first fault ends the stream.
//
// An input is member 0; what is inside it (an archive's files, a document's
// attachments) are further members, numbered as they are met. A member's text
// comes as Documents. `reading` tells apart streams of Documents that are the
// same text read twice (second encoding; escapes decoded): what a later
// reading finds counts only where the first found nothing like it.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/base/result.h"
#include "lib/document/coverage.h"
#include "lib/document/document.h"

namespace mishen {

/// Announces a member, or says more of one announced before: the last record
/// of a number counts.
struct MemberRecord {
  std::uint32_t member = 0;
  std::string path;    ///< "" for the input; "b.docx!c.txt" inside it.
  std::string format;  ///< The report's word.
  std::optional<std::string> encoding;
  std::uint64_t bytes = 0;
  bool done = false;  ///< No further Document of this member follows.
};

/// Readings of a member's text.
inline constexpr std::uint32_t kFirstReading = 0;
inline constexpr std::uint32_t kSecondEncoding = 1;
inline constexpr std::uint32_t kEscapesDecoded = 2;
inline constexpr std::uint32_t kMaxReading = 7;

struct DocumentRecord {
  std::uint32_t member = 0;
  std::uint32_t reading = kFirstReading;
  Document document;
};

/// `coverage.part` is relative to the member: a part of a package, or empty
/// for the member itself.
struct CoverageRecord {
  std::uint32_t member = 0;
  PartCoverage coverage;
};

/// The last record: everything was said.
struct EndRecord {
  std::uint64_t characters = 0;
};

using WireRecord =
    std::variant<MemberRecord, DocumentRecord, CoverageRecord, EndRecord>;

/// One record as bytes: a length (u32, little endian) and that many bytes.
/// Strings over kMaxString are cut; a Document must keep to the bounds of
/// WireReader, else the reading side refuses it.
std::string encode_record(WireRecord const& record);

/// Reads records from bytes that come in pieces. One thread.
class WireReader {
 public:
  /// Fills `buffer` and says how much; less than its size only at the end.
  using Source = std::function<std::size_t(char* buffer, std::size_t size)>;
  explicit WireReader(Source source) : source_(std::move(source)) {}

  /// The next record; nullopt at a clean end (whether an EndRecord came is
  /// the caller's to see); an Error (kInvalid) at the first fault, and then
  /// no more is read.
  Result<std::optional<WireRecord>> next();

  // Bounds of what is believed.
  static constexpr std::size_t kMaxRecord = std::size_t{64} << 20;
  static constexpr std::size_t kMaxString = 64 << 10;
  static constexpr std::uint32_t kMaxMembers = 1'100'000;
  /// Of one Document: a quarter of a KiB each in memory.
  static constexpr std::size_t kMaxBlocks = std::size_t{1} << 18;

 private:
  bool follows(WireRecord const& record);
  Result<std::string> take_body();

  Source source_;
  std::vector<bool> done_;  // of each member announced so far
  bool ended_ = false;      // the EndRecord came
  bool failed_ = false;
};

}  // namespace mishen
