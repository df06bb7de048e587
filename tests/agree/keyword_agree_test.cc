// The engine's gap rules against a plain writing of the design's section 4.

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "lib/text/utf8.h"
#include "tests/agree/rounds.h"
#include "tests/unit/engine/rules_by_hand.h"

namespace mishen {
namespace {

using Text = std::u32string;
using Spans = std::set<std::pair<std::size_t, std::size_t>>;  // code points

bool blank(char32_t c) { return c == U' ' || c == 0x3000; }
bool ignorable(char32_t c) { return c == 0x200B; }
bool han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
bool letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}
bool free_end(char32_t c) { return !han(c) && !letter(c); }

// '\n' stands for the edge of the text too.
char32_t beside(Text const& text, std::size_t at, int step) {
  while (at < text.size() && ignorable(text[at])) {
    at += static_cast<std::size_t>(step);
  }
  return at < text.size() ? text[at] : U'\n';
}

std::size_t columns(Text line) {
  while (!line.empty() && (blank(line.back()) || ignorable(line.back()))) {
    line.pop_back();
  }
  std::size_t width = 0;
  for (char32_t const c : line) {
    width += ignorable(c) ? 0 : (han(c) || c == 0x3000 || c == U'，') ? 2 : 1;
  }
  return width;
}

// Was the line that ends at `at` full, in its paragraph?
bool full_line(Text const& text, std::size_t at) {
  std::vector<Text> lines(1);
  std::size_t upper = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == at) upper = lines.size() - 1;
    if (text[i] == U'\n') {
      lines.emplace_back();
    } else {
      lines.back() += text[i];
    }
  }
  std::size_t widest = columns(lines[upper]);
  for (std::size_t i = upper; i-- > 0 && columns(lines[i]) > 0;) {
    widest = std::max(widest, columns(lines[i]));
  }
  for (std::size_t i = upper + 1; i < lines.size() && columns(lines[i]) > 0;
       ++i) {
    widest = std::max(widest, columns(lines[i]));
  }
  return columns(lines[upper]) >= 16 &&
         columns(lines[upper]) * 10 >= widest * 8;
}

struct NaiveGap {
  Text blanks;
  std::optional<std::size_t> break_at;
  bool blank_before_break = false;
  Text indent;
};

struct Wanted {
  Text word;                         // without blanks
  std::set<std::size_t> own_blanks;  // behind these characters
  GapRule rule;
  bool may_wrap;
};

bool acceptable(Text const& text, Wanted const& wanted,
                std::vector<NaiveGap> const& gaps, bool ends_free) {
  std::set<Text> kinds;
  bool any_blank = false;
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    NaiveGap const& gap = gaps[i];
    char32_t const left = wanted.word[i];
    char32_t const right = wanted.word[i + 1];
    bool const own = wanted.own_blanks.contains(i);
    bool const empty = gap.blanks.empty() && !gap.break_at;
    if (own && letter(left) && letter(right) && empty) return false;
    if (wanted.rule == GapRule::kAny) continue;
    bool const border = han(left) != han(right);
    if (gap.break_at) {
      if (wanted.rule == GapRule::kNone || !wanted.may_wrap) return false;
      if (!own && !border && !(han(left) && han(right))) return false;
      if (!own && !border && gap.blank_before_break && !ends_free) return false;
      if (!full_line(text, *gap.break_at)) return false;
      // An indented line begins a paragraph, unless all are indented.
      std::size_t line = *gap.break_at;
      while (line > 0 && text[line - 1] != U'\n') --line;
      Text indent;
      for (; blank(text[line]) || ignorable(text[line]); ++line) {
        if (blank(text[line])) indent += text[line];
      }
      if (!gap.indent.empty() &&
          (gap.indent != indent || indent.find(0x3000) != Text::npos)) {
        return false;
      }
      continue;
    }
    if (own || (border && wanted.rule != GapRule::kNone)) continue;
    kinds.insert(gap.blanks);
    any_blank = any_blank || !gap.blanks.empty();
  }
  if (!any_blank) return true;
  return wanted.rule != GapRule::kNone && kinds.size() == 1 && ends_free;
}

std::optional<std::size_t> end_of_hit(Text const& text, std::size_t begin,
                                      Wanted const& wanted) {
  std::vector<NaiveGap> gaps;
  std::size_t at = begin;
  for (std::size_t i = 0; i < wanted.word.size(); ++i, ++at) {
    if (i > 0) {
      NaiveGap gap;
      for (; at < text.size(); ++at) {
        if (text[at] == U'\n') {
          if (gap.break_at) return std::nullopt;
          gap.break_at = at;
          gap.blank_before_break = !gap.blanks.empty();
        } else if (blank(text[at])) {
          (gap.break_at ? gap.indent : gap.blanks) += text[at];
        } else if (!ignorable(text[at])) {
          break;
        }
      }
      gaps.push_back(gap);
    }
    if (at >= text.size() || text[at] != wanted.word[i]) return std::nullopt;
  }
  char32_t const before = beside(text, begin - 1, -1);
  char32_t const behind = beside(text, at, 1);
  if (letter(wanted.word.front()) && letter(before)) return std::nullopt;
  if (letter(wanted.word.back()) && letter(behind)) return std::nullopt;
  bool const ends_free =
      wanted.rule == GapRule::kSpaced || (free_end(before) && free_end(behind));
  if (!acceptable(text, wanted, gaps, ends_free)) return std::nullopt;
  return at;
}

Spans naive(Text const& text, Wanted const& wanted) {
  Spans spans;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (auto const end = end_of_hit(text, i, wanted)) spans.insert({i, *end});
  }
  return spans;
}

Wanted wanted_of(Text const& written, GapRule rule, TextKind kind) {
  Wanted wanted{
      {}, {}, rule, kind != TextKind::kTable && kind != TextKind::kLog};
  for (char32_t const c : written) {
    if (c == U' ') {
      wanted.own_blanks.insert(wanted.word.size() - 1);
    } else {
      wanted.word += c;
    }
  }
  return wanted;
}

Text random_text(std::mt19937& random, Text const& alphabet) {
  Text text;
  std::size_t const length = random() % 60;
  while (text.size() < length) {
    switch (random() % 12) {
      case 0:
        text += U"本单位定于下月组织，";
        break;
      case 1:
        text += Text(random() % 20, U'文');
        break;
      case 2:
        text += U"\n";
        break;
      default:
        text += alphabet[random() % alphabet.size()];
    }
  }
  return text;
}

TEST(KeywordAgree, OnSeededRandomTexts) {
  Text const words[] = {U"机密", U"机密机", U"密",    U"5g",       U"a密",
                        U"a 密", U"a5 5a",  U"机 密", U"机密5g机", U"a-5"};
  GapRule const gap_rules[] = {GapRule::kDefault, GapRule::kNone,
                               GapRule::kSpaced, GapRule::kAny};
  TextKind const kinds[] = {TextKind::kProse, TextKind::kTable, TextKind::kLog,
                            TextKind::kCode};
  Text const alphabets[] = {U"机密 ", U"机密  \u3000\u200B\n★手", U"机密5ga \n",
                            U"a5 -\n\u200B", U"机密\n  "};
  std::vector<Rule> rules;
  std::vector<std::pair<Text, GapRule>> sought;
  for (Text const& word : words) {
    for (GapRule const gaps : gap_rules) {
      rules.push_back(keyword_rule({to_utf8(word)}, gaps));
      sought.emplace_back(word, gaps);
    }
  }
  RuleSet const set = set_of(std::move(rules));
  std::vector<Diagnostic> diagnostics;
  auto const compiled = CompiledRules::compile(set, diagnostics);
  ASSERT_TRUE(compiled.has_value());
  std::mt19937 random(3);
  std::size_t agreed = 0;
  for (int round = 0; round < rounds(4000); ++round) {
    Text const text = random_text(random, alphabets[random() % 5]);
    TextKind const kind = kinds[random() % 4];
    Document const document = make_document(to_utf8(text), Role::kBody, kind);
    std::vector<Spans> found(sought.size());
    for (Match const& match : compiled->match(document)) {
      std::string_view const utf8 = document.text;
      found[match.rule.value].insert(
          {count_code_points(utf8.substr(0, match.span.begin)),
           count_code_points(utf8.substr(0, match.span.end))});
    }
    for (std::size_t i = 0; i < sought.size(); ++i) {
      auto const& [word, gaps] = sought[i];
      ASSERT_EQ(found[i], naive(text, wanted_of(word, gaps, kind)))
          << to_utf8(word) << " gaps " << static_cast<int>(gaps) << " kind "
          << static_cast<int>(kind) << " in:\n"
          << document.text;
      agreed += found[i].size();
    }
  }
  EXPECT_GT(agreed, 10'000U);  // the texts do contain the words
}

}  // namespace
}  // namespace mishen
