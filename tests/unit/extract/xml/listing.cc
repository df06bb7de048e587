#include "tests/unit/extract/xml/listing.h"

#include <gtest/gtest.h>

#include <utility>

#include "tests/unit/extract/core/records.h"

namespace mishen {
namespace {

std::string visible(std::string_view text) {
  std::string result(text);
  for (auto const& [end, sign] :
       {std::pair{"\n", "⏎"}, std::pair{"\u2028", "¶"}}) {
    std::string const from = std::exchange(result, {});
    std::size_t at = 0;
    for (std::size_t next = from.find(end); next != std::string::npos;
         next = from.find(end, at)) {
      result += from.substr(at, next - at) + sign;
      at = next + std::string_view(end).size();
    }
    result += from.substr(at);
  }
  return result;
}

std::string line_of(Document const& document, TextBlock const& block,
                    bool with_line) {
  std::string line;
  if (block.reading_of) {
    line = "  = ";
  } else {
    line = std::string(name(block.place.role));
    if (block.place.hidden) line += '*';
    if (with_line && block.line) line += " " + std::to_string(*block.line);
    line += ": ";
  }
  return line + visible(document.block_text(block)) + "\n";
}

}  // namespace

std::string listing(Extractor extract, std::string_view bytes, Lines lines,
                    Limits const& limits) {
  Records records;
  Budget budget(limits, bytes.size());
  {
    Extraction out(budget, records.sink(), "test", bytes.size());
    extract({bytes, "", ""}, out);
  }
  records.sink()(EndRecord{});
  ReadInput const read = records.done();
  EXPECT_EQ(read.fault, "");
  std::string result;
  for (ReadInput::Text const& text : read.texts) {
    std::string own;
    for (TextBlock const& block : text.document.blocks) {
      own += line_of(text.document, block, lines == Lines::kShown);
    }
    if (!text.path.empty()) {
      result += "+ " + own;
    } else if (text.reading > 0) {
      result += std::to_string(text.reading) + " " + own;
    } else {
      result += own;
    }
  }
  for (ReadInput::Said const& said : read.said) {
    if (said.coverage.status != Status::kInspected) {
      result += "! " + said.coverage.reason + "\n";
    }
  }
  return result;
}

bool found_or_incomplete(std::string_view listing, std::string_view needle) {
  return listing.find(needle) != std::string_view::npos ||
         listing.find("! ") != std::string_view::npos;
}

}  // namespace mishen
