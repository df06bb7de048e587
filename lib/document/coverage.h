#pragma once

// What was read and what was not. Every part of every input ends as one
// PartCoverage; nothing unread may look clean.

#include <string>
#include <string_view>

#include "lib/base/terms.h"
#include "lib/document/place.h"

namespace mishen {

/// Reasons, as written in reports and in --allow-incomplete. Limits are
/// "limit-" and the limit's name (base/limits.h).
namespace reason {
inline constexpr std::string_view kNotSupported = "not-supported";
inline constexpr std::string_view kUnknownFormat = "unknown-format";
inline constexpr std::string_view kUndecodable = "undecodable-bytes";
inline constexpr std::string_view kUnreadable = "unreadable";
inline constexpr std::string_view kNotFound = "not-found";
inline constexpr std::string_view kVanished = "vanished";
inline constexpr std::string_view kChanged = "changed-while-read";
inline constexpr std::string_view kReadError = "read-error";
inline constexpr std::string_view kNoText = "no-text";
inline constexpr std::string_view kSymlink = "symlink";
inline constexpr std::string_view kDevice = "device";
inline constexpr std::string_view kFifo = "fifo";
inline constexpr std::string_view kSocket = "socket";
inline constexpr std::string_view kAborted = "aborted";
// Structured formats.
inline constexpr std::string_view kMalformed = "malformed";
inline constexpr std::string_view kTruncatedData = "truncated-data";
inline constexpr std::string_view kChecksum = "checksum-mismatch";
inline constexpr std::string_view kEncrypted = "encrypted";
inline constexpr std::string_view kUnknownMethod = "unknown-method";
inline constexpr std::string_view kOverlap = "zip-overlap";
inline constexpr std::string_view kHeaderMismatch = "zip-header-mismatch";
inline constexpr std::string_view kUnlistedEntry = "zip-unlisted-entry";
inline constexpr std::string_view kUnexplained = "unexplained-bytes";
inline constexpr std::string_view kDoctype = "doctype";
inline constexpr std::string_view kImage = "image-without-text";
inline constexpr std::string_view kMacro = "macro-not-read";
// The reader.
inline constexpr std::string_view kReaderDied = "reader-died";
inline constexpr std::string_view kReaderMissing = "reader-missing";
inline constexpr std::string_view kSandboxMissing = "sandbox-missing";
inline constexpr std::string_view kCanaryFailed = "canary-failed";
inline constexpr std::string_view kProtocol = "reader-protocol";
}  // namespace reason

/// The outcome for one part; `part` empty: the input itself.
struct PartCoverage {
  std::string part;
  Role role = Role::kBody;
  Status status = Status::kInspected;
  std::string reason;     ///< Empty exactly when status is kInspected.
  bool accepted = false;  ///< Incompleteness accepted by the user's policy.
};

}  // namespace mishen
