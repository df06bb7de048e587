#include "lib/extract/word/part_kind.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "lib/extract/decoded_source.h"
#include "lib/extract/word/word_tags.h"
#include "lib/extract/word/word_text.h"
#include "lib/extract/xml/xml_reader.h"

namespace mishen {
namespace {

struct Sign {
  std::string_view word;
  PartKind kind;
};

// In content types, lower case; the first that occurs decides.
constexpr Sign kTypes[] = {
    {"relationships+xml", PartKind::kRelationships},
    {"document.glossary+xml", PartKind::kGlossary},
    {"document.main+xml", PartKind::kMain},
    {"template.main+xml", PartKind::kMain},
    {"macroenabled.main+xml", PartKind::kMain},
    {"macroenabledtemplate.main+xml", PartKind::kMain},
    {".header+xml", PartKind::kHeader},
    {".footer+xml", PartKind::kFooter},
    {".footnotes+xml", PartKind::kNotes},
    {".endnotes+xml", PartKind::kNotes},
    {".comments", PartKind::kComments},
    {".commentauthors+xml", PartKind::kPeople},
    {".people+xml", PartKind::kPeople},
    {".persons+xml", PartKind::kPeople},
    {".numbering+xml", PartKind::kNumbering},
    {".styles+xml", PartKind::kStyles},
    {".styleswitheffects+xml", PartKind::kStyles},
    {".settings+xml", PartKind::kSettings},
    {".websettings+xml", PartKind::kSettings},
    {".fonttable+xml", PartKind::kSettings},
    {".keymapcustomizations+xml", PartKind::kSettings},
    {".vbadata+xml", PartKind::kSettings},
    {".theme+xml", PartKind::kSettings},
    {".themeoverride+xml", PartKind::kSettings},
    {"drawingml.", PartKind::kDrawing},
    {"ms-office.drawingml", PartKind::kDrawing},
    {"ms-office.chart", PartKind::kDrawing},
    {"vmldrawing", PartKind::kDrawing},
    {"core-properties+xml", PartKind::kProperties},
    {"extended-properties+xml", PartKind::kProperties},
    {"custom-properties+xml", PartKind::kProperties},
    {"obfuscatedfont", PartKind::kFont},
    {"application/x-font", PartKind::kFont},
    {"font/", PartKind::kFont},
    {"vbaproject", PartKind::kMacro},
    {"printersettings", PartKind::kPrinter},
};

constexpr Sign kRoots[] = {
    {"document", PartKind::kMain},
    {"hdr", PartKind::kHeader},
    {"ftr", PartKind::kFooter},
    {"footnotes", PartKind::kNotes},
    {"endnotes", PartKind::kNotes},
    {"comments", PartKind::kComments},
    {"commentsEx", PartKind::kComments},
    {"commentsIds", PartKind::kComments},
    {"commentsExtensible", PartKind::kComments},
    {"glossaryDocument", PartKind::kGlossary},
    {"people", PartKind::kPeople},
    {"numbering", PartKind::kNumbering},
    {"styles", PartKind::kStyles},
    {"settings", PartKind::kSettings},
    {"webSettings", PartKind::kSettings},
    {"fonts", PartKind::kSettings},
    {"theme", PartKind::kSettings},
    {"themeOverride", PartKind::kSettings},
    {"chartSpace", PartKind::kDrawing},
    {"dataModel", PartKind::kDrawing},
    {"layoutDef", PartKind::kDrawing},
    {"drawing", PartKind::kDrawing},
    {"userShapes", PartKind::kDrawing},
    {"Relationships", PartKind::kRelationships},
    {"coreProperties", PartKind::kProperties},
};

// At the front of a path or of its last name.
constexpr Sign kPaths[] = {
    {"[content_types].xml", PartKind::kContentTypes},
    {"docprops/", PartKind::kProperties},
    {"customxml/", PartKind::kCustom},
    {"word/charts/", PartKind::kDrawing},
    {"word/diagrams/", PartKind::kDrawing},
    {"word/drawings/", PartKind::kDrawing},
    {"word/theme/", PartKind::kSettings},
};

constexpr Sign kNames[] = {
    {"document", PartKind::kMain},        {"header", PartKind::kHeader},
    {"footer", PartKind::kFooter},        {"footnotes", PartKind::kNotes},
    {"endnotes", PartKind::kNotes},       {"comments", PartKind::kComments},
    {"people", PartKind::kPeople},        {"numbering", PartKind::kNumbering},
    {"styles", PartKind::kStyles},        {"settings", PartKind::kSettings},
    {"websettings", PartKind::kSettings}, {"fonttable", PartKind::kSettings},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& byte : out) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + 32);
  }
  return out;
}

bool starts_with(std::string_view text, std::string_view begin) {
  return text.substr(0, begin.size()) == begin;
}

std::string_view last_name(std::string_view part) {
  return part.substr(part.rfind('/') + 1);
}

std::string_view extension(std::string_view part) {
  std::string_view const name = last_name(part);
  std::size_t const dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view()
                                       : name.substr(dot + 1);
}

// The first bytes as UTF-8, from the first '<' on; empty: no XML.
std::string xml_head(std::string_view bytes) {
  constexpr std::size_t kHead = 8 << 10;
  std::string text = decode_source(bytes.substr(0, kHead), "").utf8;
  std::size_t const begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos || text[begin] != '<') return {};
  text.erase(0, begin);
  return text;
}

bool is_name_start(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         byte == '_' || (byte & 0x80) != 0;
}

}  // namespace

bool is_story(PartKind kind) {
  return kind >= PartKind::kMain && kind <= PartKind::kGlossary;
}

std::string plain_part_name(std::string_view name) {
  std::string plain = lower(name);
  std::replace(plain.begin(), plain.end(), '\\', '/');
  return plain.substr(std::min(plain.find_first_not_of('/'), plain.size()));
}

void ContentTypes::read(std::string_view bytes, Limits const& limits) {
  XmlHandlers handlers;
  handlers.start = [&](XmlName name, std::span<XmlAttribute const> attributes) {
    std::string type = lower(attribute_of(attributes, "ContentType"));
    if (name.local == "Override") {
      std::string_view const part = attribute_of(attributes, "PartName");
      overrides_.emplace(
          plain_part_name(decoded_percent(part).value_or(std::string(part))),
          std::move(type));
    } else if (name.local == "Default") {
      defaults_.emplace(lower(attribute_of(attributes, "Extension")),
                        std::move(type));
    }
  };
  XmlReader(limits, {}).read(bytes, handlers);
}

std::string ContentTypes::of(std::string_view part) const {
  std::string const plain = plain_part_name(part);
  std::string const decoded = decoded_percent(plain).value_or(plain);
  auto at = overrides_.find(plain);
  if (at == overrides_.end()) at = overrides_.find(plain_part_name(decoded));
  if (at != overrides_.end()) return at->second;
  at = defaults_.find(extension(plain));
  return at == defaults_.end() ? std::string() : at->second;
}

std::string_view word_format(std::string_view content_type) {
  std::string const type = lower(content_type);
  auto const has = [&type](std::string_view word) {
    return type.find(word) != std::string::npos;
  };
  if (has("macroenabledtemplate")) return "dotm";
  if (has("macroenabled")) return "docm";
  if (has("template.main")) return "dotx";
  return has("document.main") ? "docx" : "";
}

PartKind kind_by_type(std::string_view content_type) {
  std::string const type = lower(content_type);
  for (Sign const& sign : kTypes) {
    if (type.find(sign.word) != std::string::npos) return sign.kind;
  }
  return PartKind::kUnknown;
}

PartKind kind_by_root(std::string_view root) {
  for (Sign const& sign : kRoots) {
    if (sign.word == root) return sign.kind;
  }
  return PartKind::kUnknown;
}

PartKind kind_by_path(std::string_view part) {
  std::string_view const kind = extension(part);
  if (kind == "rels") return PartKind::kRelationships;
  if (kind == "vml") return PartKind::kDrawing;
  if (kind == "odttf" || kind == "fntdata") return PartKind::kFont;
  std::string_view const name = last_name(part);
  if (kind != "xml") {
    if (starts_with(name, "vbaproject")) return PartKind::kMacro;
    if (starts_with(name, "printersettings")) return PartKind::kPrinter;
    return PartKind::kUnknown;
  }
  for (Sign const& sign : kPaths) {
    if (starts_with(part, sign.word)) return sign.kind;
  }
  for (Sign const& sign : kNames) {
    if (starts_with(name, sign.word)) return sign.kind;
  }
  return PartKind::kCustom;
}

bool looks_like_xml(std::string_view bytes) { return !xml_head(bytes).empty(); }

std::string root_element(std::string_view bytes) {
  std::string const head = xml_head(bytes);
  for (std::size_t at = head.find('<'); at != std::string::npos;
       at = head.find('<', at + 1)) {
    if (head.compare(at, 4, "<!--") == 0) {
      at = head.find("-->", at + 4);
      if (at == std::string::npos) break;
      continue;
    }
    if (at + 1 >= head.size() || !is_name_start(head[at + 1])) continue;
    std::size_t const end = head.find_first_of(" \t\r\n/>", at);
    std::string const name = head.substr(at + 1, end - at - 1);
    std::size_t const colon = name.rfind(':');
    return colon == std::string::npos ? name : name.substr(colon + 1);
  }
  return {};
}

bool has_paragraphs(std::string_view bytes, Limits const& limits) {
  std::vector<WordTag> open;
  bool found = false;
  XmlHandlers handlers;
  handlers.start = [&](XmlName name, std::span<XmlAttribute const>) {
    WordTag const tag = word_tag_of(name.local);
    bool const is_text = tag == WordTag::kT || tag == WordTag::kDelText;
    if (is_text && !open.empty() && open.back() == WordTag::kR) found = true;
    open.push_back(tag);
  };
  handlers.end = [&](XmlName) {
    if (!open.empty()) open.pop_back();
  };
  XmlReader(limits, {}).read(bytes, handlers);
  return found;
}

bool is_common_name(std::string_view part) {
  constexpr std::string_view kStems =
      " _rels _xmlsignatures activex afchunk app attachedtoolbars chart charts "
      "colors comments commentsextended commentsextensible commentsids core "
      "ctrlprop custom customui customxml data diagrams docprops document "
      "drawing drawings embeddings endnotes font fonts fonttable footer "
      "footnotes glossary header image ink item itemprops layout media "
      "microsoft_excel_sheet microsoft_excel_worksheet microsoft_word_document "
      "numbering oleobject origin people printersettings quickstyle settings "
      "sig style styles styleswitheffects taskpanes theme thumbnail vbadata "
      "vbaproject vmldrawing webextension webextensions websettings word "
      "[content_types] ";
  constexpr std::string_view kEndings =
      " .bin .bmp .doc .docm .docx .emf .fntdata .gif .htm .html .jpeg .jpg "
      ".mht .odttf .png .ppt .pptx .rels .rtf .sigs .svg .tif .tiff .txt .vml "
      ".vml.rels .wdp .wmf .xls .xlsx .xml .xml.rels ";
  auto const has = [](std::string_view list, std::string_view word) {
    return list.find(" " + std::string(word) + " ") != std::string_view::npos;
  };
  std::string const plain = plain_part_name(part);
  for (std::size_t at = 0; at <= plain.size();) {
    std::size_t const end = std::min(plain.find('/', at), plain.size());
    std::string_view const name = std::string_view(plain).substr(at, end - at);
    std::size_t const dot = std::min(name.find('.'), name.size());
    std::string_view stem = name.substr(0, dot);
    while (!stem.empty() && stem.back() >= '0' && stem.back() <= '9') {
      stem.remove_suffix(1);
    }
    bool const is_known = stem.empty() || has(kStems, stem);
    if (!is_known || (dot < name.size() && !has(kEndings, name.substr(dot)))) {
      return false;
    }
    at = end + 1;
  }
  return true;
}

}  // namespace mishen
