#include "lib/document/reader_protocol.h"

#include <gtest/gtest.h>

#include <string>

#include "lib/base/fd_channel.h"

namespace mishen {
namespace {

ReaderSetup some_setup() {
  ReaderSetup setup;
  setup.limits.depth = 3;
  setup.limits.reader_seconds = 7;
  setup.sandbox = false;
  return setup;
}

TEST(ReaderProtocol, MessagesComeBack) {
  auto const setup = setup_from(encode(some_setup()));
  ASSERT_TRUE(setup);
  EXPECT_EQ(setup->limits, some_setup().limits);
  EXPECT_FALSE(setup->sandbox);
  EXPECT_TRUE(setup->use_landlock);
  auto const ready = ready_from(
      encode(ReaderReady{SandboxLevel::kFull, ReaderFailure::kNone}));
  ASSERT_TRUE(ready);
  EXPECT_EQ(ready->level, SandboxLevel::kFull);
  auto const request = request_from(encode(ReaderRequest{"名.js", "gbk", 77}));
  ASSERT_TRUE(request);
  EXPECT_EQ(request->name, "名.js");
  EXPECT_EQ(request->charset, "gbk");
  EXPECT_EQ(request->bytes, 77U);
  auto const answer =
      answer_from(encode(ReaderAnswer{ReaderOutcome::kSeconds, 9, 12}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->outcome, ReaderOutcome::kSeconds);
  EXPECT_EQ(answer->wait_status, 9U);
  EXPECT_EQ(answer->cpu_microseconds, 12U);
}

TEST(ReaderProtocol, OneMessageIsNotTakenForAnother) {
  std::string const all[] = {encode(some_setup()), encode(ReaderReady{}),
                             encode(ReaderRequest{}), encode(ReaderAnswer{})};
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(setup_from(all[i]).has_value(), i == 0);
    EXPECT_EQ(ready_from(all[i]).has_value(), i == 1);
    EXPECT_EQ(request_from(all[i]).has_value(), i == 2);
    EXPECT_EQ(answer_from(all[i]).has_value(), i == 3);
  }
}

TEST(ReaderProtocol, CutAndLongerMessagesAreNone) {
  std::string const answer = encode(ReaderAnswer{});
  for (std::size_t size = 0; size < answer.size(); ++size) {
    EXPECT_FALSE(answer_from(answer.substr(0, size)));
  }
  EXPECT_FALSE(answer_from(answer + "x"));
  std::string const setup = encode(some_setup());
  EXPECT_FALSE(setup_from(setup + setup));
}

TEST(ReaderProtocol, ValuesAreWithinBounds) {
  std::string answer = encode(ReaderAnswer{});
  answer[5] = 99;
  EXPECT_FALSE(answer_from(answer));
  std::string ready = encode(ReaderReady{});
  ready[5] = 4;
  EXPECT_FALSE(ready_from(ready));
  EXPECT_FALSE(ready_from(
      encode(ReaderReady{SandboxLevel::kUnused, ReaderFailure::kNone})));
  ReaderSetup setup = some_setup();
  setup.limits.depth = 0;
  EXPECT_FALSE(setup_from(encode(setup)));
}

// The end of a name is what tells its format.
TEST(ReaderProtocol, LongNamesKeepTheirEnd) {
  ReaderRequest const request{std::string(100'000, 'x') + ".html",
                              std::string(1000, 'y'), 1};
  std::string const bytes = encode(request);
  EXPECT_LE(bytes.size(), FdChannel::kMaxMessage);
  auto const got = request_from(bytes);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->name.size(), kMaxReaderName);
  EXPECT_TRUE(got->name.ends_with(".html"));
}

TEST(ReaderProtocol, TheClockGivesMoreThanTheCpu) {
  Limits const limits;
  for (std::uint64_t bytes : {0U, 1U << 20, 1U << 28}) {
    EXPECT_GT(reader_wall_time(limits, bytes).count(),
              static_cast<std::int64_t>(reader_seconds_for(limits, bytes)));
  }
}

}  // namespace
}  // namespace mishen
