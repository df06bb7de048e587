#include "lib/scan/reader.h"

#include <dirent.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "lib/base/fd_channel.h"
#include "lib/document/wire.h"

namespace mishen {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

OwnedFd input_of(std::string_view bytes) {
  OwnedFd fd(::memfd_create("input", MFD_CLOEXEC));
  EXPECT_EQ(::write(fd.get(), bytes.data(), bytes.size()),
            static_cast<ssize_t>(bytes.size()));
  return fd;
}

ReaderSettings obedient() {
  ReaderSettings settings;
  settings.program = OBEDIENT_READER;
  settings.limits.reader_seconds = 1;
  settings.limits.reader_seconds_most = 1;
  settings.limits.reader_memory = std::uint64_t{256} << 20;
  return settings;
}

ReaderReply read_bytes(Reader& reader, std::string_view bytes,
                       std::string_view name = "x") {
  OwnedFd const input = input_of(bytes);
  return reader.read(input.get(), bytes.size(), name, "");
}

/// What a reply's output holds.
struct Records {
  std::string text;    ///< Of all Documents.
  bool ended = false;  ///< With an EndRecord.
  bool fault = false;
  std::vector<std::string> reasons;
};

Records records_of(ReaderReply const& reply) {
  Records all;
  if (reply.output < 0) return all;
  WireReader reader([&](char* buffer, std::size_t size) {
    std::size_t have = 0;
    while (have < size) {
      ssize_t const got = ::read(reply.output, buffer + have, size - have);
      if (got <= 0) break;
      have += static_cast<std::size_t>(got);
    }
    return have;
  });
  while (true) {
    auto record = reader.next();
    all.fault = !record;
    if (!record || !*record) return all;
    if (auto const* read = std::get_if<DocumentRecord>(&**record)) {
      all.text += read->document.text;
    }
    if (auto const* covered = std::get_if<CoverageRecord>(&**record)) {
      all.reasons.push_back(covered->coverage.reason);
    }
    all.ended = std::holds_alternative<EndRecord>(**record);
  }
}

std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> found;
  for (auto const& entry : std::filesystem::directory_iterator("/proc")) {
    std::string const name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file(entry.path() / "stat");
    std::string line;
    std::getline(file, line);
    std::size_t const bracket = line.rfind(')');
    // ") S ppid": a process may have gone since it was listed.
    if (bracket == std::string::npos || bracket + 4 > line.size()) continue;
    if (std::atoi(line.c_str() + bracket + 4) == parent) {
      found.push_back(std::atoi(name.c_str()));
    }
  }
  return found;
}

std::size_t open_fds() {
  std::size_t count = 0;
  for ([[maybe_unused]] auto const& entry :
       std::filesystem::directory_iterator("/proc/self/fd")) {
    ++count;
  }
  return count;
}

/// The time `work` takes.
template <class Work>
milliseconds time_of(Work const& work) {
  auto const began = Clock::now();
  work();
  return std::chrono::duration_cast<milliseconds>(Clock::now() - began);
}

/// A fake reader that behaves as `name` says.
class FakeReader {
 public:
  explicit FakeReader(std::string const& name) {
    std::string folder =
        std::filesystem::temp_directory_path() / "mishen-fake-XXXXXX";
    EXPECT_NE(::mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    std::filesystem::create_symlink(FAKE_READER, folder_ / name);
    settings_ = obedient();
    settings_.program = folder_ / name;
  }
  FakeReader(FakeReader const&) = delete;
  FakeReader& operator=(FakeReader const&) = delete;
  ~FakeReader() { std::filesystem::remove_all(folder_); }
  ReaderSettings settings() const { return settings_; }

 private:
  std::filesystem::path folder_;
  ReaderSettings settings_;
};

TEST(Reader, ReadsText) {
  Reader reader(obedient());
  EXPECT_EQ(reader.level(), SandboxLevel::kUnused);
  ReaderReply const reply = read_bytes(reader, "机密文件", "a.txt");
  EXPECT_EQ(reply.reason, "");
  Records const records = records_of(reply);
  EXPECT_TRUE(records.ended);
  EXPECT_NE(records.text.find("机密文件"), std::string::npos);
  EXPECT_EQ(reader.level(),
            landlock_abi() > 0 ? SandboxLevel::kFull : SandboxLevel::kSeccomp);
}

// The program itself, with its canaries.
TEST(Reader, TheRealOneBecomesReady) {
  ReaderSettings settings;
  settings.program = MISHEN_READER;
  Reader reader(settings);
  auto const level = reader.start();
  ASSERT_TRUE(level) << level.error().what;
  EXPECT_GE(static_cast<int>(*level), static_cast<int>(SandboxLevel::kSeccomp));
  ReaderReply const reply = read_bytes(reader, "机密文件", "a.txt");
  EXPECT_EQ(reply.reason, "");
  EXPECT_NE(records_of(reply).text.find("机密文件"), std::string::npos);
}

TEST(Reader, LevelsAreSaid) {
  ReaderSettings settings = obedient();
  settings.use_landlock = false;
  Reader without(settings);
  auto const level = without.start();
  ASSERT_TRUE(level);
  EXPECT_EQ(*level, SandboxLevel::kSeccomp);
  settings.sandbox = false;
  Reader open(settings);
  auto const none = open.start();
  ASSERT_TRUE(none);
  EXPECT_EQ(*none, SandboxLevel::kNone);
  EXPECT_EQ(open.level(), SandboxLevel::kNone);
}

// A child sees the input, the output and nothing of mishen.
TEST(Reader, AChildHasNothingButItsInput) {
  ASSERT_EQ(::setenv("MISHEN_TEST_SECRET", "1", 1), 0);
  int const inherited = ::dup(0);  // not close-on-exec
  Reader reader(obedient());
  OwnedFd const input = input_of("!tell");
  ReaderReply const reply = reader.read(input.get(), 5, "名.js", "gbk");
  std::string const text = records_of(reply).text;
  EXPECT_EQ(text.find("SECRET"), std::string::npos);
  EXPECT_NE(text.find("env LC_ALL=C.UTF-8\n"), std::string::npos);
  EXPECT_NE(text.find("fd 0\nfd 1\nfd 2\nfd 3\nfd 4\nrefused\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("name 名.js\ncharset gbk\nsize 5\n"), std::string::npos);
  ::close(inherited);
}

// The offset of the input is neither used nor needed at the begin.
TEST(Reader, TheInputsOffsetIsNotUsed) {
  Reader reader(obedient());
  OwnedFd const input = input_of("!fine");
  EXPECT_EQ(records_of(reader.read(input.get(), 5, "", "")).text, "fine");
  EXPECT_EQ(records_of(reader.read(input.get(), 5, "", "")).text, "fine");
  EXPECT_EQ(::lseek(input.get(), 0, SEEK_CUR), 5);
}

TEST(Reader, AnInputThatShrankIsReadAsFarAsItGoes) {
  Reader reader(obedient());
  OwnedFd const input = input_of("!fine");
  ReaderReply const reply = reader.read(input.get(), 5'000'000, "", "");
  EXPECT_EQ(reply.reason, "");
  EXPECT_EQ(records_of(reply).text, "fine");
  OwnedFd const empty = input_of("");
  EXPECT_EQ(reader.read(empty.get(), 0, "a.txt", "").reason, "");
}

TEST(Reader, DeathsHaveReasons) {
  struct Row {
    char const* order;
    char const* reason;
    char const* text;
    bool sanitized;  // can be had under sanitizers, too
  } const rows[] = {
      {"!abort", "reader-died", "", true},
      {"!segv", "reader-died", "", true},
      {"!socket", "reader-died", "", true},
      {"!exit-7", "reader-died", "", true},
      {"!some", "reader-died", "first", true},
      {"!exit", "", "", true},  // who reads sees that there is no end
      {"!spin", "limit-reader-seconds", "", true},
      {"!hold", "limit-reader-seconds", "", true},
      {"!sleep", "limit-reader-seconds", "", true},
      {"!stop", "limit-reader-seconds", "", true},
      {"!memory", "limit-reader-memory", "", false},
      {"!malloc", "limit-reader-memory", "", false},
  };
  Reader reader(obedient());
  for (Row const& row : rows) {
#ifdef MISHEN_SANITIZED
    if (!row.sanitized) continue;
#endif
    ReaderReply reply;
    auto const took = time_of([&] { reply = read_bytes(reader, row.order); });
    EXPECT_EQ(reply.reason, row.reason) << row.order;
    Records const records = records_of(reply);
    EXPECT_EQ(records.text, row.text) << row.order;
    EXPECT_FALSE(records.ended) << row.order;
    // The reader goes on, and at once.
    EXPECT_EQ(records_of(read_bytes(reader, "!fine")).text, "fine")
        << row.order;
    EXPECT_LT(took.count(), 6'000) << row.order;
  }
}

TEST(Reader, TooMuchOutputEndsAChild) {
  ReaderSettings settings = obedient();
  settings.limits.reader_output_bytes = 5 << 20;
  settings.limits.reader_seconds_most = settings.limits.reader_seconds = 20;
  Reader reader(settings);
  ReaderReply const reply = read_bytes(reader, "!flood");
  EXPECT_EQ(reply.reason, "limit-reader-output-bytes");
  struct stat status {};
  ASSERT_EQ(::fstat(reply.output, &status), 0);
  EXPECT_EQ(status.st_size, 5 << 20);
  // What came whole is there.
  Records const records = records_of(reply);
  EXPECT_EQ(records.text.size(), std::size_t{4} << 20);
  EXPECT_TRUE(records.fault);
}

TEST(Reader, ADocumentTooLargeIsSaidNotRefused) {
  ReaderSettings settings = obedient();
  settings.limits.reader_seconds_most = settings.limits.reader_seconds = 20;
  Reader reader(settings);
  ReaderReply const reply = read_bytes(reader, "!large");
  EXPECT_EQ(reply.reason, "");
  Records const records = records_of(reply);
  EXPECT_FALSE(records.fault);
  EXPECT_TRUE(records.ended);
  EXPECT_EQ(records.reasons,
            std::vector<std::string>{"limit-reader-output-bytes"});
}

TEST(Reader, ADeadChildIsTriedOnceMore) {
  Reader reader(obedient());
  OwnedFd const input = input_of("!once");
  ReaderReply const reply = reader.read(input.get(), 5, "", "");
  EXPECT_EQ(reply.reason, "");
  EXPECT_EQ(records_of(reply).text, "fine");
}

// Only possible without the sandbox: a child that attacks the reader.
TEST(Reader, ADeadReaderIsStartedAgain) {
  ReaderSettings settings = obedient();
  settings.sandbox = false;
  Reader reader(settings);
  EXPECT_EQ(read_bytes(reader, "!kill-reader").reason, "reader-died");
  EXPECT_EQ(records_of(read_bytes(reader, "!fine")).text, "fine");
}

TEST(Reader, AStoppedReaderIsNotWaitedFor) {
  ReaderSettings settings = obedient();
  settings.sandbox = false;
  Reader reader(settings);
  ReaderReply reply;
  auto const took =
      time_of([&] { reply = read_bytes(reader, "!stop-reader"); });
  EXPECT_EQ(reply.reason, "limit-reader-seconds");
  EXPECT_LT(took.count(), 12'000);
  EXPECT_EQ(records_of(read_bytes(reader, "!fine")).text, "fine");
}

TEST(Reader, TheRunsEndIsSeen) {
  std::atomic<bool> stop = false;
  ReaderSettings settings = obedient();
  settings.limits.reader_seconds_most = settings.limits.reader_seconds = 60;
  settings.stop = &stop;
  Reader reader(settings);
  ASSERT_TRUE(reader.start());
  std::thread stopper([&] {
    std::this_thread::sleep_for(milliseconds(200));
    stop = true;
  });
  ReaderReply reply;
  auto const took = time_of([&] { reply = read_bytes(reader, "!sleep"); });
  stopper.join();
  EXPECT_EQ(reply.reason, "aborted");
  EXPECT_LT(took.count(), 5'000);
}

TEST(Reader, WhatIsNoReaderIsMissing) {
  for (char const* program :
       {"", "/no/such/program", "/etc/passwd", "/etc", "mishen-reader"}) {
    ReaderSettings settings = obedient();
    settings.program = program;
    Reader reader(settings);
    ReaderReply const reply = read_bytes(reader, "!fine");
    EXPECT_EQ(reply.reason, "reader-missing") << program;
    EXPECT_EQ(reply.output, -1);
    EXPECT_EQ(reader.level(), SandboxLevel::kUnused);
    auto const started = reader.start();
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().what, "reader-missing");
  }
}

TEST(Reader, ProgramsThatAreNoReader) {
  struct Row {
    char const* behaviour;
    char const* reason;
  } const rows[] = {
      {"exits", "canary-failed"},
      {"garbage", "canary-failed"},
      {"ready-cut", "canary-failed"},
      {"ready-with-fds", "canary-failed"},
      {"no-canary", "canary-failed"},
      {"no-sandbox", "sandbox-missing"},
      {"unlocked", "sandbox-missing"},
      {"dies", "reader-died"},
      {"closes", "reader-died"},
      {"answer-garbage", "reader-died"},
      {"answer-long", "reader-died"},
      {"answer-of-no-name", "reader-died"},
      {"hangs", "limit-reader-seconds"},
      {"lies", ""},
      {"floods", ""},
  };
  for (Row const& row : rows) {
    std::size_t const before = open_fds();
    {
      FakeReader const fake(row.behaviour);
      Reader reader(fake.settings());
      ReaderReply const reply = read_bytes(reader, "!fine");
      EXPECT_EQ(reply.reason, row.reason) << row.behaviour;
      EXPECT_FALSE(records_of(reply).ended) << row.behaviour;
    }
    EXPECT_EQ(open_fds(), before) << row.behaviour;
    EXPECT_TRUE(children_of(::getpid()).empty()) << row.behaviour;
  }
}

// A reader that cannot be had is not started anew for each of many inputs.
TEST(Reader, AFailureStays) {
  FakeReader const fake("no-canary");
  Reader reader(fake.settings());
  EXPECT_EQ(read_bytes(reader, "!fine").reason, "canary-failed");
  auto const took = time_of([&] {
    for (int i = 0; i < 1000; ++i) {
      EXPECT_EQ(read_bytes(reader, "!fine").reason, "canary-failed");
    }
  });
  EXPECT_LT(took.count(), 1'000);
}

TEST(Reader, ASilentProgramCanBeLeft) {
  std::atomic<bool> stop = false;
  FakeReader const fake("silent");
  ReaderSettings settings = fake.settings();
  settings.stop = &stop;
  std::thread stopper([&] {
    std::this_thread::sleep_for(milliseconds(200));
    stop = true;
  });
  auto const took = time_of([&] {
    Reader reader(settings);
    EXPECT_EQ(read_bytes(reader, "!fine").reason, "aborted");
  });
  stopper.join();
  EXPECT_LT(took.count(), 5'000);
}

// A program that does not leave when mishen goes is made to.
TEST(Reader, AProgramThatStaysIsEnded) {
  FakeReader const fake("stays");
  auto const took = time_of([&] {
    Reader reader(fake.settings());
    ASSERT_TRUE(reader.start());
  });
  EXPECT_LT(took.count(), 8'000);
  EXPECT_TRUE(children_of(::getpid()).empty());
}

TEST(Reader, LeaksNothingOver500Inputs) {
  std::size_t const before = open_fds();
  {
    Reader reader(obedient());
    ASSERT_EQ(read_bytes(reader, "!fine").reason, "");
    std::size_t const running = open_fds();
    for (int i = 0; i < 500; ++i) {
      char const* const order = i % 50 == 49 ? "!abort" : "!fine";
      ReaderReply reply = read_bytes(reader, order);
      ReaderReply moved = std::move(reply);
      reply = std::move(moved);
      ASSERT_EQ(reply.reason, i % 50 == 49 ? "reader-died" : "") << i;
    }
    EXPECT_EQ(open_fds(), running);
    auto const processes = children_of(::getpid());
    ASSERT_EQ(processes.size(), 1U);
    EXPECT_TRUE(children_of(processes[0]).empty());
    // As many in the reader as at its begin: the channel and three more.
    auto const folder = "/proc/" + std::to_string(processes[0]) + "/fd";
    std::error_code error;
    std::filesystem::directory_iterator const fds(folder, error);
    if (!error) {
      EXPECT_EQ(std::distance(begin(fds), end(fds)), 4);
    }
    Reader other = std::move(reader);
    EXPECT_EQ(records_of(read_bytes(other, "!fine")).text, "fine");
  }
  EXPECT_EQ(open_fds(), before);
  EXPECT_TRUE(children_of(::getpid()).empty());
}

TEST(Reader, WorksWithFewDescriptors) {
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &old), 0);
  rlimit const few{32, old.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  {
    Reader reader(obedient());
    for (int i = 0; i < 40; ++i) {
      EXPECT_EQ(records_of(read_bytes(reader, "!fine")).text, "fine");
    }
  }
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &old), 0);
}

TEST(Reader, WorksWithChildSignalsIgnored) {
  auto* const old = ::signal(SIGCHLD, SIG_IGN);
  {
    Reader reader(obedient());
    EXPECT_EQ(records_of(read_bytes(reader, "!fine")).text, "fine");
    EXPECT_EQ(read_bytes(reader, "!abort").reason, "reader-died");
  }
  {
    FakeReader const fake("stays");
    Reader reader(fake.settings());
    ASSERT_TRUE(reader.start());
  }
  EXPECT_TRUE(children_of(::getpid()).empty());
  ::signal(SIGCHLD, old);
}

// Whoever starts mishen may have anything ignored, blocked or closed.
TEST(Reader, WorksWithSignalsBlockedAndStandardFilesClosed) {
  pid_t const child = ::fork();
  if (child == 0) {
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_SETMASK, &all, nullptr);
    for (int signal : {SIGXFSZ, SIGXCPU, SIGPIPE, SIGSYS, SIGALRM}) {
      ::signal(signal, SIG_IGN);
    }
    for (int fd = 0; fd < 3; ++fd) ::close(fd);
    ReaderSettings settings = obedient();
    Reader reader(settings);
    if (records_of(read_bytes(reader, "!fine")).text != "fine") ::_exit(1);
    if (read_bytes(reader, "!spin").reason != "limit-reader-seconds") {
      ::_exit(2);
    }
    if (read_bytes(reader, "!socket").reason != "reader-died") ::_exit(3);
    ::_exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(Reader, WorksWithTheNetworkDenied) {
  pid_t const child = ::fork();
  if (child == 0) {
    if (!deny_network()) ::_exit(1);
    Reader reader(obedient());
    auto const level = reader.start();
    if (!level || *level == SandboxLevel::kNone) ::_exit(2);
    ::_exit(records_of(read_bytes(reader, "!fine")).text == "fine" ? 0 : 3);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

// kill -9 on the reader or its child at any time: the input is read, by the
// second try if need be, or said to be unread; and the run goes on.
TEST(Reader, WithstandsKillsAtAnyTime) {
  Reader reader(obedient());
  ASSERT_TRUE(reader.start());
  std::atomic<bool> over = false;
  pid_t const self = ::getpid();
  std::thread killer([&] {
    std::mt19937 random(7);
    while (!over) {
      std::this_thread::sleep_for(milliseconds(random() % 120));
      for (pid_t process : children_of(self)) {
        auto const inner = children_of(process);
        bool const deep = random() % 2 == 0 && !inner.empty();
        ::kill(deep ? inner[0] : process, SIGKILL);
      }
    }
  });
  int read = 0;
  int failed = 0;
  auto const began = Clock::now();
  while (Clock::now() - began < milliseconds(5'000)) {
    ReaderReply const reply = read_bytes(reader, "!fine");
    Records const records = records_of(reply);
    if (reply.reason.empty() && records.ended) {
      ++read;
    } else {
      ++failed;
      EXPECT_TRUE(reply.reason == "reader-died" ||
                  reply.reason == "canary-failed")
          << reply.reason;
    }
    if (reply.reason == "canary-failed") reader = Reader(obedient());
  }
  over = true;
  killer.join();
  EXPECT_GT(read + failed, 0);
  reader = Reader(obedient());
  EXPECT_EQ(records_of(read_bytes(reader, "!fine")).text, "fine");
  std::cout << read << " read, " << failed << " not\n";
}

// Each thread has its reader.
TEST(Reader, ThreadsHaveReadersOfTheirOwn) {
  std::vector<std::thread> threads;
  std::atomic<int> good = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&good, i] {
      Reader reader(obedient());
      for (int j = 0; j < 20; ++j) {
        bool const fatal = (i + j) % 5 == 0;
        ReaderReply const reply =
            read_bytes(reader, fatal ? "!abort" : "!fine");
        if (reply.reason == (fatal ? "reader-died" : "")) ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 80);
}

TEST(Reader, StandsBesideTheProgram) {
  std::string const path = reader_beside_this_program();
  EXPECT_EQ(std::filesystem::path(path).parent_path(),
            std::filesystem::read_symlink("/proc/self/exe").parent_path());
  EXPECT_EQ(std::filesystem::path(path).filename(), "mishen-reader");
}

}  // namespace
}  // namespace mishen
