// The engine's regexes against RE2 on paragraphs folded by hand, with
// patterns folded by hand.

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "lib/text/fold.h"
#include "lib/text/utf8.h"
#include "tests/agree/rounds.h"
#include "tests/unit/engine/rules_by_hand.h"

namespace mishen {
namespace {

struct Pattern {
  char const* written;
  char const* folded;  // by hand, for RE2
};

Pattern const kPatterns[] = {
    {"機密", "机密"},
    {"[機絕]密+", "[机绝]密+"},
    {R"(\d{3}[\dX])", R"([0-9]{3}[0-9x])"},
    {R"(\d+年)", R"([0-9]+年)"},
    {"⑩年?", "(?:10)年?"},
    {"[A-C]{2,3}", "[a-c]{2,3}"},
    {"[^A-C]{2}", "[^a-c]{2}"},
    {R"(机\s*密)", "机 *密"},
    {R"(机[^\s]密)", "机[^ \n]密"},
    {R"(机\S+)", "机[^ \n]+"},
    {"机.*密", "机[^\n]*密"},
    {"机.*?密|密", "机[^\n]*?密|密"},
    {"机[^密]*年", "机[^密]*年"},
    {R"(\w+@\w+)", "[0-9a-z_]+@[0-9a-z_]+"},
    {"^机", "(?m)^机"},
    {"密$", "(?m)密$"},
    {R"(\A[一-龥])", R"(\A[\x{4E00}-\x{9FFF}])"},
    {R"(\ba+\b)", R"(\ba+\b)"},
    {"（[^）]*）", R"(\([^)]*\))"},
    {R"(\p{Han}{2})", R"(\p{Han}{2})"},
    {R"(\P{Han}{2})", R"(\P{Han}{2})"},
    {R"(\D\d)", R"([^0-9][0-9])"},
    {R"(年\n机)", "年\n机"},
    {"(?s)密.机", "(?s)密.机"},
    {R"((?:机|密){2}|[a-c]\d)", "(?:机|密){2}|[a-c][0-9]"},
};

std::vector<std::string> const kPieces = {
    "机", "密", "機",   "絕", "年", "a",  "Ｂ",     "c",      "x",  "1",
    "２", "3",  "⑩",    "@",  "（", ")",  " ",      "\u3000", "。", "\u200B",
    "\n", "\n", "\r\n", "_",  "绝", "\t", "\u2028", "\n\n",   "é"};

// Lines without an empty one between them, by hand.
struct Paragraph {
  std::size_t begin;
  std::string folded;
};

std::size_t break_length(std::string const& text, std::size_t at) {
  if (text.compare(at, 2, "\r\n") == 0) return 2;
  if (text.compare(at, 3, "\u2028") == 0) return 3;
  return text[at] == '\n' ? 1 : 0;
}

std::vector<Paragraph> paragraphs_of(std::string const& text) {
  std::vector<Paragraph> paragraphs;
  bool is_open = false;
  for (std::size_t line = 0; line < text.size();) {
    std::size_t end = line;
    while (end < text.size() && break_length(text, end) == 0) ++end;
    std::string const content = fold_string(text.substr(line, end - line));
    bool const is_blank = content.find_first_not_of(' ') == std::string::npos;
    if (!is_blank && is_open) {
      paragraphs.back().folded += '\n' + content;
    } else if (!is_blank) {
      paragraphs.push_back({line, content});
    }
    is_open = !is_blank;
    line = end < text.size() ? end + break_length(text, end) : end;
  }
  return paragraphs;
}

using Found = std::vector<std::pair<std::size_t, std::string>>;

// (folded offset in the paragraph + its begin, folded text) of each match.
Found direct(RE2 const& regex, std::vector<Paragraph> const& paragraphs) {
  Found found;
  for (Paragraph const& paragraph : paragraphs) {
    re2::StringPiece const text(paragraph.folded);
    std::size_t at = 0;
    re2::StringPiece match;
    while (at <= text.size() &&
           regex.Match(text, at, text.size(), RE2::UNANCHORED, &match, 1)) {
      auto const begin = static_cast<std::size_t>(match.data() - text.data());
      found.emplace_back(paragraph.begin + begin,
                         std::string(match.data(), match.size()));
      at = begin + match.size();
    }
  }
  return found;
}

// The same of the engine's matches.
Found engines(std::vector<Match> const& matches, std::size_t rule,
              Document const& document,
              std::vector<Paragraph> const& paragraphs) {
  Found found;
  for (Match const& match : matches) {
    if (match.rule.value != rule) continue;
    std::size_t begin = 0;
    for (Paragraph const& paragraph : paragraphs) {
      if (paragraph.begin <= match.span.begin) begin = paragraph.begin;
    }
    std::string const before =
        fold_string(document.text.substr(begin, match.span.begin - begin));
    found.emplace_back(
        begin + before.size(),
        fold_string(document.text.substr(match.span.begin, match.span.size())));
  }
  return found;
}

// A match that begins or ends inside a circled number has a wider source than
// RE2 says: those numbers are left to a pattern that takes them whole.
bool takes_circled(std::size_t pattern) {
  return std::string_view(kPatterns[pattern].written) == "⑩年?";
}

TEST(RegexAgree, OnSeededRandomTexts) {
  std::vector<Rule> rules;
  std::vector<std::unique_ptr<RE2>> regexes;
  for (Pattern const& pattern : kPatterns) {
    rules.push_back(regex_rule(pattern.written));
    regexes.push_back(std::make_unique<RE2>(pattern.folded));
    ASSERT_TRUE(regexes.back()->ok()) << pattern.folded;
  }
  RuleSet const set = set_of(std::move(rules));
  std::vector<Diagnostic> diagnostics;
  auto const compiled = CompiledRules::compile(set, diagnostics);
  ASSERT_TRUE(compiled.has_value());
  std::mt19937 random(4);
  std::vector<std::size_t> agreed(regexes.size());
  for (int round = 0; round < rounds(4000); ++round) {
    bool const has_circled = round % 4 == 0;
    std::string text;
    std::size_t const length = random() % 50;
    std::size_t const kinds = 3 + random() % (kPieces.size() - 2);
    std::size_t const shift = random() % kPieces.size();
    for (std::size_t i = 0; i < length; ++i) {
      std::string const& piece =
          kPieces[(shift + random() % kinds) % kPieces.size()];
      if (piece != "⑩" || has_circled) text += piece;
    }
    std::vector<Paragraph> const paragraphs = paragraphs_of(text);
    Document const document =
        make_document(text, Role::kBody, TextKind::kProse);
    std::vector<Match> const matches = compiled->match(document);
    for (std::size_t i = 0; i < regexes.size(); ++i) {
      if (has_circled && !takes_circled(i)) continue;
      Found const expected = direct(*regexes[i], paragraphs);
      ASSERT_EQ(engines(matches, i, document, paragraphs), expected)
          << kPatterns[i].written << " in:\n"
          << text;
      agreed[i] += expected.size();
    }
  }
  for (std::size_t i = 0; i < agreed.size(); ++i) {
    EXPECT_GT(agreed[i], 10U) << kPatterns[i].written;
  }
}

}  // namespace
}  // namespace mishen
