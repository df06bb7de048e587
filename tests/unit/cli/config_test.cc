#include "cli/config.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace mishen {
namespace {

Config good(std::string_view text) {
  ConfigOutcome outcome = parse_config("c.yaml", text, "/home/u/work");
  for (Diagnostic const& fault : outcome.diagnostics) {
    ADD_FAILURE() << render(fault, text);
  }
  return std::move(outcome.config);
}

/// "R014 3:12" of every fault, in the order of the file.
std::vector<std::string> faults(std::string_view text) {
  std::vector<Diagnostic> found = parse_config("c.yaml", text, "").diagnostics;
  std::stable_sort(found.begin(), found.end(),
                   [](auto const& a, auto const& b) {
                     return std::pair(a.mark.line, a.mark.column) <
                            std::pair(b.mark.line, b.mark.column);
                   });
  std::vector<std::string> out;
  for (Diagnostic const& fault : found) {
    out.push_back(fault.code + " " + std::to_string(fault.mark.line) + ":" +
                  std::to_string(fault.mark.column));
  }
  return out;
}

using Faults = std::vector<std::string>;

TEST(Config, without_content_is_the_default) {
  for (std::string_view text : {"", "# nothing\n", "\n\n", "{}"}) {
    Config const config = good(text);
    EXPECT_TRUE(config.builtin);
    EXPECT_FALSE(config.profile);
    EXPECT_FALSE(config.fail_on);
    EXPECT_FALSE(config.jobs);
    EXPECT_FALSE(config.list_notes);
    EXPECT_EQ(config.limits, Limits{});
  }
}

TEST(Config, every_key_says_what_it_says) {
  Config const config = good(R"(
profile: commit
rules: [org.yaml, /etc/rules]
builtin: false
fail_on: block
limits: {input-bytes: 64MiB, depth: 3, reader-seconds: 5}
accept_incomplete:
  - {reason: limit-depth, glob: "archive/**", why: 旧档, until: 2027-01-31}
  - {reason: image-without-text, why: 只有照片}
overrides:
  - {override: cn.draft.for-review, severity: note}
jobs: 8
lang: en
notes: true
fingerprint_key: 十六个字符的密钥才算够长的密钥呀
)");
  EXPECT_EQ(config.profile, "commit");
  EXPECT_EQ(config.rules,
            (std::vector<std::string>{"/home/u/work/org.yaml", "/etc/rules"}));
  EXPECT_FALSE(config.builtin);
  EXPECT_EQ(config.fail_on, Severity::kBlock);
  EXPECT_EQ(config.limits.input_bytes, std::uint64_t{64} << 20);
  EXPECT_EQ(config.limits.depth, 3U);
  EXPECT_EQ(config.limits.reader_seconds, 5U);
  ASSERT_EQ(config.accepted.size(), 2U);
  EXPECT_EQ(config.accepted[0].reason, "limit-depth");
  EXPECT_EQ(config.accepted[0].glob, "archive/**");
  EXPECT_EQ(config.accepted[0].why, "旧档");
  EXPECT_EQ(config.accepted[0].until, (Date{2027, 1, 31}));
  EXPECT_EQ(config.accepted[1].glob, "");
  EXPECT_FALSE(config.accepted[1].until);
  EXPECT_EQ(config.jobs, 8U);
  EXPECT_EQ(config.language, Language::kEnglish);
  EXPECT_TRUE(config.list_notes);
  EXPECT_TRUE(config.fingerprint_key);
}

struct FaultRow {
  std::string_view law;
  std::string_view text;
  Faults wanted;
};

TEST(Config, refuses) {
  std::vector<FaultRow> const rows = {
      {"an unknown key", "colour: red\n", {"R010 1:1"}},
      {"a list as configuration", "- profile\n", {"R012 1:1"}},
      {"an unknown profile", "profile: lax\n", {"R013 1:10"}},
      {"rules without brackets", "rules: org.yaml\n", {"R012 1:8"}},
      {"an empty path", "rules: ['']\n", {"R014 1:9"}},
      {"no flag", "builtin: maybe\n", {"R013 1:10"}},
      {"an unknown severity", "fail_on: never\n", {"R013 1:10"}},
      {"an unknown limit", "limits: {speed: 3}\n", {"R010 1:10"}},
      {"a limit of 0", "limits: {depth: 0}\n", {"R014 1:17"}},
      {"a limit of 0 bytes", "limits: {raw-bytes: 0KiB}\n", {"R014 1:21"}},
      {"a limit over the highest", "limits: {depth: 33}\n", {"R014 1:17"}},
      {"a limit over 2^64",
       "limits: {text-bytes: 99999999999GiB}\n",
       {"R014 1:22"}},
      {"units of counts", "limits: {depth: 3KiB}\n", {"R014 1:17"}},
      {"decimal units", "limits: {raw-bytes: 3MB}\n", {"R014 1:21"}},
      {"negative limits", "limits: {depth: -1}\n", {"R014 1:17"}},
      {"limits as a list", "limits: [3]\n", {"R012 1:9"}},
      {"an unknown reason",
       "accept_incomplete: [{reason: sloth, why: x}]\n",
       {"R013 1:30"}},
      {"an unknown limit as a reason",
       "accept_incomplete: [{reason: limit-sloth, why: x}]\n",
       {"R013 1:30"}},
      {"no reason and no why",
       "accept_incomplete: [{glob: a}]\n",
       {"R011 1:21", "R011 1:21"}},
      {"an empty why",
       "accept_incomplete: [{reason: doctype, why: ''}]\n",
       {"R014 1:44"}},
      {"a date that does not exist",
       "accept_incomplete: [{reason: doctype, why: x, until: 2026-02-30}]\n",
       {"R014 1:54"}},
      {"an unknown key of an entry",
       "accept_incomplete: [{reason: doctype, why: x, who: me}]\n",
       {"R010 1:47"}},
      {"an override of nothing",
       "overrides: [{override: a.b}]\n",
       {"R011 1:14"}},
      {"an override without a rule",
       "overrides: [{severity: note}]\n",
       {"R011 1:13"}},
      {"no jobs", "jobs: 0\n", {"R014 1:7"}},
      {"too many jobs", "jobs: 257\n", {"R014 1:7"}},
      {"another language", "lang: fr\n", {"R013 1:7"}},
      {"a short key", "fingerprint_key: short\n", {"R014 1:18"}},
      {"a key twice", "jobs: 1\njobs: 2\n", {"R006 2:1"}},
      {"aliases", "notes: &a true\nbuiltin: *a\n", {"R004 1:8", "R004 2:10"}},
      {"several at once",
       "profile: lax\nlimits: {depth: 0}\njobs: x\n",
       {"R013 1:10", "R014 2:17", "R014 3:7"}},
  };
  for (FaultRow const& row : rows) {
    EXPECT_EQ(faults(row.text), row.wanted) << row.law;
  }
}

TEST(Config, no_fault_shows_the_key) {
  std::string const text = "fingerprint_key: geheim\nfingerprint_key: geheim\n";
  for (Diagnostic const& fault : parse_config("c", text, "").diagnostics) {
    EXPECT_EQ(render(fault, text).find("geheim"), std::string::npos);
  }
}

TEST(Config, knows_that_rules_are_missing) {
  EXPECT_TRUE(parse_config("c", "rules: [a.yaml]\n", "").rules_known);
  EXPECT_FALSE(parse_config("c", "rules: a.yaml\n", "").rules_known);
  EXPECT_FALSE(parse_config("c", "jobs: 1\nrules: [a.yaml\n", "").rules_known);
}

struct BytesRow {
  std::string_view text;
  std::optional<std::uint64_t> bytes;
};

TEST(Config, bytes_have_binary_units) {
  constexpr std::uint64_t kOne = 1;
  std::vector<BytesRow> const rows = {
      {"0", 0},
      {"1", 1},
      {"4096", 4096},
      {"1KiB", kOne << 10},
      {"64MiB", kOne << 26},
      {"64 MiB", kOne << 26},
      {"2GiB", kOne << 31},
      {"18446744073709551615", UINT64_MAX},
      {"18446744073709551616", std::nullopt},
      {"17179869183GiB", UINT64_MAX - (kOne << 30) + 1},
      {"17179869184GiB", std::nullopt},
      {"", std::nullopt},
      {"MiB", std::nullopt},
      {" 1", std::nullopt},
      {"1 ", std::nullopt},
      {"+1", std::nullopt},
      {"-1", std::nullopt},
      {"1.5GiB", std::nullopt},
      {"1MB", std::nullopt},
      {"1mib", std::nullopt},
      {"0x10", std::nullopt},
  };
  for (BytesRow const& row : rows) {
    EXPECT_EQ(bytes_from(row.text), row.bytes) << row.text;
  }
}

TEST(Config, bytes_in_words_can_be_read_back) {
  for (std::uint64_t bytes :
       {std::uint64_t{1}, std::uint64_t{1023}, std::uint64_t{1024},
        std::uint64_t{1} << 20, (std::uint64_t{1} << 20) + 1,
        std::uint64_t{3} << 30}) {
    EXPECT_EQ(bytes_from(bytes_in_words(bytes)), bytes);
  }
  EXPECT_EQ(bytes_in_words(std::uint64_t{256} << 20), "256 MiB");
  EXPECT_EQ(bytes_in_words(1500), "1500");
}

TEST(Config, takes_every_default_written_out) {
  std::string text = "limits:\n";
  for (LimitRow const& row : limit_rows()) {
    text += "  " + std::string(row.name) + ": " +
            std::to_string(Limits{}.*row.value) + "\n";
  }
  EXPECT_EQ(good(text).limits, Limits{});
}

}  // namespace
}  // namespace mishen
