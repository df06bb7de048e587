#include "lib/scan/byte_reader.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>

#include "lib/base/sha256.h"
#include "tests/unit/scan/fake_input.h"

namespace mishen {
namespace {

constexpr ByteReader::Hashing kNo = ByteReader::Hashing::kNo;
constexpr ByteReader::Hashing kYes = ByteReader::Hashing::kYes;

std::string read_all(ByteReader& reader, std::size_t buffer_size) {
  std::string all;
  std::string buffer(buffer_size, '\0');
  while (std::size_t const got = reader.read(buffer)) {
    all.append(buffer, 0, got);
  }
  return all;
}

TEST(ByteReader, GivesAllBytesInAnyPieces) {
  std::atomic<bool> stop = false;
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i * 7);
  for (std::size_t chunk : {1U, 3U, 64U, 5000U}) {
    for (std::size_t most : {1U, 10U, 999U, 1000U, 1001U, 9000U}) {
      FakeInput input({bytes, chunk});
      ByteReader reader(input, kYes, stop);
      std::string const head = reader.read_head(most);
      EXPECT_EQ(head, bytes.substr(0, most));
      EXPECT_EQ(reader.at_end(), most > bytes.size());
      EXPECT_EQ(head + read_all(reader, 77), bytes);
      EXPECT_EQ(reader.bytes(), bytes.size());
      EXPECT_EQ(reader.digest(), sha256_hex(bytes));
      EXPECT_FALSE(reader.failed() || reader.stopped() || reader.over_limit());
    }
  }
}

TEST(ByteReader, ALimitIsOverOnlyWhenThereIsMore) {
  std::atomic<bool> stop = false;
  for (std::size_t limit : {0U, 1U, 9U, 10U, 11U}) {
    FakeInput input({"0123456789", 4});
    ByteReader reader(input, kNo, stop);
    reader.set_limit(limit);
    EXPECT_EQ(read_all(reader, 3), std::string("0123456789").substr(0, limit));
    EXPECT_EQ(reader.over_limit(), limit < 10) << limit;
    EXPECT_TRUE(reader.at_end());
  }
}

TEST(ByteReader, AnErrorEndsTheDataAndIsRemembered) {
  std::atomic<bool> stop = false;
  FakeInput input({"0123456789", 4, 6});
  ByteReader reader(input, kNo, stop);
  EXPECT_EQ(read_all(reader, 64), "012345");
  EXPECT_TRUE(reader.failed());
  EXPECT_FALSE(reader.over_limit());
}

TEST(ByteReader, AStopEndsTheData) {
  std::atomic<bool> stop = false;
  FakeInput input({"0123456789", 4});
  ByteReader reader(input, kNo, stop);
  EXPECT_EQ(reader.read_head(4), "0123");
  stop = true;
  EXPECT_EQ(read_all(reader, 64), "");
  EXPECT_TRUE(reader.stopped());
}

TEST(ByteReader, AFileWhoseSizeSaysNothingIsReadToItsEnd) {
  std::atomic<bool> stop = false;
  FakeInput input({std::string(100'000, 'x'), 4096, {}, false, 0});
  ByteReader reader(input, kNo, stop);
  EXPECT_EQ(reader.read_head(1 << 20).size(), 100'000U);
}

}  // namespace
}  // namespace mishen
