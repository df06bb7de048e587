#include "lib/report/mask.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "lib/report/formats.h"

namespace mishen {
namespace {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

TEST(MaskRanges, MasksTheUnion) {
  struct Row {
    char const* law;
    std::string text;
    Ranges hits;
    std::string masked;
  };
  Row const rows[] = {
      {"none", "abc", {}, "abc"},
      {"one", "abcdef", {{1, 3}}, "a■■■■def"},
      {"fixed width", "abcdef", {{0, 6}}, "■■■■"},
      {"overlap", "abcdef", {{1, 3}, {2, 5}}, "a■■■■f"},
      {"touching", "abcdef", {{1, 3}, {3, 5}}, "a■■■■f"},
      {"inside", "abcdef", {{1, 5}, {2, 3}}, "a■■■■f"},
      {"unsorted", "abcdef", {{4, 5}, {0, 1}}, "■■■■bcd■■■■f"},
      {"widened to code points", "密码", {{1, 2}}, "■■■■码"},
      {"begins inside", "密码", {{4, 6}}, "密■■■■"},
      {"out of range", "abc", {{2, 99}, {50, 60}}, "ab■■■■"},
      {"backwards", "abc", {{2, 1}}, "abc"},
      {"empty", "abc", {{1, 1}}, "abc"},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(mask_ranges(row.text, row.hits), row.masked) << row.law;
  }
}

Finding keyword(std::string text) {
  Finding finding;
  finding.input = "a.zip";
  finding.rule = "org.projects";
  finding.severity = Severity::kReview;
  finding.text = std::move(text);
  return finding;
}

TEST(Mask, KeywordsAreMaskedWholly) {
  Report report;
  report.findings = {keyword("某某工程")};
  report.findings[0].scope = "某某处";
  report.findings[0].context = "关于某某工程的通知";
  report.findings[0].context_hits = {{6, 18}};
  mask(report);
  EXPECT_EQ(report.findings[0].text, "■■■■");
  EXPECT_EQ(report.findings[0].scope, "■■■■");
  EXPECT_EQ(report.findings[0].context, "关于■■■■的通知");
  EXPECT_TRUE(report.run.masked);
}

TEST(Mask, OfAMarkingLevelAndTermStay) {
  Report report;
  report.findings = {keyword("机密★10年")};
  report.findings[0].public_text = "机密★10年";
  mask(report);
  EXPECT_EQ(report.findings[0].text, "机密★10年");
}

TEST(Mask, AContextWithoutRangesIsMaskedWholly) {
  Report report;
  report.findings = {keyword("x")};
  report.findings[0].context = "who knows what";
  mask(report);
  EXPECT_EQ(report.findings[0].context, "■■■■");
}

TEST(Mask, NamesOfPartsAreMaskedAtHitsPathsAreNot) {
  Report report;
  report.findings = {keyword("某某工程"), keyword("某某工程图")};
  report.findings[0].place.part = "某某工程图/某某工程.docx";
  report.findings[1].place.sheet = "某某工程图";
  InputResult input;
  input.path = "a.zip";
  input.parts = {
      {"x/某某工程.png", Role::kImage, Status::kUninspected, "image", false}};
  report.inputs = {input};
  mask(report);
  EXPECT_EQ(report.findings[0].place.part, "■■■■/■■■■.docx");
  EXPECT_EQ(report.findings[1].place.sheet, "■■■■");
  EXPECT_EQ(report.inputs[0].parts[0].part, "x/■■■■.png");
  EXPECT_EQ(report.inputs[0].path, "a.zip");
}

// The leak test of SAFETY (F9): neither a secret nor two adjacent characters
// of a short one come out in any format.
TEST(Mask, NoSecretInAnyFormat) {
  std::mt19937 random(20261123);
  auto const han = [&] {
    char32_t const c = 0x4E00 + random() % 0x4000;
    return std::string{static_cast<char>(0xE0 | (c >> 12)),
                       static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                       static_cast<char>(0x80 | (c & 0x3F))};
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> characters;
    std::string secret;
    for (std::size_t n = 2 + random() % 3; n > 0; --n) {
      characters.push_back(han());
      secret += characters.back();
    }
    Report report;
    report.findings = {keyword(secret)};
    std::string const before = "前文", behind = "后文";
    report.findings[0].context = before + secret + behind + secret;
    std::size_t const second = before.size() + secret.size() + behind.size();
    report.findings[0].context_hits = {
        {before.size(), before.size() + secret.size()},
        {second, second + secret.size()}};
    report.findings[0].place.part = "x/" + secret + ".txt";
    mask(report);
    for (std::string_view format : report_format_names()) {
      RenderOptions options;
      options.context = options.verbose = true;
      std::string const out =
          find_report_format(format)->render(report, options);
      for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
        EXPECT_EQ(out.find(characters[i] + characters[i + 1]),
                  std::string::npos)
            << format;
      }
    }
  }
}

}  // namespace
}  // namespace mishen
