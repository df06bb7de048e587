#include "lib/base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace mishen {
namespace {

namespace fs = std::filesystem;

class FileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "mishen-file-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(std::string const& name) const {
    return (folder_ / name).string();
  }
  void put(std::string const& name, std::string const& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(
        fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_;
};

TEST_F(FileTest, read_gives_all_bytes_up_to_the_limit) {
  for (std::size_t const size : {0U, 1U, 65535U, 65536U, 65537U, 200000U}) {
    std::string const bytes(size, 'x');
    put("a", bytes);
    auto const whole = read_file(path("a"), size);
    ASSERT_TRUE(whole) << size;
    EXPECT_EQ(*whole, bytes);
    if (size == 0) continue;
    auto const limited = read_file(path("a"), size - 1);
    ASSERT_FALSE(limited) << size;
    EXPECT_EQ(limited.error().code, Error::Code::kLimit);
  }
}

TEST_F(FileTest, what_is_no_file_is_an_error_and_does_not_block) {
  auto const missing = read_file(path("none"), 10);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Error::Code::kNotFound);
  EXPECT_EQ(missing.error().where, path("none"));
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  for (std::string const& name : {path("pipe"), folder_.string()}) {
    auto const special = read_file(name, 10);
    ASSERT_FALSE(special);
    EXPECT_EQ(special.error().code, Error::Code::kUnsupported);
  }
}

TEST_F(FileTest, atomic_file_appears_at_commit_with_mode_0600) {
  auto file = AtomicFile::create(path("report"));
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->write("机密"));
  EXPECT_FALSE(fs::exists(path("report")));
  EXPECT_EQ(entries(), 1U) << "the temporary file is in the same folder";
  EXPECT_TRUE(file->write("★"));
  EXPECT_TRUE(file->commit());
  EXPECT_EQ(*read_file(path("report"), 100), "机密★");
  EXPECT_EQ(entries(), 1U);
  struct stat status {};
  ASSERT_EQ(::stat(path("report").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_FALSE(file->commit()) << "once only";
  EXPECT_FALSE(file->write("x"));
}

TEST_F(FileTest, without_commit_nothing_changes) {
  put("report", "old");
  {
    auto file = AtomicFile::create(path("report"));
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->write("new"));
    AtomicFile moved = std::move(*file);
    EXPECT_TRUE(moved.write("er"));
  }
  EXPECT_EQ(*read_file(path("report"), 100), "old");
  EXPECT_EQ(entries(), 1U);
}

TEST_F(FileTest, an_old_file_is_replaced_whole_through_a_link) {
  put("report", "a much longer old text");
  fs::create_symlink("report", path("link"));
  auto file = AtomicFile::create(path("link"));
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->write("new"));
  EXPECT_TRUE(file->commit());
  EXPECT_EQ(*read_file(path("report"), 100), "new");
  EXPECT_TRUE(fs::is_symlink(path("link")));
}

TEST_F(FileTest, errors_of_create_are_said) {
  EXPECT_FALSE(AtomicFile::create(path("no/such/folder")));
  EXPECT_FALSE(AtomicFile::create(folder_.string()));
}

TEST_F(FileTest, a_full_device_is_an_error_and_stays_a_device) {
  if (!fs::exists("/dev/full")) GTEST_SKIP();
  auto file = AtomicFile::create("/dev/full");
  ASSERT_TRUE(file);
  EXPECT_FALSE(file->write("x"));
  EXPECT_FALSE(file->commit());
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(FileTest, a_rename_that_fails_leaves_no_temporary_file) {
  auto file = AtomicFile::create(path("report"));
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->write("x"));
  fs::create_directories(path("report/inside"));
  EXPECT_FALSE(file->commit());
  EXPECT_EQ(entries(), 1U);
}

TEST_F(FileTest, a_null_device_takes_everything) {
  auto file = AtomicFile::create("/dev/null");
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->write("x"));
  EXPECT_TRUE(file->commit());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace mishen
