#pragma once

// A page read whole: its blocks and what is said of its coverage.

#include <string>
#include <string_view>
#include <vector>

#include "lib/extract/extraction.h"

namespace mishen {

struct SeenBlock {
  std::string text;
  Role role = Role::kBody;
  bool hidden = false;
  bool is_reading = false;
  std::uint64_t line = 0;
  std::uint32_t member = 0;
  std::uint32_t reading = 0;
};

struct SeenPage {
  std::vector<SeenBlock> blocks;
  std::vector<std::string> reasons;

  /// The first block whose text is `text`, or nullptr.
  [[nodiscard]] SeenBlock const* find(std::string_view text) const;
  /// The first block that has `text` in it, or nullptr.
  [[nodiscard]] SeenBlock const* find_in(std::string_view text) const;
  [[nodiscard]] bool has_reason(std::string_view reason) const;
  /// For messages: a block a line.
  [[nodiscard]] std::string dump() const;
};

SeenPage read_html(std::string_view bytes, std::string_view charset = {},
                   Limits const& limits = {});

}  // namespace mishen
