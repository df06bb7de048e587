// Form fields: what they hold, and under which label.

#include "lib/extract/html/reader_state.h"

namespace mishen {
namespace {

constexpr std::size_t kLongestLabel = 120;  // bytes

std::string trimmed_label(std::string_view text) {
  std::string label = one_line(text);
  // The last line before a field is its label.
  std::size_t const line = label.find_last_of("\n\t");
  if (line != label.npos) label.erase(0, line + 1);
  return label.size() > kLongestLabel ? std::string() : label;
}

}  // namespace

void HtmlReader::find_labels() {
  for (NodeId id = 1; id < tree_.size(); ++id) {
    if (tree_[id].info.tag != Tag::kLabel) continue;
    std::string const* const field = tree_.value(id, "for");
    if (field == nullptr) continue;
    std::string label = trimmed_label(tree_.text_in(id, kLongestLabel));
    if (!label.empty()) labels_.emplace(*field, std::move(label));
  }
}

/// Named for it, around it, or just before it.
std::string HtmlReader::label_of(NodeId id) const {
  if (std::string const* const name = tree_.value(id, "id")) {
    auto const found = labels_.find(*name);
    if (found != labels_.end()) return found->second;
  }
  if (!paragraph_.blank()) {
    std::string label = trimmed_label(paragraph_.last_line(kLongestLabel));
    if (!label.empty()) return label;
  }
  for (std::size_t i = open_.size(); i-- > 1 && i + 4 > open_.size();) {
    if (tree_[open_[i].id].info.tag != Tag::kLabel) continue;
    return trimmed_label(tree_.text_in(open_[i].id, kLongestLabel));
  }
  if (std::string const* const name = tree_.value(id, "aria-label")) {
    return trimmed_label(*name);
  }
  return paragraph_.blank() ? out_.label() : std::string();
}

void HtmlReader::field_value(NodeId id, std::string const& value,
                             Shown const& shown) {
  if (is_blank_text(value)) return;
  Said said;
  said.text = value;
  said.role = role_of(Role::kAttribute);
  said.hidden = shown.hidden;
  said.line = line_of(tree_[id].offset);
  std::string const label = label_of(id);
  if (!label.empty()) said.add_reading(labelled(label, value), said.hidden);
  said.add_decodings();
  out_.aside(std::move(said));
  // In a row of cells the value is what the cell holds.
  if (open_.back().in_row) {
    paragraph_.add_text(value, shown, tree_[id].offset);
  }
}

/// A tick box or radio button, as such boxes are written in text.
void HtmlReader::box(NodeId id, std::string_view sign, Shown const& shown) {
  paragraph_.add_text(sign, shown, tree_[id].offset);
  std::string const* const value = tree_.value(id, "value");
  if (value != nullptr && has_non_ascii(*value)) {
    values_.text(std::string(sign) + *value, value_place(id, shown.hidden));
  } else if (value != nullptr) {
    values_.text(*value, value_place(id, shown.hidden));
  }
  values_.element(tree_, id, value_place(id, shown.hidden), "value");
}

void HtmlReader::input(NodeId id, Shown const& shown) {
  std::string const* const type = tree_.value(id, "type");
  std::string const kind = type == nullptr ? "text" : lower_ascii(*type);
  if (kind == "checkbox" || kind == "radio") {
    bool const ticked = tree_.value(id, "checked") != nullptr;
    box(id, ticked ? "☑" : "□", shown);
    return;
  }
  Shown seen = shown;
  seen.hidden |= kind == "hidden";
  if (std::string const* const value = tree_.value(id, "value")) {
    field_value(id, *value, seen);
  }
  values_.element(tree_, id, value_place(id, seen.hidden), "value");
}

/// One choice; of the one that is made `label` is the field's label.
void HtmlReader::option(NodeId id, std::string const& text, Shown const& shown,
                        std::string const& label) {
  if (is_blank_text(text)) return;
  Said said;
  said.text = text;
  // Of running text also in comments: neighbours tell a list from a mark.
  said.role = Role::kBody;
  said.hidden = shown.hidden;
  said.line = line_of(tree_[id].offset);
  if (!label.empty()) said.add_reading(labelled(label, text), said.hidden);
  said.add_decodings();
  out_.aside(std::move(said));
}

/// The texts of a drop-down by option; text outside options by itself.
std::vector<HtmlReader::Choice> HtmlReader::choices_of(NodeId select) const {
  std::vector<Choice> out;
  for (NodeId at = tree_.following(select, select); at != kNoNode;
       at = tree_.following(at, select)) {
    HtmlNode const& node = tree_[at];
    Tag const tag = node.info.tag;
    if (tag == Tag::kOption) {
      out.push_back({at, {}, tree_.value(at, "selected") != nullptr});
    } else if (node.kind == HtmlNode::Kind::kText) {
      Tag const above = tree_[node.parent].info.tag;
      if (above == Tag::kScript || above == Tag::kStyle) continue;
      bool const inside = !out.empty() && node.parent >= out.back().id &&
                          tree_[out.back().id].info.tag == Tag::kOption;
      if (!inside) out.push_back({at, {}, false});
      out.back().text += node.text;
    }
  }
  for (Choice& choice : out) choice.text = one_line(choice.text);
  return out;
}

/// The options one behind the other, so that they look like the list they
/// are; then what is not shown of them.
void HtmlReader::select(NodeId id, Shown const& shown) {
  std::string const label = label_of(id);
  bool const in_row = open_.back().in_row;
  if (!in_row) flush();
  out_.end_run();
  for (Choice const& choice : choices_of(id)) {
    option(choice.id, choice.text, shown,
           choice.chosen ? label : std::string());
    if (choice.chosen && in_row) {
      paragraph_.add_text(choice.text, shown, tree_[id].offset);
    }
  }
  out_.part();
  values_.element(tree_, id, value_place(id, shown.hidden));
  for (NodeId at = tree_.following(id, id); at != kNoNode;
       at = tree_.following(at, id)) {
    HtmlNode const& node = tree_[at];
    if (node.kind == HtmlNode::Kind::kComment) {
      comment(at, true);
    } else if (node.kind == HtmlNode::Kind::kElement) {
      if (node.info.tag == Tag::kScript) script(at, shown.hidden);
      if (node.info.tag == Tag::kStyle) style(at, shown.hidden);
      if (node.info.tag == Tag::kOption) {
        option_attributes(at, shown);
      } else {
        values_.element(tree_, at, value_place(at, shown.hidden));
      }
    }
  }
}

/// A value that repeats the option's text would look like a mark of its own.
void HtmlReader::option_attributes(NodeId id, Shown const& shown) {
  std::string const* const value = tree_.value(id, "value");
  bool const repeats =
      value != nullptr && *value == one_line(tree_.text_in(id, value->size()));
  values_.element(tree_, id, value_place(id, shown.hidden),
                  repeats ? "value" : "");
}

}  // namespace mishen
