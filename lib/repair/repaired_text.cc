#include "lib/repair/repaired_text.h"

#include <algorithm>
#include <cstddef>

namespace mishen {
namespace {

/// The last of `stretches` whose repaired begin comes before or at `at`
/// (`with`: at `at` counts), or the end.
std::vector<Stretch>::const_iterator last_before(
    std::vector<Stretch> const& stretches, std::size_t at, bool with) {
  auto const after = std::partition_point(
      stretches.begin(), stretches.end(), [&](Stretch const& stretch) {
        std::size_t const begin = stretch.repaired.begin;
        return with ? begin <= at : begin < at;
      });
  return after == stretches.begin() ? stretches.end() : after - 1;
}

void widen(BufferSpan& span, BufferSpan other) {
  span.begin = std::min(span.begin, other.begin);
  span.end = std::max(span.end, other.end);
}

}  // namespace

BufferSpan original_span(std::vector<Stretch> const& stretches,
                         BufferSpan span) {
  BufferSpan out = span;
  // A deletion at the begin lies before the span, one at the end behind it.
  if (auto const it = last_before(stretches, span.begin, true);
      it != stretches.end()) {
    out.begin = span.begin < it->repaired.end
                    ? it->original.begin
                    : it->original.end + (span.begin - it->repaired.end);
  }
  if (auto const it = last_before(stretches, span.end, false);
      it != stretches.end()) {
    out.end = span.end <= it->repaired.end
                  ? it->original.end
                  : it->original.end + (span.end - it->repaired.end);
  }
  out.end = std::max(out.end, out.begin);
  return out;
}

std::size_t repaired_offset(std::vector<Stretch> const& stretches,
                            std::size_t at) {
  auto const after = std::partition_point(
      stretches.begin(), stretches.end(),
      [&](Stretch const& stretch) { return stretch.original.begin <= at; });
  if (after == stretches.begin()) return at;
  Stretch const& stretch = *(after - 1);
  return at < stretch.original.end
             ? stretch.repaired.begin
             : stretch.repaired.end + (at - stretch.original.end);
}

void RepairedText::apply(Replacements const& replacements) {
  if (replacements.empty()) return;
  std::string text;
  text.reserve(text_.size());
  std::vector<Stretch> merged;
  std::size_t copied = 0;  // of text_
  auto old = stretches_.cbegin();
  auto change = replacements.begin();
  // A change and the earlier stretches that it touches become one stretch.
  while (old != stretches_.cend() || change != replacements.end()) {
    bool const has_old = old != stretches_.cend();
    bool const has_change = change != replacements.end();
    std::size_t const begin =
        !has_old      ? change->span.begin
        : !has_change ? old->repaired.begin
                      : std::min(old->repaired.begin, change->span.begin);
    text.append(text_, copied, begin - copied);
    copied = begin;
    BufferSpan group = {begin, begin};
    Stretch stretch;
    stretch.repaired.begin = text.size();
    stretch.original = {std::string::npos, 0};
    auto const joins = [&](BufferSpan span) {
      return span.begin < group.end || span.begin == begin;
    };
    while (true) {
      if (old != stretches_.cend() && joins(old->repaired)) {
        group.end = std::max(group.end, old->repaired.end);
        widen(stretch.original, old->original);
        stretch.noises |= old->noises;
        ++old;
      } else if (change != replacements.end() && joins(change->span)) {
        text.append(text_, copied, change->span.begin - copied);
        text.append(change->text);
        copied = change->span.end;
        group.end = std::max(group.end, copied);
        stretch.noises |= 1U << static_cast<unsigned>(change->noise);
        ++change;
      } else {
        break;
      }
    }
    text.append(text_, copied, group.end - copied);
    copied = group.end;
    widen(stretch.original, original_span(stretches_, group));
    stretch.repaired.end = text.size();
    merged.push_back(stretch);
  }
  text.append(text_, copied, text_.size() - copied);
  text_ = std::move(text);
  stretches_ = std::move(merged);
}

}  // namespace mishen
