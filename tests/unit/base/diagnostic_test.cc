#include "lib/base/diagnostic.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "lib/base/diagnostic_codes.h"
#include "lib/base/source_text.h"

namespace mishen {
namespace {

Diagnostic fault(std::size_t line, std::size_t column, std::size_t length = 1) {
  return {Diagnostic::Level::kError, "R010",        "p.yaml",
          {line, column, length},    "unknown key", ""};
}

struct Row {
  char const* law;
  std::string source;
  Diagnostic diagnostic;
  std::string shown;  ///< Line and caret.
};

TEST(Render, caret_stands_under_the_fault) {
  for (Row const& row : {
           Row{"at the start", "type: x\n", fault(1, 1, 4),
               "  type: x\n  ^~~~\n"},
           Row{"in the middle", "a:\n  type: word\n", fault(2, 9, 4),
               "    type: word\n          ^~~~\n"},
           Row{"behind the end", "type: x\n", fault(1, 9),
               "  type: x\n         ^\n"},
           Row{"wide characters take two columns",
               "  {title: 国家秘密, tipe: x}\n", fault(1, 17, 4),
               "    {title: 国家秘密, tipe: ****}\n"
               "                      ^~~~\n"},
           Row{"a wide fault is underlined whole", "title: 国家\n",
               fault(1, 8, 2), "  title: 国家\n         ^~~~\n"},
           Row{"tabs are kept", "\ttype:\tx\n", fault(1, 8),
               "  \ttype:\tx\n  \t     \t^\n"},
           Row{"line ends of DOS are no part", "type: x\r\nid: y\r\n",
               fault(1, 7), "  type: x\n        ^\n"},
           Row{"a byte-order mark is no column", "\xEF\xBB\xBFtype: x\n",
               fault(1, 1, 4), "  type: x\n  ^~~~\n"},
           Row{"combining marks take none", "title: e\xCC\x81x\n", fault(1, 10),
               "  title: e\xCC\x81x\n          ^\n"},
           Row{"no line, no excerpt", "type: x\n", fault(9, 1), ""},
           Row{"no place, no excerpt", "type: x\n", fault(0, 0), ""},
           Row{"no source, no excerpt", "", fault(1, 1), ""},
       }) {
    std::string const out = render(row.diagnostic, row.source);
    EXPECT_EQ(out.substr(out.find('\n') + 1), row.shown) << row.law;
  }
}

TEST(Render, head_names_place_level_and_code) {
  Diagnostic diagnostic = fault(3, 5);
  diagnostic.hint = "did you mean \"id\"?";
  EXPECT_EQ(render(diagnostic, ""),
            "p.yaml:3:5: error R010: unknown key\n"
            "  hint: did you mean \"id\"?\n");
  diagnostic.level = Diagnostic::Level::kWarning;
  diagnostic.mark = {};
  EXPECT_EQ(render(diagnostic, "", Language::kChinese),
            "p.yaml: 警告 R010: 没有这个键：unknown key\n"
            "  提示：did you mean \"id\"?\n");
}

struct Masked {
  char const* law;
  std::string source;
  std::string shown;
};

TEST(Render, values_that_may_be_words_are_masked_at_fixed_width) {
  for (Masked const& row : {
           Masked{"flow list", "words: [甲, Falcon nine]",
                  "words: [****, ****]"},
           Masked{"block list", "  - 甲乙", "  - ****"},
           Masked{"ascii item", "- falcon", "- ****"},
           Masked{"quoted", "- \"a, b: c\"", "- ****"},
           Masked{"misspelt key", "wrods: [a]", "wrods: [****]"},
           Masked{"han key", "甲乙: 3", "****: ****"},
           Masked{"comment", "type: x # 甲乙", "type: x ****"},
           Masked{"continued list", "  甲, 乙]", "  ****"},
           Masked{"not closed", "- \"甲乙", "- ****"},
           Masked{"behind an open key", "{id: a.b, 甲乙, words: [丙]}",
                  "{id: a.b, ****, words: [****]}"},
           Masked{"after an open list", "{roles: [body, header], 甲: 乙}",
                  "{roles: [body, header], ****: ****}"},
           Masked{"word in the wrong place", "id: 甲乙", "id: ****"},
           Masked{"pattern", "pattern: '\\d{17}甲'", "pattern: ****"},
           Masked{"block scalar text", "advice text 甲", "****"},
           Masked{"examples", "examples: [机密★10年]", "examples: [****]"},
           Masked{"controls are not sent to the screen", "title: a\x1B[2Jb",
                  "title: a?[2Jb"},
       }) {
    std::string const out = render(fault(1, 1), row.source);
    std::size_t const begin = out.find('\n') + 3;
    std::string const line = out.substr(begin, out.find('\n', begin) - begin);
    EXPECT_EQ(line, row.shown) << row.law;
  }
}

TEST(Render, long_lines_are_cut_around_the_caret) {
  std::string source = "title: ";
  for (int i = 0; i < 400; ++i) source += i % 3 == 0 ? "国" : "a";
  for (std::size_t column : {1U, 60U, 200U, 400U}) {
    std::string const out = render(fault(1, column), source);
    std::size_t const begin = out.find('\n') + 1;
    std::size_t const end = out.find('\n', begin);
    std::string const line = out.substr(begin, end - begin);
    std::string const caret = out.substr(end + 1);
    EXPECT_LT(caret.size(), 110U) << column;
    std::size_t width = 0;
    for (std::size_t at = 0; at < line.size();) {
      SourceCharacter const c = source_character_at(line, at);
      width += static_cast<std::size_t>(screen_width(c.value));
      at += c.size;
    }
    EXPECT_LT(width, 110U) << column;
    EXPECT_LE(caret.find('^'), width) << column;
  }
}

TEST(Render, nothing_steers_the_terminal) {
  Diagnostic diagnostic = fault(1, 1);
  diagnostic.file = "a\x1B[2J\n\xE2\x80\xAE\xFF.yaml";
  EXPECT_EQ(render(diagnostic, ""),
            "a?[2J???.yaml:1:1: error R010: unknown key\n");
}

TEST(HasErrors, warnings_are_none) {
  Diagnostic warning = fault(1, 1);
  warning.level = Diagnostic::Level::kWarning;
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({warning}));
  EXPECT_TRUE(has_errors({warning, fault(1, 1)}));
}

TEST(DiagnosticCodes, are_unique_and_in_order) {
  std::string_view last;
  for (DiagnosticCode const& entry : kDiagnosticCodes) {
    EXPECT_LT(last, entry.code);
    EXPECT_EQ(entry.code.size(), 4U);
    EXPECT_FALSE(entry.zh.empty());
    EXPECT_FALSE(entry.en.empty());
    last = entry.code;
  }
  EXPECT_EQ(find_diagnostic_code("R999"), nullptr);
}

}  // namespace
}  // namespace mishen
