#pragma once

// One text under repair: what it has become so far, and for each changed
// stretch the bytes of the original it stands for. Private to lib/repair.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/span.h"
#include "lib/repair/repair.h"
#include "lib/repair/replacement.h"

namespace mishen {

/// The bytes of the old text that `span` of the new one stands for; a stretch
/// that it touches counts whole. `stretches` are in order.
BufferSpan original_span(std::vector<Stretch> const& stretches,
                         BufferSpan span);

/// Where byte `at` of the old text is in the new one (the begin of the
/// stretch that holds it).
std::size_t repaired_offset(std::vector<Stretch> const& stretches,
                            std::size_t at);

/// Owns its text. Each apply() is linear in the text.
class RepairedText {
 public:
  explicit RepairedText(std::string text) : text_(std::move(text)) {}

  void apply(Replacements const& replacements);

  [[nodiscard]] std::string const& text() const { return text_; }
  [[nodiscard]] std::vector<Stretch> const& stretches() const {
    return stretches_;
  }

 private:
  std::string text_;
  std::vector<Stretch> stretches_;
};

}  // namespace mishen
