#pragma once

// What was read and what was not. Every part of every input ends as one
// PartCoverage; nothing unread may look clean.

#include <string>
#include <string_view>

#include "lib/base/terms.h"
#include "lib/document/place.h"

namespace mishen {

/// Reasons, as written in reports and in --allow-incomplete. Limits are
/// "limit-" and the limit's name.
namespace reason {
inline constexpr std::string_view kNotSupported = "not-supported";
inline constexpr std::string_view kUnknownFormat = "unknown-format";
inline constexpr std::string_view kUndecodable = "undecodable-bytes";
inline constexpr std::string_view kUnreadable = "unreadable";
inline constexpr std::string_view kNotFound = "not-found";
inline constexpr std::string_view kVanished = "vanished";
inline constexpr std::string_view kChanged = "changed-while-read";
inline constexpr std::string_view kReadError = "read-error";
inline constexpr std::string_view kLimitTextBytes = "limit-text-bytes";
inline constexpr std::string_view kLimitRawBytes = "limit-raw-bytes";
inline constexpr std::string_view kNoText = "no-text";
inline constexpr std::string_view kSymlink = "symlink";
inline constexpr std::string_view kDevice = "device";
inline constexpr std::string_view kFifo = "fifo";
inline constexpr std::string_view kSocket = "socket";
inline constexpr std::string_view kAborted = "aborted";
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
