#include "lib/extract/html/tree.h"

#include <unordered_map>

#include "lib/extract/html/entities.h"

namespace mishen {
namespace {

std::string decoded(std::string_view text) {
  return text.find('&') == text.npos ? std::string(text)
                                     : decode_references(text);
}

/// Does a start tag of `opened` end the open element `open`?
bool ends_before(TagInfo const& open, TagInfo const& opened) {
  switch (open.tag) {
    case Tag::kParagraph:
      return opened.is_block;
    case Tag::kListItem:
      return opened.tag == Tag::kListItem;
    case Tag::kTerm:
    case Tag::kDescription:
      return opened.tag == Tag::kTerm || opened.tag == Tag::kDescription;
    case Tag::kOption:
      return opened.tag == Tag::kOption || opened.tag == Tag::kOptionGroup;
    case Tag::kCell:
      return opened.tag == Tag::kCell || opened.tag == Tag::kRow ||
             opened.tag == Tag::kRowGroup;
    case Tag::kRow:
      return opened.tag == Tag::kRow || opened.tag == Tag::kRowGroup;
    case Tag::kRowGroup:
      return opened.tag == Tag::kRowGroup;
    case Tag::kRuby:
    case Tag::kRubyParen:
      return opened.tag == Tag::kRuby || opened.tag == Tag::kRubyParen;
    default:
      return false;
  }
}

class LinearReader {
 public:
  LinearReader(std::string_view source, std::size_t depth)
      : tokens_(source), depth_(depth) {}

  HtmlTree read() {
    while (auto const token = tokens_.next()) add(*token);
    return std::move(tree_);
  }

 private:
  void add(HtmlToken const& token) {
    switch (token.kind) {
      case HtmlToken::Kind::kText:
        tree_.add_text(
            top(), token.begin,
            token.raw ? std::string(token.content) : decoded(token.content));
        break;
      case HtmlToken::Kind::kComment:
      case HtmlToken::Kind::kDoctype:
        tree_.add_comment(top(), token.begin, std::string(token.content));
        break;
      case HtmlToken::Kind::kStart:
        open(token);
        break;
      case HtmlToken::Kind::kEnd:
        close(token);
        break;
    }
  }

  [[nodiscard]] NodeId top() const { return open_.empty() ? 0 : open_.back(); }

  void open(HtmlToken const& token) {
    std::string const name = lower_ascii(token.name);
    TagInfo const info = tag_info(name);
    while (!open_.empty() && ends_before(tree_[top()].info, info)) pop();
    NodeId const id = tree_.add_element(top(), token);
    if (info.is_void) return;
    if (open_.size() >= depth_) {
      if (!info.is_raw) ++too_deep_;
      return;
    }
    open_.push_back(id);
    ++count_[name];
  }

  void pop() {
    --count_[tree_[top()].text];
    open_.pop_back();
  }

  void close(HtmlToken const& token) {
    std::string const name = lower_ascii(token.name);
    bool const has_attributes = !attributes_of(token).empty();
    if (has_attributes || has_non_ascii(name)) {
      tree_[tree_.add_element(top(), token)].stray = true;
    }
    if (name == "br" || name == "p") {
      // Browsers see an element where nothing is open to be closed.
      auto const open = count_.find(name);
      if (open == count_.end() || open->second == 0) {
        HtmlNode node;
        node.text = name;
        node.info = tag_info(name);
        node.offset = token.begin;
        tree_.add(top(), std::move(node));
        return;
      }
    }
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    auto const open = count_.find(name);
    if (open == count_.end() || open->second == 0) return;
    for (std::size_t i = open_.size(); i-- > 0;) {
      HtmlNode const& node = tree_[open_[i]];
      if (node.text == name) {
        while (open_.size() > i) pop();
        return;
      }
      if (node.info.is_barrier && !tag_info(name).is_block) return;
    }
  }

  HtmlTokens tokens_;
  std::size_t depth_;
  HtmlTree tree_;
  std::vector<NodeId> open_;
  std::unordered_map<std::string, std::size_t> count_;
  std::size_t too_deep_ = 0;  // start tags beyond the depth, not yet ended
};

}  // namespace

NodeId HtmlTree::add(NodeId parent, HtmlNode node) {
  auto const id = static_cast<NodeId>(nodes_.size());
  node.parent = parent;
  HtmlNode& above = nodes_[parent];
  if (above.last == kNoNode) {
    above.first = id;
  } else {
    nodes_[above.last].next = id;
  }
  above.last = id;
  nodes_.push_back(std::move(node));
  return id;
}

NodeId HtmlTree::add_element(NodeId parent, HtmlToken const& tag) {
  HtmlNode node;
  node.text = lower_ascii(tag.name);
  node.info = tag_info(node.text);
  node.offset = tag.begin;
  node.attributes_begin = static_cast<std::uint32_t>(attributes_.size());
  for (RawAttribute const& raw : attributes_of(tag)) {
    attributes_.push_back({lower_ascii(raw.name), decoded(raw.value)});
  }
  node.attributes_end = static_cast<std::uint32_t>(attributes_.size());
  return add(parent, std::move(node));
}

void HtmlTree::add_text(NodeId parent, std::size_t offset, std::string text) {
  HtmlNode node;
  node.kind = HtmlNode::Kind::kText;
  node.offset = offset;
  node.text = std::move(text);
  add(parent, std::move(node));
}

void HtmlTree::add_comment(NodeId parent, std::size_t offset,
                           std::string text) {
  HtmlNode node;
  node.kind = HtmlNode::Kind::kComment;
  node.offset = offset;
  node.text = std::move(text);
  add(parent, std::move(node));
}

std::string const* HtmlTree::value(NodeId id, std::string_view name) const {
  // Elements of a page have a handful; a hostile one is cut short here and
  // read whole where attributes become blocks.
  constexpr std::uint32_t kLooked = 256;
  HtmlNode const& node = nodes_[id];
  std::uint32_t const end =
      std::min(node.attributes_end, node.attributes_begin + kLooked);
  for (std::uint32_t i = node.attributes_begin; i < end; ++i) {
    if (attributes_[i].name == name) return &attributes_[i].value;
  }
  return nullptr;
}

NodeId HtmlTree::following(NodeId id, NodeId root) const {
  if (nodes_[id].first != kNoNode) return nodes_[id].first;
  while (id != root && nodes_[id].next == kNoNode) id = nodes_[id].parent;
  return id == root ? kNoNode : nodes_[id].next;
}

std::string HtmlTree::text_in(NodeId id, std::size_t most) const {
  std::string out;
  // Elements without text are not looked through for ever.
  std::size_t steps = most;
  for (NodeId at = following(id, id); at != kNoNode && steps-- > 0;
       at = following(at, id)) {
    if (nodes_[at].kind != HtmlNode::Kind::kText) continue;
    out += nodes_[at].text;
    if (out.size() > most) break;
  }
  return out;
}

HtmlTree read_tree_linearly(std::string_view source, std::size_t depth) {
  return LinearReader(source, depth).read();
}

}  // namespace mishen
