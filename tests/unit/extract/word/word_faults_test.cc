// Broken packages: what is not read whole is said, and nothing that stands in
// the bytes is lost while all looks well.

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/unit/extract/word/word_package.h"

namespace mishen {
namespace {

constexpr std::string_view kNeedle = "机密★10年";

std::string const kHead = "<w:document xmlns:w=\"urn:w\"><w:body>";
std::string const kRest = "</w:body></w:document>";

struct FaultRow {
  char const* law;
  std::string part;  // word/document.xml
  std::string_view reason;
  Status status = Status::kPartial;
};

TEST(WordFaults, WhatStandsBehindAFaultIsStillText) {
  std::string const said = word_paragraph(kNeedle);
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<w:x>";
  FaultRow const rows[] = {
      {"a tag that is not closed", kHead + "<w:p>" + said + kRest,
       reason::kMalformed},
      {"the needle behind the fault", kHead + "</w:p>" + said + kRest,
       reason::kMalformed},
      {"cut off", kHead + said, reason::kMalformed},
      {"cut off within the text",
       kHead + "<w:p><w:r><w:t>" + std::string(kNeedle), reason::kMalformed},
      {"cut off within a table",
       kHead + "<w:tbl><w:tr><w:tc>" + said + "</w:tc><w:tc><w:p>",
       reason::kMalformed},
      {"a document type", "<!DOCTYPE a []>" + kHead + said + kRest,
       reason::kDoctype},
      {"an entity",
       "<!DOCTYPE a [<!ENTITY e \"密★10\">]>" + kHead +
           "<w:p><w:r><w:t>机&e;年</w:t></w:r></w:p>" + kRest,
       reason::kDoctype},
      {"an entity that is not used",
       "<!DOCTYPE a [<!ENTITY e \"" + std::string(kNeedle) + "\">]>" + kHead +
           kRest,
       reason::kDoctype},
      {"no markup at all", std::string(kNeedle), reason::kMalformed},
      {"too deep", kHead + deep + said, "limit-xml-depth"},
  };
  for (FaultRow const& row : rows) {
    ReadPackage const read =
        read_package(word_package("", {{"word/document.xml", row.part}}));
    EXPECT_NE(read.find(kNeedle), nullptr) << row.law;
    auto const covered = read.covered("word/document.xml", row.status);
    ASSERT_TRUE(covered) << row.law;
    EXPECT_EQ(covered->reason, row.reason) << row.law;
  }
}

TEST(WordFaults, APackageWithoutItsMainPartIsSweptAllTheSame) {
  ReadPackage const read = read_package(stored_zip(
      {{"word/header7.xml", word_part("w:hdr", word_paragraph(kNeedle))}}));
  ASSERT_NE(read.find(kNeedle), nullptr);
  EXPECT_EQ(read.find(kNeedle)->place.role, Role::kHeader);
}

TEST(WordFaults, TheFaultStopsNoOtherPart) {
  ReadPackage const read = read_package(
      word_package("", {{"[Content_Types].xml", "<Types><"},
                        {"word/document.xml", "<w:document><"},
                        {"word/styles.xml", "<"},
                        {"word/numbering.xml", "\xFF\xFE<"},
                        {"word/comments.xml",
                         word_part("w:comments", word_paragraph(kNeedle))}}));
  ASSERT_NE(read.find(kNeedle), nullptr);
  EXPECT_EQ(read.find(kNeedle)->place.role, Role::kComment);
  EXPECT_TRUE(read.is_incomplete());
}

TEST(WordFaults, DoubleEntriesAreBothRead) {
  PackageParts parts = usual_parts();
  parts.emplace_back("word/document.xml", word_document(word_paragraph("甲")));
  parts.emplace_back("word/document.xml",
                     word_document(word_paragraph(kNeedle)));
  ReadPackage const read = read_package(stored_zip(parts));
  EXPECT_NE(read.find("甲"), nullptr);
  EXPECT_NE(read.find(kNeedle), nullptr);
  EXPECT_TRUE(read.covered("word/document.xml"));
}

TEST(WordFaults, LimitsAreSaid) {
  Limits limits;
  limits.members = 3;
  EXPECT_TRUE(
      read_package(word_package(word_paragraph("甲"), {{"a.xml", "<a/>"},
                                                       {"b.xml", "<a/>"},
                                                       {"c.xml", "<a/>"}}),
                   limits)
          .is_incomplete());
  limits = {};
  limits.characters = 10;
  EXPECT_TRUE(
      read_package(word_package(word_paragraph("一二三四五六七八九十甲")),
                   limits)
          .is_incomplete());
}

// A package with the needle in several parts, a byte of a part changed: the
// needle of every other part is found, and that of the part itself or the
// package is incomplete or the needle's own bytes were hit.
TEST(WordFaults, AChangedByteLosesNothingInSilence) {
  std::mt19937 random(20261125);
  std::string const table = "<w:tbl><w:tr><w:tc>" + word_paragraph("密级") +
                            "</w:tc><w:tc>" + word_paragraph(kNeedle) +
                            "</w:tc></w:tr></w:tbl>";
  std::string const body = word_paragraph("前文") + table +
                           "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" +
                           word_paragraph("框") +
                           "</w:txbxContent></v:textbox></w:pict></w:r></w:p>";
  std::string const sound = word_document(body);
  std::size_t const needle = sound.find(kNeedle);
  ASSERT_NE(needle, std::string::npos);
  int lost = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string part = sound;
    std::size_t const at = random() % part.size();
    if (at >= needle && at < needle + kNeedle.size()) continue;
    char const byte = static_cast<char>(random() & 0xFF);
    if (part[at] == byte) continue;
    part[at] = byte;
    ReadPackage const read =
        read_package(word_package("", {{"word/document.xml", part}}));
    if (read.find(kNeedle) == nullptr && !read.is_incomplete()) {
      ++lost;
      ADD_FAILURE() << "byte " << at << " of the part: "
                    << part.substr(at < 20 ? 0 : at - 20, 40);
    }
  }
  EXPECT_EQ(lost, 0);
}

}  // namespace
}  // namespace mishen
