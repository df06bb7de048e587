#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/document/format.h"
#include "lib/extract/code/code.h"
#include "lib/extract/code/escapes.h"
#include "lib/extract/code/windows.h"
#include "lib/extract/data_uri.h"
#include "lib/extract/decoded_source.h"
#include "lib/extract/html/strip.h"
#include "lib/extract/plain.h"
#include "lib/extract/xml/xml_values.h"

namespace mishen {
namespace {

// JSON in a string of JSON in a string …
constexpr int kLayers = 4;
// Readings behind the first decoding (document/wire.h).
constexpr std::uint32_t kLayersDecoded = kEscapesDecoded + 1;
constexpr std::uint32_t kMarkupStripped = kEscapesDecoded + 2;

// Literals of nothing but base64 from here on may be files: a picture or a
// document in JSON.
constexpr std::size_t kLeastBase64 = 128;

bool is_base64(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z') || byte == '+' || byte == '/' ||
         byte == '=' || byte == '-' || byte == '_';
}

void add_base64(std::string_view text, Extraction& out) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_base64(text[at])) {
      ++at;
      continue;
    }
    std::size_t const begin = at;
    std::string run;
    while (at < text.size()) {
      bool const line_end =
          text.substr(at, kMadeLineEnd.size()) == kMadeLineEnd;
      if (!line_end && !is_base64(text[at])) break;
      if (!line_end) run += text[at];
      at += line_end ? kMadeLineEnd.size() : 1;
    }
    bool const in_data_uri = begin > 0 && text[begin - 1] == ',';
    if (run.size() >= kLeastBase64 && !in_data_uri) {
      add_embedded(run, "base64", out);
    }
  }
}

// What else stands in literals: pages, pictures, documents.
void add_insides(std::string_view text, TextKind kind, Extraction& out) {
  if (has_markup(text)) {
    std::string const stripped = strip_markup(text, Strip::kText, kMadeLineEnd);
    if (stripped != text) add_windows(stripped, kind, kMarkupStripped, out);
  }
  add_data_uris(text, out);
  add_base64(text, out);
}

// The source as text, and as it reads once its escapes are decoded.
void extract(Source const& source, Format const& format,
             std::string (*decode)(std::string_view), Extraction& out) {
  extract_text(source, format, out);
  std::string text = decode_source(source.bytes, source.charset).utf8;
  for (int layer = 0; layer < kLayers; ++layer) {
    std::string decoded = decode(text);
    bool const changed = decoded != text;
    text = std::move(decoded);
    bool const is_last = !changed || layer + 1 == kLayers;
    if (layer == 0 && changed) {
      add_windows(text, format.kind, kEscapesDecoded, out);
    } else if (layer > 1 || (layer == 1 && changed)) {
      if (is_last) add_windows(text, format.kind, kLayersDecoded, out);
    }
    if (is_last) break;
  }
  add_insides(text, format.kind, out);
}

}  // namespace

void extract_json(Source const& source, Extraction& out) {
  extract(source, {"json", Reading::kStructured, TextKind::kData},
          decode_script, out);
}

void extract_javascript(Source const& source, Extraction& out) {
  extract(source, {"js", Reading::kStructured, TextKind::kCode}, decode_script,
          out);
}

void extract_css(Source const& source, Extraction& out) {
  extract(source, {"css", Reading::kStructured, TextKind::kData}, decode_style,
          out);
}

}  // namespace mishen
