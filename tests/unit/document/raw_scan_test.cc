#include "lib/document/raw_scan.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "lib/text/utf8.h"
#include "tests/unit/document/encode.h"

namespace mishen {
namespace {

std::size_t times(Document const& document, std::string_view word) {
  std::size_t count = 0;
  for (TextBlock const& block : document.blocks) {
    if (document.block_text(block).find(word) != std::string_view::npos) {
      ++count;
    }
  }
  return count;
}

std::string noise(std::mt19937& random, std::size_t size) {
  std::string bytes;
  while (bytes.size() < size) bytes += static_cast<char>(random());
  return bytes;
}

TEST(RawDocument, FindsTextInEveryEncodingAtEveryOffset) {
  std::mt19937 random(7);
  for (char const* encoding :
       {"UTF-8", "GB18030", "BIG5", "UTF-16LE", "UTF-16BE"}) {
    for (std::size_t offset = 0; offset < 40; ++offset) {
      // A NUL before it, as formats have: noise may swallow a first byte.
      std::string const bytes = noise(random, offset) + std::string(2, '\0') +
                                encode("機密文件", encoding) +
                                std::string(2, '\0') + noise(random, 9);
      EXPECT_GE(times(raw_document(bytes), "機密文件"), 1u)
          << encoding << " at " << offset;
    }
  }
}

TEST(RawDocument, BlocksAreRawAndValidUtf8) {
  std::mt19937 random(8);
  for (int round = 0; round < 20; ++round) {
    Document const document = raw_document(noise(random, 4096));
    EXPECT_LE(document.blocks.size(), 7u);
    EXPECT_EQ(document.fresh, (BufferSpan{0, document.text.size()}));
    for (TextBlock const& block : document.blocks) {
      EXPECT_EQ(block.place.role, Role::kRaw);
      std::string_view const text = document.block_text(block);
      EXPECT_FALSE(text.empty());
      EXPECT_EQ(valid_prefix(text), text.size());
    }
  }
}

TEST(RawDocument, ReadingsWithNothingNewAreLeftOut) {
  Document const document = raw_document("plain ASCII\n");
  EXPECT_EQ(times(document, "plain ASCII"), 1u);
}

TEST(RawDocument, DropsRunsTooShortToBeText) {
  struct Row {
    char const* law;
    std::string bytes;
    bool kept;
  };
  Row const rows[] = {
      {"one ideograph", "密", false},
      {"two", "机密", true},
      {"two with a blank", "机 密", true},
      {"three letters",
       "\x01"
       "abc\x01",
       false},
      {"four",
       "\x01"
       "abcd\x01",
       true},
      {"signs alone", "\x01★★★★★\x01", false},
      {"nothing", "", false},
  };
  for (Row const& row : rows) {
    Document const document = raw_document(row.bytes);
    bool kept = false;
    for (char const* word : {"机密", "机 密", "密", "abc", "★"}) {
      kept = kept || times(document, word) > 0;
    }
    EXPECT_EQ(kept, row.kept) << row.law;
  }
}

TEST(RawDocument, WhatWasDroppedPartsWhatIsKept) {
  Document const near = raw_document("第一行\n第二行\r\n第三行");
  EXPECT_EQ(times(near, "第一行\n第二行\n第三行"), 1u);
  Document const far = raw_document("第一行\n-\n第二行");
  EXPECT_EQ(times(far, "第一行\n\n第二行"), 1u);
}

}  // namespace
}  // namespace mishen
