#pragma once

// Structured documents for tests of the judge, one line a block.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/document/document.h"

namespace mishen {

/// A block as a table row of a test says it.
struct BlockRow {
  Role role = Role::kBody;
  std::string text;
  std::string part = "word/document.xml";
  std::optional<std::uint32_t> reads = {};  ///< Index of the block it reads.
  bool hidden = false;
  std::optional<TextKind> kind = {};
};

inline BlockRow body(std::string text) { return {Role::kBody, text}; }
inline BlockRow row(std::string text) { return {Role::kTable, text}; }
inline BlockRow header(std::string text) {
  return {Role::kHeader, text, "word/header1.xml"};
}
inline BlockRow box(std::string text) { return {Role::kTextBox, text}; }
inline BlockRow attribute(std::string text) { return {Role::kAttribute, text}; }
/// A second reading of block `reads`.
inline BlockRow reading(std::uint32_t reads, std::string text,
                        Role role = Role::kBody, bool hidden = false) {
  return {role, text, "word/document.xml", reads, hidden};
}

inline Document document_of(std::vector<BlockRow> const& rows) {
  Document document;
  std::uint64_t paragraph = 0;
  for (BlockRow const& row : rows) {
    Place place;
    place.part = row.part;
    place.role = row.role;
    place.hidden = row.hidden;
    place.paragraph = ++paragraph;
    append_block(document, row.text, place);
    if (row.reads) document.blocks.back().reading_of = BlockId{*row.reads};
    document.blocks.back().kind = row.kind;
  }
  return document;
}

}  // namespace mishen
