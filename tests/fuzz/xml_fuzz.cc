// Every start of an element has its end, mending keeps the text valid, and
// what the sweep hands out is something that mishen takes.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/document/wire.h"
#include "lib/extract/xml/xml_reader.h"
#include "lib/extract/xml/xml_text.h"
#include "lib/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size) {
  using namespace mishen;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  Limits limits;
  limits.xml_depth = 16;

  std::size_t depth = 0;
  XmlHandlers handlers;
  handlers.start = [&](XmlName, std::span<XmlAttribute const>) { ++depth; };
  handlers.end = [&](XmlName) { CHECK(depth-- > 0); };
  XmlOutcome const outcome = XmlReader(limits, {}).read(bytes, handlers);
  CHECK(depth == 0);
  CHECK(valid_prefix(outcome.rest) == outcome.rest.size());

  std::string records;
  RecordSink const sink = [&records](WireRecord const& record) {
    records += encode_record(record);
  };
  Budget budget(limits, size);
  {
    Extraction out(budget, sink, "xml", size);
    extract_xml({bytes, "", ""}, out);
  }
  std::string_view left = records;
  WireReader reader([&left](char* buffer, std::size_t wanted) {
    std::size_t const count = left.copy(buffer, wanted);
    left.remove_prefix(count);
    return count;
  });
  while (true) {
    auto const record = reader.next();
    CHECK(record);
    if (!*record) break;
  }
  return 0;
}
