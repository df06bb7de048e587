#pragma once

// Mends what would stop an XML parser though nothing need be lost: a bare
// '&', an entity known from HTML but not declared, characters that XML does
// not allow. Lines stay as they are.

#include <optional>
#include <string>
#include <string_view>

namespace mishen {

/// What mending came to.
struct XmlRepair {
  /// The mended text; nullopt: there was nothing to mend.
  std::optional<std::string> text;
  /// A character was lost, or an entity whose meaning nobody knows was kept
  /// as it is written.
  bool lossy = false;
};

XmlRepair repair_xml(std::string_view text);

}  // namespace mishen
