// Whatever a reader writes is a fault or good records, and good records are
// encoded as they stood there: one value has one form.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/document/reader_protocol.h"
#include "lib/document/wire.h"
#include "lib/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  std::size_t at = 0;
  WireReader reader([&](char* buffer, std::size_t wanted) {
    wanted = std::min(wanted, bytes.size() - at);
    std::copy_n(bytes.data() + at, wanted, buffer);
    at += wanted;
    return wanted;
  });
  std::string again;
  while (true) {
    auto record = reader.next();
    if (!record || !*record) break;
    if (auto const* read = std::get_if<DocumentRecord>(&**record)) {
      for (TextBlock const& block : read->document.blocks) {
        auto const text = read->document.block_text(block);
        CHECK(valid_prefix(text) == text.size());
      }
    }
    again += encode_record(**record);
    CHECK(again == bytes.substr(0, again.size()));
  }
  if (auto const answer = answer_from(bytes)) CHECK(encode(*answer) == bytes);
  if (auto const ready = ready_from(bytes)) CHECK(encode(*ready) == bytes);
  if (auto const setup = setup_from(bytes)) CHECK(encode(*setup) == bytes);
  return 0;
}
