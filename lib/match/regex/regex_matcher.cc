#include "lib/match/regex/regex_matcher.h"

#include <re2/re2.h>

#include <utility>

namespace mishen {
namespace {

// Words of our own: RE2's messages quote the pattern.
std::string_view reason_of(RE2::ErrorCode code) {
  switch (code) {
    case RE2::ErrorBadEscape:
    case RE2::ErrorTrailingBackslash:
      return "bad escape";
    case RE2::ErrorBadCharClass:
    case RE2::ErrorBadCharRange:
    case RE2::ErrorMissingBracket:
      return "bad character class";
    case RE2::ErrorMissingParen:
    case RE2::ErrorUnexpectedParen:
      return "unbalanced parentheses";
    case RE2::ErrorRepeatArgument:
    case RE2::ErrorRepeatSize:
    case RE2::ErrorRepeatOp:
      return "bad repetition";
    case RE2::ErrorBadPerlOp:
      return "group syntax RE2 does not know (look-around, back-reference)";
    case RE2::ErrorBadUTF8:
      return "invalid UTF-8";
    case RE2::ErrorBadNamedCapture:
      return "bad name of a group";
    case RE2::ErrorPatternTooLarge:
      return "too large";
    default:
      return "not understood";
  }
}

RE2::Options options() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingUTF8);
  options.set_max_mem(static_cast<std::int64_t>(RegexMatcher::kMaxMemory));
  options.set_log_errors(false);
  options.set_never_nl(false);
  options.set_dot_nl(false);
  options.set_longest_match(false);
  options.set_case_sensitive(true);
  return options;
}

bool find_in(RE2 const& regex, std::string_view text, std::size_t from,
             std::size_t to, RE2::Anchor anchor, re2::StringPiece& match) {
  return regex.Match(re2::StringPiece(text.data(), text.size()), from, to,
                     anchor, &match, 1);
}

// Whether some place in some text is an empty match. An empty match depends
// on its two neighbours only, so every kind of neighbour is tried: none, a
// word character, another one, a line break.
bool matches_empty(RE2 const& regex) {
  for (std::string_view const text : {"", "aa  a\n\naa\n  \na", " ", "\n"}) {
    for (std::size_t at = 0; at <= text.size(); ++at) {
      re2::StringPiece match;
      if (find_in(regex, text, at, at, RE2::ANCHOR_BOTH, match)) return true;
    }
  }
  return false;
}

}  // namespace

RegexMatcher::RegexMatcher(std::unique_ptr<re2::RE2> regex)
    : regex_(std::move(regex)) {}
RegexMatcher::RegexMatcher(RegexMatcher&&) noexcept = default;
RegexMatcher& RegexMatcher::operator=(RegexMatcher&&) noexcept = default;
RegexMatcher::~RegexMatcher() = default;

Result<RegexMatcher> RegexMatcher::compile(std::string_view pattern) {
  if (pattern.size() > kMaxPattern) {
    return Error{Error::Code::kLimit, "longer than the limit", ""};
  }
  auto regex = std::make_unique<RE2>(
      re2::StringPiece(pattern.data(), pattern.size()), options());
  if (!regex->ok()) {
    bool const is_large = regex->error_code() == RE2::ErrorPatternTooLarge;
    return Error{is_large ? Error::Code::kLimit : Error::Code::kInvalid,
                 std::string(reason_of(regex->error_code())), ""};
  }
  if (matches_empty(*regex)) {
    return Error{Error::Code::kUnsupported, "matches the empty string", ""};
  }
  return RegexMatcher(std::move(regex));
}

std::optional<FoldedSpan> RegexMatcher::find(std::string_view folded,
                                             std::size_t from,
                                             std::size_t to) const {
  to = to < folded.size() ? to : folded.size();
  re2::StringPiece match;
  if (from > to ||
      !find_in(*regex_, folded, from, to, RE2::UNANCHORED, match)) {
    return std::nullopt;
  }
  auto const begin = static_cast<std::size_t>(match.data() - folded.data());
  return FoldedSpan{begin, begin + match.size()};
}

}  // namespace mishen
