// The automaton against the plainest matcher there is: every text of up to
// six characters over a small alphabet, then seeded random ones.

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "lib/match/literal/literal_matcher.h"
#include "tests/agree/rounds.h"
#include "tests/unit/match/toy_fold.h"

namespace mishen {
namespace {

using Word = std::u32string;
// end, begin, word, gaps: ordered as the matcher orders its hits.
using Hit = std::tuple<std::size_t, std::size_t, std::uint32_t, int>;

// What a text is made of; nullopt in `symbol`: bytes that are no character.
struct Piece {
  std::string bytes;
  std::optional<char32_t> code_point;
};

struct Item {
  std::optional<Symbol> symbol;  // nullopt parts words
  std::size_t begin;
  std::size_t end;
  bool second_of_crlf;
};

std::vector<Item> items_of(std::vector<Piece> const& text) {
  std::vector<Item> items;
  std::size_t at = 0;
  bool after_cr = false;
  for (Piece const& piece : text) {
    std::size_t const end = at + piece.bytes.size();
    bool const crlf = after_cr && piece.bytes == "\n";
    after_cr = piece.bytes == "\r";
    if (!piece.code_point) {
      items.push_back({std::nullopt, at, end, false});
    } else {
      std::u32string_view more;
      Symbol const symbol = toy_fold(*piece.code_point, more);
      if (more.empty()) items.push_back({symbol, at, end, crlf});
      for (char32_t const part : more) items.push_back({part, at, end, false});
    }
    at = end;
  }
  return items;
}

int gap_bit(Symbol symbol) {
  if (symbol == kSkipIgnorable) return 1;
  if (symbol == kSkipBlank) return 2;
  return symbol == kSkipBreak ? 4 : 0;
}

// The gaps of `word` at items[first], or nullopt where it does not stand.
std::optional<int> gaps_at(std::vector<Item> const& items, std::size_t first,
                           Word const& word, std::size_t& last) {
  int gaps = 0;
  std::size_t at = first;
  for (std::size_t i = 0; i < word.size(); ++i, ++at) {
    std::size_t breaks = 0;
    std::size_t length = 0;
    for (; i > 0 && at < items.size() && items[at].symbol; ++at) {
      int const bit = gap_bit(*items[at].symbol);
      if (bit == 0) break;
      gaps |= bit;
      if (bit != 1) ++length;
      if (bit == 4 && !items[at].second_of_crlf) ++breaks;
    }
    if (breaks > 1 || length > LiteralMatcher::kMaxGap) return std::nullopt;
    if (at >= items.size() || items[at].symbol != word[i]) return std::nullopt;
    last = at;
  }
  return gaps;
}

std::set<Hit> naive(std::vector<Piece> const& text,
                    std::vector<Word> const& words) {
  std::set<Hit> hits;
  std::vector<Item> const items = items_of(text);
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::uint32_t word = 0; word < words.size(); ++word) {
      std::size_t last = 0;
      if (auto const gaps = gaps_at(items, i, words[word], last)) {
        hits.insert({items[last].end, items[i].begin, word, *gaps});
      }
    }
  }
  return hits;
}

std::string join(std::vector<Piece> const& text) {
  std::string out;
  for (Piece const& piece : text) out += piece.bytes;
  return out;
}

LiteralMatcher compile(std::vector<Word> const& words,
                       std::vector<bool> const& chosen) {
  std::vector<Literal> literals;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (chosen[i]) literals.push_back({words[i], PatternId{i}});
  }
  auto matcher = LiteralMatcher::compile(literals, toy_symbols());
  EXPECT_TRUE(matcher.has_value());
  return std::move(*matcher);
}

std::vector<Hit> found(LiteralMatcher const& matcher, std::string const& text,
                       std::vector<LiteralHit>& scratch) {
  scratch.clear();
  matcher.search(text, scratch);
  std::vector<Hit> hits;
  for (LiteralHit const& hit : scratch) {
    int const gaps = (hit.gaps.ignorable ? 1 : 0) + (hit.gaps.blank ? 2 : 0) +
                     (hit.gaps.line_break ? 4 : 0);
    hits.push_back({hit.span.end, hit.span.begin, hit.pattern.value, gaps});
  }
  auto const before = [](Hit const& a, Hit const& b) {
    return std::pair(std::get<0>(a), std::get<1>(a)) <
           std::pair(std::get<0>(b), std::get<1>(b));
  };
  EXPECT_TRUE(std::is_sorted(hits.begin(), hits.end(), before)) << text;
  // Words that are found in the same place may come in any order.
  std::sort(hits.begin(), hits.end());
  return hits;
}

void expect_agreement(LiteralMatcher const& matcher, std::string const& text,
                      std::set<Hit> const& all, std::vector<bool> const& chosen,
                      std::vector<LiteralHit>& scratch) {
  std::vector<Hit> expected;
  for (Hit const& hit : all) {
    if (chosen[std::get<2>(hit)]) expected.push_back(hit);
  }
  ASSERT_EQ(found(matcher, text, scratch), expected) << text;
}

std::vector<Piece> const kSmallAlphabet = {{"机", U'机'},       {"密", U'密'},
                                           {"機", U'機'},       {" ", U' '},
                                           {"\u200B", 0x200BU}, {"\n", U'\n'}};

// All texts of up to `length` pieces.
std::vector<std::vector<Piece>> all_texts(std::size_t length) {
  std::vector<std::vector<Piece>> texts(1);
  for (std::size_t from = 0; length > 0; --length) {
    std::size_t const end = texts.size();
    for (; from < end; ++from) {
      for (Piece const& piece : kSmallAlphabet) {
        texts.push_back(texts[from]);
        texts.back().push_back(piece);
      }
    }
  }
  return texts;
}

std::vector<Word> all_words(std::size_t length) {
  std::vector<Word> words{U""};
  for (std::size_t from = 0; length > 0; --length) {
    std::size_t const end = words.size();
    for (; from < end; ++from) {
      words.push_back(words[from] + U'机');
      words.push_back(words[from] + U'密');
    }
  }
  words.erase(words.begin());
  return words;
}

std::vector<bool> subset(std::size_t size, std::uint32_t bits) {
  std::vector<bool> chosen(size);
  for (std::size_t i = 0; i < size; ++i) chosen[i] = (bits >> i & 1U) != 0;
  return chosen;
}

// All texts of up to six characters with all words of up to three, and with
// all sets of words of up to two for all texts of up to five.
TEST(LiteralAgree, OnEverySmallTextAndSet) {
  std::vector<Word> const words = all_words(3);
  ASSERT_EQ(words.size(), 14U);
  std::vector<std::vector<Piece>> const texts = all_texts(6);
  ASSERT_EQ(texts.size(), 55'987U);
  std::vector<std::string> joined;
  std::vector<std::set<Hit>> oracle;
  for (auto const& text : texts) {
    joined.push_back(join(text));
    oracle.push_back(naive(text, words));
  }
  std::vector<LiteralHit> scratch;
  auto const check = [&](std::uint32_t bits, std::size_t from, std::size_t step,
                         std::size_t end) {
    std::vector<bool> const chosen = subset(words.size(), bits);
    LiteralMatcher const matcher = compile(words, chosen);
    for (std::size_t i = from; i < end; i += step) {
      expect_agreement(matcher, joined[i], oracle[i], chosen, scratch);
      if (testing::Test::HasFatalFailure()) return;
    }
  };
  check(0x3FFF, 0, 1, texts.size());
  for (std::uint32_t bits = 1; bits < 64; ++bits) check(bits, 0, 1, 9331);
  std::mt19937 random(1);
  for (std::size_t round = 0; round < 30; ++round) {
    check(1 + static_cast<std::uint32_t>(random() % 0x3FFF), round % 23, 23,
          texts.size());
  }
}

std::vector<Piece> const kLargeAlphabet = {{"机", U'机'},
                                           {"密", U'密'},
                                           {"機", U'機'},
                                           {"㊙", 0x3299U},
                                           {"⑩", 0x2469U},
                                           {"⑪", 0x246AU},
                                           {"㈱", 0x3231U},
                                           {"年", U'年'},
                                           {"a", U'a'},
                                           {"Ａ", 0xFF21U},
                                           {"1", U'1'},
                                           {"0", U'0'},
                                           {"-", U'-'},
                                           {" ", U' '},
                                           {"\u3000", 0x3000U},
                                           {"\n", U'\n'},
                                           {"\r", U'\r'},
                                           {"\u2028", 0x2028U},
                                           {"\u200B", 0x200BU},
                                           {"\U000E0100", 0xE0100U},
                                           {"\U00030000", 0x30000U},
                                           {"\xFF", std::nullopt},
                                           {"\xC0", std::nullopt},
                                           {"\xF8", std::nullopt}};

std::u32string const kLargeSymbols = U"机密秘年a10-(株)\U00030000";

TEST(LiteralAgree, OnSeededRandomTexts) {
  std::mt19937 random(2);
  auto const below = [&](std::size_t n) { return random() % n; };
  std::vector<LiteralHit> scratch;
  for (int round = 0; round < rounds(50); ++round) {
    std::vector<Word> words(1 + below(12));
    for (Word& word : words) {
      std::size_t const length = 1 + below(4);
      while (word.size() < length) {
        word += kLargeSymbols[below(kLargeSymbols.size())];
      }
    }
    std::vector<bool> const chosen(words.size(), true);
    LiteralMatcher const matcher = compile(words, chosen);
    for (int i = 0; i < 200; ++i) {
      std::vector<Piece> text;
      std::size_t const length = below(40);
      // Some texts have few kinds of pieces, and so many hits.
      std::size_t const kinds = 2 + below(kLargeAlphabet.size() - 1);
      std::size_t const shift = below(kLargeAlphabet.size());
      while (text.size() < length) {
        Piece const& piece =
            kLargeAlphabet[(shift + below(kinds)) % kLargeAlphabet.size()];
        text.push_back(piece);
        // Runs about as long as the longest gap there may be.
        std::size_t const run = below(60) == 0 ? 62 + below(5) : 0;
        if (piece.bytes == " ") text.insert(text.end(), run, piece);
      }
      expect_agreement(matcher, join(text), naive(text, words), chosen,
                       scratch);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace mishen
