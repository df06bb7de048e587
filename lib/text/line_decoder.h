#pragma once

// One line at a time, each in the encoding that suits it best; private to
// lib/text.

#include <optional>
#include <string_view>

#include "lib/text/decode.h"
#include "lib/text/reading.h"

namespace mishen {

/// Decodes lines of 8-bit text into a Decoded. Scratch of one call: one
/// thread.
class LineDecoder {
 public:
  /// `guess`: the encoding of the file; none: nothing is known of it.
  explicit LineDecoder(std::optional<Encoding> guess) : guess_(guess) {}

  /// Appends `line` (its line end may be part of it) to `out`.
  void append(std::string_view line, Decoded& out);

 private:
  bool append_guessed(std::string_view line, Decoded& out);
  void append_likeliest(std::string_view line, Decoded& out);
  [[nodiscard]] std::int64_t bias(Encoding encoding) const;

  std::optional<Encoding> guess_;
  StretchReader reader_;
  Reading reading_;
  Reading best_;
};

/// The 8-bit encodings a line may be in.
inline constexpr Encoding kLineEncodings[] = {
    Encoding::kUtf8, Encoding::kGb18030, Encoding::kBig5, Encoding::kLatin1};

/// The next line of `text` from `at` on with its end (LF, CR LF or CR).
std::string_view next_line(std::string_view text, std::size_t at);

/// Notes that `encoding` was met.
void note_encoding(Decoded& decoded, Encoding encoding);

}  // namespace mishen
