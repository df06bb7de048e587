// ZIP files that lie, hide and burst: each row an attack with the text that
// must be found all the same and the reasons that must be said.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/extract/core/records.h"
#include "tests/unit/extract/zip/zip_bytes.h"

namespace mishen {
namespace {

using std::literals::operator""s;

ZipFile text(std::string name, std::string content, std::uint16_t method = 8) {
  return {std::move(name), std::move(content), method};
}

ZipFile stored(std::string name, std::string content) {
  return text(std::move(name), std::move(content), 0);
}

ZipFile unlisted(std::string name, std::string content) {
  ZipFile file = text(std::move(name), std::move(content));
  file.is_listed = false;
  return file;
}

template <class Change>
ZipFile changed(ZipFile file, Change const& change) {
  change(file);
  return file;
}

ZipFile streamed(std::string name, std::string content,
                 std::uint16_t method = 8) {
  return changed(
      text(std::move(name), std::move(content), method), [](ZipFile& file) {
        file.flags = 8;
        file.local.crc = file.local.packed = file.local.size = 0;
        file.behind = zip_descriptor(file.content, file.method == 8
                                                       ? deflated(file.content)
                                                       : file.content);
      });
}

using Strings = std::vector<std::string>;

struct Attack {
  std::string law;
  std::string bytes;
  std::string reasons;  // all of them, sorted
  Strings found;
};

ZipFile const kFirst = text("a.txt", "普通文件内容");
ZipFile const kLast = text("z.txt", "最后一个文件");

void expect_all(std::vector<Attack> const& attacks) {
  for (Attack const& attack : attacks) {
    ReadInput const input = read_input(attack.bytes, "x.zip");
    EXPECT_EQ(input.fault, "") << attack.law;
    EXPECT_TRUE(input.ended) << attack.law;
    EXPECT_EQ(input.reasons(), attack.reasons) << attack.law;
    for (std::string const& one : attack.found) {
      EXPECT_TRUE(input.has(one)) << attack.law << ": " << one;
    }
  }
}

TEST(ZipExtract, SoundArchives) {
  std::string const old = zip_bytes({kFirst});
  expect_all({
      {"two files", zip_bytes({kFirst, kLast}), "", {"普通", "最后"}},
      {"nothing in it", zip_bytes({}), "", {}},
      {"an empty file", zip_bytes({stored("空.txt", "")}), "", {"空"}},
      {"an empty file, deflated", zip_bytes({text("空.txt", "")}), "", {"空"}},
      {"stored", zip_bytes({stored("甲.txt", "机密")}), "", {"甲", "机密"}},
      {"a folder", zip_bytes({stored("机密工程/", "")}), "", {"机密工程"}},
      {"sizes behind the data",
       zip_bytes({streamed("a.txt", "机密"), kLast}),
       "",
       {"机密", "最后"}},
      {"sizes behind stored data",
       zip_bytes({streamed("a.txt", "机密", 0), kLast}),
       "",
       {"机密", "最后"}},
      {"comments",
       zip_bytes({changed(kFirst, [](ZipFile& f) { f.comment = "条目注释"; })},
                 {.comment = "\xB5\xB5\xB0\xB8\xD7\xA2\xCA\xCD"}),
       "",
       {"条目注释", "档案注释"}},
      {"nested", zip_bytes({stored("内.zip", old)}), "", {"普通"}},
      {"NULs in front of the directory",
       zip_bytes({kFirst}, {.before_directory = std::string(512, '\0')}),
       "",
       {"普通"}},
      {"the same name twice",
       zip_bytes({text("a.txt", "其一"), text("a.txt", "其二")}),
       "",
       {"其一", "其二"}},
      {"names that differ in case",
       zip_bytes({text("a.txt", "其一"), text("A.TXT", "其二")}),
       "",
       {"其一", "其二"}},
      {"a link says where it leads",
       zip_bytes({changed(stored("link", "/机密/目录"),
                          [](ZipFile& f) { f.attributes = 0xA1FF0000; })}),
       "",
       {"/机密/目录"}},
      {"names that climb",
       zip_bytes({text("../../etc/机密.txt", "一"), text("/root/绝密", "二"),
                  text("C:\\秘密\\x.txt", "三")}),
       "",
       {"机密", "绝密", "秘密", "一", "二", "三"}},
      {"a folder with content",
       zip_bytes({text("甲/", "藏在目录里的机密")}),
       "",
       {"藏在目录里的机密"}},
      {"one volume that was to be several",
       zip_bytes({kFirst}, {.prefix = "PK00", .prefix_in_offsets = true}),
       "",
       {"普通"}},
      {"an extra field with text",
       zip_bytes({changed(kFirst,
                          [](ZipFile& f) {
                            f.central.extra = zip_field(0x4242, "额外机密");
                          })}),
       "",
       {"额外机密"}},
      {"extra fields that are none",
       zip_bytes({changed(kFirst,
                          [](ZipFile& f) { f.local.extra = "\x01机密工程"; })}),
       "",
       {"机密工程"}},
  });
}

TEST(ZipExtract, Names) {
  std::string const gbk = "\xBB\xFA\xC3\xDC\xB9\xA4\xB3\xCC.txt";
  expect_all({
      {"GBK", zip_bytes({text(gbk, "一")}), "", {"机密工程"}},
      {"GBK with a backslash as second byte",
       zip_bytes({text("\xD5\x5C\xC3\xDC\xCA\xC7.txt", "一")}),
       "",
       {"誠密是"}},
      {"UTF-8 said",
       zip_bytes({changed(text("机密.txt", "一"),
                          [](ZipFile& f) { f.flags = 0x800; })}),
       "",
       {"机密"}},
      {"UTF-8 said, GBK meant",
       zip_bytes(
           {changed(text(gbk, "一"), [](ZipFile& f) { f.flags = 0x800; })}),
       "",
       {"机密工程"}},
      {"a Unicode path",
       zip_bytes({changed(text("x1.txt", "一"),
                          [](ZipFile& f) {
                            f.central.extra =
                                unicode_path("x1.txt", "机密.txt");
                          })}),
       "",
       {"机密", "x1"}},
      {"a Unicode path of another name",
       zip_bytes({changed(text("x1.txt", "一"),
                          [](ZipFile& f) {
                            f.central.extra = unicode_path("y", "机密.txt");
                          })}),
       "",
       {"机密", "x1"}},
      {"another name in front of the data",
       zip_bytes({changed(text("x1.txt", "一"),
                          [](ZipFile& f) { f.local.name = "机密.txt"; })}),
       "zip-header-mismatch",
       {"机密", "x1", "一"}},
      {"a name of nothing", zip_bytes({text("", "机密")}), "", {"机密"}},
  });
}

TEST(ZipExtract, HeadersThatDisagree) {
  auto const with = [](ZipFile file, auto const& change) {
    return zip_bytes({kFirst, changed(std::move(file), change), kLast});
  };
  std::string const needle = "本件机密内容";
  expect_all({
      {"listed as stored, deflated in truth",
       with(text("b.txt", needle), [](ZipFile& f) { f.central.method = 0; }),
       "checksum-mismatch unknown-format zip-header-mismatch",
       {needle, "最后"}},
      {"listed as deflated, stored in truth",
       with(stored("b.txt", needle), [](ZipFile& f) { f.central.method = 8; }),
       "malformed zip-header-mismatch",
       {needle, "最后"}},
      {"a size too small in the directory",
       with(stored("b.txt", "公开" + needle),
            [](ZipFile& f) { f.central.packed = f.central.size = 6; }),
       "checksum-mismatch unexplained-bytes zip-header-mismatch",
       {needle, "最后"}},
      {"a stream longer than both say",
       with(text("b.txt", needle),
            [](ZipFile& f) { f.central.packed = f.local.packed = 5; }),
       "unexplained-bytes zip-header-mismatch",
       {needle, "最后"}},
      {"content longer than it says",
       with(text("b.txt", needle),
            [](ZipFile& f) { f.central.size = f.local.size = 3; }),
       "zip-header-mismatch",
       {needle, "最后"}},
      {"a wrong checksum",
       with(text("b.txt", needle),
            [](ZipFile& f) { f.central.crc = f.local.crc = 1; }),
       "checksum-mismatch",
       {needle, "最后"}},
      {"an offset to nowhere",
       with(text("b.txt", needle), [](ZipFile& f) { f.offset = 7; }),
       "zip-header-mismatch zip-unlisted-entry",
       {needle, "最后"}},
      {"the header of another entry",
       with(text("b.txt", needle), [](ZipFile& f) { f.offset = 0; }),
       "checksum-mismatch zip-header-mismatch zip-overlap zip-unlisted-entry",
       {needle, "最后"}},
      {"more entries than are counted",
       zip_bytes({kFirst, kLast}, {.entries = 1}),
       "zip-header-mismatch",
       {"普通", "最后"}},
      {"fewer entries than are counted",
       zip_bytes({kFirst}, {.entries = 9}),
       "zip-header-mismatch",
       {"普通"}},
      {"a directory size of nothing",
       zip_bytes({kFirst, kLast}, {.directory_size = 0}),
       "",
       {"普通", "最后"}},
      {"a directory that is nowhere",
       zip_bytes({kFirst, kLast}, {.directory_size = 1, .directory_offset = 1}),
       "malformed zip-unlisted-entry",
       {"普通", "最后"}},
      {"a stream with something behind its end",
       with(changed(
                text("b.txt", "公开"),
                [](ZipFile& f) { f.packed = deflated("公开") + "流后机密"; }),
            [](ZipFile&) {}),
       "unexplained-bytes",
       {"流后机密", "最后"}},
  });
}

TEST(ZipExtract, WhatNoDirectoryLists) {
  std::string const inner = zip_bytes({text("b.txt", "内层机密")});
  std::string const other = zip_bytes({kLast});
  expect_all({
      {"an entry without a listing",
       zip_bytes({kFirst, unlisted("b", "机密")}),
       "zip-unlisted-entry",
       {"机密", "普通"}},
      {"one in front of the others",
       zip_bytes({unlisted("b", "机密"), kFirst}),
       "zip-unlisted-entry",
       {"机密", "普通"}},
      {"one whose size stands behind it",
       zip_bytes({kFirst, changed(streamed("b", "机密内容"),
                                  [](ZipFile& f) { f.is_listed = false; })}),
       "zip-unlisted-entry",
       {"机密内容"}},
      {"a stored one whose size stands behind it",
       zip_bytes({kFirst, changed(streamed("b", "机密内容", 0),
                                  [](ZipFile& f) { f.is_listed = false; })}),
       "zip-unlisted-entry",
       {"机密内容"}},
      {"two archives, one behind the other",
       inner + other,
       "zip-unlisted-entry",
       {"内层机密", "最后"}},
      {"three",
       inner + other + inner,
       "zip-unlisted-entry",
       {"内层机密", "最后"}},
      {"a second archive behind a comment",
       zip_bytes({kFirst}, {.comment_size = 0, .behind = inner}),
       "zip-unlisted-entry",
       {"内层机密", "普通"}},
      {"an archive in the comment",
       zip_bytes({kFirst}, {.comment = inner}),
       "unexplained-bytes zip-unlisted-entry",
       {"内层机密", "普通"}},
      {"an empty end in the comment",
       zip_bytes({kFirst}, {.comment = zip_bytes({})}),
       "unexplained-bytes",
       {"普通"}},
      {"text in front",
       zip_bytes({kFirst}, {.prefix = "前置机密内容"}),
       "unexplained-bytes",
       {"前置机密内容", "普通"}},
      {"text in front that offsets count",
       zip_bytes({kFirst},
                 {.prefix = "前置机密内容", .prefix_in_offsets = true}),
       "unexplained-bytes",
       {"前置机密内容", "普通"}},
      {"text between entries",
       zip_bytes(
           {kFirst, changed(kLast, [](ZipFile& f) { f.before = "夹缝机密"; })}),
       "unexplained-bytes",
       {"夹缝机密", "最后"}},
      {"text in front of the directory",
       zip_bytes({kFirst}, {.before_directory = "目录前机密"}),
       "unexplained-bytes",
       {"目录前机密"}},
      {"text behind the directory",
       zip_bytes({kFirst}, {.before_end = "目录后机密"}),
       "unexplained-bytes",
       {"目录后机密"}},
      {"text behind the end",
       zip_bytes({kFirst}, {.behind = "文件尾机密"}),
       "unexplained-bytes",
       {"文件尾机密"}},
      {"a comment that is longer than the file",
       zip_bytes({kFirst}, {.comment_size = 900, .comment = "短机密注释"}),
       "zip-header-mismatch",
       {"短机密注释"}},
      {"a comment that is no text",
       zip_bytes({kFirst}, {.comment = "\0\x01\x02\0\0机密工程\0\0\x03"s}),
       "unexplained-bytes",
       {"机密工程"}},
  });
}

TEST(ZipExtract, WhatCannotBeRead) {
  auto const one = [](auto const& change) {
    return zip_bytes({changed(text("b.txt", "机密内容"), change), kLast});
  };
  std::string const whole = zip_bytes({kLast, text("b.txt", "机密内容")});
  std::string const noise = "\x9A\x13\x77\x01\x8B\xC2\x55\x10\xFE\x31\x42\x08"s;
  expect_all({
      {"encrypted",
       one([&](ZipFile& f) {
         f.flags = 1;
         f.packed = noise;
       }),
       "encrypted",
       {"b", "最后"}},
      {"said to be encrypted, but not",
       one([](ZipFile& f) { f.flags = 1; }),
       "zip-header-mismatch",
       {"机密内容", "最后"}},
      {"the same, stored",
       one([](ZipFile& f) {
         f.flags = 1;
         f.method = 0;
       }),
       "zip-header-mismatch",
       {"机密内容", "最后"}},
      {"AES",
       one([](ZipFile& f) {
         f.flags = 1;
         f.method = 99;
         f.local.extra = f.central.extra =
             zip_field(0x9901, "\x02\0AE\x03\x08\0"s);
       }),
       "encrypted",
       {"b"}},
      {"strongly encrypted",
       one([&](ZipFile& f) {
         f.flags = 1 | 64;
         f.packed = noise;
       }),
       "encrypted",
       {"b"}},
      {"a method nobody knows",
       one([](ZipFile& f) { f.method = 17; }),
       "unknown-method",
       {"机密内容", "b"}},
      {"deflate64",
       one([](ZipFile& f) { f.method = 9; }),
       "unknown-method",
       {"b"}},
      {"several volumes",
       zip_bytes({kLast}, {.disk = 2}),
       "truncated-data",
       {"最后"}},
      {"an entry of another volume",
       one([](ZipFile& f) { f.disk = 3; }),
       "truncated-data",
       {"最后"}},
      {"no end",
       whole.substr(0, whole.size() - 10),
       "truncated-data unexplained-bytes",
       {"最后", "机密内容"}},
      {"cut within the last entry",
       whole.substr(0, 120),
       "truncated-data unexplained-bytes",
       {"最后"}},
      {"only a beginning",
       "PK\x03\x04"s,
       "truncated-data unexplained-bytes",
       {}},
  });
}

TEST(ZipExtract, OtherMethodsAreReadByLibzip) {
  // bzip2 of 机密内容, made by bzip2 -9.
  std::string const packed =
      "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xed\x85\x00\xee\x00\x00\x05"
      "\x80\x79\x03\x00\x00\x04\x00\x01\x80\x30\x03\x00\x20\x00\x31\x06\x4c"
      "\x41\x00\xc9\xea\x57\x22\xe1\xb4\xc3\xc5\xdc\x91\x4e\x14\x24\x3b\x61"
      "\x40\x3b\x80"s;
  ZipFile file = text("b.txt", "机密内容", 12);
  file.packed = packed;
  ReadInput const input = read_input(zip_bytes({file, kLast}), "x.zip");
  EXPECT_EQ(input.reasons(), "");
  EXPECT_TRUE(input.has("机密内容", "b.txt"));
  file.central.crc = file.local.crc = 7;
  ReadInput const damaged = read_input(zip_bytes({file, kLast}), "x.zip");
  EXPECT_EQ(damaged.reasons(), "checksum-mismatch");
  EXPECT_TRUE(damaged.has("机密内容", "b.txt"));
}

TEST(ZipExtract, BehindAPictureOrAProgram) {
  std::string const archive = zip_bytes({text("b.txt", "附后机密")});
  ReadInput input = read_input(
      zip_bytes({stored("a.png", "\x89PNG\r\n\x1A\n\0\0\0\x0D"s + archive)}),
      "x.zip");
  EXPECT_TRUE(input.has("附后机密", "a.png!b.txt"));
  EXPECT_TRUE(input.is_incomplete("image-without-text"));
  input =
      read_input(zip_bytes({stored("a.sh", "#!/bin/sh\n" + archive)}), "x.zip");
  EXPECT_TRUE(input.has("附后机密", "a.sh!b.txt"));
}

TEST(ZipExtract, PlacesOfComments) {
  ReadInput const input = read_input(
      zip_bytes({changed(kFirst, [](ZipFile& f) { f.comment = "注释一"; })},
                {.comment = "注释二"}),
      "x.zip");
  EXPECT_TRUE(input.has_block("注释一", Role::kComment));
  EXPECT_TRUE(input.has_block("注释二", Role::kComment));
}

TEST(ZipExtract, KindsOfPackages) {
  struct Row {
    std::string law;
    std::vector<ZipFile> files;
    std::string format;
  };
  std::string const types = "<Types><Override ContentType=\"application/";
  Row const rows[] = {
      {"any", {kFirst}, "zip"},
      {"a folder called word", {text("word/a.txt", "一")}, "zip"},
      {"Word", {kFirst, text("word/document.xml", "<a/>")}, "docx"},
      {"Word with parts of other names",
       {kFirst, text("[Content_Types].xml",
                     types + "vnd.openxmlformats-officedocument."
                             "wordprocessingml.document.main+xml\"/></Types>")},
       "docx"},
      {"Excel", {text("xl/workbook.xml", "<a/>")}, "xlsx"},
      {"OpenDocument",
       {stored("mimetype", "application/vnd.oasis.opendocument.text")},
       "odt"},
      {"OFD", {text("OFD.xml", "<a/>")}, "ofd"},
      {"EPUB",
       {stored("mimetype", "application/epub+zip"),
        text("META-INF/container.xml", "<a/>")},
       "epub"},
      {"Java", {text("META-INF/MANIFEST.MF", "a: b")}, "jar"},
  };
  for (Row const& row : rows) {
    ReadInput const input = read_input(zip_bytes(row.files), "x.zip");
    EXPECT_EQ(input.members[0].format, row.format) << row.law;
  }
}

TEST(ZipExtract, PackagesNotReadYetAreSwept) {
  ReadInput const input = read_input(
      zip_bytes({text("xl/workbook.xml", "<a>表中机密</a>"),
                 text("xl/机密.xml", "<a/>"), text("other.txt", "文字")}),
      "x.xlsx");
  EXPECT_TRUE(input.is_incomplete("not-supported"));
  EXPECT_TRUE(input.has("表中机密"));
  EXPECT_TRUE(input.has_block("机密", Role::kName));
  EXPECT_TRUE(input.has("文字"));
}

}  // namespace
}  // namespace mishen
