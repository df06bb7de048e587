#include "lib/extract/html/tokens.h"

#include <gtest/gtest.h>

#include <random>

namespace mishen {
namespace {

std::string cut(std::string_view source) {
  std::string out;
  HtmlTokens tokens(source);
  while (auto const token = tokens.next()) {
    constexpr char kKinds[] = {'T', 'S', 'E', 'C', 'D'};
    out += kKinds[static_cast<int>(token->kind)];
    out +=
        '(' + std::string(token->name.empty() ? token->content : token->name);
    for (RawAttribute const& one : token->name.empty()
                                       ? std::vector<RawAttribute>()
                                       : attributes_of(*token)) {
      out += ' ' + std::string(one.name) + '=' + std::string(one.value);
    }
    out += ')';
  }
  return out;
}

struct Row {
  std::string_view source;
  std::string_view tokens;
};

constexpr Row kRows[] = {
    {"a<b>c</b>", "T(a)S(b)T(c)E(b)"},
    {"<p a=1 b='2>' c=\"3\" d>", "S(p a=1 b=2> c=3 d=)"},
    {"<p a = 1/>", "S(p a=1/)"},
    {"<p =x>", "S(p =x=)"},
    {"<p a=1 a=2>", "S(p a=1 a=2)"},
    {"<p a='1", "S(p a=1)"},
    {"a < b <3", "T(a < b <3)"},
    {"<!--a--b-->c", "C(a--b)T(c)"},
    {"<!-->a", "C()T(a)"},
    {"<!--->a", "C()T(a)"},
    {"<!--a--!>b", "C(a)T(b)"},
    {"<!--a", "C(a)"},
    {"<!DOCTYPE html>", "D(DOCTYPE html)"},
    {"<?a?>b", "C(?a?)T(b)"},
    {"</ a>b", "C( a)T(b)"},
    {"</>b", "C()T(b)"},
    {"<script>a<b></script>c", "S(script)T(a<b>)E(script)T(c)"},
    {"<script>a</scriptx></SCRIPT >c", "S(script)T(a</scriptx>)E(SCRIPT)T(c)"},
    {"<title>a", "S(title)T(a)"},
    {"<style></style>", "S(style)E(style)"},
    {"<", "T(<)"},
    {"</", "T(</)"},
};

TEST(HtmlTokens, AreCutAsBrowsersCut) {
  for (Row const& row : kRows) EXPECT_EQ(cut(row.source), row.tokens);
}

TEST(HtmlTokens, CoverEveryByte) {
  std::mt19937 random(7);
  constexpr std::string_view kSigns = "<>/!-?='\" aptitlescript\n";
  for (int round = 0; round < 20'000; ++round) {
    std::string source;
    for (std::size_t n = random() % 40; n > 0; --n) {
      source += kSigns[random() % kSigns.size()];
    }
    HtmlTokens tokens(source);
    std::size_t at = 0;
    while (auto const token = tokens.next()) {
      ASSERT_EQ(token->begin, at) << source;
      ASSERT_GT(token->end, at) << source;
      at = token->end;
    }
    ASSERT_EQ(at, source.size()) << source;
  }
}

}  // namespace
}  // namespace mishen
