// Archives that burst, nest and multiply: bounded work, bounded output, and
// every limit said.

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/unit/extract/core/records.h"
#include "tests/unit/extract/zip/zip_bytes.h"

namespace mishen {
namespace {

ZipFile text(std::string name, std::string content, std::uint16_t method = 8) {
  return {std::move(name), std::move(content), method};
}

ZipFile stored(std::string name, std::string content) {
  return text(std::move(name), std::move(content), 0);
}

ZipFile const kLast = text("z.txt", "最后一个文件");

// How deep text is found: each archive holds the next, stored.
std::string nested(int depth) {
  std::string bytes = "深处机密";
  std::string name = "a.txt";
  for (int i = 0; i < depth; ++i) {
    bytes = zip_bytes({stored(name, bytes)});
    name = "a.zip";
  }
  return bytes;
}

TEST(ZipLimits, Depth) {
  EXPECT_TRUE(read_input(nested(9), "x.zip").has("深处机密"));
  EXPECT_EQ(read_input(nested(9), "x.zip").reasons(), "");
  ReadInput const input = read_input(nested(40), "x.zip");
  EXPECT_EQ(input.fault, "");
  EXPECT_EQ(input.reasons(), "limit-depth");
}

// An archive of `count` entries that all lie on one stream.
std::string overlapping(std::size_t count, std::string content) {
  std::vector<ZipFile> files(count, text("a.txt", std::move(content)));
  for (std::size_t i = 1; i < count; ++i) {
    files[i].has_local = false;
    files[i].offset = 0;
  }
  return zip_bytes(files);
}

struct Burst {
  std::string law;
  std::string bytes;
  std::string reason;
};

TEST(ZipLimits, WhatBurstsIsBounded) {
  std::string const zeros(16 << 20, '0');
  std::vector<ZipFile> hollow(3'000, text("a.txt", ""));
  for (std::size_t i = 0; i < hollow.size(); ++i) {
    if (i > 0) hollow[i].has_local = false;
    hollow[i].packed = i == 0 ? empty_blocks(100'000) : "";
    hollow[i].central.packed = 500'000;
    hollow[i].offset = 0;
  }
  std::vector<Burst> const bursts = {
      {"one flat file", zip_bytes({text("a.txt", zeros), kLast}),
       "limit-ratio"},
      {"many entries on one",
       overlapping(2'000, "机密" + zeros.substr(0, 9'999)), "zip-overlap"},
      {"entries that take all and give nothing", zip_bytes(hollow),
       "zip-overlap"},
      {"nested",
       zip_bytes({text("a.zip", zip_bytes({text("b.txt", zeros)})), kLast}),
       "limit-ratio"},
  };
  for (Burst const& burst : bursts) {
    auto const begin = std::chrono::steady_clock::now();
    ReadInput const input = read_input(burst.bytes, "x.zip");
    auto const spent = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(input.fault, "") << burst.law;
    EXPECT_TRUE(input.is_incomplete(burst.reason))
        << burst.law << ": " << input.reasons();
    EXPECT_LT(spent, std::chrono::seconds(60)) << burst.law;
    std::size_t bytes = 0;
    for (ReadInput::Text const& one : input.texts) {
      bytes += one.document.text.size();
    }
    EXPECT_LT(bytes, 300 * burst.bytes.size() + (2U << 20)) << burst.law;
  }
}

TEST(ZipLimits, NamesAreListedBehindABurst) {
  std::string const zeros(16 << 20, '0');
  ReadInput const input = read_input(
      zip_bytes({text("a.txt", zeros), text("机密.txt", zeros)}), "x.zip");
  EXPECT_TRUE(input.has_block("机密", Role::kName));
  EXPECT_TRUE(input.is_incomplete("limit-ratio", "机密.txt"));
}

TEST(ZipLimits, LimitsOfOneMemberAndOfAll) {
  Limits limits;
  limits.member_bytes = 1'000;
  std::string const content = "开头机密" + std::string(5'000, 'x');
  ReadInput input = read_input(
      zip_bytes({stored("a.txt", content), stored("b.txt", "其他内容")}),
      "x.zip", limits);
  EXPECT_TRUE(input.is_incomplete("limit-member-bytes", "a.txt"));
  EXPECT_TRUE(input.has("开头机密"));
  EXPECT_TRUE(input.has("其他内容"));
  EXPECT_FALSE(input.is_incomplete("", "b.txt"));
  limits = {};
  limits.expanded_bytes = 6'000;
  input = read_input(
      zip_bytes({stored("a.txt", content), stored("b.txt", content)}), "x.zip",
      limits);
  EXPECT_FALSE(input.is_incomplete("", "a.txt"));
  EXPECT_TRUE(input.is_incomplete("limit-expanded-bytes", "b.txt"));
  EXPECT_TRUE(input.has("开头机密", "b.txt"));
}

TEST(ZipLimits, ContentOfExactlyTheLimitIsWhole) {
  Limits limits;
  limits.member_bytes = 1'000;
  for (std::uint16_t const method : {std::uint16_t{0}, std::uint16_t{8}}) {
    ReadInput const input =
        read_input(zip_bytes({text("a.txt", std::string(1'000, 'x'), method)}),
                   "x.zip", limits);
    EXPECT_EQ(input.reasons(), "");
  }
}

TEST(ZipLimits, AHundredThousandEntries) {
  std::vector<ZipFile> files;
  for (int i = 0; i < 100'000; ++i) {
    files.push_back(stored(std::to_string(i) + ".txt", ""));
  }
  files.back().name = "末尾机密.txt";
  ReadInput const input = read_input(zip_bytes(files), "x.zip");
  EXPECT_EQ(input.fault, "");
  EXPECT_EQ(input.reasons(), "limit-members");
  EXPECT_EQ(input.members.size(), 10'001U);
  EXPECT_TRUE(input.has_block("末尾机密", Role::kName));
}

}  // namespace
}  // namespace mishen
