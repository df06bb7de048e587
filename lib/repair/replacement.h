#pragma once

// A stretch of text and what it was before noise spoiled it. The finders of
// this folder (escapes, mojibake, pinyin, columns, ocr) each look for one kind
// of noise and say what to put in its place; repair.h applies them.

#include <string>
#include <vector>

#include "lib/base/span.h"

namespace mishen {

/// What spoiled a stretch of text.
enum class Noise {
  kEscape,    ///< &#26426; \u673a %E6%9C%BA =E6=9C=BA base64 left over.
  kMojibake,  ///< Decoded with the wrong encoding by somebody before us.
  kPinyin,    ///< Readings between characters: 机(jī)密(mì).
  kColumn,    ///< One character a line, paragraph or cell.
  kWrap,      ///< A document number cut off by a line break.
  kOcr,       ///< One character taken for another that looks like it.
};

/// `text` stands for the bytes `span`. A finder reports the smallest units
/// that it can tell apart (one decoded character), so that a match inside a
/// long escape is found at its place. An empty `text` takes the bytes out.
struct Replacement {
  BufferSpan span;
  std::string text;
  Noise noise = Noise::kEscape;
};

/// In order of their spans, which do not overlap.
using Replacements = std::vector<Replacement>;

}  // namespace mishen
