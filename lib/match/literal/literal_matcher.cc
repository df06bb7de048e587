// The search. Per code point: decode, one table load, and while no word has
// begun nothing else. Inside a word: one step of the automaton, and the
// position of the symbol goes into a ring, from which a hit of n symbols
// takes its beginning.

#include "lib/match/literal/literal_matcher.h"

#include <algorithm>
#include <array>

namespace mishen {
namespace {

struct Decoded {
  char32_t value;
  std::size_t size;  // 0: invalid, pass over one byte
};

constexpr Decoded kInvalid = {0, 0};

bool is_tail(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// Strict (RFC 3629): no overlong forms, no surrogates, nothing cut off.
Decoded decode(unsigned char const* at, std::size_t left) {
  unsigned const lead = at[0];
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xE0 && lead < 0xF0) {
    if (left < 3 || !is_tail(at[1]) || !is_tail(at[2])) return kInvalid;
    char32_t const value =
        ((lead & 0x0FU) << 12) | ((at[1] & 0x3FU) << 6) | (at[2] & 0x3FU);
    bool const is_surrogate = (value & 0xF800U) == 0xD800U;
    return value < 0x800 || is_surrogate ? kInvalid : Decoded{value, 3};
  }
  if (lead < 0xE0) {
    if (lead < 0xC2 || left < 2 || !is_tail(at[1])) return kInvalid;
    return {((lead & 0x1FU) << 6) | (at[1] & 0x3FU), 2};
  }
  if (lead > 0xF4 || left < 4 || !is_tail(at[1]) || !is_tail(at[2]) ||
      !is_tail(at[3])) {
    return kInvalid;
  }
  char32_t const value = ((lead & 0x07U) << 18) | ((at[1] & 0x3FU) << 12) |
                         ((at[2] & 0x3FU) << 6) | (at[3] & 0x3FU);
  return value < 0x10000 || value > 0x10FFFF ? kInvalid : Decoded{value, 4};
}

}  // namespace

// The state of one search; lives on the stack.
class LiteralMatcher::Run {
 public:
  Run(LiteralMatcher const& matcher, std::vector<LiteralHit>& hits)
      : matcher_(matcher), hits_(hits) {}

  [[nodiscard]] bool idle() const { return state_ == kRoot; }

  // Nothing is joined across here.
  void part() {
    state_ = kRoot;
    pending_ = Gaps{};
    gap_length_ = 0;
  }

  void feed(Kind kind, BufferSpan source, bool second_of_crlf) {
    if ((kind & kExpansion) != 0) {
      feed_expansion(kind & ~(kExpansion | kStarts), source);
    } else if (kind == kIgnorable) {
      pending_.ignorable = true;
    } else if (kind == kBlank || kind == kBreak) {
      feed_gap(kind, second_of_crlf);
    } else {
      feed_symbol(kind & ~kStarts, source);
    }
  }

 private:
  void feed_gap(Kind kind, bool second_of_crlf) {
    bool const second_break =
        kind == kBreak && pending_.line_break && !second_of_crlf;
    if (second_break || ++gap_length_ > kMaxGap) return part();
    (kind == kBlank ? pending_.blank : pending_.line_break) = true;
  }

  void feed_symbol(Kind kind, BufferSpan source) {
    if (kind == kOther) return part();
    ++index_;
    begins_[index_ % begins_.size()] = source.begin;
    if (pending_.ignorable) last_ignorable_ = index_;
    if (pending_.blank) last_blank_ = index_;
    if (pending_.line_break) last_break_ = index_;
    pending_ = Gaps{};
    gap_length_ = 0;
    state_ = matcher_.next(state_, kind);
    report(source.end);
  }

  // All symbols of an expansion share one place, so the hits that end in it
  // are put in order afterwards, and those it gives twice (1 in ⑪) once.
  void feed_expansion(std::uint32_t index, BufferSpan source) {
    std::size_t const first = hits_.size();
    for (Kind const kind : matcher_.expansions_[index]) {
      feed(kind, source, false);
    }
    auto const key = [](LiteralHit const& hit) {
      return std::pair(hit.span.begin, hit.pattern);
    };
    auto const from = hits_.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(from, hits_.end(),
              [&](auto const& a, auto const& b) { return key(a) < key(b); });
    hits_.erase(std::unique(from, hits_.end(),
                            [&](auto const& a, auto const& b) {
                              return key(a) == key(b);
                            }),
                hits_.end());
  }

  // Longer words first: their beginnings come first.
  void report(std::size_t end) {
    std::vector<State> const& states = matcher_.states_;
    for (StateId at = states[state_].report; at != kRoot;
         at = states[states[at].fail].report) {
      std::uint64_t const first = index_ + 1 - states[at].depth;
      Gaps const gaps{last_ignorable_ > first, last_blank_ > first,
                      last_break_ > first};
      BufferSpan const span{begins_[first % begins_.size()], end};
      for (std::uint32_t pattern = states[at].first_pattern;
           pattern < states[at + 1].first_pattern; ++pattern) {
        hits_.push_back({matcher_.patterns_[pattern], span, gaps});
      }
    }
  }

  LiteralMatcher const& matcher_;
  std::vector<LiteralHit>& hits_;
  StateId state_ = kRoot;
  Gaps pending_;                // since the last symbol
  std::size_t gap_length_ = 0;  // blanks and breaks since the last symbol
  std::uint64_t index_ = 0;     // of the last symbol, from 1
  // The last symbol before which such a gap stood: the gap lies inside a hit
  // when this is behind the hit's first symbol.
  std::uint64_t last_ignorable_ = 0;
  std::uint64_t last_blank_ = 0;
  std::uint64_t last_break_ = 0;
  std::array<std::size_t, kMaxSymbols> begins_{};
};

void LiteralMatcher::search(std::string_view text,
                            std::vector<LiteralHit>& hits) const {
  if (patterns_.empty()) return;
  auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
  Run run(*this, hits);
  for (std::size_t at = 0; at < text.size();) {
    auto const [code_point, size] = decode(bytes + at, text.size() - at);
    if (size == 0) {
      run.part();
      ++at;
      continue;
    }
    Kind const kind = kind_of(code_point);
    if (!run.idle() || (kind & kStarts) != 0) {
      bool const second_of_crlf =
          code_point == '\n' && at > 0 && bytes[at - 1] == '\r';
      run.feed(kind, {at, at + size}, second_of_crlf);
    }
    at += size;
  }
}

LiteralMatcher::Kind LiteralMatcher::rare_kind_of(char32_t code_point) const {
  char32_t const tag = code_point - 0xE0000;
  if (tag < tag_kinds_.size()) return tag_kinds_[tag];
  auto const found =
      std::lower_bound(alphabet_.begin(), alphabet_.end(), code_point);
  if (found == alphabet_.end() || *found != code_point) return kOther;
  auto const index = static_cast<Kind>(found - alphabet_.begin());
  Kind const starts = from_root_[index] == kRoot ? 0 : kStarts;
  return (kFirstClass + index) | starts;
}

LiteralMatcher::StateId LiteralMatcher::child(StateId state, Kind label) const {
  StateId low = states_[state].first_child;
  StateId high = states_[state + 1].first_child;
  while (high - low > 4) {
    StateId const middle = low + (high - low) / 2;
    if (states_[middle].label <= label) {
      low = middle;
    } else {
      high = middle;
    }
  }
  for (; low < high; ++low) {
    if (states_[low].label == label) return low;
  }
  return kRoot;
}

LiteralMatcher::StateId LiteralMatcher::next(StateId state, Kind label) const {
  while (state != kRoot) {
    StateId const to = child(state, label);
    if (to != kRoot) return to;
    state = states_[state].fail;
  }
  return from_root_[label - kFirstClass];
}

}  // namespace mishen
