// What a page holds without showing it: comments, scripts, style sheets,
// templates.

#include "lib/extract/code/code.h"
#include "lib/extract/html/reader_state.h"
#include "lib/extract/html/strip.h"

namespace mishen {
namespace {

// Markup in comments in templates in comments: deeper is text.
constexpr std::size_t kDeepestMarkup = 4;

/// <script type="text/template">: a page's markup, kept from the browser.
bool is_markup_type(std::string const* type) {
  if (type == nullptr) return false;
  std::string const name = lower_ascii(*type);
  for (std::string_view markup : {"template", "html", "handlebars", "tmpl",
                                  "mustache", "xml", "jsrender"}) {
    if (name.find(markup) != name.npos) return true;
  }
  return false;
}

/// White space at both ends off; begins at `offset` then.
std::string_view trimmed(std::string_view text, std::size_t& offset) {
  while (!text.empty() && is_html_space(text.front())) {
    text.remove_prefix(1);
    ++offset;
  }
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

void HtmlReader::find_styles() {
  for (NodeId id = 1; id < tree_.size(); ++id) {
    if (tree_[id].info.tag != Tag::kStyle || tree_[id].stray) continue;
    sheet_.add(decode_style(tree_.text_in(id, source_.size())));
  }
}

void HtmlReader::inner_markup(std::string_view markup, std::size_t offset,
                              std::optional<Role> role) {
  MarkupPlace inner = place_;
  inner.hidden = true;
  inner.line = line_of(offset);
  ++inner.depth;
  if (role && !inner.role) inner.role = role;
  out_.part();
  too_deep_ |= read_markup(markup, inner, out_);
  out_.part();
}

void HtmlReader::comment(NodeId id, bool hidden) {
  HtmlNode const& node = tree_[id];
  std::string_view text = node.text;
  if (is_blank_text(text)) return;
  // <?…?> is a comment to HTML; the second sign is no part of what it says.
  if (text.starts_with('?')) text.remove_prefix(1);
  if (text.ends_with('?') && source_.substr(node.offset, 2) == "<?") {
    text.remove_suffix(1);
  }
  // What every page begins with says nothing.
  if (lower_ascii(text) == "doctype html") return;
  std::size_t offset = node.offset;
  bool const is_comment = source_.substr(offset, 4) == "<!--";
  offset = std::min(offset + (is_comment ? 4 : 2), source_.size());
  if (has_markup(text) && place_.depth < kDeepestMarkup) {
    inner_markup(text, offset, Role::kComment);
    return;
  }
  Said said;
  said.text = std::string(trimmed(text, offset));
  said.role = role_of(Role::kComment);
  said.hidden = hidden;
  said.line = line_of(offset);
  said.add_decodings();
  out_.aside(std::move(said));
}

void HtmlReader::script(NodeId id, bool hidden) {
  std::string const code = tree_.text_in(id, source_.size());
  if (is_blank_text(code)) return;
  NodeId const first = tree_[id].first;
  std::size_t offset = tree_[first == kNoNode ? id : first].offset;
  std::string_view const text = trimmed(code, offset);
  if (is_markup_type(tree_.value(id, "type")) &&
      place_.depth < kDeepestMarkup) {
    inner_markup(text, offset, std::nullopt);
    return;
  }
  ValuePlace const place = {role_of(Role::kScript), hidden, line_of(offset)};
  values_.script(text, place);
}

void HtmlReader::style(NodeId id, bool hidden) {
  std::string const css = tree_.text_in(id, source_.size());
  if (is_blank_text(css)) return;
  NodeId const first = tree_[id].first;
  std::size_t offset = tree_[first == kNoNode ? id : first].offset;
  std::string_view const text = trimmed(css, offset);
  values_.style_sheet(text, {role_of(Role::kScript), hidden, line_of(offset)});
}

/// Content shown only where frames are not: markup kept as text.
void HtmlReader::raw_text(NodeId id, bool hidden) {
  std::string const text = tree_.text_in(id, source_.size());
  if (is_blank_text(text)) return;
  NodeId const first = tree_[id].first;
  std::size_t const offset = tree_[first == kNoNode ? id : first].offset;
  if (place_.depth < kDeepestMarkup) {
    inner_markup(text, offset, std::nullopt);
    return;
  }
  values_.text(text, {role_of(Role::kBody), hidden, line_of(offset)});
}

}  // namespace mishen
