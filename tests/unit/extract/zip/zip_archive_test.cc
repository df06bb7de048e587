#include "lib/extract/zip/zip_archive.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/extract/zip/zip_bytes.h"

namespace mishen {
namespace {

using std::literals::operator""s;

struct Opened {
  explicit Opened(std::string_view bytes)
      : budget(limits, bytes.size()), archive(bytes, budget) {}

  Limits limits;
  Budget budget;
  ZipArchive archive;
};

TEST(ZipArchive, EntriesAndContent) {
  std::string const bytes =
      zip_bytes({{"a.txt", "其一", 8}, {"b/", "", 0}, {"c.txt", "其三", 0}});
  Opened opened(bytes);
  ASSERT_EQ(opened.archive.entries().size(), 3U);
  EXPECT_TRUE(opened.archive.has_directory());
  EXPECT_TRUE(opened.archive.problems().empty());
  EXPECT_TRUE(opened.archive.gaps().empty());
  EXPECT_EQ(opened.archive.entries()[0].size, 6U);
  EXPECT_TRUE(opened.archive.entries()[1].is_folder);
  EXPECT_EQ(opened.archive.read(0).bytes, "其一");
  EXPECT_EQ(opened.archive.read(2).bytes, "其三");
  EXPECT_EQ(opened.archive.read(2).reason, "");
  EXPECT_EQ(opened.archive.packed(2), "其三");
}

TEST(ZipArchive, Zip64) {
  std::string const content = "机密内容";
  auto const size = static_cast<std::uint64_t>(content.size());
  ZipFile file{"a.txt", content, 0};
  file.local.packed = file.local.size = 0xFFFFFFFF;
  file.central.packed = file.central.size = 0xFFFFFFFF;
  file.offset = 0xFFFFFFFF;
  file.local.extra = zip_field(1, little(size, 8) + little(size, 8));
  file.central.extra =
      zip_field(1, little(size, 8) + little(size, 8) + little(0, 8));
  std::size_t const directory = 30 + 5 + file.local.extra.size() + 12;
  std::size_t const listing = 46 + 5 + file.central.extra.size();
  ZipTail tail;
  tail.before_end = "PK\x06\x06" + little(44, 8) + little(45, 2) +
                    little(45, 2) + little(0, 4) + little(0, 4) + little(1, 8) +
                    little(1, 8) + little(listing, 8) + little(directory, 8) +
                    "PK\x06\x07" + little(0, 4) +
                    little(directory + listing, 8) + little(1, 4);
  tail.entries = 0xFFFF;
  tail.directory_size = tail.directory_offset = 0xFFFFFFFF;
  std::string const prefixes[] = {"", "something in front"};
  for (std::string const& prefix : prefixes) {
    tail.prefix = prefix;
    std::string const bytes = zip_bytes({file}, tail);
    Opened opened(bytes);
    ASSERT_EQ(opened.archive.entries().size(), 1U);
    EXPECT_TRUE(opened.archive.problems().empty());
    EXPECT_EQ(opened.archive.entries()[0].size, size);
    EXPECT_EQ(opened.archive.read(0).bytes, content);
    EXPECT_EQ(opened.archive.gaps().size(), prefix.empty() ? 0U : 1U);
  }
}

TEST(ZipArchive, NothingAtAll) {
  for (std::string const& bytes : {""s, "PK"s, "PK\x05\x06"s, "\0\0\0"s}) {
    Opened opened(bytes);
    EXPECT_TRUE(opened.archive.entries().empty());
    EXPECT_FALSE(opened.archive.has_directory());
  }
}

TEST(ZipArchive, EntriesFarBeyondTheLimitAreNotKept) {
  std::string bytes;
  for (int i = 0; i < 150'000; ++i) {
    bytes += "PK\x03\x04" + little(20, 2) + little(0, 20) + little(0, 0) +
             little(1, 2) + little(0, 2) + "a";
  }
  Opened opened(bytes);
  EXPECT_LE(opened.archive.entries().size(), 110'000U);
  EXPECT_EQ(opened.archive.problems().back(), "limit-members");
}

}  // namespace
}  // namespace mishen
