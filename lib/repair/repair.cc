#include "lib/repair/repair.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "lib/document/place.h"
#include "lib/repair/columns.h"
#include "lib/repair/escapes.h"
#include "lib/repair/mojibake.h"
#include "lib/repair/ocr.h"
#include "lib/repair/pinyin.h"
#include "lib/repair/repaired_text.h"
#include "lib/repair/wraps.h"

namespace mishen {
namespace {

using Finder = void (*)(std::string_view, Replacements&);

/// In the order in which noise is taken off: an escape may hide mojibake, and
/// what looks like OCR's doing is looked at last.
constexpr Finder kFinders[] = {find_escapes, find_mojibake, find_pinyin,
                               find_columns, find_wraps,    find_ocr};

/// Bytes of an unread format are no text that somebody spoiled.
bool is_text(TextBlock const& block) { return block.place.role != Role::kRaw; }

/// The changes of one Document's buffer, block by block.
class Repair {
 public:
  explicit Repair(Document const& document) : document_(document) {}

  std::optional<Repaired> run() {
    join_columns();
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) take(i);
    if (stretches_.empty()) return std::nullopt;
    return Repaired(finished(), std::move(stretches_));
  }

 private:
  void join_columns() {
    joined_into_.assign(document_.blocks.size(), kNone);
    for (auto const& group : find_block_columns(document_)) {
      for (std::size_t i : group) joined_into_[i] = group.front();
    }
  }

  void take(std::size_t i) {
    TextBlock const& block = document_.blocks[i];
    TextBlock copy = block;
    if (i > 0) out_.text.push_back(Document::kSeparator);
    std::size_t const begin = out_.text.size();
    if (joined_into_[i] == i) {
      take_column(i);
    } else if (joined_into_[i] == kNone) {
      take_text(block);
    }
    copy.span = {begin, out_.text.size()};
    out_.blocks.push_back(std::move(copy));
  }

  void take_text(TextBlock const& block) {
    std::string_view const text = document_.block_text(block);
    std::size_t const at = out_.text.size();
    if (!is_text(block)) {
      out_.text.append(text);
      return;
    }
    std::optional<RepairedText> repaired;
    Replacements found;
    for (Finder const find : kFinders) {
      found.clear();
      find(repaired ? repaired->text() : text, found);
      if (found.empty()) continue;
      if (!repaired) repaired.emplace(std::string(text));
      repaired->apply(found);
    }
    if (!repaired) {
      out_.text.append(text);
      return;
    }
    for (Stretch stretch : repaired->stretches()) {
      stretch.repaired.begin += at;
      stretch.repaired.end += at;
      stretch.original.begin += block.span.begin;
      stretch.original.end += block.span.begin;
      stretches_.push_back(stretch);
    }
    out_.text.append(repaired->text());
  }

  /// Blocks of one character each become the line that they make.
  void take_column(std::size_t first) {
    for (std::size_t i = first; i < document_.blocks.size(); ++i) {
      if (joined_into_[i] != first) continue;
      TextBlock const& block = document_.blocks[i];
      std::size_t const at = out_.text.size();
      out_.text.append(document_.block_text(block));
      stretches_.push_back({{at, out_.text.size()},
                            block.span,
                            1U << static_cast<unsigned>(Noise::kColumn)});
    }
  }

  Document finished() {
    out_.kind = document_.kind;
    out_.base_line = document_.base_line;
    out_.base_column = document_.base_column;
    out_.lines_before = document_.lines_before;
    out_.last = document_.last;
    out_.fresh = {repaired_offset(stretches_, document_.fresh.begin),
                  document_.fresh.end >= document_.text.size()
                      ? out_.text.size()
                      : repaired_offset(stretches_, document_.fresh.end)};
    return std::move(out_);
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Document const& document_;
  Document out_;
  std::vector<Stretch> stretches_;
  std::vector<std::size_t> joined_into_;  // by block
};

}  // namespace

bool Repaired::has(Noise noise, BufferSpan span) const {
  return (noises(span) & (1U << static_cast<unsigned>(noise))) != 0;
}

bool Repaired::is_repaired(BufferSpan span) const {
  constexpr std::size_t kLongestLine = 4 << 10;  // bytes looked at either way
  auto const ends = [this](std::size_t at) {
    char const byte = document_.text[at];
    return byte == '\n' || byte == Document::kSeparator;
  };
  std::size_t const lowest =
      span.begin > kLongestLine ? span.begin - kLongestLine : 0;
  std::size_t const highest =
      std::min(document_.text.size(), span.end + kLongestLine);
  while (span.begin > lowest && !ends(span.begin - 1)) --span.begin;
  while (span.end < highest && !ends(span.end)) ++span.end;
  return noises(span) != 0;
}

BufferSpan Repaired::original(BufferSpan span) const {
  return original_span(stretches_, span);
}

unsigned Repaired::noises(BufferSpan span) const {
  unsigned out = 0;
  auto it = std::partition_point(
      stretches_.begin(), stretches_.end(),
      [&](Stretch const& s) { return s.repaired.end <= span.begin; });
  for (; it != stretches_.end() && it->repaired.begin < span.end; ++it) {
    out |= it->noises;
  }
  return out;
}

std::optional<Repaired> repair(Document const& document) {
  return Repair(document).run();
}

}  // namespace mishen
