#include "lib/base/fd_channel.h"

#include <dirent.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace mishen {
namespace {

using std::chrono::milliseconds;
using Outcome = FdChannel::Outcome;

std::pair<FdChannel, FdChannel> make_pair() {
  auto ends = FdChannel::make_pair();
  EXPECT_TRUE(ends) << ends.error().message();
  return std::move(*ends);
}

OwnedFd memory_of(std::string const& bytes) {
  OwnedFd fd(::memfd_create("test", MFD_CLOEXEC));
  EXPECT_EQ(::write(fd.get(), bytes.data(), bytes.size()),
            static_cast<ssize_t>(bytes.size()));
  return fd;
}

int open_fds() {
  int count = 0;
  DIR* const folder = ::opendir("/proc/self/fd");
  while (::readdir(folder) != nullptr) ++count;
  ::closedir(folder);
  return count;
}

TEST(FdChannel, CarriesMessagesAndDescriptorsInOrder) {
  auto [mine, theirs] = make_pair();
  OwnedFd const one = memory_of("one");
  OwnedFd const two = memory_of("two");
  std::array<int, 2> const both{one.get(), two.get()};
  std::string const longest(FdChannel::kMaxMessage, 'x');
  Deadline const soon = deadline_in(milliseconds(2000));
  ASSERT_EQ(mine.send("first", both, soon), Outcome::kOk);
  ASSERT_EQ(mine.send(longest, {}, soon), Outcome::kOk);
  FdChannel::Message message;
  ASSERT_EQ(theirs.receive(message, soon), Outcome::kOk);
  EXPECT_EQ(message.bytes, "first");
  ASSERT_EQ(message.fds.size(), 2U);
  std::array<char, 3> read{};
  EXPECT_EQ(::pread(message.fds[1].get(), read.data(), 3, 0), 3);
  EXPECT_EQ(std::string(read.data(), 3), "two");
  EXPECT_NE(::fcntl(message.fds[0].get(), F_GETFD) & FD_CLOEXEC, 0);
  ASSERT_EQ(theirs.receive(message, soon), Outcome::kOk);
  EXPECT_EQ(message.bytes, longest);
  EXPECT_TRUE(message.fds.empty());
}

TEST(FdChannel, RefusesWhatIsTooMuchBeforeSendingIt) {
  auto [mine, theirs] = make_pair();
  Deadline const soon = deadline_in(milliseconds(2000));
  std::array<int, 3> const three{0, 0, 0};
  EXPECT_EQ(mine.send("", {}, soon), Outcome::kFault);
  EXPECT_EQ(mine.send(std::string(FdChannel::kMaxMessage + 1, 'x'), {}, soon),
            Outcome::kFault);
  EXPECT_EQ(mine.send("x", three, soon), Outcome::kFault);
  FdChannel::Message message;
  EXPECT_EQ(theirs.receive(message, deadline_in(milliseconds(10))),
            Outcome::kTimeout);
}

TEST(FdChannel, WaitsNoLongerThanTheDeadline) {
  auto [mine, theirs] = make_pair();
  auto const began = std::chrono::steady_clock::now();
  FdChannel::Message message;
  EXPECT_EQ(mine.receive(message, deadline_in(milliseconds(50))),
            Outcome::kTimeout);
  EXPECT_GE(std::chrono::steady_clock::now() - began, milliseconds(50));
  // Nobody takes what is sent: at some time there is no room.
  std::string const longest(FdChannel::kMaxMessage, 'x');
  Outcome outcome = Outcome::kOk;
  for (int i = 0; i < 10'000 && outcome == Outcome::kOk; ++i) {
    outcome = mine.send(longest, {}, deadline_in(milliseconds(50)));
  }
  EXPECT_EQ(outcome, Outcome::kTimeout);
  EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds(20'000));
}

TEST(FdChannel, AGoneOtherSideIsNoSignal) {
  auto [mine, theirs] = make_pair();
  theirs.close();
  Deadline const soon = deadline_in(milliseconds(2000));
  FdChannel::Message message;
  EXPECT_EQ(mine.receive(message, soon), Outcome::kClosed);
  EXPECT_EQ(mine.send("x", {}, soon), Outcome::kClosed);
}

TEST(FdChannel, SignalsDoNotDisturb) {
  auto [mine, theirs] = make_pair();
  struct sigaction action {};
  action.sa_handler = [](int) {};
  ASSERT_EQ(::sigaction(SIGUSR1, &action, nullptr), 0);
  pthread_t const self = ::pthread_self();
  std::thread other([&, end = std::ref(theirs)] {
    for (int i = 0; i < 20; ++i) {
      ::pthread_kill(self, SIGUSR1);
      std::this_thread::sleep_for(milliseconds(2));
    }
    EXPECT_EQ(end.get().send("late", {}, deadline_in(milliseconds(2000))),
              Outcome::kOk);
  });
  FdChannel::Message message;
  EXPECT_EQ(mine.receive(message, deadline_in(milliseconds(5000))),
            Outcome::kOk);
  EXPECT_EQ(message.bytes, "late");
  other.join();
}

// The kernel passes on as many descriptors as fit and drops the others: such
// a message is a fault, and what did come is not left open.
TEST(FdChannel, DescriptorsThatDoNotFitAreAFault) {
  auto [mine, theirs] = make_pair();
  std::array<int, 2> const fds{0, 1};
  Deadline const soon = deadline_in(milliseconds(2000));
  ASSERT_EQ(mine.send("x", fds, soon), Outcome::kOk);
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &old), 0);
  int const lowest = ::dup(0);
  ::close(lowest);
  rlimit const narrow{static_cast<rlim_t>(lowest) + 1, old.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &narrow), 0);
  FdChannel::Message message;
  Outcome const outcome = theirs.receive(message, soon);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &old), 0);
  EXPECT_EQ(outcome, Outcome::kFault);
  EXPECT_TRUE(message.fds.empty());
  int const next = ::dup(0);
  EXPECT_EQ(next, lowest);
  ::close(next);
}

TEST(FdChannel, LeaksNothing) {
  int const before = open_fds();
  for (int i = 0; i < 200; ++i) {
    auto [mine, theirs] = make_pair();
    std::array<int, 2> const fds{0, 1};
    Deadline const soon = deadline_in(milliseconds(2000));
    ASSERT_EQ(mine.send("x", fds, soon), Outcome::kOk);
    FdChannel::Message message;
    if (i % 2 == 0) {
      ASSERT_EQ(theirs.receive(message, soon), Outcome::kOk);
    }
    FdChannel moved = std::move(mine);
    moved = std::move(theirs);
  }
  EXPECT_EQ(open_fds(), before);
}

TEST(FdChannel, DeadlinesMayBeFarAway) {
  EXPECT_GT(milliseconds_until(Deadline::max()), 1'000'000);
  EXPECT_EQ(milliseconds_until(Deadline::min()), 0);
  EXPECT_EQ(milliseconds_until(deadline_in(milliseconds(-5))), 0);
}

}  // namespace
}  // namespace mishen
