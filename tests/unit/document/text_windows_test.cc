#include "lib/document/text_windows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "lib/document/locate.h"
#include "lib/text/utf8.h"
#include "tests/unit/document/encode.h"

namespace mishen {
namespace {

constexpr Format kText{"txt", Reading::kText, TextKind::kProse};

// Hands out `bytes` in reads of uneven size.
ByteSource source_of(std::string bytes) {
  return [bytes = std::move(bytes), at = std::size_t{0}](
             std::span<char> buffer) mutable -> Result<std::size_t> {
    std::size_t const count =
        std::min({buffer.size(), bytes.size() - at, at % 7 + 1});
    std::memcpy(buffer.data(), bytes.data() + at, count);
    at += count;
    return count;
  };
}

struct Scan {
  std::vector<Document> windows;
  std::vector<Document> seconds;
  std::string encoding;
  std::uint64_t undecodable = 0;
  std::uint64_t bytes = 0;
  std::uint64_t characters = 0;
  bool failed = false;
};

Scan scan(TextWindows windows) {
  Scan result;
  while (true) {
    Result<std::optional<Document>> next = windows.next();
    if (!next) {
      result.failed = true;
      EXPECT_TRUE(windows.next().has_value());
      break;
    }
    if (!next.value()) break;
    result.windows.push_back(std::move(*next.value()));
    if (auto second = windows.second()) {
      result.seconds.push_back(std::move(*second));
    }
  }
  result.encoding = windows.encoding();
  result.undecodable = windows.undecodable_bytes();
  result.bytes = windows.bytes();
  result.characters = windows.characters();
  return result;
}

Scan scan(std::string const& bytes, WindowSize size) {
  return scan(TextWindows(source_of(bytes), kText, guess_encoding(bytes, true),
                          "", size));
}

std::string_view fresh(Document const& document) {
  return std::string_view(document.text)
      .substr(document.fresh.begin, document.fresh.size());
}

std::string all_fresh(std::vector<Document> const& windows) {
  std::string text;
  for (Document const& window : windows) text += fresh(window);
  return text;
}

std::string random_text(std::mt19937& random, bool one_line) {
  std::string_view const pieces[] = {"密", "机", "国家", "a",  "Z9",   " ",
                                     "，", "年", "\n",   "\r", "\r\n", "\n\n"};
  std::string text = "国家秘密是关系国家安全和利益的事项，中文内容。";
  auto const size = random() % 200;
  for (std::size_t i = 0; i < size; ++i) {
    text += pieces[random() % (one_line ? 8 : 12)];
  }
  return text;
}

// What each window says of itself must agree with the text as a whole.
void check_windows(std::vector<Document> const& windows,
                   std::string const& whole, WindowSize size) {
  EXPECT_EQ(all_fresh(windows), whole);
  std::size_t begin = 0;  // of the window's fresh part in the whole
  for (Document const& window : windows) {
    ASSERT_EQ(window.blocks.size(), 1u);
    EXPECT_EQ(window.blocks[0].span, (BufferSpan{0, window.text.size()}));
    EXPECT_EQ(valid_prefix(window.text), window.text.size());
    std::size_t const base = begin - window.fresh.begin;
    EXPECT_LE(window.fresh.begin, size.overlap);
    EXPECT_LE(window.text.size() - window.fresh.end, size.overlap);
    EXPECT_EQ(whole.substr(base, window.text.size()), window.text);
    TextPosition expected;
    expected.advance(std::string_view(whole).substr(0, base));
    EXPECT_EQ((TextPosition{window.base_line, window.base_column}), expected);
    NonBlankLines lines;
    lines.advance(std::string_view(whole).substr(0, base));
    EXPECT_EQ(window.lines_before, lines.count());
    EXPECT_EQ(window.last, &window == &windows.back());
    begin += window.fresh.size();
    EXPECT_FALSE(window.fresh.empty());
  }
}

TEST(TextWindows, AgreeWithTheWholeTextInEveryEncodingAndSize) {
  struct Row {
    char const* encoding;
    char const* bom;
    std::string_view name;
  };
  Row const rows[] = {
      {"UTF-8", "", "UTF-8"},
      {"UTF-8", "\xEF\xBB\xBF", "UTF-8"},
      {"GB18030", "", "GB18030"},
      {"UTF-16LE", "\xFF\xFE", "UTF-16LE"},
      {"UTF-16BE", "\xFE\xFF", "UTF-16BE"},
  };
  std::mt19937 random(11);
  for (Row const& row : rows) {
    for (int round = 0; round < 150; ++round) {
      std::string const whole = random_text(random, round % 3 == 0);
      std::string const bytes = row.bom + encode(whole, row.encoding);
      WindowSize const size{16 + random() % 60, random() % 9};
      Scan const result = scan(bytes, size);
      check_windows(result.windows, whole, size);
      EXPECT_EQ(result.encoding, row.name);
      EXPECT_EQ(result.undecodable, 0u);
      EXPECT_EQ(result.bytes, bytes.size());
      EXPECT_EQ(result.characters, count_code_points(whole));
      EXPECT_FALSE(result.failed);
    }
  }
}

TEST(TextWindows, SourceBytesOfIdenticalTextAreThoseOfTheFile) {
  std::mt19937 random(12);
  for (std::string const bom : {"", "\xEF\xBB\xBF"}) {
    std::string const bytes = bom + random_text(random, false);
    for (Document const& window : scan(bytes, {24, 6}).windows) {
      ASSERT_TRUE(window.base_source.has_value());
      EXPECT_EQ(bytes.substr(*window.base_source, window.text.size()),
                window.text);
    }
  }
  std::string const gbk = encode(random_text(random, false), "GB18030");
  EXPECT_EQ(scan(gbk, {4096, 6}).windows[0].base_source, std::nullopt);
}

TEST(TextWindows, TheHeadAlreadyReadCountsOnce) {
  std::string const text = "第一行\n第二行\n第三行\n第四行\n";
  for (std::size_t head = 0; head <= text.size(); ++head) {
    Scan const result =
        scan(TextWindows(source_of(text.substr(head)), kText, EncodingGuess{},
                         text.substr(0, head), {16, 4}));
    EXPECT_EQ(all_fresh(result.windows), text);
    EXPECT_EQ(result.bytes, text.size());
  }
}

TEST(TextWindows, TextWithoutAByteHasNoWindow) {
  EXPECT_TRUE(scan("", {}).windows.empty());
  EXPECT_EQ(scan("", {}).encoding, "UTF-8");
  EXPECT_TRUE(scan("\xEF\xBB\xBF", {}).windows.empty());
  EXPECT_EQ(scan("\xEF\xBB\xBF", {}).bytes, 3u);
}

TEST(TextWindows, SmallTextIsOneWindow) {
  Scan const result = scan("机密\n", {});
  ASSERT_EQ(result.windows.size(), 1u);
  EXPECT_EQ(result.windows[0].text, "机密\n");
  EXPECT_EQ(result.windows[0].base_line, 1u);
  EXPECT_EQ(result.windows[0].lines_before, 0u);
  EXPECT_TRUE(result.windows[0].last);
}

TEST(TextWindows, ACutIsAtALineEndWhereOneIsNear) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "一二三四\n";  // 13 bytes
  Scan const result = scan(text, {100, 20});
  for (Document const& window : result.windows) {
    EXPECT_EQ(fresh(window).back(), '\n');
  }
}

TEST(TextWindows, LinesOfSeveralEncodingsAreMixed) {
  std::string bytes;
  for (int i = 0; i < 40; ++i) {
    bytes += "国家秘密是关系国家安全的事项\n";
    bytes += encode("机密级国家秘密是重要的国家秘密\n", "GB18030");
  }
  Scan const result = scan(bytes, {200, 100});
  EXPECT_EQ(result.encoding, "mixed");
  EXPECT_EQ(result.undecodable, 0u);
  std::string const text = all_fresh(result.windows);
  EXPECT_EQ(text.find("\xEF\xBF\xBD"), std::string::npos);
  EXPECT_EQ(count_code_points(text), 40u * (15 + 16));
}

TEST(TextWindows, WindowsOfAsciiDoNotMakeAFileMixed) {
  std::string bytes;
  for (int i = 0; i < 30; ++i) bytes += "plain words in every line\n";
  bytes += encode("国家秘密是关系国家安全和利益的事项\n", "GB18030");
  EXPECT_EQ(scan(bytes, {100, 20}).encoding, "GB18030");
}

TEST(TextWindows, NulsAndBadBytesAreCounted) {
  std::string const good = "国家秘密是关系国家安全和利益的事项\n";
  std::string bytes = good + good + good + good;
  bytes += std::string(3, '\0') + "\n" + good;
  EncodingGuess const guess;
  Scan const result =
      scan(TextWindows(source_of(bytes), kText, guess, "", {64, 8}));
  EXPECT_EQ(result.undecodable, 3u);
}

TEST(TextWindows, AnErrorComesAfterWhatWasReadBeforeIt) {
  std::string const text(100, 'x');
  std::size_t at = 0;
  ByteSource const source = [&](std::span<char> buffer) -> Result<std::size_t> {
    if (at == text.size()) return Error{Error::Code::kIo, "read-error", ""};
    std::size_t const count = std::min(buffer.size(), text.size() - at);
    std::memcpy(buffer.data(), text.data() + at, count);
    at += count;
    return count;
  };
  Scan const result = scan(TextWindows(source, kText, {}, "", {32, 8}));
  EXPECT_TRUE(result.failed);
  EXPECT_EQ(all_fresh(result.windows), text);
  EXPECT_TRUE(result.windows.back().last);
}

TEST(TextWindows, ASecondEncodingIsReadToo) {
  std::string const bytes = encode("中文國家機密", "BIG5");
  EncodingGuess guess;
  guess.encoding = Encoding::kGb18030;
  guess.has_second = true;
  guess.second = Encoding::kBig5;
  std::string repeated;
  for (int i = 0; i < 20; ++i) repeated += bytes + "\n";
  Scan const result =
      scan(TextWindows(source_of(repeated), kText, guess, "", {64, 16}));
  EXPECT_EQ(result.seconds.size(), result.windows.size());
  std::string expected;
  for (int i = 0; i < 20; ++i) expected += "中文國家機密\n";
  check_windows(result.seconds, expected, {64, 16});
}

// Many windows in one line: they stay small, and every marking is found whole
// in the window in which it begins.
struct LongLine {
  char const* encoding;
  std::uint64_t bytes;
};

class OneLine : public testing::TestWithParam<LongLine> {};

TEST_P(OneLine, InBoundedMemory) {
  std::string const unit = encode("国家秘密机密★10年", GetParam().encoding);
  std::uint64_t const size = GetParam().bytes / unit.size() * unit.size();
  std::string const head =
      encode("国家秘密是关系国家安全的事项", GetParam().encoding);
  std::string block;
  while (block.size() < 1 << 20) block += unit;
  std::uint64_t given = 0;
  ByteSource const source = [&](std::span<char> buffer) -> Result<std::size_t> {
    std::size_t const phase = given % unit.size();
    std::size_t const count = std::min<std::uint64_t>(
        {buffer.size(), block.size() - phase, size - given});
    std::memcpy(buffer.data(), block.data() + phase, count);
    given += count;
    return count;
  };
  EncodingGuess guess = guess_encoding(head, true);
  guess.has_second = false;
  TextWindows windows(source, kText, guess, "");
  std::uint64_t found = 0;
  std::uint64_t column = 1;
  while (true) {
    auto next = windows.next();
    ASSERT_TRUE(next.has_value());
    if (!next.value()) break;
    Document const& window = *next.value();
    EXPECT_LE(window.text.size(), 2 * kWindowBytes);
    EXPECT_LE(window.text.capacity(), 3 * kWindowBytes);
    EXPECT_EQ(window.base_line, 1u);
    Locator locator(window);
    EXPECT_EQ(locator.locate({window.fresh.begin, window.fresh.end}).column,
              column);
    column += count_code_points(fresh(window));
    std::string_view const text = window.text;
    for (std::size_t at = text.find("机密★10年", window.fresh.begin);
         at < window.fresh.end; at = text.find("机密★10年", at + 1)) {
      ++found;
    }
  }
  EXPECT_EQ(windows.undecodable_bytes(), 0u);
  EXPECT_EQ(found, size / unit.size());
}

INSTANTIATE_TEST_SUITE_P(Encodings, OneLine,
                         testing::Values(LongLine{"UTF-8", 64 << 20},
                                         LongLine{"GB18030", 16 << 20}));

}  // namespace
}  // namespace mishen
