#include "lib/extract/html/reader.h"

#include <cstdlib>
#include <utility>

#include "lib/extract/html/reader_state.h"

namespace mishen {
namespace {

// Text that flex boxes and grids may set side by side.
constexpr std::size_t kLongestJoined = 300;  // bytes

std::size_t number_in(std::string const* value) {
  if (value == nullptr) return 1;
  unsigned long const number = std::strtoul(value->c_str(), nullptr, 10);
  return number == 0 ? 1 : number;
}

bool is_white_font(std::string const* color) {
  return color != nullptr && looks_of("color:" + *color).hidden;
}

}  // namespace

HtmlReader::HtmlReader(std::string_view source, MarkupPlace const& place,
                       HtmlOutput& out)
    : source_(source),
      place_(place),
      out_(out),
      values_(out),
      lines_(source, place.line),
      tree_([&] {
        ParsedHtml parsed = parse_html(source, out.limits().html_depth);
        too_deep_ = parsed.too_deep;
        return std::move(parsed.tree);
      }()),
      contents_(tree_) {}

void HtmlReader::read() {
  find_styles();
  find_labels();
  Open page;
  page.shown.hidden = place_.hidden;
  open_.push_back(page);
  walk();
  flush();
}

void HtmlReader::walk() {
  NodeId at = tree_[0].first;
  while (at != kNoNode) {
    if (enter(at)) {
      if (tree_[at].first != kNoNode) {
        at = tree_[at].first;
        continue;
      }
      leave();
    }
    while (tree_[at].next == kNoNode) {
      at = tree_[at].parent;
      if (at == 0) return;
      leave();
    }
    at = tree_[at].next;
  }
}

/// True: the element is open now and its content is to be read.
bool HtmlReader::enter(NodeId id) {
  switch (tree_[id].kind) {
    case HtmlNode::Kind::kText:
      add_text(id);
      return false;
    case HtmlNode::Kind::kComment:
      comment(id, true);
      return false;
    case HtmlNode::Kind::kElement:
      return enter_element(id);
  }
  return false;
}

/// The element's own looks on top of its parent's.
HtmlReader::Open HtmlReader::opened(NodeId id) const {
  HtmlNode const& node = tree_[id];
  Open open;
  open.id = id;
  open.shown = open_.back().shown;
  open.role = open_.back().role;
  open.in_row = open_.back().in_row;
  open.is_ruby = open_.back().is_ruby || node.info.tag == Tag::kRuby;
  open.is_ruby_paren =
      open_.back().is_ruby_paren || node.info.tag == Tag::kRubyParen;
  open.parts = node.info.is_block;
  Looks looks = sheet_.looks(tree_, id);
  if (std::string const* const own = tree_.value(id, "style")) {
    looks.add(looks_of(*own));
  }
  Tag const tag = node.info.tag;
  bool const is_cell = tag == Tag::kCell || tag == Tag::kRow ||
                       tag == Tag::kTable || tag == Tag::kRowGroup;
  if (looks.display == Looks::Display::kInline && !is_cell) open.parts = false;
  if (looks.display == Looks::Display::kBlock) open.parts = true;
  open.is_joined = looks.display == Looks::Display::kJoined;
  std::string const* const aria = tree_.value(id, "aria-hidden");
  bool const closed = tag == Tag::kDialog && tree_.value(id, "open") == nullptr;
  open.shown.hidden |=
      looks.hidden || closed || tag == Tag::kComputed ||
      tag == Tag::kNoscript || tree_.value(id, "hidden") != nullptr ||
      (aria != nullptr && *aria != "false") || node.text == "datalist" ||
      (tag == Tag::kFont && is_white_font(tree_.value(id, "color")));
  open.shown.deleted |= tag == Tag::kDeleted;
  open.shown.inserted |= tag == Tag::kInserted;
  open.shown.keeps_lines |= looks.keeps_lines || tag == Tag::kPre ||
                            tag == Tag::kTextarea || node.text == "xmp";
  std::string const* const direction = tree_.value(id, "dir");
  open.shown.reversed |=
      looks.reversed || (tag == Tag::kBdo && direction != nullptr &&
                         lower_ascii(*direction) == "rtl");
  if (tag == Tag::kTitle && open_.back().role == Role::kBody) {
    open.role = Role::kSubject;
  }
  return open;
}

bool HtmlReader::enter_element(NodeId id) {
  HtmlNode const& node = tree_[id];
  if (node.stray) {
    values_.element(tree_, id, value_place(id, place_.hidden));
    return false;
  }
  Open open = opened(id);
  // A label waits for its value, whatever block that is in.
  if (open.parts && !paragraph_.ends_in_tab()) flush();
  switch (node.info.tag) {
    case Tag::kScript:
      values_.element(tree_, id, value_place(id, open.shown.hidden));
      script(id, open.shown.hidden);
      return false;
    case Tag::kStyle:
      values_.element(tree_, id, value_place(id, open.shown.hidden));
      style(id, open.shown.hidden);
      return false;
    case Tag::kInput:
      input(id, open.shown);
      return false;
    case Tag::kSelect:
      select(id, open.shown);
      return false;
    case Tag::kBr:
      paragraph_.add_break(open.shown);
      break;
    case Tag::kTextarea:
      pending_label_ = label_of(id);
      break;
    default:
      break;
  }
  values_.element(tree_, id, value_place(id, open.shown.hidden));
  bool const is_frame = node.info.is_raw && node.info.tag == Tag::kOther &&
                        node.text != "xmp" && node.text != "plaintext";
  if (is_frame) {
    raw_text(id, open.shown.hidden);
    return false;
  }
  if (node.text == "svg") open.role = Role::kTextBox;
  begin_table_part(id, open);
  open_.push_back(open);
  return true;
}

void HtmlReader::begin_table_part(NodeId id, Open& open) {
  switch (tree_[id].info.tag) {
    case Tag::kTable:
      tables_.emplace_back();
      open.in_row = false;
      break;
    case Tag::kRow:
      if (tables_.empty() || open.in_row) {
        open.in_row = false;
      } else if (contents_.is_data_row(tree_, id,
                                       tables_.back().fewest_cells())) {
        open.in_row = true;
        tables_.back().begin_row();
      } else {
        tables_.back().pass_row();
      }
      break;
    case Tag::kCell:
      if (open.in_row && tree_[tree_[id].parent].info.tag == Tag::kRow) {
        tables_.back().begin_cell(number_in(tree_.value(id, "colspan")),
                                  number_in(tree_.value(id, "rowspan")));
      }
      break;
    default:
      break;
  }
}

void HtmlReader::end_table_part(Open const& open) {
  Tag const tag = tree_[open.id].info.tag;
  bool const outer_row = open_.size() > 1 && open_[open_.size() - 2].in_row;
  if (tag == Tag::kRow && open.in_row && !outer_row) say_row();
  if (tag != Tag::kTable || tables_.empty()) return;
  for (std::string const& column : tables_.back().short_columns()) {
    out_.reread(column, role_of(Role::kTable), open.shown.hidden,
                line_of(tree_[open.id].offset));
  }
  tables_.pop_back();
}

void HtmlReader::say_row() {
  TableRows& table = tables_.back();
  Said said = table.end_row();
  said.role = role_of(Role::kTable);
  said.hidden |= place_.hidden;
  said.line = line_of(table.offset());
  said.add_decodings();
  if (!is_blank_text(said.text)) out_.paragraph(std::move(said));
  table.begin_row();
}

void HtmlReader::leave() {
  Open const open = open_.back();
  HtmlNode const& node = tree_[open.id];
  bool const waits =
      node.info.tag == Tag::kTerm && !open.in_row && !paragraph_.blank();
  if (waits) {
    paragraph_.add_tab();
  } else if (open.parts) {
    flush();
  }
  if (node.info.tag == Tag::kTextarea) pending_label_.clear();
  end_table_part(open);
  if (open.is_joined && !open.in_row && contents_.blocks(open.id) >= 2 &&
      contents_.bytes(open.id) <= kLongestJoined) {
    std::string joined;
    for (NodeId at = tree_.following(open.id, open.id); at != kNoNode;
         at = tree_.following(at, open.id)) {
      if (tree_[at].kind == HtmlNode::Kind::kText) {
        joined += one_line(tree_[at].text);
      }
    }
    out_.reread(joined, role_of(open.role), open.shown.hidden,
                line_of(node.offset));
  }
  open_.pop_back();
}

void HtmlReader::add_text(NodeId id) {
  Open const& open = open_.back();
  HtmlNode const& node = tree_[id];
  std::size_t offset = node.offset;
  while (offset < source_.size() && is_html_space(source_[offset])) ++offset;
  Paragraph& paragraph = open.is_ruby_paren ? ruby_parens_
                         : open.is_ruby     ? ruby_
                                            : paragraph_;
  Shown shown = open.shown;
  shown.hidden |= open.is_ruby_paren;
  paragraph.add_text(node.text, shown, offset);
}

void HtmlReader::flush() {
  flush_one(paragraph_);
  flush_one(ruby_);
  flush_one(ruby_parens_);
}

void HtmlReader::flush_one(Paragraph& paragraph) {
  if (paragraph.blank()) {
    paragraph.clear();
    return;
  }
  Open const& open = open_.back();
  if (open.in_row && tables_.back().in_cell()) {
    tables_.back().add(std::exchange(paragraph, {}));
    return;
  }
  std::vector<ParagraphReading> readings = paragraph.readings();
  Said said;
  said.text = std::move(readings.front().text);
  said.hidden = readings.front().hidden || place_.hidden;
  said.role = role_of(open.role);
  said.line = line_of(paragraph.offset());
  for (std::size_t i = 1; i < readings.size(); ++i) {
    said.add_reading(std::move(readings[i].text), readings[i].hidden);
  }
  if (!pending_label_.empty()) {
    said.add_reading(labelled(pending_label_, said.text), said.hidden);
  }
  said.add_decodings();
  paragraph.clear();
  out_.paragraph(std::move(said));
}

std::uint64_t HtmlReader::line_of(std::size_t offset) const {
  return lines_.line(offset);
}

ValuePlace HtmlReader::value_place(NodeId id, bool hidden) const {
  return {role_of(Role::kAttribute), hidden, line_of(tree_[id].offset)};
}

std::string one_line(std::string_view text) {
  Paragraph paragraph;
  paragraph.add_text(text, {}, 0);
  return paragraph.readings().front().text;
}

bool read_markup(std::string_view source, MarkupPlace const& place,
                 HtmlOutput& out) {
  HtmlReader reader(source, place, out);
  reader.read();
  return reader.too_deep();
}

}  // namespace mishen
