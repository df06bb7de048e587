#include "cli/config_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "lib/base/sha256.h"

namespace mishen {
namespace {

namespace fs = std::filesystem;
using State = ConfigCandidate::State;

/// home/repo/a/b, where the working directory is b.
class ConfigFile : public testing::Test {
 protected:
  ConfigFile() {
    std::string name = (fs::temp_directory_path() / "mishenXXXXXX").string();
    root_ = ::mkdtemp(name.data());
    fs::create_directories(root_ / "home/repo/a/b");
    fs::create_directories(root_ / "xdg/mishen");
  }
  ~ConfigFile() override { fs::remove_all(root_); }

  std::string write(std::string const& path, std::string const& text) {
    std::string const full = (root_ / path).string();
    std::ofstream(full) << text;
    ::chmod(full.c_str(), 0644);
    return full;
  }

  [[nodiscard]] ConfigPlaces places() const {
    return {(root_ / "home/repo/a/b").string(), (root_ / "home").string(),
            (root_ / "xdg/mishen/config.yaml").string()};
  }

  Configuration found() {
    auto loaded = load_configuration("", places());
    EXPECT_TRUE(loaded) << loaded.error().message();
    return loaded ? std::move(*loaded) : Configuration{};
  }

  fs::path root_;
};

TEST_F(ConfigFile, none_is_none) {
  Configuration const none = found();
  EXPECT_FALSE(none.exists());
  EXPECT_EQ(none.looked_at.size(), 5U);  // b, a, repo, home, xdg
}

TEST_F(ConfigFile, the_nearest_is_used_alone) {
  write("xdg/mishen/config.yaml", "jobs: 5\n");
  EXPECT_EQ(found().values.jobs, 5U);
  write("home/.mishen.yaml", "jobs: 4\n");
  EXPECT_EQ(found().values.jobs, 4U);
  write("home/repo/.mishen.yaml", "jobs: 3\n");
  EXPECT_EQ(found().values.jobs, 3U);
  std::string const near = write("home/repo/a/b/.mishen.yaml", "lang: en\n");
  Configuration const used = found();
  EXPECT_EQ(used.path, near);
  EXPECT_FALSE(used.values.jobs);
  EXPECT_EQ(used.digest, sha256_hex("lang: en\n"));
}

TEST_F(ConfigFile, the_root_of_a_repository_ends_the_search) {
  write("home/.mishen.yaml", "jobs: 4\n");
  for (bool is_folder : {true, false}) {
    fs::remove_all(root_ / "home/repo/.git");
    if (is_folder) {
      fs::create_directory(root_ / "home/repo/.git");
    } else {
      write("home/repo/.git", "gitdir: elsewhere\n");
    }
    fs::remove(root_ / "home/repo/.mishen.yaml");
    EXPECT_FALSE(found().exists());
    write("home/repo/.mishen.yaml", "jobs: 3\n");
    EXPECT_EQ(found().values.jobs, 3U);
  }
}

TEST_F(ConfigFile, home_ends_the_search) {
  write(".mishen.yaml", "jobs: 9\n");
  EXPECT_FALSE(found().exists());
}

TEST_F(ConfigFile, home_by_another_name_ends_the_search) {
  write(".mishen.yaml", "jobs: 9\n");
  fs::create_directory_symlink(root_ / "home", root_ / "alias");
  ConfigPlaces from = places();
  from.home = (root_ / "alias").string();
  EXPECT_FALSE(load_configuration("", from)->exists());
}

TEST_F(ConfigFile, without_home_or_repository_the_search_ends_at_the_top) {
  ConfigPlaces from = places();
  from.home.clear();
  from.user_file.clear();
  auto const none = load_configuration("", from);
  ASSERT_TRUE(none);
  EXPECT_EQ(none->looked_at.back().path, "/.mishen.yaml");
}

TEST_F(ConfigFile, what_others_may_write_is_passed_over) {
  write("home/.mishen.yaml", "jobs: 4\n");
  std::string const open = write("home/repo/.mishen.yaml", "jobs: 3\n");
  ::chmod(open.c_str(), 0646);
  Configuration const used = found();
  EXPECT_EQ(used.values.jobs, 4U);
  ASSERT_EQ(used.looked_at.size(), 4U);
  EXPECT_EQ(used.looked_at[2].path, open);
  EXPECT_EQ(used.looked_at[2].state, State::kWritable);
}

TEST_F(ConfigFile, what_is_another_users_is_passed_over) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  std::string const foreign = write("home/repo/.mishen.yaml", "jobs: 3\n");
  ASSERT_EQ(::chown(foreign.c_str(), 12345, 12345), 0);
  EXPECT_EQ(found().looked_at[2].state, State::kForeign);
  // Neither a link to it nor a link of his.
  fs::rename(foreign, root_ / "foreign.yaml");
  fs::create_symlink(root_ / "foreign.yaml", foreign);
  EXPECT_EQ(found().looked_at[2].state, State::kForeign);
  fs::remove(foreign);
  fs::create_symlink(write("own.yaml", "jobs: 3\n"), foreign);
  EXPECT_EQ(found().values.jobs, 3U);
  ASSERT_EQ(::lchown(foreign.c_str(), 12345, 12345), 0);
  EXPECT_EQ(found().looked_at[2].state, State::kForeign);
}

TEST_F(ConfigFile, what_a_foreign_group_may_write_is_passed_over) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  std::string const shared = write("home/repo/.mishen.yaml", "jobs: 3\n");
  ::chmod(shared.c_str(), 0664);
  EXPECT_EQ(found().values.jobs, 3U);
  ASSERT_EQ(::chown(shared.c_str(), 0, 12345), 0);
  ::chmod(shared.c_str(), 0664);
  EXPECT_EQ(found().looked_at[2].state, State::kWritable);
}

TEST_F(ConfigFile, folders_and_pipes_are_passed_over) {
  fs::create_directory(root_ / "home/repo/.mishen.yaml");
  ASSERT_EQ(::mkfifo((root_ / "home/repo/a/.mishen.yaml").c_str(), 0600), 0);
  Configuration const none = found();
  EXPECT_EQ(none.looked_at[1].state, State::kNotRegular);
  EXPECT_EQ(none.looked_at[2].state, State::kNotRegular);
}

TEST_F(ConfigFile, ones_own_that_cannot_be_read_is_an_error) {
  fs::create_symlink("nowhere", root_ / "home/repo/.mishen.yaml");
  EXPECT_FALSE(load_configuration("", places()));
}

TEST_F(ConfigFile, one_that_is_too_large_is_an_error) {
  write("home/repo/.mishen.yaml", std::string((1 << 20) + 1, '#'));
  EXPECT_FALSE(load_configuration("", places()));
}

TEST_F(ConfigFile, a_named_one_is_the_only_one) {
  write("home/repo/.mishen.yaml", "jobs: 3\n");
  std::string const named = write("other.yaml", "lang: en\n");
  ::chmod(named.c_str(), 0666);
  auto const loaded = load_configuration(named, places());
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->path, named);
  EXPECT_FALSE(loaded->values.jobs);
  EXPECT_FALSE(load_configuration(named + "x", places()));
  EXPECT_FALSE(load_configuration((root_ / "home").string(), places()));
  auto const none = load_configuration("/dev/null", places());
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->exists());
}

TEST_F(ConfigFile, rules_are_named_from_where_the_file_is) {
  write("home/repo/.mishen.yaml", "rules: [rules/org.yaml]\n");
  EXPECT_EQ(
      found().values.rules,
      std::vector<std::string>{(root_ / "home/repo/rules/org.yaml").string()});
}

TEST_F(ConfigFile, says_whether_others_may_read_it) {
  std::string const path = write("home/repo/.mishen.yaml", "jobs: 3\n");
  EXPECT_TRUE(found().readable_by_others);
  ::chmod(path.c_str(), 0600);
  EXPECT_FALSE(found().readable_by_others);
}

}  // namespace
}  // namespace mishen
