#include "lib/extract/html/tags.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace mishen {
namespace {

constexpr TagInfo block(Tag tag = Tag::kOther) {
  return {tag, true, false, false, false, false};
}
constexpr TagInfo barrier(Tag tag = Tag::kOther) {
  return {tag, true, false, false, false, true};
}
constexpr TagInfo empty(Tag tag = Tag::kOther, bool is_block = false) {
  return {tag, is_block, true, false, false, false};
}
constexpr TagInfo raw(Tag tag = Tag::kOther) {
  return {tag, true, false, true, false, false};
}
constexpr TagInfo formatting(Tag tag = Tag::kOther) {
  return {tag, false, false, false, true, false};
}
constexpr TagInfo inline_of(Tag tag) {
  return {tag, false, false, false, false, false};
}

using Table = std::unordered_map<std::string_view, TagInfo>;

void add_blocks(Table& table) {
  for (std::string_view name : {"address",
                                "article",
                                "aside",
                                "blockquote",
                                "body",
                                "button",
                                "center",
                                "details",
                                "dir",
                                "div",
                                "dl",
                                "fieldset",
                                "figcaption",
                                "figure",
                                "footer",
                                "form",
                                "h1",
                                "h2",
                                "h3",
                                "h4",
                                "h5",
                                "h6",
                                "head",
                                "header",
                                "hgroup",
                                "html",
                                "legend",
                                "main",
                                "menu",
                                "nav",
                                "ol",
                                "search",
                                "section",
                                "summary",
                                "ul",
                                "datalist",
                                "colgroup",
                                "desc",
                                "text",
                                "metadata",
                                "foreignobject",
                                "canvas",
                                "audio",
                                "video",
                                "menuitem"}) {
    table.emplace(name, block());
  }
  for (std::string_view name : {"applet", "caption", "marquee", "object"}) {
    table.emplace(name, barrier());
  }
  for (std::string_view name : {"tbody", "thead", "tfoot"}) {
    table.emplace(name, block(Tag::kRowGroup));
  }
  table.emplace("dd", block(Tag::kDescription));
  table.emplace("dialog", block(Tag::kDialog));
  table.emplace("dt", block(Tag::kTerm));
  table.emplace("frameset", block(Tag::kFrameset));
  table.emplace("li", block(Tag::kListItem));
  table.emplace("math", inline_of(Tag::kForeign));
  table.emplace("noscript", block(Tag::kNoscript));
  table.emplace("optgroup", block(Tag::kOptionGroup));
  table.emplace("option", block(Tag::kOption));
  table.emplace("p", block(Tag::kParagraph));
  table.emplace("pre", block(Tag::kPre));
  table.emplace("listing", block(Tag::kPre));
  table.emplace("select", block(Tag::kSelect));
  table.emplace("svg", block(Tag::kForeign));
  table.emplace("table", barrier(Tag::kTable));
  table.emplace("td", barrier(Tag::kCell));
  table.emplace("template", barrier(Tag::kComputed));
  table.emplace("th", barrier(Tag::kCell));
  table.emplace("tr", block(Tag::kRow));
}

void add_others(Table& table) {
  for (std::string_view name :
       {"area", "base", "basefont", "bgsound", "col", "embed", "frame",
        "keygen", "link", "param", "source", "track"}) {
    table.emplace(name, empty());
  }
  for (std::string_view name : {"a", "b", "big", "code", "em", "i", "nobr",
                                "small", "strong", "tt", "u"}) {
    table.emplace(name, formatting());
  }
  for (std::string_view name :
       {"iframe", "noembed", "noframes", "plaintext", "xmp"}) {
    table.emplace(name, raw());
  }
  table.emplace("bdo", inline_of(Tag::kBdo));
  table.emplace("br", empty(Tag::kBr));
  table.emplace("del", inline_of(Tag::kDeleted));
  table.emplace("font", formatting(Tag::kFont));
  table.emplace("hr", empty(Tag::kOther, true));
  table.emplace("img", empty(Tag::kImage));
  table.emplace("image", empty(Tag::kImage));
  table.emplace("input", empty(Tag::kInput));
  table.emplace("ins", inline_of(Tag::kInserted));
  table.emplace("label", inline_of(Tag::kLabel));
  table.emplace("meta", empty(Tag::kMeta));
  table.emplace("rp", inline_of(Tag::kRubyParen));
  table.emplace("rt", inline_of(Tag::kRuby));
  table.emplace("rtc", inline_of(Tag::kRuby));
  table.emplace("s", formatting(Tag::kDeleted));
  table.emplace("script", raw(Tag::kScript));
  table.emplace("strike", formatting(Tag::kDeleted));
  table.emplace("style", raw(Tag::kStyle));
  table.emplace("textarea", raw(Tag::kTextarea));
  table.emplace("title", raw(Tag::kTitle));
  table.emplace("wbr", empty());
}

Table make_table() {
  Table table;
  add_blocks(table);
  add_others(table);
  return table;
}

}  // namespace

TagInfo tag_info(std::string_view name) {
  static Table const kTable = make_table();
  auto const found = kTable.find(name);
  return found == kTable.end() ? TagInfo{} : found->second;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& byte : out) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return out;
}

bool has_non_ascii(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80;
  });
}

}  // namespace mishen
