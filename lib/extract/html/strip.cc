#include "lib/extract/html/strip.h"

#include "lib/extract/html/entities.h"
#include "lib/extract/html/tags.h"
#include "lib/extract/html/tokens.h"

namespace mishen {
namespace {

void add_values(HtmlToken const& tag, std::string_view line_break,
                std::string& out) {
  if (has_non_ascii(tag.name)) out.append(line_break).append(tag.name);
  for (RawAttribute const& attribute : attributes_of(tag)) {
    if (has_non_ascii(attribute.name)) {
      out.append(line_break).append(attribute.name);
    }
    if (attribute.value.empty()) continue;
    out += line_break;
    out += decode_references(attribute.value);
  }
}

}  // namespace

std::string strip_markup(std::string_view text, Strip what,
                         std::string_view line_break) {
  std::string out;
  HtmlTokens tokens(text);
  bool is_code = false;
  while (auto const token = tokens.next()) {
    switch (token->kind) {
      case HtmlToken::Kind::kText:
        if (!token->raw) {
          out += decode_references(token->content);
        } else if (!is_code || what == Strip::kAll) {
          out += token->content;
        }
        break;
      case HtmlToken::Kind::kComment:
      case HtmlToken::Kind::kDoctype:
        if (what == Strip::kAll) {
          out.append(line_break).append(token->content).append(line_break);
        }
        break;
      case HtmlToken::Kind::kStart:
      case HtmlToken::Kind::kEnd: {
        TagInfo const info = tag_info(lower_ascii(token->name));
        is_code = token->kind == HtmlToken::Kind::kStart &&
                  (info.tag == Tag::kScript || info.tag == Tag::kStyle);
        // A tag that never ends may be no tag at all.
        bool const values = what == Strip::kAll || !token->finished;
        if (values) add_values(*token, line_break, out);
        if (values || info.is_block || info.tag == Tag::kBr) out += line_break;
        break;
      }
    }
  }
  return out;
}

bool has_markup(std::string_view text) {
  std::size_t const last_end = text.rfind('>');
  for (std::size_t at = text.find('<'); at != text.npos;
       at = text.find('<', at + 1)) {
    std::size_t name = at + 1;
    if (text.substr(name, 3) == "!--") return true;
    if (text.substr(name, 1) == "/") ++name;
    std::size_t end = name;
    while (end < text.size() && end < name + 12 &&
           (is_ascii_letter(text[end]) ||
            (text[end] >= '1' && text[end] <= '6'))) {
      ++end;
    }
    if (end == name || !is_ascii_letter(text[name])) continue;
    // "a<b" of code is no tag.
    std::string_view const behind = text.substr(end, 1);
    bool const ends = behind == ">" || behind == "/" ||
                      (!behind.empty() && is_html_space(behind[0]) &&
                       last_end != text.npos && last_end >= end);
    if (ends) return true;
  }
  return false;
}

}  // namespace mishen
