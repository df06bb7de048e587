#pragma once

// Half-open byte ranges whose type says what they are ranges of: a span of
// the source file cannot be used in the decoded buffer by mistake.

#include <cstddef>

namespace mishen {

/// [begin, end) in bytes of the text named by Space.
template <class Space>
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(std::size_t at) const {
    return begin <= at && at < end;
  }
  [[nodiscard]] bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  friend bool operator==(Span, Span) = default;
};

struct InBuffer;  ///< The UTF-8 buffer of a Document.
struct InFolded;  ///< Text folded for matching.
struct InSource;  ///< The bytes of the input as they were read.

using BufferSpan = Span<InBuffer>;
using FoldedSpan = Span<InFolded>;
using SourceSpan = Span<InSource>;

}  // namespace mishen
