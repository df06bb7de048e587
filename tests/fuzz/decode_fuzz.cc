// Any bytes decode to valid UTF-8, whatever the encoding is taken for, and
// what is said to be the source byte for byte is.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/base/result.h"
#include "lib/text/decode.h"
#include "lib/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  EncodingGuess const guess = guess_encoding(bytes, true);
  CHECK(guess.bom_bytes <= size);
  Decoded const decoded = decode_text(bytes.substr(guess.bom_bytes), guess);
  CHECK(valid_prefix(decoded.utf8) == decoded.utf8.size());
  if (decoded.identical) CHECK(decoded.utf8 == bytes.substr(guess.bom_bytes));
  for (Encoding encoding : plausible_encodings()) {
    std::string const text = decode_lenient(bytes, encoding);
    CHECK(valid_prefix(text) == text.size());
  }
  std::string const name = decode_name(bytes);
  CHECK(valid_prefix(name) == name.size());
  return 0;
}
