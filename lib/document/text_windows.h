#pragma once

// Plain text of any size as a sequence of window Documents in bounded memory.
// Windows are cut at a line end where one is near, else between characters;
// up to kOverlapBytes on either side of the cut are repeated as context, so
// every byte is fresh in exactly one window.

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
#include "lib/document/text_reading.h"
#include "lib/text/decode.h"

namespace mishen {

/// Reads up to buffer.size() bytes; 0 is the end. Not rewound.
using ByteSource = std::function<Result<std::size_t>(std::span<char> buffer)>;

inline constexpr std::size_t kWindowBytes = 4 << 20;  // DESIGN: bounded memory
inline constexpr std::size_t kOverlapBytes = 4
                                             << 10;  // longest match + context

/// Bytes of source in a window and bytes of text repeated around it; tests
/// make them small. `window` is at least 16 and at least twice `overlap`.
struct WindowSize {
  std::size_t window = kWindowBytes;
  std::size_t overlap = kOverlapBytes;
};

/// Takes bytes until their end and hands out windows. One thread; holds at
/// most about three windows of memory. Text without a byte has no window.
class TextWindows {
 public:
  /// `head` are the bytes already taken from `source` to judge them by.
  TextWindows(ByteSource source, Format format, EncodingGuess guess,
              std::string head, WindowSize size = {});

  /// The next window, or nullopt at the end. An Error of the source comes
  /// after the windows of all that was read before it, and comes once.
  Result<std::optional<Document>> next();

  /// The window that next() returned last, read in the guess's second
  /// encoding; nullopt where there is none. Not counted in characters().
  [[nodiscard]] std::optional<Document> second();

  /// "UTF-8", "GB18030", "mixed" …; final after the last window.
  [[nodiscard]] std::string encoding() const;
  /// Bytes that no encoding explains; NULs outside UTF-16 and -32 are among
  /// them.
  [[nodiscard]] std::uint64_t undecodable_bytes() const { return undecodable_; }
  [[nodiscard]] std::uint64_t bytes() const {  ///< Source bytes consumed.
    return bytes_;
  }
  [[nodiscard]] std::uint64_t characters() const {  ///< Fresh code points.
    return characters_;
  }

 private:
  void fill();
  std::optional<std::string> take_piece();
  void push_piece();
  void note_encodings(Decoded const& decoded);

  ByteSource source_;
  EncodingGuess guess_;
  WindowSize size_;
  std::string pending_;  // read, not yet in a piece
  std::uint64_t pending_begin_ = 0;
  bool ended_ = false;  // the source has nothing more, or failed
  std::optional<Error> error_;
  bool started_ = false;   // the first piece went to the readings
  bool finished_ = false;  // the end went to the readings
  TextReading first_reading_;
  TextReading second_reading_;
  std::optional<Document> first_;
  std::optional<Document> second_;
  std::vector<Encoding> encodings_;
  std::uint64_t undecodable_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t characters_ = 0;
};

}  // namespace mishen
