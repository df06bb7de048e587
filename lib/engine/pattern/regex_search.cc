// The naive version: fold each paragraph and run every regex over it. Here a
// regex that cannot match a line break is run on lines, which gives the same
// matches, and only on those that have what it needs (Trigger); a stretch is
// folded when the first regex asks for it, once for all.

#include "lib/engine/pattern/regex_search.h"

#include <array>
#include <optional>

#include "lib/engine/trigger/folded_window.h"
#include "lib/engine/trigger/lines.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// A stretch of the buffer, folded when asked for.
class Stretch {
 public:
  Stretch(std::string_view buffer, BufferSpan span)
      : buffer_(buffer), span_(span) {}

  FoldedWindow const& folded(Case text_case) {
    auto& window = windows_[text_case == Case::kFold ? 0 : 1];
    if (!window) window.emplace(buffer_, span_, text_case);
    return *window;
  }

 private:
  std::string_view buffer_;
  BufferSpan span_;
  std::array<std::optional<FoldedWindow>, 2> windows_;
};

std::size_t character_end(std::string_view text, std::size_t at) {
  return at < text.size() ? at + decode_at(text, at).size : at + 1;
}

// The first character boundary at or behind `at`.
std::size_t boundary(std::string_view text, std::size_t at) {
  while (at < text.size() &&
         (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    ++at;
  }
  return at;
}

std::optional<FoldedSpan> find_in_windows(RegexMatcher const& matcher,
                                          std::string_view text,
                                          std::size_t from) {
  while (text.size() > from + 2 * kSearchWindow) {
    std::size_t const end = boundary(text, from + 2 * kSearchWindow);
    std::size_t const middle = boundary(text, from + kSearchWindow);
    auto const match = matcher.find(text, from, end);
    if (match && match->begin < middle) return match;
    from = middle;
  }
  return matcher.find(text, from);
}

class BlockSearch {
 public:
  BlockSearch(std::vector<RegexPattern const*> const& patterns,
              Document const& document, BlockId block,
              AllowedSpans const& allowed, std::vector<Match>& matches)
      : patterns_(patterns),
        document_(document),
        block_(block),
        allowed_(allowed),
        matches_(matches) {}

  void run(SymbolTable const& symbols) {
    TextBlock const& block = document_.blocks[block_.value];
    BufferSpan const span = block.span;
    TextKind const kind = document_.kind_of(block);
    bool const has_paragraphs =
        kind != TextKind::kTable && kind != TextKind::kLog;
    Summary summary;
    BufferSpan paragraph{span.begin, span.begin};
    LineReader line(document_.text, span, symbols);
    while (line.next()) {
      search_stretch(line.span(), line.summary(), false);
      if (!has_paragraphs) {
        search_stretch(line.span(), line.summary(), true);
        continue;
      }
      if (line.is_blank()) {
        search_stretch(paragraph, summary, true);
        summary.clear();
        paragraph = {line.span().end, line.span().end};
        continue;
      }
      if (paragraph.empty()) paragraph.begin = line.span().begin;
      paragraph.end = line.span().end;
      summary.add(line.summary());
      summary.add(kSkipBreak);
    }
    if (has_paragraphs) search_stretch(paragraph, summary, true);
  }

 private:
  void search_stretch(BufferSpan span, Summary const& summary,
                      bool is_paragraph) {
    if (span.empty() || !span.overlaps(document_.fresh)) return;
    Stretch stretch(document_.text, span);
    for (RegexPattern const* pattern : patterns_) {
      if (pattern->needs_paragraph == is_paragraph &&
          pattern->trigger.may_match(summary)) {
        search_with(*pattern, stretch.folded(pattern->rule.text_case));
      }
    }
  }

  void search_with(RegexPattern const& pattern, FoldedWindow const& window) {
    std::string_view const text = window.text();
    std::size_t from = 0;
    for (int searches = 0;; ++searches) {
      auto const found = searches < kWholeSearches
                             ? pattern.matcher.find(text, from)
                             : find_in_windows(pattern.matcher, text, from);
      if (!found) return;
      BufferSpan const source = window.source(*found);
      if (accepts(pattern.rule, text, *found, source)) {
        if (document_.fresh.contains(source.begin)) {
          matches_.push_back({pattern.rule.id, Match::kNoWord, block_, source});
        }
        from = found->end;
      } else {
        from = character_end(text, found->begin);
      }
    }
  }

  [[nodiscard]] bool accepts(CompiledRule const& rule, std::string_view text,
                             FoldedSpan found, BufferSpan source) const {
    Role const role = document_.blocks[block_.value].place.role;
    return rule.accepts(text.substr(found.begin, found.size()),
                        seen_in(role, symbol_before(text, found.begin)),
                        seen_in(role, symbol_behind(text, found.end))) &&
           !allowed_.covers(rule.id, source);
  }

  std::vector<RegexPattern const*> const& patterns_;
  Document const& document_;
  BlockId block_;
  AllowedSpans const& allowed_;
  std::vector<Match>& matches_;
};

}  // namespace

void search_patterns(std::vector<RegexPattern> const& patterns,
                     SymbolTable const& symbols, Document const& document,
                     AllowedSpans const& allowed, std::vector<Match>& matches) {
  std::vector<RegexPattern const*> chosen;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    TextBlock const& block = document.blocks[i];
    chosen.clear();
    for (RegexPattern const& pattern : patterns) {
      if (pattern.rule.roles.contains(block.place.role)) {
        chosen.push_back(&pattern);
      }
    }
    if (chosen.empty() || !block.span.overlaps(document.fresh)) continue;
    BlockId const id{static_cast<std::uint32_t>(i)};
    BlockSearch(chosen, document, id, allowed, matches).run(symbols);
  }
}

}  // namespace mishen
