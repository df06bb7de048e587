#pragma once

// A Document read once more with its noise repaired: the same blocks in the
// same order with the same places, so that the judge sees the surroundings it
// always sees, and for each repaired stretch what stood there. Only what
// touches a repaired stretch counts; all else was found in the text as it is.

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "lib/base/span.h"
#include "lib/document/document.h"
#include "lib/repair/replacement.h"

namespace mishen {

/// `repaired` of the new text stands for `original` of the old one.
struct Stretch {
  BufferSpan repaired;
  BufferSpan original;
  unsigned noises = 0;  ///< Bits 1 << Noise.
};

/// A second text for a Document. Immutable once built.
class Repaired {
 public:
  Repaired(Document document, std::vector<Stretch> stretches)
      : document_(std::move(document)), stretches_(std::move(stretches)) {}

  /// Its blocks are those of the original, by index; a block whose text was
  /// joined to one before it is empty.
  [[nodiscard]] Document const& document() const { return document_; }

  /// Was something of `span` of document() repaired by that?
  [[nodiscard]] bool has(Noise noise, BufferSpan span) const;
  /// Was anything on the lines of `span`?
  [[nodiscard]] bool is_repaired(BufferSpan span) const;
  /// The bytes of the original's buffer that `span` of document() stands for.
  [[nodiscard]] BufferSpan original(BufferSpan span) const;

 private:
  [[nodiscard]] unsigned noises(BufferSpan span) const;

  Document document_;
  std::vector<Stretch> stretches_;  // in order
};

/// nullopt where nothing is to repair. Linear in the text.
std::optional<Repaired> repair(Document const& document);

}  // namespace mishen
