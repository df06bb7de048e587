// Folding is idempotent, and each symbol comes from a place in the text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/text/fold.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  for (Case text_case : {Case::kFold, Case::kKeep}) {
    FoldedText const folded = fold_text(bytes, text_case);
    std::size_t last = 0;
    for (std::size_t i = 0; i < folded.symbols.size(); ++i) {
      CHECK(folded.begins[i] >= last && folded.begins[i] < folded.ends[i]);
      CHECK(folded.ends[i] <= size);
      last = folded.begins[i];
    }
    std::string const once = fold_string(bytes, text_case);
    CHECK(fold_string(once, text_case) == once);
  }
  return 0;
}
