#include "lib/input/open_path.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>

#include "tests/unit/input/temporary_folder.h"

namespace mishen {
namespace {

// Both ways of resolving must give the same answers.
class OpenPath : public testing::TestWithParam<Resolution> {
 protected:
  void SetUp() override {
    folder_.write("real/file");
    std::filesystem::create_directory_symlink("real", folder_ / "link");
    std::filesystem::create_symlink("file", folder_ / "real/to-file");
  }

  // `followed`: the part of the path below the folder that the user wrote.
  int error(std::string const& below, std::size_t followed,
            int flags = O_RDONLY) {
    return open_path(folder_ / below, folder_.path().size() + 1 + followed,
                     flags, GetParam())
        .error;
  }

  TemporaryFolder folder_;
};

TEST_P(OpenPath, FollowsWhatTheUserWroteOnly) {
  EXPECT_EQ(error("real/file", 0), 0);
  EXPECT_EQ(error("real//file", 0), 0);
  EXPECT_EQ(error("real/./../real/file", 0), 0);
  EXPECT_EQ(error("link/file", 5), 0);
  EXPECT_EQ(error("link/", 5), 0);
  EXPECT_NE(error("link/file", 0), 0);
  EXPECT_NE(error("link", 0), 0);
  EXPECT_EQ(error("real/to-file", 0), ELOOP);
  EXPECT_EQ(error("real/to-file", 5), ELOOP);
  EXPECT_EQ(error("link", 0, O_PATH), 0);
}

TEST_P(OpenPath, SaysWhyNot) {
  EXPECT_EQ(error("missing", 0), ENOENT);
  EXPECT_EQ(error("missing/x", 8), ENOENT);
  EXPECT_EQ(error("real/file/x", 0), ENOTDIR);
  EXPECT_EQ(error(std::string(300, 'x'), 0), ENAMETOOLONG);
  EXPECT_EQ(error(std::string(5000, 'x'), 0), ENAMETOOLONG);
}

TEST_P(OpenPath, LongPathsInEitherPart) {
  std::string const name(200, 'n');
  std::string const end = make_deep(folder_.path(), name, 60);
  ASSERT_GT(end.size(), 8192u);
  for (std::size_t const followed :
       {folder_.path().size() + 1, end.rfind('/') + 1, end.size() / 2}) {
    std::size_t const at = end.rfind('/', followed) + 1;
    EXPECT_EQ(open_path(end, at, O_RDONLY, GetParam()).error, 0) << at;
  }
  std::string slashes = folder_ / "real";
  slashes += std::string(6000, '/') + "file";
  EXPECT_EQ(open_path(slashes, 0, O_RDONLY, GetParam()).error, 0);
  remove_deep(folder_.path(), name);
}

INSTANTIATE_TEST_SUITE_P(Resolutions, OpenPath,
                         testing::Values(Resolution::kAtOnce,
                                         Resolution::kStepByStep));

}  // namespace
}  // namespace mishen
