// One part of a Word package from any bytes: it ends, it is covered, and each
// reading stands behind the block it reads.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "lib/base/result.h"
#include "lib/extract/extraction.h"
#include "lib/extract/word/numbering.h"
#include "lib/extract/word/part_kind.h"
#include "lib/extract/word/word_part.h"
#include "lib/extract/word/word_properties.h"
#include "lib/extract/word/word_styles.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  bool covered = false;
  RecordSink const sink = [&](WireRecord const& record) {
    if (auto const* said = std::get_if<CoverageRecord>(&record)) {
      covered = covered || said->coverage.part == "part";
    }
    auto const* read = std::get_if<DocumentRecord>(&record);
    if (read == nullptr) return;
    auto const& blocks = read->document.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      CHECK(blocks[i].span.end <= read->document.text.size());
      if (!blocks[i].reading_of) continue;
      CHECK(blocks[i].reading_of->value < i);
      CHECK(!blocks[blocks[i].reading_of->value].reading_of);
    }
  };
  Limits const limits;
  Budget budget(limits, size);
  Extraction out(budget, sink, "docx", size);
  WordStyles styles;
  Numbering numbering;
  ContentTypes types;
  styles.read(bytes, limits);
  numbering.read(bytes, limits);
  types.read(bytes, limits);
  root_element(bytes);
  PartSetting setting;
  setting.part = "part";
  setting.counts_pages = true;
  WordPart(setting, styles, numbering, out).read(bytes);
  CHECK(covered);
  read_properties(bytes, setting, out);
  out.finish();
  return 0;
}
