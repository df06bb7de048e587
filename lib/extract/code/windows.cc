#include "lib/extract/code/windows.h"

#include <algorithm>
#include <span>
#include <utility>

#include "lib/document/text_windows.h"

namespace mishen {

void add_windows(std::string_view utf8, TextKind kind, std::uint32_t reading,
                 Extraction& out) {
  EncodingGuess guess;
  guess.certain = true;
  auto const source = [&utf8](std::span<char> buffer) -> Result<std::size_t> {
    std::size_t const count = std::min(buffer.size(), utf8.size());
    std::copy_n(utf8.begin(), count, buffer.begin());
    utf8.remove_prefix(count);
    return count;
  };
  TextWindows windows(source, {"txt", Reading::kText, kind}, guess, "");
  for (auto window = windows.next(); window && *window;
       window = windows.next()) {
    Document document = std::move(**window);
    document.base_source.reset();  // no byte of the source
    out.add_document(std::move(document), reading);
  }
}

}  // namespace mishen
