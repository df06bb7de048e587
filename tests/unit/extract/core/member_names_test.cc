#include "lib/extract/member_names.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "lib/text/utf8.h"

namespace mishen {
namespace {

using Names = std::vector<std::string>;

struct ComponentRow {
  std::string_view law;
  std::string_view name;
  Names components;
  bool folder;
};

TEST(MemberNames, Components) {
  ComponentRow const rows[] = {
      {"one name", "甲.txt", {"甲.txt"}, false},
      {"folders", "甲/乙/丙.txt", {"甲", "乙", "丙.txt"}, false},
      {"a folder", "甲/乙/", {"甲", "乙"}, true},
      {"backslashes part where no slash is",
       "甲\\乙.txt",
       {"甲", "乙.txt"},
       false},
      {"and else do not", "甲\\乙/丙", {"甲\\乙", "丙"}, false},
      {"traversal is no name", "../.././//甲", {"甲"}, false},
      {"absolute", "/etc/passwd", {"etc", "passwd"}, false},
      {"nothing", "", {}, false},
      {"only a slash", "/", {}, true},
  };
  for (ComponentRow const& row : rows) {
    EXPECT_EQ(name_components(row.name), row.components) << row.law;
    EXPECT_EQ(names_folder(row.name), row.folder) << row.law;
  }
}

struct ReadingRow {
  std::string_view law;
  std::string_view bytes;
  bool is_utf8;
  std::string_view wanted;  // among the readings
};

TEST(MemberNames, Readings) {
  ReadingRow const rows[] = {
      {"UTF-8 said", "机密.txt", true, "机密.txt"},
      {"UTF-8 not said", "机密.txt", false, "机密.txt"},
      {"GBK", "\xBB\xFA\xC3\xDC\xB9\xA4\xB3\xCC.txt", false, "机密工程.txt"},
      {"GBK although UTF-8 is said", "\xBB\xFA\xC3\xDC\xB9\xA4\xB3\xCC.txt",
       true, "机密工程.txt"},
      {"a backslash as second byte", "\xD5\x5C\xC3\xDC.txt", false, "誠密.txt"},
      {"Big5", "\xBE\xF7\xB1\x4B\xA4\x75\xB5\x7B\xBA\xDE\xB2\x7A.txt", false,
       "機密工程管理.txt"},
      {"each folder in its own encoding",
       "工作文件资料汇编/\xBB\xFA\xC3\xDC\xB9\xA4\xB3\xCC.txt", false,
       "工作文件资料汇编/机密工程.txt"},
      {"ASCII", "a/b.txt", false, "a/b.txt"},
  };
  for (ReadingRow const& row : rows) {
    Names const readings = name_readings(row.bytes, row.is_utf8);
    EXPECT_NE(std::find(readings.begin(), readings.end(), row.wanted),
              readings.end())
        << row.law << ": " << readings[0];
  }
}

TEST(MemberNames, CleanTextIsValid) {
  EXPECT_EQ(clean_utf8(std::string("机\0密", 7)), "机密");
  EXPECT_EQ(clean_utf8("机\xFF密\xE6"), "机\uFFFD密\uFFFD");
  EXPECT_EQ(clean_utf8(""), "");
}

TEST(MemberNames, HeadsEndBetweenCharacters) {
  for (std::size_t most = 0; most < 10; ++most) {
    std::string_view const head = head_of("机密a级", most);
    EXPECT_LE(head.size(), most);
    EXPECT_EQ(valid_prefix(head), head.size());
  }
  EXPECT_EQ(head_of("机密", 6), "机密");
}

}  // namespace
}  // namespace mishen
