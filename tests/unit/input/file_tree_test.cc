#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "lib/input/input.h"
#include "tests/unit/input/temporary_folder.h"

namespace mishen {
namespace {

using namespace std::string_literals;
using Lines = std::vector<std::string>;

TEST(WalkInputs, FoldersInByteOrderHiddenFilesTooGitNot) {
  TemporaryFolder const folder;
  for (char const* name :
       {"b", "B", "a.txt", "a/z", "a/.hidden", ".git/config", "sub/.git/HEAD",
        "sub/x", ".gitignore", "机密", "a-b", ".github/y"}) {
    folder.write(name);
  }
  folder.write("worktree/.git", "gitdir: elsewhere");
  folder.write("worktree/file");
  Walked const walked = walk(folder.path());
  EXPECT_EQ(summary(walked, folder.path()),
            (Lines{"folder ", "folder /.github", "file /.github/y",
                   "file /.gitignore", "file /B", "folder /a",
                   "file /a/.hidden", "file /a/z", "file /a-b", "file /a.txt",
                   "file /b", "folder /sub", "file /sub/x", "folder /worktree",
                   "file /worktree/file", "file /机密"}));
  EXPECT_TRUE(walked.warnings.empty());
  for (Input const& input : walked.inputs) {
    EXPECT_EQ(input.named, input.path == folder.path());
    EXPECT_TRUE(input.name_is_text);
    EXPECT_EQ(input.name, input.path.substr(input.path.rfind('/') + 1));
    EXPECT_EQ(input.is_folder, input.kind == Input::Kind::kFolder);
  }
}

TEST(WalkInputs, AGitFolderThatIsNamedIsWalked) {
  TemporaryFolder const folder;
  folder.write(".git/config");
  EXPECT_EQ(summary(walk(folder / ".git"), folder.path()),
            (Lines{"folder /.git", "file /.git/config"}));
}

TEST(WalkInputs, NamesHoldAnyBytes) {
  TemporaryFolder const folder;
  Lines const names = {
      "\x1B[31m", "\n",       "-rf",          "::error",
      "a b",      "\xFF\xFE", "\xE2\x80\xAE", "\xBB\xFA\xC3\xDC.txt"};
  for (std::string const& name : names) folder.write(name);
  Walked const walked = walk(folder.path());
  EXPECT_EQ(walked.inputs.size(), names.size() + 1);
  for (Input const& input : walked.inputs) {
    if (input.is_folder) continue;
    EXPECT_NE(std::find(names.begin(), names.end(), input.name), names.end());
    EXPECT_TRUE(open_input(input).has_value());
  }
}

TEST(WalkInputs, LinksAreListedNotFollowed) {
  TemporaryFolder const folder;
  folder.write("real/file");
  namespace fs = std::filesystem;
  fs::create_directory_symlink("..", folder / "real/loop");
  fs::create_symlink("file", folder / "real/link");
  fs::create_symlink("missing", folder / "real/dangling");
  fs::create_directory_symlink("real", folder / "to-folder");
  fs::create_symlink("self", folder / "self");
  Lines const inside = {"skipped %/dangling symlink", "file %/file",
                        "skipped %/link symlink", "skipped %/loop symlink"};
  auto const expected = [&](std::string const& first, std::string const& root) {
    Lines lines = {"folder " + first};
    for (std::string line : inside) {
      lines.push_back(line.replace(line.find('%'), 1, root));
    }
    return lines;
  };
  EXPECT_EQ(summary(walk(folder / "real"), folder.path()),
            expected("/real", "/real"));
  EXPECT_EQ(summary(walk(folder / "to-folder"), folder.path()),
            (Lines{"skipped /to-folder symlink"}));
  EXPECT_EQ(summary(walk(folder / "to-folder/"), folder.path()),
            expected("/to-folder/", "/to-folder"));
  EXPECT_EQ(summary(walk(folder / "to-folder/file"), folder.path()),
            (Lines{"file /to-folder/file"}));
  EXPECT_EQ(summary(walk(folder / "self"), folder.path()),
            (Lines{"skipped /self symlink"}));
  EXPECT_EQ(summary(walk(folder / "self/x"), folder.path()),
            (Lines{"uninspected /self/x not-found"}));
}

TEST(WalkInputs, WhatIsNoFileIsSkippedByName) {
  TemporaryFolder const folder;
  ASSERT_EQ(::mkfifo((folder / "fifo").c_str(), 0600), 0);
  int const listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_GE(listener, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::string const socket = folder / "socket";
  ASSERT_LT(socket.size(), sizeof address.sun_path);
  std::memcpy(address.sun_path, socket.c_str(), socket.size());
  ASSERT_EQ(
      ::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address),
      0);
  EXPECT_EQ(summary(walk(folder.path()), folder.path()),
            (Lines{"folder ", "skipped /fifo fifo", "skipped /socket socket"}));
  EXPECT_EQ(summary(walk(folder / "fifo"), folder.path()),
            (Lines{"skipped /fifo fifo"}));
  EXPECT_EQ(summary(walk("/dev/null"), ""),
            (Lines{"skipped /dev/null device"}));
  EXPECT_TRUE(walk("/dev/null").inputs[0].named);
  ::close(listener);
}

TEST(WalkInputs, WhatIsMissingIsSaidAndTheRestGoesOn) {
  TemporaryFolder const folder;
  folder.write("file");
  InputRequest request;
  request.paths = {"",
                   folder / "missing",
                   folder / "file/below",
                   folder / "file/",
                   folder / std::string(300, 'x'),
                   folder / "fi\0le"s,
                   folder / "file"};
  Walked const walked = walk(request);
  Lines const lines = summary(walked, folder.path());
  ASSERT_EQ(lines.size(), 7u);
  EXPECT_EQ(lines[0], "uninspected  not-found");
  EXPECT_EQ(lines[1], "uninspected /missing not-found");
  EXPECT_EQ(lines[2], "uninspected /file/below not-found");
  EXPECT_EQ(lines[3], "uninspected /file/ not-found");
  EXPECT_EQ(walked.inputs[4].reason, "not-found");
  EXPECT_EQ(walked.inputs[5].reason, "not-found");
  EXPECT_EQ(lines[6], "file /file");
  EXPECT_EQ(walked.inputs[1].name, "missing");
  EXPECT_TRUE(walked.inputs[1].name_is_text);
}

TEST(WalkInputs, WhatMayNotBeReadIsSaidAndTheRestGoesOn) {
  TemporaryFolder const folder;
  folder.write("a/secret");
  folder.write("b/secret");
  folder.write("c/shown");
  ASSERT_EQ(::chmod((folder / "a").c_str(), 0000), 0);
  ASSERT_EQ(::chmod((folder / "b").c_str(), 0444), 0);  // listed, not entered
  ASSERT_EQ(::chmod((folder / "c/shown").c_str(), 0000), 0);
  {
    WithoutPrivileges const unprivileged;
    Walked const walked = walk(folder.path());
    EXPECT_EQ(summary(walked, folder.path()),
              (Lines{"folder ", "uninspected /a unreadable", "folder /b",
                     "file /b/secret", "folder /c", "file /c/shown"}));
    EXPECT_TRUE(walked.inputs[1].is_folder);
    for (std::size_t const i : {3u, 5u}) {
      auto const opened = open_input(walked.inputs[i]);
      ASSERT_FALSE(opened.has_value());
      EXPECT_EQ(opened.error().code, Error::Code::kUnreadable);
      EXPECT_EQ(opened.error().what, "unreadable");
    }
    EXPECT_EQ(summary(walk(folder / "a"), folder.path()),
              (Lines{"uninspected /a unreadable"}));
    EXPECT_EQ(summary(walk(folder / "a/secret"), folder.path()),
              (Lines{"uninspected /a/secret unreadable"}));
  }
  ::chmod((folder / "a").c_str(), 0700);
  ::chmod((folder / "b").c_str(), 0700);
}

TEST(WalkInputs, NamesOfWhatIsNamed) {
  TemporaryFolder const folder;
  folder.make_folder("sub");
  struct Row {
    char const* path;
    char const* name;
    bool is_text;
  };
  ASSERT_EQ(::chdir((folder / "sub").c_str()), 0);
  Row const rows[] = {
      {".", ".", false},       {"./", ".", false},
      {"..", "..", false},     {"../sub/..", "..", false},
      {"../sub", "sub", true}, {"../sub///", "sub", true},
  };
  for (Row const& row : rows) {
    Walked const walked = walk(row.path);
    ASSERT_FALSE(walked.inputs.empty()) << row.path;
    EXPECT_EQ(walked.inputs[0].kind, Input::Kind::kFolder) << row.path;
    EXPECT_EQ(walked.inputs[0].path, row.path);
    EXPECT_EQ(walked.inputs[0].name, row.name) << row.path;
    EXPECT_EQ(walked.inputs[0].name_is_text, row.is_text) << row.path;
  }
  ASSERT_EQ(::chdir("/"), 0);
  std::vector<InputWarning> warnings;
  InputRequest root;
  root.paths = {"/"};
  std::vector<Input> inputs;
  ASSERT_TRUE(walk_inputs(root, warnings, [&](Input input) {
                inputs.push_back(std::move(input));
                return inputs.size() < 2;
              }).has_value());
  ASSERT_EQ(inputs.size(), 2u);
  EXPECT_FALSE(inputs[0].name_is_text);
  EXPECT_EQ(inputs[1].path, "/" + inputs[1].name);
}

TEST(WalkInputs, PathsOfAFolderNamedWithSlashesAreJoinedOnce) {
  TemporaryFolder const folder;
  folder.write("sub/a/b");
  EXPECT_EQ(summary(walk(folder / "sub/"), folder.path()),
            (Lines{"folder /sub/", "folder /sub/a", "file /sub/a/b"}));
}

TEST(WalkInputs, EmptyFoldersAreWarnedOf) {
  TemporaryFolder const folder;
  folder.make_folder("empty");
  folder.make_folder("only-git/.git");
  folder.make_folder("nested/empty");
  Walked const walked = walk(folder.path());
  ASSERT_EQ(walked.warnings.size(), 3u);
  EXPECT_EQ(walked.warnings[0].path, folder / "empty");
  EXPECT_EQ(walked.warnings[1].path, folder / "nested/empty");
  EXPECT_EQ(walked.warnings[2].path, folder / "only-git");
}

TEST(WalkInputs, NamedTwiceIsYieldedTwice) {
  TemporaryFolder const folder;
  folder.write("file");
  InputRequest request;
  request.paths = {folder / "file", folder / "file"};
  EXPECT_EQ(walk(request).inputs.size(), 2u);
}

TEST(WalkInputs, StdinAndItsName) {
  InputRequest request;
  request.paths = {"-"};
  Walked const unnamed = walk(request);
  EXPECT_EQ(summary(unnamed, ""), (Lines{"stdin -"}));
  EXPECT_FALSE(unnamed.inputs[0].name_is_text);
  request.stdin_name = "drafts/机密.txt";
  Walked const named = walk(request);
  EXPECT_EQ(summary(named, ""), (Lines{"stdin drafts/机密.txt"}));
  EXPECT_EQ(named.inputs[0].name, "机密.txt");
  EXPECT_TRUE(named.inputs[0].name_is_text);
  EXPECT_TRUE(named.inputs[0].named);
}

TEST(WalkInputs, StdinIsReadOnce) {
  InputRequest twice;
  twice.paths = {"-", "-"};
  EXPECT_TRUE(walk(twice).failed);
  InputRequest both;
  both.paths = {"-"};
  both.files_from = "-";
  EXPECT_TRUE(walk(both).failed);
  EXPECT_TRUE(walk(both).inputs.empty());
}

TEST(WalkInputs, NamesFromAList) {
  TemporaryFolder const folder;
  folder.write("sub/a");
  folder.write("b\nc");
  folder.write("lines", folder / "sub" + "\r\n\n" + (folder / "missing"));
  folder.write("nuls", folder / "b\nc" + "\0"s);
  InputRequest request;
  request.paths = {folder / "sub/a"};
  request.files_from = folder / "lines";
  Walked const walked = walk(request);
  EXPECT_EQ(summary(walked, folder.path()),
            (Lines{"file /sub/a", "folder /sub", "file /sub/a",
                   "uninspected /missing not-found"}));
  EXPECT_TRUE(walked.inputs[1].named);
  request.paths.clear();
  request.files_from = folder / "nuls";
  request.null_separated = true;
  EXPECT_EQ(summary(walk(request), folder.path()), (Lines{"file /b\nc"}));
  request.files_from = folder / "no list";
  EXPECT_TRUE(walk(request).failed);
}

TEST(WalkInputs, TheSinkEndsTheWalk) {
  TemporaryFolder const folder;
  for (char const* name : {"a", "b", "c", "d/e"}) folder.write(name);
  InputRequest request;
  request.paths = {folder.path(), folder.path()};
  for (std::size_t stop = 1; stop <= 12; ++stop) {
    std::vector<InputWarning> warnings;
    std::size_t count = 0;
    EXPECT_TRUE(walk_inputs(request, warnings, [&](Input const&) {
                  return ++count < stop;
                }).has_value());
    EXPECT_EQ(count, stop);
  }
}

TEST(WalkInputs, AFolderThatVanishesMeanwhileIsSaid) {
  TemporaryFolder const folder;
  folder.write("a/x");
  folder.write("b/y");
  std::vector<InputWarning> warnings;
  InputRequest request;
  request.paths = {folder.path()};
  Walked walked;
  ASSERT_TRUE(walk_inputs(request, warnings, [&](Input input) {
                if (input.name == "x") {
                  std::filesystem::remove_all(folder / "b");
                }
                walked.inputs.push_back(std::move(input));
                return true;
              }).has_value());
  EXPECT_EQ(
      summary(walked, folder.path()),
      (Lines{"folder ", "folder /a", "file /a/x", "uninspected /b vanished"}));
}

TEST(WalkInputs, AFolderReplacedByALinkIsNotFollowed) {
  TemporaryFolder const folder;
  TemporaryFolder const elsewhere;
  elsewhere.write("secret");
  folder.write("a/x");
  folder.write("b/y");
  std::vector<InputWarning> warnings;
  InputRequest request;
  request.paths = {folder.path()};
  Walked walked;
  ASSERT_TRUE(walk_inputs(request, warnings, [&](Input input) {
                if (input.name == "x") {
                  std::filesystem::remove_all(folder / "b");
                  std::filesystem::create_directory_symlink(elsewhere.path(),
                                                            folder / "b");
                }
                walked.inputs.push_back(std::move(input));
                return true;
              }).has_value());
  EXPECT_EQ(summary(walked, folder.path()).back(), "uninspected /b vanished");
}

// Far beyond PATH_MAX, with the descriptors of `ulimit -n 32`.
TEST(WalkInputs, DeepTreesAreWalkedWithFewDescriptors) {
  TemporaryFolder const folder;
  constexpr std::size_t kDepth = 4000;
  std::string const name = "folder";
  std::string const end = make_deep(folder.path(), name, kDepth);
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &old), 0);
  rlimit const low{32, old.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &low), 0);
  Walked const walked = walk(folder.path());
  Walked const named = walk(end);
  EXPECT_EQ(walked.inputs.size(), kDepth + 2);
  std::string content;
  for (Input const* input : {&walked.inputs.back(), &named.inputs.back()}) {
    EXPECT_EQ(input->path, end);
    EXPECT_EQ(input->kind, Input::Kind::kFile);
    auto opened = open_input(*input);
    ASSERT_TRUE(opened.has_value());
    char buffer[8];
    content = std::string(buffer, (*opened)->read(buffer).value());
    EXPECT_EQ(content, "deep");
  }
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &old), 0);
  remove_deep(folder.path(), name);
}

TEST(WalkInputs, ManyFoldersLeaveNoDescriptorOpen) {
  TemporaryFolder const folder;
  for (int i = 0; i < 100; ++i) folder.write(std::to_string(i) + "/x");
  auto const open_files = [] {
    auto const files = std::filesystem::directory_iterator("/proc/self/fd");
    return std::distance(begin(files), end(files));
  };
  auto const before = open_files();
  EXPECT_EQ(walk(folder.path()).inputs.size(), 201u);
  EXPECT_EQ(open_files(), before);
}

}  // namespace
}  // namespace mishen
