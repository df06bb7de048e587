#include "lib/engine/pattern/code_point_set.h"

#include <algorithm>

namespace mishen {
namespace {

// Nothing from here on folds to another code point, tags apart.
constexpr char32_t kFirstPlain = 0x30000;
constexpr char32_t kFirstTag = 0xE0000;
constexpr char32_t kLastTag = 0xE0FFF;

bool is_plain(char32_t code_point) {
  return code_point >= kFirstPlain &&
         (code_point < kFirstTag || code_point > kLastTag);
}

// No folded text contains a code point that folding changes.
bool never_occurs(char32_t first, char32_t last, Case text_case) {
  for (char32_t at = first; at <= last; ++at) {
    if (is_plain(at) || fold(at, text_case) == at) return false;
  }
  return true;
}

}  // namespace

void CodePointSet::add(char32_t first, char32_t last) {
  // The ranges that the new one touches or overlaps become one with it.
  auto const from =
      std::find_if(ranges_.begin(), ranges_.end(),
                   [&](Range const& range) { return range.last + 1 >= first; });
  auto to = from;
  for (; to != ranges_.end() && to->first <= last + 1; ++to) {
    first = std::min(first, to->first);
    last = std::max(last, to->last);
  }
  ranges_.insert(ranges_.erase(from, to), {first, last});
}

void CodePointSet::add(CodePointSet const& other) {
  for (Range const& range : other.ranges_) add(range.first, range.last);
}

void CodePointSet::remove(char32_t code_point) {
  if (!contains(code_point)) return;
  CodePointSet rest = complement();
  rest.add(code_point);
  *this = rest.complement();
}

bool CodePointSet::contains(char32_t code_point) const {
  return std::any_of(ranges_.begin(), ranges_.end(), [&](Range const& range) {
    return range.first <= code_point && code_point <= range.last;
  });
}

std::size_t CodePointSet::size() const {
  std::size_t size = 0;
  for (Range const& range : ranges_) size += range.last - range.first + 1;
  return size;
}

CodePointSet CodePointSet::complement() const {
  CodePointSet result;
  char32_t next = 0;
  for (Range const& range : ranges_) {
    if (next < range.first) {
      result.ranges_.push_back({next, range.first - 1});
    }
    next = range.last + 1;
  }
  if (next <= kLast) result.ranges_.push_back({next, kLast});
  return result;
}

CodePointSet CodePointSet::folded(
    Case text_case, std::vector<std::u32string>& expansions) const {
  std::vector<char32_t> images;
  std::vector<Range> plain;
  for (Range const& range : ranges_) {
    for (char32_t at = range.first; at <= range.last; ++at) {
      if (is_plain(at)) {
        char32_t const last = std::min<char32_t>(
            range.last, at < kFirstTag ? kFirstTag - 1 : kLast);
        plain.push_back({at, last});
        at = last;
        continue;
      }
      char32_t const image = fold(at, text_case);
      if (image == kExpands) {
        expansions.emplace_back(fold_expansion(at, text_case));
      } else if (image != kIgnorable) {
        images.push_back(image);
      }
    }
  }
  std::sort(images.begin(), images.end());
  CodePointSet result;
  for (char32_t const image : images) {
    std::vector<Range>& ranges = result.ranges_;
    if (!ranges.empty() && image <= ranges.back().last + 1) {
      ranges.back().last = std::max(ranges.back().last, image);
    } else if (!ranges.empty() &&
               never_occurs(ranges.back().last + 1, image - 1, text_case)) {
      ranges.back().last = image;
    } else {
      ranges.push_back({image, image});
    }
  }
  for (Range const& range : plain) result.add(range.first, range.last);
  return result;
}

}  // namespace mishen
