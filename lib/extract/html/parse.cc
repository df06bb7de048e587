#include "lib/extract/html/parse.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lib/extract/html/entities.h"
#include "lib/extract/html/outlook.h"

namespace mishen {
namespace {

/// Memory for one parse, given back at once: gumbo's own way of destroying a
/// tree recurses as deep as the tree is.
class Arena {
 public:
  static void* allocate(void* self, std::size_t size) {
    return static_cast<Arena*>(self)->take(size);
  }
  static void release(void*, void*) {}

 private:
  static constexpr std::size_t kFirstChunk = std::size_t{4} << 10;
  static constexpr std::size_t kMostChunk = std::size_t{4} << 20;
  static constexpr std::size_t kAlign = alignof(std::max_align_t);

  void* take(std::size_t size) {
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > left_) {
      next_ = std::min(next_ * 2, kMostChunk);
      std::size_t const chunk = std::max(size, next_);
      chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk));
      at_ = chunks_.back().get();
      left_ = chunk;
    }
    std::byte* const out = at_;
    at_ += size;
    left_ -= size;
    return out;
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
  std::size_t next_ = kFirstChunk;
};

/// Copies gumbo's tree and then adds what of the source is not in it.
class Copier {
 public:
  explicit Copier(std::string_view source)
      : source_(source), seen_(source.size() + 1, false) {}

  HtmlTree copy(GumboNode const* document) {
    std::vector<std::pair<GumboNode const*, NodeId>> open = {{document, 0}};
    while (!open.empty()) {
      auto const [node, parent] = open.back();
      open.pop_back();
      NodeId const id = add(node, parent);
      GumboVector const* const children = children_of(node);
      for (unsigned i = children == nullptr ? 0 : children->length; i-- > 0;) {
        open.emplace_back(static_cast<GumboNode const*>(children->data[i]), id);
      }
    }
    add_missing();
    return std::move(tree_);
  }

 private:
  static GumboVector const* children_of(GumboNode const* node) {
    switch (node->type) {
      case GUMBO_NODE_DOCUMENT:
        return &node->v.document.children;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        return &node->v.element.children;
      default:
        return nullptr;
    }
  }

  /// Where in the source a piece stands; the end for what is made up.
  [[nodiscard]] std::size_t offset_of(GumboStringPiece const& piece) const {
    if (piece.data == nullptr) return source_.size();
    char const* const begin = source_.data();
    std::less<char const*> const before;
    if (before(piece.data, begin) ||
        before(begin + source_.size(), piece.data)) {
      return source_.size();
    }
    return static_cast<std::size_t>(piece.data - begin);
  }

  NodeId add(GumboNode const* node, NodeId parent) {
    switch (node->type) {
      case GUMBO_NODE_DOCUMENT:
        return 0;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        return add_element(node->v.element, parent);
      case GUMBO_NODE_COMMENT: {
        std::size_t const at = offset_of(node->v.text.original_text);
        seen_[at] = true;
        tree_.add_comment(parent, at, node->v.text.text);
        return parent;
      }
      default: {
        GumboStringPiece const& piece = node->v.text.original_text;
        std::size_t const at = offset_of(piece);
        texts_.emplace_back(at, std::min(at + piece.length, source_.size()));
        tree_.add_text(parent, at, node->v.text.text);
        return parent;
      }
    }
  }

  NodeId add_element(GumboElement const& element, NodeId parent) {
    std::size_t const at = offset_of(element.original_tag);
    bool const written = element.original_tag.length > 0;
    auto const tag = written ? tag_at(source_, at) : std::nullopt;
    if (tag && tag->kind == HtmlToken::Kind::kStart) {
      NodeId const id = tree_.add_element(parent, *tag);
      tree_[id].clone = seen_[at];
      seen_[at] = true;
      return id;
    }
    HtmlNode node;
    node.text = gumbo_normalized_tagname(element.tag);
    node.info = tag_info(node.text);
    node.offset = at;
    return tree_.add(parent, std::move(node));
  }

  /// Text is there where a text node spans it.
  [[nodiscard]] bool has_text(std::size_t begin) const {
    auto after = std::upper_bound(texts_.begin(), texts_.end(),
                                  std::pair(begin, source_.size()));
    return after != texts_.begin() && std::prev(after)->second > begin;
  }

  void merge_texts() {
    std::sort(texts_.begin(), texts_.end());
    std::vector<std::pair<std::size_t, std::size_t>> merged;
    for (auto const& text : texts_) {
      if (!merged.empty() && text.first <= merged.back().second) {
        merged.back().second = std::max(merged.back().second, text.second);
      } else {
        merged.push_back(text);
      }
    }
    texts_ = std::move(merged);
  }

  void add_missing() {
    merge_texts();
    HtmlTokens tokens(source_);
    while (auto const token = tokens.next()) {
      switch (token->kind) {
        case HtmlToken::Kind::kStart:
          if (!seen_[token->begin]) add_stray(*token);
          break;
        case HtmlToken::Kind::kEnd:
          if (has_non_ascii(token->name) || !attributes_of(*token).empty()) {
            add_stray(*token);
          }
          break;
        case HtmlToken::Kind::kComment:
        case HtmlToken::Kind::kDoctype:
          if (!seen_[token->begin]) {
            tree_.add_comment(0, token->begin, std::string(token->content));
          }
          break;
        case HtmlToken::Kind::kText:
          add_missing_text(*token);
          break;
      }
    }
  }

  void add_stray(HtmlToken const& tag) {
    tree_[tree_.add_element(0, tag)].stray = true;
  }

  void add_missing_text(HtmlToken const& token) {
    std::size_t blank = 0;
    while (blank < token.content.size() &&
           is_html_space(token.content[blank])) {
      ++blank;
    }
    if (blank == token.content.size()) return;
    if (has_text(token.begin + blank)) return;
    HtmlNode part;
    part.info = tag_info("div");
    part.text = "div";
    part.offset = token.begin;
    NodeId const id = tree_.add(0, std::move(part));
    tree_.add_text(id, token.begin,
                   token.raw ? std::string(token.content)
                             : decode_references(token.content));
  }

  std::string_view source_;
  HtmlTree tree_;
  std::vector<bool> seen_;  // by offset: the tag or comment is in the tree
  std::vector<std::pair<std::size_t, std::size_t>> texts_;
};

}  // namespace

ParsedHtml parse_html(std::string_view source, std::size_t depth) {
  ParsedHtml out;
  Outlook const outlook = look_ahead(source, depth);
  out.too_deep = outlook.too_deep;
  if (!outlook.safe) {
    out.tree = read_tree_linearly(source, depth);
    return out;
  }
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;
  GumboOutput const* const output =
      gumbo_parse_with_options(&options, source.data(), source.size());
  out.tree = Copier(source).copy(output->document);
  return out;
}

}  // namespace mishen
