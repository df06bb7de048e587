#pragma once

// Plain text of any size as a sequence of window Documents in bounded memory.
// Windows are cut at a line end where one is near; the first kOverlapBytes
// behind the cut and up to kOverlapBytes before it are repeated as context.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/document/document.h"
#include "lib/document/format.h"
#include "lib/text/decode.h"

namespace mishen {

/// Reads up to buffer.size() bytes; 0 is the end. Not rewound.
using ByteSource = std::function<Result<std::size_t>(std::span<char> buffer)>;

inline constexpr std::size_t kWindowBytes = 4 << 20;   // DESIGN: bounded memory
inline constexpr std::size_t kOverlapBytes = 4 << 10;  // longest match + context

/// Takes bytes until their end and hands out windows. One thread; holds at
/// most about three windows of memory.
class TextWindows {
 public:
  TextWindows(ByteSource source, Format format, EncodingGuess guess,
              std::string head);

  /// The next window, or nullopt at the end.
  Result<std::optional<Document>> next();

  /// "UTF-8", "GB18030", "mixed" …; final after the last window.
  [[nodiscard]] std::string encoding() const;
  [[nodiscard]] std::uint64_t undecodable_bytes() const;
  [[nodiscard]] std::uint64_t bytes() const;       ///< Source bytes consumed.
  [[nodiscard]] std::uint64_t characters() const;  ///< Code points, fresh only.

 private:
  // Private state is the implementer's.
};

}  // namespace mishen
