#include "lib/engine/trigger/trigger.h"

#include <iterator>
#include <optional>

#include "lib/text/fold.h"

namespace mishen {
namespace {

using Kind = RegexNode::Kind;
using Slots = std::vector<Summary::Slot>;

// A need with more alternatives is met by nearly every line.
constexpr std::size_t kMaxSlots = 32;
constexpr std::size_t kMaxNeeds = 8;

bool is_within(CodePointSet const& set, char32_t first, char32_t last) {
  return !set.empty() && set.ranges().front().first >= first &&
         set.ranges().back().last <= last;
}

// Patterns that keep case are asked of the summary of text that does not.
std::optional<Slots> slots_of(RegexNode const& node) {
  if (node.negated || !node.named.empty()) return std::nullopt;
  CodePointSet members = node.written;
  members.add(node.exact);
  if (is_within(members, '0', '9')) return Slots{Summary::kDigit};
  if (is_within(members, 'a', 'z') && members.size() > kMaxSlots / 2) {
    return Slots{Summary::kLetter};
  }
  if (members.size() > kMaxSlots) return std::nullopt;
  std::vector<std::u32string> expansions;
  CodePointSet const symbols = members.folded(Case::kFold, expansions);
  if (!expansions.empty() || symbols.size() > kMaxSlots) return std::nullopt;
  Slots slots;
  for (CodePointSet::Range const& range : symbols.ranges()) {
    for (char32_t at = range.first; at <= range.last; ++at) {
      slots.push_back(Summary::slot_of(at));
    }
  }
  return slots.empty() ? std::nullopt : std::optional(slots);
}

bool is_digit_set(RegexNode const& node) {
  if (node.kind != Kind::kSet || node.negated || !node.named.empty()) {
    return false;
  }
  CodePointSet members = node.written;
  members.add(node.exact);
  return is_within(members, '0', '9');
}

}  // namespace

// What is known of every match of a node.
struct Trigger::Derivation {
  std::vector<Need> needs;
  std::size_t digit_run = 0;  // the longest run it surely contains
  // Matches of digits only, at least this many; nullopt: others too.
  std::optional<std::size_t> only_digits;

  static Derivation of(RegexNode const& node) {
    switch (node.kind) {
      case Kind::kSet:
        return of_set(node);
      case Kind::kConcat:
        return of_concat(node);
      case Kind::kAlternate:
        return of_alternate(node);
      case Kind::kRepeat:
        return of_repeat(node);
      default: {
        Derivation nothing;
        nothing.only_digits = 0;  // takes no room between digits
        return nothing;
      }
    }
  }

  static Derivation of_set(RegexNode const& node) {
    Derivation result;
    if (std::optional<Slots> slots = slots_of(node)) {
      result.needs.push_back(std::move(*slots));
    }
    if (is_digit_set(node)) {
      result.only_digits = 1;
      result.digit_run = 1;
    }
    return result;
  }

  static Derivation of_concat(RegexNode const& node) {
    Derivation result;
    result.only_digits = 0;
    std::size_t run = 0;
    for (RegexNode const& child : node.children) {
      Derivation part = of(child);
      result.needs.insert(result.needs.end(),
                          std::make_move_iterator(part.needs.begin()),
                          std::make_move_iterator(part.needs.end()));
      run = part.only_digits ? run + *part.only_digits : 0;
      result.digit_run = std::max({result.digit_run, run, part.digit_run});
      if (!part.only_digits) result.only_digits.reset();
      if (result.only_digits) *result.only_digits += *part.only_digits;
    }
    return result;
  }

  static Derivation of_alternate(RegexNode const& node) {
    Derivation result = of(node.children.front());
    std::optional<Need> need = sharpest(result.needs);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      Derivation const part = of(node.children[i]);
      std::optional<Need> const other = sharpest(part.needs);
      if (need && other) {
        need->insert(need->end(), other->begin(), other->end());
      } else {
        need.reset();
      }
      result.digit_run = std::min(result.digit_run, part.digit_run);
      result.only_digits =
          result.only_digits && part.only_digits
              ? std::optional(std::min(*result.only_digits, *part.only_digits))
              : std::nullopt;
    }
    result.needs.clear();
    if (need && need->size() <= kMaxSlots) result.needs.push_back(*need);
    return result;
  }

  static Derivation of_repeat(RegexNode const& node) {
    Derivation part = of(node.children.front());
    auto const times = static_cast<std::size_t>(node.min);
    if (part.only_digits) *part.only_digits *= times;
    if (times == 0) {
      part.needs.clear();
      part.digit_run = 0;
    } else if (part.only_digits) {
      part.digit_run = std::max(part.digit_run, *part.only_digits);
    }
    return part;
  }

  // The need that fewest texts meet: few alternatives, no class of many.
  static std::optional<Need> sharpest(std::vector<Need> const& needs) {
    auto const cost = [](Need const& need) {
      bool const is_class =
          need.front() == Summary::kDigit || need.front() == Summary::kLetter;
      return need.size() + (is_class ? kMaxSlots : 0);
    };
    auto const best = std::min_element(
        needs.begin(), needs.end(),
        [&](auto const& a, auto const& b) { return cost(a) < cost(b); });
    return best == needs.end() ? std::nullopt : std::optional(*best);
  }
};

void Summary::add(Summary const& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  digit_run_ = std::max(digit_run_, other.digit_run_);
  current_run_ = 0;
}

Trigger Trigger::derive(RegexNode const& tree) {
  Derivation derivation = Derivation::of(tree);
  std::vector<Need>& needs = derivation.needs;
  for (Need& need : needs) {
    std::sort(need.begin(), need.end());
    need.erase(std::unique(need.begin(), need.end()), need.end());
  }
  std::sort(needs.begin(), needs.end());
  needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
  std::stable_sort(
      needs.begin(), needs.end(),
      [](auto const& a, auto const& b) { return a.size() < b.size(); });
  if (needs.size() > kMaxNeeds) needs.resize(kMaxNeeds);
  Trigger trigger;
  trigger.needs_ = std::move(needs);
  trigger.digit_run_ = derivation.digit_run;
  return trigger;
}

bool Trigger::may_match(Summary const& summary) const {
  if (summary.digit_run() < digit_run_) return false;
  return std::all_of(needs_.begin(), needs_.end(), [&](Need const& need) {
    return std::any_of(need.begin(), need.end(),
                       [&](Summary::Slot slot) { return summary.has(slot); });
  });
}

}  // namespace mishen
