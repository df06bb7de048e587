#include "lib/input/file_list.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "tests/unit/input/temporary_folder.h"

namespace mishen {
namespace {

using namespace std::string_literals;
using Names = std::vector<std::string>;

struct Row {
  char const* law;
  std::string list;
  bool null_separated;
  Names names;
};

TEST(SplitList, Rows) {
  Row const rows[] = {
      {"lines", "a\nb\n", false, {"a", "b"}},
      {"the last line may have no end", "a\nb", false, {"a", "b"}},
      {"CR LF", "a\r\nb\r\n", false, {"a", "b"}},
      {"one CR goes with an LF", "a\r\r\n", false, {"a\r"}},
      {"blank lines", "\n\na\n\r\n\n", false, {"a"}},
      {"blanks are parts of names", " a \n", false, {" a "}},
      {"a byte-order mark",
       "\xEF\xBB\xBF"
       "a\n",
       false,
       {"a"}},
      {"any bytes", "\xFF\x1B\n", false, {"\xFF\x1B"}},
      {"a NUL in a line stays", "a\0b\n"s, false, {"a\0b"s}},
      {"NUL", "a\0b\0"s, true, {"a", "b"}},
      {"the last may have none", "a\0b"s, true, {"a", "b"}},
      {"line ends are parts of names then", "a\nb\r\0"s, true, {"a\nb\r"}},
      {"empty names", "\0\0a\0\0"s, true, {"a"}},
      {"no mark there",
       "\xEF\xBB\xBF"
       "a\0"s,
       true,
       {"\xEF\xBB\xBF"
        "a"}},
      {"nothing", "", false, {}},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(split_list(row.list, row.null_separated), row.names) << row.law;
  }
}

TEST(ReadList, FromAFile) {
  TemporaryFolder const folder;
  folder.write("list", "a\nb\n");
  auto const names = read_list(folder / "list", false);
  ASSERT_TRUE(names.has_value());
  EXPECT_EQ(*names, (Names{"a", "b"}));
}

TEST(ReadList, FromAPipe) {
  TemporaryFolder const folder;
  std::string const pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(pipe) << "a\nb\n"; });
  auto const names = read_list(pipe, false);
  writer.join();
  ASSERT_TRUE(names.has_value());
  EXPECT_EQ(*names, (Names{"a", "b"}));
}

TEST(ReadList, WhatCannotBeReadIsAnError) {
  TemporaryFolder const folder;
  auto const missing = read_list(folder / "missing", false);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, Error::Code::kNotFound);
  EXPECT_EQ(missing.error().where, folder / "missing");
  EXPECT_FALSE(read_list(folder.path(), false).has_value());
}

}  // namespace
}  // namespace mishen
