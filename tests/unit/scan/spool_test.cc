#include "lib/scan/spool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>

#include "tests/unit/scan/fake_input.h"

namespace mishen {
namespace {

TEST(Spool, HoldsTheWholeStreamUpToItsLimit) {
  struct Row {
    char const* law;
    std::size_t stream;
    std::size_t head;
    std::uint64_t limit;
    bool cut;
  };
  Row const rows[] = {
      {"nothing", 0, 0, 10, false},
      {"all in the head", 10, 10, 100, false},
      {"more than the head", 1'000'000, 10, 2'000'000, false},
      {"exactly the limit", 100, 10, 100, false},
      {"one over", 101, 10, 100, true},
      {"a head over the limit", 200, 200, 100, true},
  };
  for (Row const& row : rows) {
    std::string text;
    for (std::size_t i = 0; i < row.stream; ++i) {
      text += static_cast<char>('a' + i % 23);
    }
    FakeInput input({text, 4096});
    std::atomic<bool> const stop = false;
    ByteReader bytes(input, ByteReader::Hashing::kNo, stop);
    std::string const head =
        row.head > 0 ? bytes.read_head(row.head) : std::string();
    auto spool = Spool::fill(head, bytes, row.limit);
    ASSERT_TRUE(spool.has_value()) << row.law;
    EXPECT_EQ(spool->is_cut(), row.cut) << row.law;
    EXPECT_EQ(spool->size() > row.limit, row.cut) << row.law;
    std::string held(static_cast<std::size_t>(spool->size()) + 1, '\0');
    std::size_t const got = spool->read(0, held);
    held.resize(got);
    EXPECT_EQ(held, text.substr(0, got)) << row.law;
    EXPECT_GE(got, std::min<std::size_t>(text.size(), row.limit)) << row.law;
    // What the spool does not hold is still in the stream.
    std::string rest(text.size() + 1, '\0');
    std::size_t filled = 0;
    while (std::size_t const more =
               bytes.read(std::span(rest).subspan(filled))) {
      filled += more;
    }
    EXPECT_EQ(held + rest.substr(0, filled), text) << row.law;
  }
}

}  // namespace
}  // namespace mishen
