#pragma once

// YAML as our own files use it: scalars, lists and mappings with the place of
// every key and value. The home of yaml-cpp, which is used through its event
// interface only: its node graph can be cyclic, keeps duplicate keys, and
// drops second documents. Scalars are text; what a value means is decided by
// its reader ("2026.10" stays as it was written).
//
// Refused, each with its place: aliases, anchors, tags, second documents,
// duplicate keys, keys that are no plain words, text that is not UTF-8, and
// whatever is over the limits. A fault of syntax inside an item of a
// top-level list does not hide the faults of the items behind it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/diagnostic.h"

namespace mishen {

struct YamlEntry;

/// A value. Owns its children; at most YamlLimits::depth levels of them.
struct YamlNode {
  enum class Kind { kNull, kScalar, kSequence, kMapping };
  Kind kind = Kind::kNull;
  Mark mark;
  std::string text;                ///< kScalar.
  std::vector<YamlNode> items;     ///< kSequence.
  std::vector<YamlEntry> entries;  ///< kMapping, in order, keys unique.
  /// False where a fault of syntax cut the node off: what seems to be
  /// missing in it may be there.
  bool complete = true;

  [[nodiscard]] bool is_null() const { return kind == Kind::kNull; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::kScalar; }
  [[nodiscard]] bool is_sequence() const { return kind == Kind::kSequence; }
  [[nodiscard]] bool is_mapping() const { return kind == Kind::kMapping; }
  /// The entry of a mapping; nullptr: none.
  [[nodiscard]] YamlEntry const* find(std::string_view key) const;
};

struct YamlEntry {
  std::string key;
  Mark key_mark;
  YamlNode value;
};

struct YamlLimits {
  std::size_t bytes = std::size_t{16} << 20;
  std::size_t nodes = 2'000'000;
  std::size_t depth = 32;
};

/// What parse_yaml made of a file. `root` is kNull for a file without
/// content. With errors among the diagnostics the tree holds what could be
/// read; `complete` is false where parts of the file were not.
struct YamlDocument {
  YamlNode root;
  bool complete = true;
  std::vector<Diagnostic> diagnostics;
};

/// `file` is the name that diagnostics give.
YamlDocument parse_yaml(std::string const& file, std::string_view text,
                        YamlLimits const& limits = {});

}  // namespace mishen
