#include "lib/document/document.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mishen {
namespace {

constexpr std::array<std::string_view, 5> kKindNames = {"prose", "table", "log",
                                                        "code", "data"};

}  // namespace

std::string_view name(TextKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

TextBlock const* Document::block_at(std::size_t at) const {
  auto const next =
      std::upper_bound(blocks.begin(), blocks.end(), at,
                       [](std::size_t offset, TextBlock const& block) {
                         return offset < block.span.begin;
                       });
  if (next == blocks.begin()) return nullptr;
  TextBlock const& block = *std::prev(next);
  return block.span.contains(at) ? &block : nullptr;
}

Document make_document(std::string text, Role role, TextKind kind) {
  Document document;
  document.text = std::move(text);
  document.kind = kind;
  document.fresh = {0, document.text.size()};
  TextBlock block;
  block.span = document.fresh;
  block.place.role = role;
  document.blocks.push_back(std::move(block));
  return document;
}

BlockId append_block(Document& document, std::string_view text, Place place) {
  if (!document.blocks.empty()) document.text += Document::kSeparator;
  TextBlock block;
  block.span = {document.text.size(), document.text.size() + text.size()};
  block.place = std::move(place);
  document.text += text;
  document.fresh = {0, document.text.size()};
  document.blocks.push_back(std::move(block));
  return BlockId{static_cast<std::uint32_t>(document.blocks.size() - 1)};
}

}  // namespace mishen
