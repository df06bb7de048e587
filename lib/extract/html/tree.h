#pragma once

// A page as a tree in flat tables, whatever built it: gumbo, which knows how
// browsers mend markup, or the linear reader, which copes with any depth and
// number of tags. Nothing here recurses, and destroying it is freeing arrays.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/extract/html/tags.h"
#include "lib/extract/html/tokens.h"

namespace mishen {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

/// Names and values are decoded; views live as long as the tree.
struct HtmlAttribute {
  std::string name;  ///< Lower case.
  std::string value;
};

struct HtmlNode {
  enum class Kind : std::uint8_t { kElement, kText, kComment };
  Kind kind = Kind::kElement;
  TagInfo info;
  /// A tag that no element of the page comes from: out of place, an end tag
  /// with attributes. Only its name and attributes count.
  bool stray = false;
  /// The parser opened it anew; its attributes were met before.
  bool clone = false;
  NodeId parent = kNoNode;
  NodeId first = kNoNode;
  NodeId last = kNoNode;
  NodeId next = kNoNode;
  std::uint32_t attributes_begin = 0;
  std::uint32_t attributes_end = 0;
  std::size_t offset = 0;  ///< Where it begins in the source.
  std::string text;        ///< Text decoded; of an element its name.
};

/// Owns its strings. Node 0 is the page; parents come before their children.
class HtmlTree {
 public:
  HtmlTree() : nodes_(1) {}

  NodeId add(NodeId parent, HtmlNode node);
  /// Adds an element with name, kind and attributes of a tag.
  NodeId add_element(NodeId parent, HtmlToken const& tag);
  void add_text(NodeId parent, std::size_t offset, std::string text);
  void add_comment(NodeId parent, std::size_t offset, std::string text);

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] HtmlNode const& operator[](NodeId id) const {
    return nodes_[id];
  }
  [[nodiscard]] HtmlNode& operator[](NodeId id) { return nodes_[id]; }
  [[nodiscard]] HtmlAttribute const& attribute(std::uint32_t index) const {
    return attributes_[index];
  }
  /// The value of the first attribute of that name, or nullptr.
  [[nodiscard]] std::string const* value(NodeId id,
                                         std::string_view name) const;
  /// The text of everything in `id`, cut after `most` bytes.
  [[nodiscard]] std::string text_in(NodeId id, std::size_t most) const;
  /// The node after `id` in the order of the page, not below `root`'s end.
  [[nodiscard]] NodeId following(NodeId id, NodeId root) const;

 private:
  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
};

/// Builds a tree from tags as they come, in linear time. Elements deeper than
/// `depth` become siblings of those at that depth, as in browsers.
HtmlTree read_tree_linearly(std::string_view source, std::size_t depth);

}  // namespace mishen
