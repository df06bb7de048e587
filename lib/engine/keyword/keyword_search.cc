#include "lib/engine/keyword/keyword_search.h"

#include <utility>

#include "lib/engine/keyword/gaps.h"
#include "lib/engine/keyword/spelling.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

// A line of a table or log is a record; so is a line in a cell of a row.
Wrapping wrapping_of(Document const& document, TextBlock const& block) {
  TextKind const kind = document.kind_of(block);
  bool const records = kind == TextKind::kTable || kind == TextKind::kLog ||
                       block.place.role == Role::kTable;
  return records ? Wrapping::kNever : Wrapping::kPossible;
}

bool is_word_at(Neighbour neighbour) {
  return neighbour && is_word(*neighbour);
}

}  // namespace

// Decides about the hits in one block. One thread.
class KeywordSearch::Confirmation {
 public:
  Confirmation(std::string_view text, TextBlock const& block, Wrapping wrapping)
      : block_(text),
        base_(block.span.begin),
        role_(block.place.role),
        wrapping_(wrapping) {}

  bool confirm(Entry const& entry, LiteralHit const& hit) {
    BufferSpan const span{hit.span.begin - base_, hit.span.end - base_};
    std::u32string const& exact = entry.keyword.exact;
    if (!exact.empty() && !spell(block_, span, exact, Case::kKeep, spelling_)) {
      return false;
    }
    if (!spell(block_, span, entry.keyword.symbols, Case::kFold, spelling_)) {
      return false;
    }
    spelling_.before = seen_in(role_, spelling_.before);
    spelling_.behind = seen_in(role_, spelling_.behind);
    bool const has_gaps = hit.gaps.blank || hit.gaps.line_break;
    if ((has_gaps || !entry.keyword.joints.empty()) &&
        !allows_gaps(entry.rule.gaps, entry.keyword, spelling_, block_,
                     wrapping_)) {
      return false;
    }
    return stands_alone(entry) &&
           (entry.word == kAllowed || accepted_by_rule(entry, span));
  }

 private:
  [[nodiscard]] bool stands_alone(Entry const& entry) const {
    return !(entry.begins_with_word && is_word_at(spelling_.before)) &&
           !(entry.ends_with_word && is_word_at(spelling_.behind));
  }

  [[nodiscard]] bool accepted_by_rule(Entry const& entry,
                                      BufferSpan span) const {
    CompiledRule const& rule = entry.rule;
    std::string const folded =
        rule.validator == nullptr
            ? std::string()
            : fold_string(block_.substr(span.begin, span.size()),
                          rule.text_case);
    return rule.accepts(folded, spelling_.before, spelling_.behind);
  }

  std::string_view block_;
  std::size_t base_;
  Role role_;
  Wrapping wrapping_;
  Spelling spelling_;
};

bool KeywordSearch::add(CompiledRule const& rule, std::uint32_t word,
                        std::string_view text) {
  Keyword keyword = make_keyword(text, rule.text_case == Case::kKeep);
  if (keyword.symbols.empty() ||
      keyword.symbols.size() > LiteralMatcher::kMaxSymbols) {
    return false;
  }
  bool const begins = is_word(keyword.symbols.front());
  bool const ends = is_word(keyword.symbols.back());
  entries_.push_back({rule, word, std::move(keyword), begins, ends});
  return true;
}

Result<void> KeywordSearch::seal(SymbolTable const& symbols) {
  std::vector<Literal> literals;
  literals.reserve(entries_.size());
  for (Entry const& entry : entries_) {
    PatternId const id{static_cast<std::uint32_t>(literals.size())};
    literals.push_back({entry.keyword.symbols, id});
  }
  matcher_ = TRY(LiteralMatcher::compile(literals, symbols));
  return {};
}

void KeywordSearch::search(Document const& document,
                           std::vector<Match>& matches,
                           AllowedSpans& allowed) const {
  std::vector<LiteralHit> hits;
  matcher_->search(document.text, hits);
  // Hits come in the order of their ends, and none lies in two blocks.
  auto hit = hits.begin();
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    TextBlock const& block = document.blocks[i];
    BlockId const id{static_cast<std::uint32_t>(i)};
    Confirmation confirmation(document.block_text(block), block,
                              wrapping_of(document, block));
    for (; hit != hits.end() && hit->span.end <= block.span.end; ++hit) {
      Entry const& entry = entries_[hit->pattern.value];
      bool const is_fresh = document.fresh.contains(hit->span.begin);
      bool const is_sought = entry.rule.roles.contains(block.place.role) &&
                             hit->span.begin >= block.span.begin &&
                             (is_fresh || entry.word == kAllowed);
      if (!is_sought || !confirmation.confirm(entry, *hit)) continue;
      if (entry.word == kAllowed) {
        allowed.add(entry.rule.id, hit->span);
      } else {
        matches.push_back({entry.rule.id, entry.word, id, hit->span});
      }
    }
  }
}

}  // namespace mishen
