// Any bytes as a ZIP: what comes out keeps to the limits; gaps and packed
// bytes lie inside the file.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/base/result.h"
#include "lib/extract/zip/zip_archive.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  Limits limits;
  limits.member_bytes = 64 << 10;
  limits.expanded_bytes = 1 << 20;
  limits.members = 100;
  Budget budget(limits, size);
  ZipArchive archive(bytes, budget);
  std::size_t expanded = 0;
  for (std::size_t i = 0; i < archive.entries().size(); ++i) {
    CHECK(archive.packed(i).size() <= size);
    ZipContent const content = archive.read(i);
    CHECK(content.bytes.size() <= limits.member_bytes);
    CHECK(archive.entries()[i].reason.empty() || content.bytes.empty());
    expanded += content.bytes.size();
  }
  CHECK(expanded <= limits.expanded_bytes);
  std::size_t reached = 0;
  for (ZipGap const& gap : archive.gaps()) {
    CHECK(gap.begin < gap.end && gap.end <= size);
    reached += gap.end - gap.begin;
  }
  CHECK(reached <= size);
  return 0;
}
