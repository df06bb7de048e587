// Data: URIs never hold more than the text they stand in, and a value that is
// written as one is found again.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/extract/data_uri.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  std::size_t total = 0;
  for (DataUri const& uri : find_data_uris(bytes)) total += uri.bytes.size();
  CHECK(total <= size);
  constexpr char kHex[] = "0123456789abcdef";
  std::string uri = "data:text/html,";
  for (std::size_t i = 0; i < size; ++i) {
    uri += '%';
    uri += kHex[data[i] >> 4U];
    uri += kHex[data[i] & 15U];
  }
  auto const found = find_data_uris("x(\"" + uri + "\")");
  CHECK(found.size() == 1 && found[0].bytes == bytes);
  return 0;
}
