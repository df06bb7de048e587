// Any bytes end as blocks that the wire takes, tokens cover every byte of the
// source, and a text put before any bytes is found, or the page is said to be
// incomplete.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/extract/html/html.h"
#include "lib/extract/html/tokens.h"
#include "lib/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  std::size_t at = 0;
  HtmlTokens tokens(bytes);
  while (auto const token = tokens.next()) {
    CHECK(token->begin == at && token->end > at);
    at = token->end;
  }
  CHECK(at == size);
  std::string page = "<p>NEEDLE</p>";
  page += bytes;
  Limits const limits;
  bool found = false;
  bool incomplete = false;
  RecordSink const sink = [&](WireRecord const& record) {
    incomplete = incomplete || std::holds_alternative<CoverageRecord>(record);
    auto const* made = std::get_if<DocumentRecord>(&record);
    if (made == nullptr) return;
    for (TextBlock const& block : made->document.blocks) {
      std::string_view const text = made->document.block_text(block);
      CHECK(valid_prefix(text) == text.size());
      found = found || text.find("NEEDLE") != text.npos;
    }
  };
  Budget budget(limits, page.size());
  {
    Extraction out(budget, sink, "html");
    extract_html({page, "page.html", "utf-8"}, out);
  }
  CHECK(found || incomplete);
  return 0;
}
