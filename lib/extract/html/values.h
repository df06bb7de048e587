#pragma once

// What stands in a page without being its text: attributes, addresses, event
// handlers, scripts, style sheets.

#include <cstdint>
#include <string>
#include <string_view>

#include "lib/extract/html/output.h"
#include "lib/extract/html/tree.h"

namespace mishen {

/// Where a value stands.
struct ValuePlace {
  Role role = Role::kAttribute;
  bool hidden = false;
  std::uint64_t line = 1;
};

/// Borrows the output. One thread.
class ValueWriter {
 public:
  explicit ValueWriter(HtmlOutput& out) : out_(out) {}

  /// The name of an element and all its attributes but the one named.
  void element(HtmlTree const& tree, NodeId id, ValuePlace place,
               std::string_view except = {});
  /// Text for people: always a block.
  void text(std::string_view value, ValuePlace place);
  void address(std::string_view value, ValuePlace place);
  void script(std::string_view code, ValuePlace place);
  void style_sheet(std::string_view css, ValuePlace place);

 private:
  void attribute(HtmlAttribute const& attribute, ValuePlace place);
  void style_attribute(std::string_view value, ValuePlace place);
  void address_parts(std::string_view address, Said& said);
  void meta(HtmlTree const& tree, NodeId id, ValuePlace place);
  void inner_page(std::string_view value, ValuePlace place);

  HtmlOutput& out_;
};

}  // namespace mishen
