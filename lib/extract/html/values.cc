#include "lib/extract/html/values.h"

#include <algorithm>

#include "lib/extract/code/code.h"
#include "lib/extract/data_uri.h"
#include "lib/extract/html/strip.h"
#include "lib/extract/html/style.h"
#include "lib/extract/xml/xml_text.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, std::string_view const (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Attributes whose values are words for people.
bool is_said(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "abbr",    "alt",         "aria-label", "aria-description",
      "caption", "content",     "download",   "label",
      "prompt",  "placeholder", "standby",    "summary",
      "title",   "value",       "author",     "aria-valuetext"};
  return is_one_of(name, kNames);
}

/// Attributes that only name things for the page's own use.
bool is_identifier(std::string_view name) {
  constexpr std::string_view kNames[] = {"accept",
                                         "aria-controls",
                                         "aria-labelledby",
                                         "aria-describedby",
                                         "charset",
                                         "class",
                                         "for",
                                         "form",
                                         "headers",
                                         "http-equiv",
                                         "id",
                                         "integrity",
                                         "itemprop",
                                         "itemtype",
                                         "lang",
                                         "media",
                                         "name",
                                         "nonce",
                                         "property",
                                         "rel",
                                         "role",
                                         "target",
                                         "type",
                                         "viewbox",
                                         "d",
                                         "points",
                                         "xmlns",
                                         "transform"};
  return is_one_of(name, kNames) || name.starts_with("xmlns:");
}

bool is_address(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "action",   "archive",  "background", "cite",       "classid",
      "codebase", "data",     "formaction", "href",       "icon",
      "longdesc", "manifest", "ping",       "poster",     "profile",
      "src",      "srcset",   "usemap",     "xlink:href", "imagesrcset"};
  return is_one_of(name, kNames) || name.ends_with("-src") ||
         name.ends_with("-href") || name.ends_with("-url");
}

/// The value without the blanks and breaks that browsers pass over.
std::string without_spaces(std::string_view text) {
  std::string out;
  for (char byte : text) {
    if (!is_html_space(byte)) out += byte;
  }
  return out;
}

bool has_scheme(std::string_view address, std::string_view scheme) {
  constexpr std::size_t kLooked = 64;
  std::string const head =
      lower_ascii(without_spaces(address.substr(0, kLooked)));
  return head.starts_with(scheme);
}

/// Percent codes as text, each part of the address in its own encoding.
std::string unescaped(std::string_view address) {
  if (address.find('%') == address.npos) return std::string(address);
  std::string out;
  while (!address.empty()) {
    std::size_t const end =
        std::min(address.find_first_of("/?&=;#,"), address.size());
    std::string_view const part = address.substr(0, end);
    out += part.find('%') == part.npos ? std::string(part)
                                       : decode_name(percent_decoded(part));
    out += address.substr(end, 1);
    address.remove_prefix(std::min(end + 1, address.size()));
  }
  return out;
}

bool may_hold_text(std::string_view value) {
  return has_non_ascii(value) || is_wordy(value) ||
         value.find_first_of("%\\&<") != value.npos;
}

/// The literals of a script that hold a star, one a line: a marking that is
/// the whole of a string stands alone there. U+2028 ends a line and counts as
/// no line of the source.
std::string starred_strings(std::string_view code) {
  std::string out;
  std::size_t at = code.find_first_of("\"'`");
  while (at != code.npos) {
    std::size_t end = at + 1;
    while (end < code.size() && code[end] != code[at] && code[end] != '\n') {
      end += code[end] == '\\' ? 2 : 1;
    }
    end = std::min(end, code.size());
    std::string_view const text = code.substr(at + 1, end - at - 1);
    if (text.find("★") != text.npos || text.find("☆") != text.npos) {
      out += text;
      out += "\u2028";
    }
    at = end < code.size() ? code.find_first_of("\"'`", end + 1) : code.npos;
  }
  return out;
}

}  // namespace

void ValueWriter::text(std::string_view value, ValuePlace place) {
  Said said;
  said.text = std::string(value);
  said.role = place.role;
  said.hidden = place.hidden;
  said.line = place.line;
  if (value.starts_with('{') || value.starts_with('[')) {
    said.kind = TextKind::kData;  // JSON in a data- attribute
  }
  said.add_decodings();
  out_.aside(std::move(said));
}

void ValueWriter::address_parts(std::string_view address, Said& said) {
  std::size_t const query = std::min(address.find('?'), address.size());
  std::string_view const path = address.substr(0, query);
  std::size_t const slash = path.find_last_of("/\\");
  if (slash != path.npos) {
    std::string const name = unescaped(path.substr(slash + 1));
    if (has_non_ascii(name)) said.add_reading(name, said.hidden);
  }
  bool const is_mail = has_scheme(address, "mailto:");
  std::string_view rest = address.substr(std::min(query + 1, address.size()));
  while (!rest.empty()) {
    std::size_t const end = std::min(rest.find_first_of("&#;"), rest.size());
    std::string_view const field = rest.substr(0, end);
    std::size_t const equals = field.find('=');
    std::string value =
        unescaped(equals == field.npos ? field : field.substr(equals + 1));
    // '+' stands for a blank in queries, not in mail addresses.
    if (!is_mail) std::replace(value.begin(), value.end(), '+', ' ');
    if (is_mail || has_non_ascii(value)) said.add_reading(value, said.hidden);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void ValueWriter::address(std::string_view value, ValuePlace place) {
  if (has_scheme(value, "javascript:") || has_scheme(value, "vbscript:")) {
    std::string const code = percent_decoded(value);
    script(code.substr(code.find(':') + 1), place);
    return;
  }
  if (has_scheme(value, "data:") && !find_data_uris(value).empty()) return;
  Said said;
  said.text = unescaped(value);
  said.role = place.role;
  said.hidden = place.hidden;
  said.line = place.line;
  address_parts(value, said);
  if (!has_non_ascii(said.text) && said.readings.empty() &&
      !is_wordy(said.text)) {
    return;
  }
  said.add_decodings();
  out_.aside(std::move(said));
}

/// What a page's script holds is published with it: its strings are data.
void ValueWriter::script(std::string_view code, ValuePlace place) {
  Said said;
  said.text = std::string(code);
  said.role = Role::kScript;
  said.hidden = place.hidden;
  said.line = place.line;
  said.kind = TextKind::kData;
  std::string decoded = decode_script(code);
  said.add_reading(decoded, said.hidden);
  // JSON in a string: JSON.parse("{\"a\":\"\\u5bc6\"}").
  std::string const twice = decode_script(decoded);
  if (twice != decoded) {
    said.add_reading(twice, said.hidden);
    decoded = twice;
  }
  said.add_reading(starred_strings(decoded), said.hidden);
  if (has_markup(decoded)) {
    // U+2028: a line's end that counts as no line of the source.
    said.add_reading(strip_markup(decoded, Strip::kText, "\u2028"),
                     said.hidden);
  }
  out_.aside(std::move(said));
  out_.members_of(decoded);
}

void ValueWriter::style_sheet(std::string_view css, ValuePlace place) {
  Said said;
  said.text = std::string(css);
  said.role = Role::kScript;
  said.hidden = place.hidden;
  said.line = place.line;
  said.kind = TextKind::kData;
  std::string const decoded = decode_style(css);
  said.add_reading(decoded, said.hidden);
  out_.aside(std::move(said));
  for (std::string const& shown : content_strings(decoded)) {
    text(shown, {Role::kAttribute, place.hidden, place.line});
  }
  out_.members_of(decoded);
}

void ValueWriter::style_attribute(std::string_view value, ValuePlace place) {
  std::string const decoded = decode_style(value);
  if (has_non_ascii(decoded)) {
    Said said;
    said.text = std::string(value);
    said.role = Role::kAttribute;
    said.hidden = place.hidden;
    said.line = place.line;
    said.kind = TextKind::kData;
    said.add_reading(decoded, said.hidden);
    out_.aside(std::move(said));
  }
  for (std::string const& shown : content_strings(decoded)) {
    text(shown, place);
  }
  if (value.find('%') != std::string_view::npos) {
    std::string const plain = percent_decoded(decoded);
    if (has_non_ascii(plain) && plain != decoded) text(plain, place);
  }
}

void ValueWriter::inner_page(std::string_view value, ValuePlace place) {
  Member member;
  member.name = "srcdoc";
  member.name_is_text = false;
  member.bytes = value;
  member.charset = "utf-8";
  member.format_hint = "html";
  member.hidden = place.hidden;
  out_.member(member);
}

void ValueWriter::attribute(HtmlAttribute const& attribute, ValuePlace place) {
  std::string_view const name = attribute.name;
  std::string_view const value = attribute.value;
  if (has_non_ascii(name)) text(name, place);
  if (is_blank_text(value)) return;
  if (name == "srcdoc") {
    inner_page(value, place);
    return;
  }
  if (name == "style") {
    style_attribute(value, place);
  } else if (name.starts_with("on") && name.size() > 3) {
    script(value, place);
  } else if (is_address(name) || has_scheme(value, "javascript:") ||
             has_scheme(value, "data:") || has_scheme(value, "mailto:")) {
    address(value, place);
  } else if (is_said(name) || (is_identifier(name) ? has_non_ascii(value)
                                                   : may_hold_text(value))) {
    text(value, place);
  }
  // Event handlers looked for theirs already.
  std::string const lower = lower_ascii(value);
  if (lower.find("data:") != lower.npos && !name.starts_with("on")) {
    out_.members_of(name == "style" ? decode_style(value) : std::string(value));
  }
}

void ValueWriter::meta(HtmlTree const& tree, NodeId id, ValuePlace place) {
  std::string const* const content = tree.value(id, "content");
  if (content == nullptr || is_blank_text(*content)) return;
  Said said;
  said.text = *content;
  said.role = place.role == Role::kAttribute ? Role::kProperty : place.role;
  said.hidden = place.hidden;
  said.line = place.line;
  for (std::string_view key : {"name", "property", "itemprop", "http-equiv"}) {
    if (std::string const* const name = tree.value(id, key)) {
      said.add_reading(labelled(*name, *content), said.hidden);
      break;
    }
  }
  said.add_decodings();
  out_.aside(std::move(said));
  // A page's forwarding address: "0;url=…".
  std::size_t const url = lower_ascii(*content).find("url=");
  if (url != std::string::npos) address(content->substr(url + 4), place);
  out_.members_of(*content);
}

void ValueWriter::element(HtmlTree const& tree, NodeId id, ValuePlace place,
                          std::string_view except) {
  HtmlNode const& node = tree[id];
  if (node.clone) return;
  if (has_non_ascii(node.text)) text(node.text, place);
  bool const is_meta = node.info.tag == Tag::kMeta && !node.stray;
  if (is_meta) meta(tree, id, place);
  bool skipped = false;  // a doubled attribute is none of the excepted
  for (std::uint32_t i = node.attributes_begin; i < node.attributes_end; ++i) {
    HtmlAttribute const& one = tree.attribute(i);
    bool const done = one.name == except || (is_meta && one.name == "content");
    if (done && !skipped) {
      skipped = true;
      continue;
    }
    attribute(one, place);
  }
}

}  // namespace mishen
