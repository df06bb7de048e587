#include "lib/scan/accept.h"

#include <gtest/gtest.h>

#include <string>

namespace mishen {
namespace {

TEST(Glob, MatchesAsGitignoreDoes) {
  struct Row {
    char const* glob;
    char const* path;
    bool matches;
  };
  Row const rows[] = {
      {"*.png", "a.png", true},
      {"*.png", "x/y/a.png", true},
      {"*.png", "a.png.txt", false},
      {"x/*.png", "x/a.png", true},
      {"x/*.png", "x/y/a.png", false},
      {"x/**/*.png", "x/y/z/a.png", true},
      {"x/**/*.png", "x/a.png", true},
      {"x/**", "x/y/z/a.png", true},
      {"x/", "x/y/a.png", true},
      {"x/", "xy/a.png", false},
      {"/a.png", "x/a.png", false},
      {"y/*.png", "x/y/a.png", true},
      {"?.png", "a.png", true},
      {"?.png", "/.png", false},
      {"图片*", "附件/图片1.png", true},
      {"*.docx!word/media/*", "稿/a.docx!word/media/image1.png", true},
      {"*.docx!word/media/*", "a.docx!word/header1.xml", false},
      {"", "a", false},
      {"**", "a/b", true},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(matches_glob(row.glob, row.path), row.matches)
        << row.glob << " on " << row.path;
  }
}

TEST(Glob, NoPatternIsSlow) {
  std::string glob, path;
  for (int i = 0; i < 60; ++i) glob += "*a";
  path.assign(20'000, 'a');
  path += 'b';
  EXPECT_FALSE(matches_glob(glob, path));
}

TEST(Accept, ByReasonPlaceAndDate) {
  ScanSettings settings;
  settings.today = {2026, 11, 25};
  settings.accepted = {
      {"image-without-text", "pictures/", "logos", {}},
      {"encrypted", "", "known", Date{2026, 11, 25}},
      {"malformed", "*.docx!word/theme/*", "", Date{2026, 11, 24}},
      {"limit-depth", "*.zip!inner/*", "", {}},
  };
  struct Row {
    char const* law;
    char const* reason;
    char const* path;
    char const* part;
    bool accepted;
  };
  Row const rows[] = {
      {"in its folder", "image-without-text", "pictures/a.png", "", true},
      {"elsewhere", "image-without-text", "a.png", "", false},
      {"another reason", "encrypted", "pictures/a.png", "", true},
      {"on the last day", "encrypted", "a.zip", "b.txt", true},
      {"the day after", "malformed", "a.docx", "word/theme/theme1.xml", false},
      {"by its part", "limit-depth", "a.zip", "inner/b.zip", true},
      {"another part", "limit-depth", "a.zip", "outer/b.zip", false},
      {"nobody spoke of it", "checksum-mismatch", "a.zip", "", false},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(is_accepted(settings, row.reason, row.path, row.part),
              row.accepted)
        << row.law;
  }
}

}  // namespace
}  // namespace mishen
