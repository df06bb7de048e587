#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lib/document/format.h"
#include "lib/extract/code/code.h"
#include "lib/extract/extraction.h"
#include "lib/extract/html/html.h"
#include "lib/extract/plain.h"
#include "lib/extract/word/word.h"
#include "lib/extract/xml/xml_text.h"
#include "lib/extract/zip/package_kind.h"
#include "lib/extract/zip/zip_archive.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

struct Row {
  std::string_view format;
  Extractor extract;
};

// Which extractor reads what. A ZIP's entries say what kind of ZIP it is.
constexpr std::array kExtractors = {
    Row{"docx", extract_word},     Row{"docm", extract_word},
    Row{"dotx", extract_word},     Row{"dotm", extract_word},
    Row{"zip", extract_zip},       Row{"jar", extract_zip},
    Row{"apk", extract_zip},       Row{"epub", extract_zip},
    Row{"xlsx", extract_package},  Row{"pptx", extract_package},
    Row{"odt", extract_package},   Row{"ods", extract_package},
    Row{"odp", extract_package},   Row{"odf", extract_package},
    Row{"ofd", extract_package},   Row{"html", extract_html},
    Row{"xml", extract_xml},       Row{"json", extract_json},
    Row{"js", extract_javascript}, Row{"css", extract_css},
};

Extractor extractor_of(std::string_view format) {
  auto const found =
      std::find_if(kExtractors.begin(), kExtractors.end(),
                   [&](Row const& row) { return row.format == format; });
  return found == kExtractors.end() ? nullptr : found->extract;
}

// Text formats that a place can tell: the language of a script, the type of a
// data: URI.
constexpr std::array kHinted = {
    Format{"html", Reading::kStructured, TextKind::kProse},
    Format{"xml", Reading::kStructured, TextKind::kProse},
    Format{"json", Reading::kStructured, TextKind::kData},
    Format{"js", Reading::kStructured, TextKind::kCode},
    Format{"css", Reading::kStructured, TextKind::kData},
    Format{"csv", Reading::kText, TextKind::kTable},
    Format{"code", Reading::kText, TextKind::kCode},
};

// A hint never takes away what the bytes themselves say: a mail stays one.
Format with_hint(Format const& format, std::string_view hint) {
  bool const open =
      is_text_format(format) && format.reading != Reading::kTextPartial;
  auto const found =
      std::find_if(kHinted.begin(), kHinted.end(),
                   [&](Format const& row) { return row.name == hint; });
  bool const weaker = found != kHinted.end() &&
                      found->reading == Reading::kText &&
                      format.reading == Reading::kStructured;
  return open && !weaker && found != kHinted.end() ? *found : format;
}

void extract_raw(Source const& source, Format const& format, Extraction& out) {
  bool const known = format.name != unknown_format().name;
  out.cover("", Role::kRaw, Status::kUninspected,
            known ? reason::kNotSupported : reason::kUnknownFormat);
  scan_raw(source.bytes, out);
}

bool is_text(std::string_view bytes) {
  std::string_view const head = bytes.substr(0, std::size_t{4} << 20);
  return guess_encoding(head, head.size() == bytes.size()).is_text;
}

// Too many containers inside containers. Markup is still text.
void stop_at_depth(Source const& source, Format const& format,
                   Extraction& out) {
  std::string const why = limit_reason(&Limits::depth);
  if (is_text_format(format)) {
    out.partial(why);
    extract_text(source, format, out);
    return;
  }
  out.uninspected(why);
  scan_raw(source.bytes, out);
}

// A ZIP's entries say what kind of ZIP it is.
void extract_packed(Source const& source, Extraction& out) {
  Format const format{package_kind(source.bytes), Reading::kStructured};
  out.set_format(format.name);
  Extractor const extract = extractor_of(format.name);
  extract == nullptr ? extract_raw(source, format, out) : extract(source, out);
}

void extract_structured(Source const& source, Format const& format,
                        Extraction& out) {
  if (out.depth() > out.limits().depth) {
    stop_at_depth(source, format, out);
    return;
  }
  if (!is_text_format(format)) {
    extract_packed(source, out);
    return;
  }
  if (!is_text(source.bytes)) {
    // Claimed by its name only, it is something else.
    std::string_view const head = source.bytes.substr(0, kFormatHeadBytes);
    if (recognise(head, "").reading != Reading::kStructured) {
      out.set_format(unknown_format().name);
      extract_raw(source, unknown_format(), out);
      return;
    }
    out.partial(reason::kUndecodable);
  }
  Extractor const extract = extractor_of(format.name);
  extract == nullptr ? extract_raw(source, format, out) : extract(source, out);
}

// Something with a ZIP behind it. What stands in front of the ZIP is a gap in
// it, searched raw, and unexplained unless it is a whole program.
void extract_appended(Source const& source, Format const& format,
                      Extraction& out) {
  constexpr std::array<std::string_view, 3> kPrograms = {"pe", "elf", "mach-o"};
  bool const is_program = std::find(kPrograms.begin(), kPrograms.end(),
                                    format.name) != kPrograms.end();
  if (is_picture(format)) {
    out.cover("", Role::kImage, Status::kUninspected, reason::kImage);
  } else if (format.name != unknown_format().name && !is_program) {
    out.partial(reason::kNotSupported);
  }
  extract_packed(source, out);
  if (format.name != unknown_format().name) out.set_format(format.name);
}

// Binary of a kind not read here.
void extract_binary(Source const& source, Format const& format,
                    Extraction& out) {
  if (ends_as_zip(source.bytes)) {
    if (out.depth() > out.limits().depth) {
      stop_at_depth(source, format, out);
    } else {
      extract_appended(source, format, out);
    }
  } else if (is_picture(format)) {
    extract_picture(source, format, out);
  } else if (format.reading == Reading::kNoText) {
    out.cover("", Role::kBody, Status::kSkipped, reason::kNoText);
  } else {
    extract_raw(source, format, out);
  }
}

}  // namespace

void extract_by_format(Source const& source, std::string_view format_hint,
                       Extraction& out) {
  Format const format =
      with_hint(recognise(source.bytes.substr(0, kFormatHeadBytes), source.name,
                          source.bytes.size()),
                format_hint);
  out.set_format(format.name);
  if (source.bytes.empty()) return;
  if (format.reading == Reading::kStructured) {
    extract_structured(source, format, out);
  } else if (!is_text_format(format)) {
    extract_binary(source, format, out);
  } else if (!is_text(source.bytes)) {
    out.set_format(unknown_format().name);
    extract_binary(source, unknown_format(), out);
  } else {
    if (format.reading == Reading::kTextPartial) {
      out.partial(reason::kNotSupported);
    }
    extract_text(source, format, out);
  }
}

void extract_input(Source const& source, Limits const& limits,
                   RecordSink const& sink) {
  Budget budget(limits, source.bytes.size());
  {
    Extraction out(budget, sink, "unknown", source.bytes.size());
    extract_by_format(source, "", out);
  }
  sink(EndRecord{budget.characters()});
}

}  // namespace mishen
