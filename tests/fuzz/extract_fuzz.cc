// Any bytes as an input, the first of them choosing its name: whatever is
// read, mishen takes every record of it, and the last is the end.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>

#include "lib/base/result.h"
#include "lib/extract/extraction.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  if (size == 0) return 0;
  constexpr std::string_view kNames[] = {"a.zip",  "a.docx", "a.html", "a.xml",
                                         "a.json", "a.js",   "a.css",  "a.txt"};
  std::string_view const name = kNames[data[0] % std::size(kNames)];
  std::string_view const bytes(reinterpret_cast<char const*>(data) + 1,
                               size - 1);
  Limits limits;
  limits.expanded_bytes = 1 << 20;
  limits.members = 100;
  std::string written;
  extract_input({bytes, name, ""}, limits, [&](WireRecord const& record) {
    written += encode_record(record);
  });
  std::string_view rest = written;
  WireReader reader([&](char* buffer, std::size_t count) {
    count = std::min(count, rest.size());
    std::copy_n(rest.begin(), count, buffer);
    rest.remove_prefix(count);
    return count;
  });
  bool ended = false;
  while (true) {
    auto const record = reader.next();
    CHECK(record.has_value());
    if (!*record) break;
    ended = std::holds_alternative<EndRecord>(**record);
  }
  CHECK(ended);
  return 0;
}
