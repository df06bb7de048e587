#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/document/format_magic.h"

namespace mishen {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";

constexpr Format kHtml{"html", Reading::kStructured, TextKind::kProse};
constexpr Format kXml{"xml", Reading::kStructured, TextKind::kProse};
constexpr Format kRtf{"rtf", Reading::kTextPartial, TextKind::kProse};
constexpr Format kEml{"eml", Reading::kTextPartial, TextKind::kProse};
constexpr Format kMbox{"mbox", Reading::kTextPartial, TextKind::kProse};
constexpr Format kJson{"json", Reading::kStructured, TextKind::kData};
constexpr Format kHttp{"http", Reading::kTextPartial, TextKind::kProse};

// Elements that stand first in pieces of HTML.
constexpr std::array<std::string_view, 62> kHtmlElements = {
    "title",    "meta",    "link",     "base",     "script",   "style",
    "noscript", "table",   "tr",       "td",       "div",      "span",
    "p",        "br",      "hr",       "a",        "img",      "h1",
    "h2",       "h3",      "h4",       "ul",       "ol",       "li",
    "form",     "input",   "iframe",   "frameset", "center",   "font",
    "b",        "strong",  "pre",      "section",  "article",  "header",
    "footer",   "main",    "template", "h6",       "dl",       "dt",
    "dd",       "select",  "option",   "label",    "textarea", "button",
    "fieldset", "details", "dialog",   "ruby",     "bdo",      "blockquote",
    "u",        "i",       "em",       "small",    "sup",      "nav",
    "aside",    "figure"};

// Header fields of mail (RFC 5322, 2045, 2369, 6376 and common practice).
constexpr std::array<std::string_view, 25> kMailFields = {
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "date",
    "mime-version",
    "received",
    "message-id",
    "return-path",
    "delivered-to",
    "reply-to",
    "sender",
    "content-type",
    "content-transfer-encoding",
    "in-reply-to",
    "references",
    "x-mailer",
    "dkim-signature",
    "authentication-results",
    "user-agent",
    "list-id",
    "envelope-to",
    "x-originating-ip",
    "thread-topic"};

template <class List>
bool contains(List const& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool starts(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool is_name_start(char byte) {
  return (byte >= 'a' && byte <= 'z') || byte == '_' || (byte & 0x80) != 0;
}

bool is_name_byte(char byte) {
  return is_name_start(byte) || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '.' || byte == ':';
}

// How the units of `head` lie; width 1: UTF-8 or any ASCII superset.
struct Layout {
  std::size_t mark = 0;   // bytes of byte-order mark
  std::size_t width = 1;  // bytes of a unit
  std::size_t low = 0;    // which of them is the low one
};

Layout layout_of(std::string_view head) {
  using std::literals::operator""sv;
  if (starts(head, "\xEF\xBB\xBF")) return {3, 1, 0};
  if (starts(head, "\xFF\xFE\0\0"sv)) return {4, 4, 0};
  if (starts(head, "\0\0\xFE\xFF"sv)) return {4, 4, 3};
  if (starts(head, "\xFF\xFE")) return {2, 2, 0};
  if (starts(head, "\xFE\xFF")) return {2, 2, 1};
  if (head.size() < 4 || (head[0] == '\0') == (head[1] == '\0')) return {};
  bool const pairs = head[0] == '\0' ? head[2] == '\0' : head[3] == '\0';
  return pairs ? Layout{0, 2, head[0] == '\0' ? 1U : 0U} : Layout{};
}

// `head` as ASCII in lower case: the byte-order mark left out, one byte for
// each unit (0x80 for what is not ASCII).
std::string narrow(std::string_view head) {
  Layout const layout = layout_of(head);
  head.remove_prefix(layout.mark);
  if (layout.width == 1) return ascii_lower(head);
  std::string narrowed;
  for (std::size_t at = 0; at + layout.width <= head.size();
       at += layout.width) {
    std::string_view const unit = head.substr(at, layout.width);
    auto const nuls = std::count(unit.begin(), unit.end(), '\0');
    bool const is_ascii = static_cast<std::size_t>(nuls) == layout.width - 1 &&
                          (unit[layout.low] & 0x80) == 0;
    narrowed += is_ascii ? unit[layout.low] : '\x80';
  }
  return ascii_lower(narrowed);
}

std::string_view take_line(std::string_view& text) {
  std::size_t const end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// The name of the header field that `line` begins, or empty.
std::string_view field_name(std::string_view line) {
  std::size_t const colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  std::string_view const field = line.substr(0, colon);
  bool const printable = std::all_of(field.begin(), field.end(), [](char byte) {
    return byte > ' ' && byte < '\x7F';
  });
  return printable ? field : std::string_view();
}

// Different mail fields in the header block that `text` begins with.
std::size_t count_mail_fields(std::string_view text) {
  std::array<bool, kMailFields.size()> seen{};
  bool first = true;
  while (!text.empty()) {
    std::string_view const line = take_line(text);
    bool const continues =
        !first && !line.empty() && (line[0] == ' ' || line[0] == '\t');
    first = false;
    if (continues) continue;
    std::string_view const field = field_name(line);
    if (field.empty()) break;
    auto const known = std::find(kMailFields.begin(), kMailFields.end(), field);
    if (known != kMailFields.end()) {
      seen[static_cast<std::size_t>(known - kMailFields.begin())] = true;
    }
  }
  return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
}

bool holds_encoded_parts(std::string_view text) {
  return text.find("content-transfer-encoding: base64") !=
             std::string_view::npos ||
         text.find("content-transfer-encoding: quoted-printable") !=
             std::string_view::npos ||
         text.find("content-type: multipart/") != std::string_view::npos;
}

std::optional<Format> recognise_mail(std::string_view text,
                                     Format const& named) {
  bool const is_box = starts(text, "from ");
  std::string_view header = text;
  if (is_box) take_line(header);
  if (count_mail_fields(header) < 2) return std::nullopt;
  // YAML and patches may begin with the same words; they are read as what
  // they are unless parts of them would have to be decoded.
  bool const is_text =
      named.reading == Reading::kText && named.kind != TextKind::kProse;
  if (is_text && !holds_encoded_parts(text)) return std::nullopt;
  return is_box ? kMbox : kEml;
}

bool is_http(std::string_view text) {
  constexpr std::string_view kShape = "http/1.1 200";
  if (!starts(text, "http/") || text.size() < kShape.size()) return false;
  std::string_view header = text;
  std::string_view const status = take_line(header).substr(0, kShape.size());
  for (std::size_t i = 5; i < status.size(); ++i) {
    bool const fits = kShape[i] == '.' || kShape[i] == ' '
                          ? status[i] == kShape[i]
                          : status[i] >= '0' && status[i] <= '9';
    if (!fits) return false;
  }
  return status.size() == kShape.size() &&
         !field_name(take_line(header)).empty();
}

// An object with a key, or a list of such objects, under any name: what its
// strings say may stand in escapes only.
bool is_json(std::string_view text) {
  auto const take = [&](char wanted) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
  };
  while (take('[')) continue;
  if (!take('{') || !take('"')) return false;
  std::size_t end = 0;
  while (end < text.size() && text[end] != '"' && text[end] != '\n') {
    end += text[end] == '\\' ? 2 : 1;
  }
  if (end >= text.size() || text[end] != '"') return false;
  text.remove_prefix(end + 1);
  return take(':');
}

// The first tag, and what stood before it.
struct Prologue {
  bool xml = false;         // an XML declaration
  bool unfinished = false;  // a comment that does not end in the head
  std::string_view tag;     // from '<'
};

Prologue read_prologue(std::string_view text) {
  Prologue prologue;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    std::string_view end;
    if (starts(text, "<!--")) {
      end = "-->";
    } else if (starts(text, "<?xml") || (prologue.xml && starts(text, "<?"))) {
      prologue.xml = true;
      end = "?>";
    } else {
      break;
    }
    std::size_t const at = text.find(end, 4);
    prologue.unfinished = at == std::string_view::npos;
    if (prologue.unfinished) break;
    text.remove_prefix(at + end.size());
  }
  prologue.tag = text;
  return prologue;
}

std::string_view tag_name(std::string_view tag) {
  if (tag.size() < 2 || tag[0] != '<' || !is_name_start(tag[1])) return {};
  auto const end = std::find_if_not(tag.begin() + 1, tag.end(), is_name_byte);
  auto const size = static_cast<std::size_t>(end - tag.begin()) - 1;
  std::string_view const name = tag.substr(1, size);
  std::string_view const rest = tag.substr(1 + size);
  bool const closed = rest.empty() || rest[0] == '>' || starts(rest, "/>") ||
                      kBlanks.find(rest[0]) != std::string_view::npos;
  return closed && name.back() != ':' ? name : std::string_view();
}

// A tag that opens an element, and no <name> in a talk: it has attributes, is
// empty, or is closed later.
bool opens_element(std::string_view tag, std::string_view name) {
  std::string_view const inside = tag.substr(0, tag.find('>'));
  bool const has_attribute = inside.find("=\"") != std::string_view::npos ||
                             inside.find("='") != std::string_view::npos;
  bool const is_empty = !inside.empty() && inside.back() == '/';
  if (has_attribute || is_empty) return true;
  bool const is_ascii = std::none_of(
      name.begin(), name.end(), [](char byte) { return (byte & 0x80) != 0; });
  if (!is_ascii) {
    return tag.find("</" + std::string(name)) != std::string_view::npos;
  }
  for (std::size_t at = tag.find("</"); at != std::string_view::npos;
       at = tag.find("</", at + 2)) {
    if (at + 2 < tag.size() && is_name_start(tag[at + 2])) return true;
  }
  return false;
}

std::string_view local_name(std::string_view name) {
  std::size_t const colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::optional<Format> recognise_declaration(std::string_view tag) {
  constexpr std::string_view kDoctype = "<!doctype";
  if (starts(tag, kDoctype)) {
    std::string_view rest = tag.substr(kDoctype.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    return starts(rest, "html") ? kHtml : kXml;
  }
  for (std::string_view const sign : {"<![cdata[", "<!element", "<!entity",
                                      "<!attlist", "<![if", "<![endif"}) {
    if (starts(tag, sign)) return kXml;
  }
  return std::nullopt;
}

std::optional<Format> recognise_tags(std::string_view text,
                                     Format const& named) {
  Prologue const prologue = read_prologue(text);
  if (prologue.unfinished) return prologue.xml ? kXml : kHtml;
  if (auto const found = recognise_declaration(prologue.tag)) return found;
  std::string_view const name = tag_name(prologue.tag);
  std::string_view const local = local_name(name);
  if (local == "html") return kHtml;
  if (prologue.xml) return kXml;
  if (name == "head" || name == "body") return kHtml;
  // Pieces of a page may begin with any element.
  if (named.name == "html" && !name.empty()) return kHtml;
  // Markdown, source code and templates may begin with any other tag.
  bool const has_tags = named.reading == Reading::kText &&
                        (named.kind == TextKind::kCode ||
                         named.kind == TextKind::kData || named.name == "md");
  if (name.empty() || has_tags) return std::nullopt;
  if (contains(kHtmlElements, name)) return kHtml;
  return opens_element(prologue.tag, name) ? std::optional(kXml) : std::nullopt;
}

}  // namespace

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a')
                                      : byte;
  });
  return lower;
}

std::optional<Format> recognise_markup(std::string_view head,
                                       Format const& named) {
  std::string const narrowed = narrow(head.substr(0, kFormatHeadBytes));
  std::string_view const text = narrowed;
  std::size_t const begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return std::nullopt;
  if (starts(text.substr(begin), "{\\rt")) return kRtf;
  if (text[begin] == '<') return recognise_tags(text.substr(begin), named);
  bool const is_named_text = named.name == "txt" || named.name == "log";
  if (is_named_text && is_json(text.substr(begin))) return kJson;
  if (is_http(text)) return kHttp;
  return recognise_mail(text, named);
}

}  // namespace mishen
