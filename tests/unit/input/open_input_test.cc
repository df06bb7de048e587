#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "lib/input/input.h"
#include "lib/input/open_path.h"
#include "tests/unit/input/temporary_folder.h"

namespace mishen {
namespace {

Input file(std::string const& path) {
  Input input;
  input.path = path;
  input.followed = path.rfind('/') + 1;
  return input;
}

std::string read_all(OpenInput& input) {
  std::string content;
  char buffer[5];
  while (true) {
    Result<std::size_t> const count = input.read(buffer);
    EXPECT_TRUE(count.has_value());
    if (!count || *count == 0) return content;
    content.append(buffer, *count);
  }
}

// The file system's clock ticks every few milliseconds.
void wait_a_tick() {
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
}

TEST(OpenInput, ReadsAFileAndKnowsItsSize) {
  TemporaryFolder const folder;
  folder.write("file", "0123456789abc");
  auto opened = open_input(file(folder / "file"));
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ((*opened)->size(), 13u);
  EXPECT_EQ(read_all(**opened), "0123456789abc");
  EXPECT_FALSE((*opened)->changed());
  Result<std::size_t> const again = (*opened)->read({});
  EXPECT_TRUE(again.has_value());
}

TEST(OpenInput, AnEmptyFileIsNotChanged) {
  TemporaryFolder const folder;
  folder.write("file", "");
  auto opened = open_input(file(folder / "file"));
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(read_all(**opened), "");
  EXPECT_FALSE((*opened)->changed());
}

struct Change {
  char const* law;
  void (*change)(std::string const& path);
};

TEST(OpenInput, EveryChangeIsSeen) {
  Change const changes[] = {
      {"grows",
       [](std::string const& path) {
         std::ofstream(path, std::ios::app) << "more";
       }},
      {"shrinks",
       [](std::string const& path) { std::filesystem::resize_file(path, 3); }},
      {"other bytes, same size",
       [](std::string const& path) {
         std::fstream(path, std::ios::in | std::ios::out) << "X";
       }},
      {"other bytes, times put back",
       [](std::string const& path) {
         struct stat before {};
         ASSERT_EQ(::stat(path.c_str(), &before), 0);
         std::fstream(path, std::ios::in | std::ios::out) << "X";
         timespec const times[] = {before.st_atim, before.st_mtim};
         ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
       }},
  };
  for (Change const& one : changes) {
    TemporaryFolder const folder;
    folder.write("file", "0123456789");
    auto opened = open_input(file(folder / "file"));
    ASSERT_TRUE(opened.has_value());
    char buffer[5];
    ASSERT_TRUE((*opened)->read(buffer).has_value());
    wait_a_tick();
    one.change(folder / "file");
    read_all(**opened);
    EXPECT_TRUE((*opened)->changed()) << one.law;
  }
}

TEST(OpenInput, AFileReplacedUnderItsNameIsReadAsItWas) {
  TemporaryFolder const folder;
  folder.write("file", "old");
  folder.write("new", "new bytes");
  Input const input = file(folder / "file");
  auto opened = open_input(input);
  ASSERT_TRUE(opened.has_value());
  std::filesystem::rename(folder / "new", folder / "file");
  EXPECT_EQ(read_all(**opened), "old");
}

struct Replacement {
  char const* law;
  void (*put)(std::string const& path);
  Error::Code code;
  char const* reason;
};

TEST(OpenInput, WhatTookTheFilesPlaceIsSaidAndNotReadOrWaitedFor) {
  Replacement const replacements[] = {
      {"nothing", [](std::string const&) {}, Error::Code::kNotFound,
       "vanished"},
      {"a pipe without writer",
       [](std::string const& path) {
         ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
       },
       Error::Code::kUnsupported, "fifo"},
      {"a link",
       [](std::string const& path) {
         std::filesystem::create_symlink("/etc/passwd", path);
       },
       Error::Code::kUnsupported, "symlink"},
      {"a folder",
       [](std::string const& path) { std::filesystem::create_directory(path); },
       Error::Code::kChanged, "changed-while-read"},
  };
  for (Replacement const& one : replacements) {
    TemporaryFolder const folder;
    one.put(folder / "file");
    auto const opened = open_input(file(folder / "file"));
    ASSERT_FALSE(opened.has_value()) << one.law;
    EXPECT_EQ(opened.error().code, one.code) << one.law;
    EXPECT_EQ(opened.error().what, one.reason) << one.law;
  }
  auto const device = open_input(file("/dev/null"));
  ASSERT_FALSE(device.has_value());
  EXPECT_EQ(device.error().what, "device");
}

// Puts `descriptor` in the place of stdin for its lifetime.
class StdinFrom {
 public:
  explicit StdinFrom(int descriptor) : saved_(::dup(STDIN_FILENO)) {
    EXPECT_GE(::dup2(descriptor, STDIN_FILENO), 0);
  }
  ~StdinFrom() {
    if (saved_ >= 0) {
      ::dup2(saved_, STDIN_FILENO);
      ::close(saved_);
    } else {
      ::close(STDIN_FILENO);
    }
  }
  StdinFrom(StdinFrom const&) = delete;
  StdinFrom& operator=(StdinFrom const&) = delete;

 private:
  int saved_;
};

Input standard_input() {
  Input input;
  input.path = "-";
  input.kind = Input::Kind::kStdin;
  return input;
}

TEST(OpenInput, StdinFromAPipeHasNoSize) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  StdinFrom const stdin_from(ends[0]);
  ASSERT_EQ(::write(ends[1], "piped text", 10), 10);
  ::close(ends[1]);
  ::close(ends[0]);
  auto opened = open_input(standard_input());
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ((*opened)->size(), std::nullopt);
  EXPECT_EQ(read_all(**opened), "piped text");
  EXPECT_FALSE((*opened)->changed());
}

TEST(OpenInput, ANonBlockingStdinIsWaitedFor) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
  StdinFrom const stdin_from(ends[0]);
  ::close(ends[0]);
  std::thread writer([&] {
    wait_a_tick();
    EXPECT_EQ(::write(ends[1], "late", 4), 4);
    ::close(ends[1]);
  });
  auto opened = open_input(standard_input());
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(read_all(**opened), "late");
  writer.join();
}

TEST(OpenInput, StdinFromAFileIsAFile) {
  TemporaryFolder const folder;
  folder.write("file", "skip the rest");
  Descriptor const descriptor(::open((folder / "file").c_str(), O_RDONLY));
  ASSERT_EQ(::lseek(descriptor.value(), 5, SEEK_SET), 5);
  StdinFrom const stdin_from(descriptor.value());
  auto opened = open_input(standard_input());
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ((*opened)->size(), 8u);
  EXPECT_EQ(read_all(**opened), "the rest");
  EXPECT_FALSE((*opened)->changed());
  wait_a_tick();
  folder.write("file", "other content");
  EXPECT_TRUE((*opened)->changed());
}

TEST(OpenInput, StdinFromAFolderIsAnError) {
  Descriptor const descriptor(::open("/", O_RDONLY | O_DIRECTORY));
  StdinFrom const stdin_from(descriptor.value());
  auto const opened = open_input(standard_input());
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, Error::Code::kIo);
}

}  // namespace
}  // namespace mishen
