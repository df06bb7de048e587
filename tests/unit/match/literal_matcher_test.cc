#include "lib/match/literal/literal_matcher.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <ostream>
#include <string>

#include "tests/unit/match/toy_fold.h"

namespace {

std::size_t allocations = 0;

}  // namespace

// GCC sees through inlined replacements and takes the pair for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
[[gnu::noinline]] void* operator new(std::size_t size,
                                     std::nothrow_t const&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace mishen {
namespace {

LiteralMatcher matcher_of(std::vector<std::u32string> const& words) {
  std::vector<Literal> literals;
  for (std::u32string const& word : words) {
    literals.push_back(
        {word, PatternId{static_cast<std::uint32_t>(literals.size())}});
  }
  auto matcher = LiteralMatcher::compile(literals, toy_symbols());
  EXPECT_TRUE(matcher.has_value());
  return std::move(*matcher);
}

// "word:begin-end", with i, b, n for ignorable, blank, line break in gaps.
std::string dump(std::vector<LiteralHit> const& hits) {
  std::string out;
  for (LiteralHit const& hit : hits) {
    if (!out.empty()) out += ' ';
    out += std::to_string(hit.pattern.value) + ":" +
           std::to_string(hit.span.begin) + "-" + std::to_string(hit.span.end);
    if (hit.gaps.ignorable) out += 'i';
    if (hit.gaps.blank) out += 'b';
    if (hit.gaps.line_break) out += 'n';
  }
  return out;
}

struct Row {
  char const* law;
  std::vector<std::u32string> words;
  std::string text;
  char const* hits;
};

std::ostream& operator<<(std::ostream& out, Row const& row) {
  return out << row.law;
}

std::string const kGap64(64, ' ');

Row const kRows[] = {
    {"nothing in nothing", {U"机密"}, "", ""},
    {"no words", {}, "机密", ""},
    {"at both ends", {U"机密"}, "机密机密", "0:0-6 0:6-12"},
    {"one symbol", {U"密"}, "密密", "0:0-3 0:3-6"},
    {"overlaps", {U"aa"}, "aaaa", "0:0-2 0:1-3 0:2-4"},
    {"longer first at one end", {U"密", U"机密"}, "机密", "1:0-6 0:3-6"},
    {"same word twice", {U"机密", U"机密"}, "机密", "0:0-6 1:0-6"},
    {"falls back to a suffix", {U"abcd", U"bcx"}, "abcx", "1:1-4"},
    {"suffix of a suffix",
     {U"abab", U"bab", U"ab"},
     "abab",
     "2:0-2 0:0-4 1:1-4 2:2-4"},
    {"folded", {U"机密a"}, "機密Ａ", "0:0-9"},
    {"symbol text in a folded word", {U"秘密"}, "㊙密", "0:0-6"},
    {"four bytes", {U"𠀀密"}, "𠀀密", "0:0-7"},
    {"above plane 2",
     {U"\U00030000密", U"\U00030000"},
     "\U00030000密",
     "1:0-4 0:0-7"},
    {"ignorable", {U"机密"}, "机\u200B密", "0:0-9i"},
    {"variation selector", {U"机密"}, "機\U000E0100密\U000E0100", "0:0-10i"},
    {"blank", {U"机密"}, "机 密", "0:0-7b"},
    {"wide blank", {U"机密"}, "机　密", "0:0-9b"},
    {"break", {U"机密"}, "机\n密", "0:0-7n"},
    {"CR LF is one break", {U"机密"}, "机\r\n密", "0:0-8n"},
    {"two breaks part", {U"机密"}, "机\n\n密", ""},
    {"an empty line with blanks parts", {U"机密"}, "机\n 　\n密", ""},
    {"CR CR LF parts", {U"机密"}, "机\r\r\n密", ""},
    {"LF CR parts", {U"机密"}, "机\n\r密", ""},
    {"one break in each of two gaps", {U"机密件"}, "机\n密\r\n件", "0:0-12n"},
    {"all in one gap", {U"机密"}, "机 \u200B\n\u3000密", "0:0-14ibn"},
    {"gaps before and behind do not count", {U"机密"}, " 机密 ", "0:1-7"},
    {"gaps of the longer word only",
     {U"密件", U"机密件"},
     "机 密件",
     "1:0-10b 0:4-10"},
    {"gap before the fall back is outside",
     {U"ab", U"bc"},
     "a bc",
     "0:0-3b 1:2-4"},
    {"64 blanks", {U"机密"}, "机" + kGap64 + "密", "0:0-70b"},
    {"65 blanks part", {U"机密"}, "机" + kGap64 + " 密", ""},
    {"CR LF may be the last of 64",
     {U"机密"},
     "机" + kGap64.substr(2) + "\r\n密",
     "0:0-70bn"},
    {"64 blanks in each gap",
     {U"机密件"},
     "机" + kGap64 + "密" + kGap64 + "件",
     "0:0-137b"},
    {"0xFF parts", {U"机密"}, "机\xFF密", ""},
    {"a cut character parts", {U"机密"}, "机\xE5\xAF密", ""},
    {"an overlong form is no blank", {U"机密"}, "机\xC0\xA0密", ""},
    {"a surrogate parts", {U"机密"}, "机\xED\xA0\x80密", ""},
    {"above U+10FFFF parts", {U"机密"}, "机\xF4\x90\x80\x80密", ""},
    {"cut off at the end", {U"机密"}, "机\xE5\xAF", ""},
    {"goes on behind a fault",
     {U"机密"},
     "\xE6\x9C机密\xFF机密",
     "0:2-8 0:9-15"},
    {"another character parts", {U"机密"}, "机-密", ""},
    {"expansion inside", {U"密10年"}, "密⑩年", "0:0-9"},
    {"begins inside an expansion", {U"0年"}, "⑩年", "0:0-6"},
    {"ends inside an expansion", {U"年1"}, "年⑩", "0:0-6"},
    {"one symbol of an expansion", {U"0"}, "⑩", "0:0-3"},
    {"twice in an expansion is once", {U"1"}, "⑪", "0:0-3"},
    {"order inside an expansion",
     {U"1", U"a1", U"a10", U"10"},
     "a⑩",
     "1:0-4 2:0-4 0:1-4 3:1-4"},
    {"wakes up inside an expansion", {U"株)会"}, "㈱会", "0:0-6"},
    {"gap before an expansion", {U"密10"}, "密 ⑩", "0:0-7b"},
    {"no gap of an earlier word remains",
     {U"机密", U"文件"},
     "机 文件",
     "1:4-10"},
};

class LiteralLaw : public testing::TestWithParam<Row> {};

TEST_P(LiteralLaw, Holds) {
  Row const& row = GetParam();
  std::vector<LiteralHit> hits;
  matcher_of(row.words).search(row.text, hits);
  EXPECT_EQ(dump(hits), row.hits) << row.law;
}

INSTANTIATE_TEST_SUITE_P(Table, LiteralLaw, testing::ValuesIn(kRows));

TEST(LiteralMatcher, AppendsAndKeepsWhatWasThere) {
  std::vector<LiteralHit> hits(1);
  matcher_of({U"机密"}).search("机密", hits);
  EXPECT_EQ(hits.size(), 2U);
}

TEST(LiteralMatcher, JoinsAcrossAnyNumberOfIgnorables) {
  std::string text = "机";
  for (int i = 0; i < 1000; ++i) text += "\u200B";
  text += "密";
  std::vector<LiteralHit> hits;
  matcher_of({U"机密"}).search(text, hits);
  EXPECT_EQ(dump(hits), "0:0-3006i");
}

TEST(LiteralMatcher, RefusesWhatItCannotFind) {
  struct Refusal {
    std::u32string word;
    Error::Code code;
  };
  Refusal const refusals[] = {
      {U"", Error::Code::kInvalid},
      {U"机 密", Error::Code::kInvalid},
      {U"机\n密", Error::Code::kInvalid},
      {std::u32string(1, U'\0'), Error::Code::kInvalid},
      {std::u32string(257, U'密'), Error::Code::kLimit},
  };
  for (Refusal const& refusal : refusals) {
    std::vector<Literal> const literals{{U"机密", PatternId{0}},
                                        {refusal.word, PatternId{1}}};
    auto const matcher = LiteralMatcher::compile(literals, toy_symbols());
    ASSERT_FALSE(matcher.has_value());
    EXPECT_EQ(matcher.error().code, refusal.code);
  }
}

TEST(LiteralMatcher, FindsTheLongestLiteralThereMayBe) {
  std::u32string const word(LiteralMatcher::kMaxSymbols, U'密');
  std::string text;
  for (std::size_t i = 0; i < word.size() + 1; ++i) text += "密";
  std::vector<LiteralHit> hits;
  matcher_of({word}).search(text, hits);
  EXPECT_EQ(dump(hits), "0:0-768 0:3-771");
}

TEST(LiteralMatcher, AllocatesNothingButHits) {
  auto const matcher = matcher_of({U"机密", U"密10年", U"年年"});
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "机 密⑩年年\n本件公开";
  std::vector<LiteralHit> hits;
  hits.reserve(10'000);
  std::size_t const before = allocations;
  matcher.search(text, hits);
  EXPECT_EQ(allocations, before);
  EXPECT_EQ(hits.size(), 3000U);
}

// 100,000 words and four megabytes of one character: done in one pass.
TEST(LiteralMatcher, TakesManyWordsAndMonotonousText) {
  std::vector<std::u32string> words;
  for (char32_t i = 0; i < 100'000; ++i) {
    words.push_back({U'密', 0x4E00 + i % 317, 0x5000 + i / 317, U'件'});
  }
  words.push_back(std::u32string(200, U'密'));
  auto const matcher = matcher_of(words);
  std::string text;
  while (text.size() < (4U << 20)) text += "密";
  std::vector<LiteralHit> hits;
  matcher.search(text, hits);
  EXPECT_EQ(hits.size(), text.size() / 3 - 199);
}

}  // namespace
}  // namespace mishen
