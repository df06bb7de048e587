// Any text through the finders of noise: what they report lies in order and
// inside the text, is valid UTF-8, and the repaired Document maps back.

#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/base/result.h"
#include "lib/document/document.h"
#include "lib/repair/repair.h"
#include "lib/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string text(reinterpret_cast<char const*>(data), size);
  text.resize(valid_prefix(text));
  Document const document = make_document(text, Role::kBody, TextKind::kProse);
  auto const repaired = repair(document);
  if (!repaired) return 0;
  std::string const& made = repaired->document().text;
  CHECK(valid_prefix(made) == made.size());
  std::size_t end = 0;
  for (std::size_t at = 0; at < made.size(); ++at) {
    BufferSpan const span = repaired->original({at, at + 1});
    CHECK(span.begin <= span.end && span.end <= text.size());
    CHECK(span.end >= end);
    end = span.end;
  }
  return 0;
}
