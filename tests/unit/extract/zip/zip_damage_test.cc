// Damage of every kind: what is cut off or altered is found or said, never
// lost in silence.

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/unit/extract/core/records.h"
#include "tests/unit/extract/zip/zip_bytes.h"

namespace mishen {
namespace {

constexpr std::string_view kNeedle = "深藏不露的机密内容";

std::string good_archive() {
  ZipFile streamed{"b.txt", "说明：" + std::string(kNeedle), 8, 8};
  streamed.local.crc = streamed.local.packed = streamed.local.size = 0;
  streamed.behind =
      zip_descriptor(streamed.content, deflated(streamed.content));
  return zip_bytes({{"readme.txt", "普通内容，无关紧要。", 8},
                    streamed,
                    {"目录/c.txt", "另一个文件的内容", 0}},
                   {.comment = "注释"});
}

void expect_found_or_said(std::string_view bytes, std::string const& what) {
  ReadInput const input = read_input(bytes, "x.zip");
  EXPECT_EQ(input.fault, "") << what;
  EXPECT_TRUE(input.ended) << what;
  EXPECT_TRUE(input.has(kNeedle) || input.is_incomplete()) << what;
}

TEST(ZipDamage, TheGoodArchiveIsWhole) {
  ReadInput const input = read_input(good_archive(), "x.zip");
  EXPECT_EQ(input.reasons(), "");
  EXPECT_TRUE(input.has(kNeedle));
}

TEST(ZipDamage, CutAtEveryByte) {
  std::string const good = good_archive();
  for (std::size_t size = 5; size < good.size(); ++size) {
    expect_found_or_said(std::string_view(good).substr(0, size),
                         "cut at " + std::to_string(size));
  }
}

TEST(ZipDamage, BeginsAtEveryByte) {
  std::string const good = good_archive();
  for (std::size_t at = 1; at + 22 < good.size(); ++at) {
    // As a member, so that it is a ZIP whatever it begins with.
    std::string const member = good.substr(at);
    ReadInput const input =
        read_input(zip_bytes({{"m.bin", member, 0}}), "x.zip");
    EXPECT_TRUE(input.has(kNeedle) || input.is_incomplete()) << at;
  }
}

TEST(ZipDamage, EveryByteAltered) {
  std::string const good = good_archive();
  for (std::size_t at = 4; at < good.size(); ++at) {
    for (char const bits : {'\x01', '\x80', '\xFF'}) {
      std::string bytes = good;
      bytes[at] = static_cast<char>(bytes[at] ^ bits);
      expect_found_or_said(bytes, "byte " + std::to_string(at));
    }
  }
}

TEST(ZipDamage, SeededFlips) {
  std::string const good = good_archive();
  std::mt19937 random(20261124);
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes = good;
    for (std::size_t i = 1 + random() % 20; i > 0; --i) {
      bytes[4 + random() % (bytes.size() - 4)] = static_cast<char>(random());
    }
    expect_found_or_said(bytes, "round " + std::to_string(round));
  }
}

TEST(ZipDamage, SeededSplices) {
  std::string const good = good_archive();
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string bytes = good;
    std::size_t const from = random() % good.size();
    std::size_t const size = random() % 60;
    std::size_t const to = 4 + random() % (good.size() - 4);
    if (round % 2 == 0) {
      bytes.erase(to, size);
    } else {
      bytes.insert(to, good.substr(from, size));
    }
    expect_found_or_said(bytes, "round " + std::to_string(round));
  }
}

}  // namespace
}  // namespace mishen
