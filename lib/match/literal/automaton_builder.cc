// Literals → automaton. Literals are sorted, so that those with a common
// prefix are neighbours: a node of the trie is a range of them, and the trie
// is built breadth first without any map.

#include <algorithm>
#include <numeric>
#include <string>

#include "lib/match/literal/literal_matcher.h"

namespace mishen {
namespace {

constexpr char32_t kPlanes = 0x30000;
constexpr char32_t kFirstTag = 0xE0000;
constexpr char32_t kTags = 0x1000;

bool is_skipped(Symbol symbol) {
  return symbol == kSkipIgnorable || symbol == kSkipBlank ||
         symbol == kSkipBreak;
}

}  // namespace

class LiteralMatcher::Builder {
 public:
  Builder(std::span<Literal const> literals, SymbolTable const& symbols)
      : literals_(literals), symbols_(symbols) {}

  LiteralMatcher build() {
    collect_alphabet();
    sort_literals();
    build_trie();
    link_suffixes();
    build_kinds();
    return std::move(matcher_);
  }

 private:
  // The literals in [begin, end) of order_ that go through a node.
  struct Range {
    std::size_t begin;
    std::size_t end;
  };

  void collect_alphabet() {
    std::vector<Symbol>& alphabet = matcher_.alphabet_;
    for (Literal const& literal : literals_) {
      alphabet.insert(alphabet.end(), literal.symbols.begin(),
                      literal.symbols.end());
    }
    std::sort(alphabet.begin(), alphabet.end());
    alphabet.erase(std::unique(alphabet.begin(), alphabet.end()),
                   alphabet.end());
    alphabet.shrink_to_fit();
  }

  void sort_literals() {
    order_.resize(literals_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::stable_sort(order_.begin(), order_.end(), [&](auto a, auto b) {
      return literals_[a].symbols < literals_[b].symbols;
    });
  }

  void build_trie() {
    std::vector<State>& states = matcher_.states_;
    std::vector<Range> ranges{{0, order_.size()}};
    states.emplace_back();
    for (StateId at = 0; at < states.size(); ++at) {
      std::uint32_t const depth = states[at].depth;
      Range range = ranges[at];
      states[at].first_pattern =
          static_cast<std::uint32_t>(matcher_.patterns_.size());
      for (; range.begin < range.end; ++range.begin) {
        Literal const& literal = literals_[order_[range.begin]];
        if (literal.symbols.size() != depth) break;
        matcher_.patterns_.push_back(literal.pattern);
      }
      states[at].first_child = static_cast<StateId>(states.size());
      while (range.begin < range.end) {
        Range const branch = branch_of(range, depth);
        State state;
        state.label = class_of(symbol_at(branch.begin, depth));
        state.depth = depth + 1;
        states.push_back(state);
        ranges.push_back(branch);
        range.begin = branch.end;
      }
    }
    State fence;
    fence.first_child = static_cast<StateId>(states.size());
    fence.first_pattern = static_cast<std::uint32_t>(matcher_.patterns_.size());
    states.push_back(fence);
    states.shrink_to_fit();
  }

  // The literals at the head of `range` with the same symbol at `depth`.
  [[nodiscard]] Range branch_of(Range range, std::uint32_t depth) const {
    Symbol const symbol = symbol_at(range.begin, depth);
    std::size_t end = range.begin + 1;
    while (end < range.end && symbol_at(end, depth) == symbol) ++end;
    return {range.begin, end};
  }

  [[nodiscard]] Symbol symbol_at(std::size_t place, std::uint32_t depth) const {
    return literals_[order_[place]].symbols[depth];
  }

  // Breadth first: the suffix of a node is shorter, so it is linked already.
  void link_suffixes() {
    std::vector<State>& states = matcher_.states_;
    matcher_.from_root_.assign(matcher_.alphabet_.size(), kRoot);
    for (StateId at = kRoot; at + 1 < states.size(); ++at) {
      StateId const end = states[at + 1].first_child;
      for (StateId to = states[at].first_child; to < end; ++to) {
        Kind const label = states[to].label;
        if (at == kRoot) {
          matcher_.from_root_[label - kFirstClass] = to;
        } else {
          states[to].fail = matcher_.next(states[at].fail, label);
        }
        bool const has_patterns =
            states[to].first_pattern < states[to + 1].first_pattern;
        states[to].report = has_patterns ? to : states[states[to].fail].report;
      }
    }
  }

  void build_kinds() {
    matcher_.kinds_.resize(kPlanes);
    for (char32_t at = 0; at < kPlanes; ++at) {
      matcher_.kinds_[at] = kind_of_symbol(symbols_.at(at));
    }
    matcher_.tag_kinds_.resize(kTags);
    for (char32_t at = 0; at < kTags; ++at) {
      matcher_.tag_kinds_[at] = kind_of_symbol(symbols_.at(kFirstTag + at));
    }
  }

  Kind kind_of_symbol(Symbol symbol) {
    if (SymbolTable::is_expansion(symbol)) return kind_of_expansion(symbol);
    if (symbol == kSkipIgnorable) return kIgnorable;
    if (symbol == kSkipBlank) return kBlank;
    if (symbol == kSkipBreak) return kBreak;
    Kind const kind = class_of(symbol);
    bool const starts =
        kind != kOther && matcher_.from_root_[kind - kFirstClass] != kRoot;
    return starts ? kind | kStarts : kind;
  }

  // An expansion none of whose symbols can begin a word need not wake the
  // automaton.
  Kind kind_of_expansion(Symbol symbol) {
    std::vector<Kind> kinds;
    Kind starts = 0;
    for (char32_t const part : symbols_.expansion(symbol)) {
      kinds.push_back(kind_of_symbol(part));
      starts |= kinds.back() & kStarts;
    }
    matcher_.expansions_.push_back(std::move(kinds));
    auto const index = static_cast<Kind>(matcher_.expansions_.size() - 1);
    return kExpansion | starts | index;
  }

  [[nodiscard]] Kind class_of(Symbol symbol) const {
    std::vector<Symbol> const& alphabet = matcher_.alphabet_;
    auto const found =
        std::lower_bound(alphabet.begin(), alphabet.end(), symbol);
    if (found == alphabet.end() || *found != symbol) return kOther;
    return kFirstClass + static_cast<Kind>(found - alphabet.begin());
  }

  std::span<Literal const> literals_;
  SymbolTable const& symbols_;
  std::vector<std::uint32_t> order_;
  LiteralMatcher matcher_;
};

Result<LiteralMatcher> LiteralMatcher::compile(
    std::span<Literal const> literals, SymbolTable const& symbols) {
  for (Literal const& literal : literals) {
    if (literal.symbols.empty()) {
      return Error{Error::Code::kInvalid, "empty literal", ""};
    }
    if (literal.symbols.size() > kMaxSymbols) {
      return Error{
          Error::Code::kLimit,
          "literal longer than " + std::to_string(kMaxSymbols) + " symbols",
          ""};
    }
    if (std::any_of(literal.symbols.begin(), literal.symbols.end(),
                    is_skipped)) {
      return Error{Error::Code::kInvalid, "literal with a blank", ""};
    }
  }
  return Builder(literals, symbols).build();
}

}  // namespace mishen
