// Decoding escapes keeps the number of lines and the text valid.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/extract/code/code.h"
#include "lib/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  std::string_view const text = bytes.substr(0, valid_prefix(bytes));
  for (auto const decode : {decode_script, decode_style}) {
    std::string const decoded = decode(text);
    CHECK(valid_prefix(decoded) == decoded.size());
    CHECK(std::count(decoded.begin(), decoded.end(), '\n') ==
          std::count(text.begin(), text.end(), '\n'));
  }
  return 0;
}
