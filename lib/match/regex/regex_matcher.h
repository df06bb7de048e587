#pragma once

// RE2's home. A RegexMatcher holds one pattern, already written for folded
// text (fold_pattern), and yields its matches (leftmost, by preference) one
// after another; the caller says where to go on, so that a candidate refused by
// a validator does not hide the one inside it.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/base/span.h"

namespace re2 {
class RE2;
}

namespace mishen {

/// One compiled regex. Immutable, shared between threads. Linear time;
/// memory bounded by kMaxMemory. Case is exact: text and pattern are folded.
class RegexMatcher {
 public:
  static constexpr std::size_t kMaxMemory = 8 << 20;  // bytes, RE2's default
  /// Bytes. Folding may write the 4 KiB an author may use longer.
  static constexpr std::size_t kMaxPattern = 64 << 10;

  /// Fails with kInvalid where RE2 refuses the pattern, with kLimit where it
  /// or its automaton is too large, with kUnsupported where it matches the
  /// empty string. The reason never quotes the pattern.
  static Result<RegexMatcher> compile(std::string_view pattern);

  RegexMatcher(RegexMatcher&&) noexcept;
  RegexMatcher& operator=(RegexMatcher&&) noexcept;
  ~RegexMatcher();

  /// The first match that begins at or after `from` in `folded` and ends at
  /// or before `to`; what lies outside is context for `^`, `$` and `\b`.
  [[nodiscard]] std::optional<FoldedSpan> find(
      std::string_view folded, std::size_t from,
      std::size_t to = std::string_view::npos) const;

 private:
  explicit RegexMatcher(std::unique_ptr<re2::RE2> regex);
  std::unique_ptr<re2::RE2> regex_;
};

}  // namespace mishen
