#pragma once

// Offsets of a source → its lines, 1-based.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mishen {

class SourceLines {
 public:
  /// `first`: the number of the source's first line.
  SourceLines(std::string_view source, std::uint64_t first) : first_(first) {
    for (std::size_t at = source.find('\n'); at != source.npos;
         at = source.find('\n', at + 1)) {
      breaks_.push_back(at);
    }
  }

  [[nodiscard]] std::uint64_t line(std::size_t offset) const {
    auto const after = std::lower_bound(breaks_.begin(), breaks_.end(), offset);
    return first_ + static_cast<std::uint64_t>(after - breaks_.begin());
  }

 private:
  std::uint64_t first_;
  std::vector<std::size_t> breaks_;
};

}  // namespace mishen
