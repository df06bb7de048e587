#pragma once

// Whether a line break was put there by a typesetter, because the line was
// full, or by a writer, who began a new line.

#include <cstddef>
#include <string>
#include <string_view>

namespace mishen {

/// Looked at on either side of a break, so that a candidate costs no more.
inline constexpr std::size_t kWrapWindow = 4 << 10;  // bytes

/// A line counts as full from this width on, however narrow the paragraph:
/// lists of names and labels (手机⏎密码) are narrower, and eight Han are the
/// narrowest column text is set in.
inline constexpr std::size_t kMinWrapColumns = 16;

/// And from this share of the paragraph's widest line on. A line is broken
/// early by a word that does not fit or a punctuation mark that must not
/// begin a line; both are short beside a line.
inline constexpr std::size_t kMinWrapPercent = 80;

/// Judges the line break that begins at `break_at`. `indent` is what stands
/// between it and the next character: a new line that is indented otherwise
/// than the one above, or by a wide blank, begins a paragraph of its own.
bool is_hard_wrap(std::string_view block, std::size_t break_at,
                  std::u32string_view indent);

}  // namespace mishen
