#include "tests/unit/extract/html/read_html.h"

#include <algorithm>

#include "lib/extract/html/html.h"

namespace mishen {

SeenBlock const* SeenPage::find(std::string_view text) const {
  for (SeenBlock const& block : blocks) {
    if (block.text == text) return &block;
  }
  return nullptr;
}

SeenBlock const* SeenPage::find_in(std::string_view text) const {
  for (SeenBlock const& block : blocks) {
    if (block.text.find(text) != std::string::npos) return &block;
  }
  return nullptr;
}

bool SeenPage::has_reason(std::string_view reason) const {
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

std::string SeenPage::dump() const {
  std::string out;
  for (SeenBlock const& block : blocks) {
    out += std::string(name(block.role)) + (block.hidden ? " hidden" : "") +
           (block.is_reading ? " reading" : "") + " line " +
           std::to_string(block.line) + ": " + block.text + "\n";
  }
  return out;
}

SeenPage read_html(std::string_view bytes, std::string_view charset,
                   Limits const& limits) {
  SeenPage page;
  auto const sink = [&](WireRecord const& record) {
    if (auto const* coverage = std::get_if<CoverageRecord>(&record)) {
      page.reasons.push_back(coverage->coverage.reason);
    }
    auto const* made = std::get_if<DocumentRecord>(&record);
    if (made == nullptr) return;
    for (TextBlock const& block : made->document.blocks) {
      page.blocks.push_back(
          {std::string(made->document.block_text(block)), block.place.role,
           block.place.hidden, block.reading_of.has_value(),
           block.line.value_or(0), made->member, made->reading});
    }
  };
  // Whatever the bytes look like: this is about reading, not recognising.
  RecordSink const to_page = sink;
  Budget budget(limits, bytes.size());
  {
    Extraction out(budget, to_page, "html");
    extract_html({bytes, "page.html", charset}, out);
  }
  return page;
}

}  // namespace mishen
