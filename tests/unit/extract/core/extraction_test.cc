#include "lib/extract/extraction.h"

#include <gtest/gtest.h>

#include "lib/text/utf8.h"
#include "tests/unit/extract/core/records.h"

namespace mishen {
namespace {

Place at(std::string part) {
  Place place;
  place.part = std::move(part);
  return place;
}

template <class Work>
ReadInput extracted(Work const& work, Limits const& limits = {}) {
  Records records;
  Budget budget(limits, 1 << 20);
  {
    Extraction out(budget, records.sink(), "test");
    work(out);
  }
  records.sink()(EndRecord{budget.characters()});
  ReadInput input = records.done();
  EXPECT_EQ(input.fault, "");
  EXPECT_TRUE(input.ended);
  for (MemberRecord const& member : input.members) EXPECT_TRUE(member.done);
  return input;
}

TEST(Extraction, BlocksAndReadings) {
  ReadInput const input = extracted([](Extraction& out) {
    out.set_format("docm");
    out.set_encoding("UTF-8");
    BlockId const first = out.add_block("一", at("p"));
    out.add_block("二", at("p"), {first, 7, TextKind::kCode});
    out.add_block("三", at("q"));
  });
  ASSERT_EQ(input.texts.size(), 1U);
  Document const& document = input.texts[0].document;
  ASSERT_EQ(document.blocks.size(), 3U);
  EXPECT_EQ(document.blocks[1].reading_of, BlockId{0});
  EXPECT_EQ(document.blocks[1].line, 7U);
  EXPECT_EQ(document.blocks[1].kind, TextKind::kCode);
  EXPECT_EQ(document.block_text(document.blocks[2]), "三");
  EXPECT_EQ(input.members[0].format, "docm");
  EXPECT_EQ(input.members[0].encoding, "UTF-8");
  EXPECT_EQ(input.characters, 3U);
}

TEST(Extraction, BlankTextIsNoBlock) {
  ReadInput const input = extracted([](Extraction& out) {
    BlockId const id = out.add_block(" \t\n\u3000\u200B", at(""));
    // A reading of what was passed over stands for itself.
    out.add_block("有字", at(""), {id, {}, {}});
  });
  ASSERT_EQ(input.texts.size(), 1U);
  EXPECT_EQ(input.texts[0].document.blocks.size(), 1U);
}

TEST(Extraction, InvalidTextIsMadeValid) {
  ReadInput const input = extracted([](Extraction& out) {
    out.add_block(std::string("机\0密\xFF\xE6级", 12), at("a\xFF"));
    out.cover("b\xFF", Role::kBody, Status::kPartial, reason::kMalformed);
  });
  EXPECT_TRUE(input.has("机密\uFFFD"));
  EXPECT_TRUE(input.is_incomplete("malformed"));
}

TEST(Extraction, LargeTextComesInBoundedDocuments) {
  std::string const line(1 << 20, 'x');
  ReadInput const input = extracted([&](Extraction& out) {
    for (int i = 0; i < 12; ++i) out.add_block(line, at(""));
  });
  EXPECT_GE(input.texts.size(), 2U);
  std::uint64_t lines = 0;
  for (ReadInput::Text const& text : input.texts) {
    EXPECT_LE(text.document.text.size(), std::size_t{6} << 20);
    EXPECT_EQ(text.document.lines_before, lines);
    lines += text.document.blocks.size();
  }
  EXPECT_EQ(lines, 12U);
}

TEST(Extraction, ManyBlocksComeInBoundedDocuments) {
  std::string const part(200, 'p');
  ReadInput const input = extracted([&](Extraction& out) {
    for (int i = 0; i < 70'000; ++i) out.add_block("a", at(part));
    BlockId const id = out.add_block("b", at(part));
    // Without end even readings must not grow a record.
    for (int i = 0; i < 140'000; ++i) out.add_block("c", at(""), {id, {}, {}});
  });
  std::size_t blocks = 0;
  for (ReadInput::Text const& text : input.texts) {
    blocks += text.document.blocks.size();
  }
  EXPECT_EQ(blocks, 210'001U);
}

TEST(Extraction, OneHugeBlockComesAsWindowsWithItsLines) {
  std::string text;
  while (text.size() < (std::size_t{18} << 20)) text += "一二三四五六七\n";
  text += "机密";
  ReadInput const input = extracted([&](Extraction& out) {
    out.add_block("前", at("p"));
    BlockId const id = out.add_block(text, at("p"), {{}, 11, {}});
    out.add_block("后", at("p"), {id, {}, {}});
  });
  EXPECT_TRUE(input.has("机密"));
  EXPECT_TRUE(input.has("后"));
  EXPECT_GE(input.texts.size(), 6U);
  EXPECT_EQ(input.texts[1].document.base_line, 11U);
  EXPECT_GT(input.texts[2].document.base_line, 1'000U);
  EXPECT_EQ(input.texts[2].document.blocks[0].place.part, "p");
}

TEST(Extraction, LimitOfCharactersKeepsWhatWasRead) {
  Limits limits;
  limits.characters = 5;
  ReadInput const input = extracted(
      [](Extraction& out) {
        BlockId const id = out.add_block("一二三四", at(""));
        BlockId const over = out.add_block("五六七", at(""), {id, {}, {}});
        out.add_block("八", at(""), {over, {}, {}});
        out.add_block("九", at(""));
        out.add_member({"机密.txt", "", "", ""});
      },
      limits);
  EXPECT_TRUE(input.has("一二三四"));
  EXPECT_TRUE(input.has("五"));
  EXPECT_FALSE(input.has("六"));
  EXPECT_FALSE(input.has("九"));
  EXPECT_EQ(input.said.size(), 1U);
  EXPECT_TRUE(input.is_incomplete("limit-characters"));
  EXPECT_TRUE(input.has_block("机密", Role::kName));
}

TEST(Extraction, OutputStopsBeforeItIsStopped) {
  Limits limits;
  limits.reader_output_bytes = 100'000;
  ReadInput const input = extracted(
      [](Extraction& out) {
        for (int i = 0; i < 50; ++i) {
          out.add_block(std::string(10'000, 'x'), at(""));
          out.flush();
        }
        out.add_member({"机密.txt", "", "", ""});
      },
      limits);
  EXPECT_TRUE(input.is_incomplete("limit-reader-output-bytes"));
  EXPECT_TRUE(input.has_block("机密", Role::kName));
  EXPECT_LT(input.texts.size(), 15U);
}

TEST(Extraction, CoverageIsSaidOnce) {
  ReadInput const input = extracted([](Extraction& out) {
    for (int i = 0; i < 3; ++i) out.partial(reason::kMalformed);
    out.partial(reason::kTruncatedData);
    out.cover("p", Role::kBody, Status::kInspected, "not said");
  });
  ASSERT_EQ(input.said.size(), 3U);
  EXPECT_EQ(input.said[2].coverage.reason, "");
}

TEST(Extraction, MembersHaveTheirNamesAndPaths) {
  ReadInput const input = extracted([](Extraction& out) {
    out.add_member({"甲/乙/丙.txt", "文一", "", ""});
    out.add_member({"甲/乙/丁.txt", "文二", "", ""});
    out.add_names({"甲/戊/", "", "", ""});
    out.add_unread_member({"己.docx", "", "", ""}, reason::kEncrypted);
  });
  ASSERT_EQ(input.members.size(), 4U);
  EXPECT_EQ(input.members[1].path, "甲/乙/丙.txt");
  EXPECT_EQ(input.members[1].format, "txt");
  EXPECT_EQ(input.members[1].bytes, 6U);
  EXPECT_TRUE(input.has("文一", "甲/乙/丙.txt"));
  std::size_t folders = 0;
  for (ReadInput::Text const& text : input.texts) {
    for (TextBlock const& block : text.document.blocks) {
      if (block.place.role != Role::kName) continue;
      std::string_view const name = text.document.block_text(block);
      if (name == "甲" || name == "乙") ++folders;
    }
  }
  EXPECT_EQ(folders, 2U);
  for (std::string_view const name : {"丙", "丁", "戊", "己"}) {
    EXPECT_TRUE(input.has_block(name, Role::kName)) << name;
  }
  EXPECT_TRUE(input.is_incomplete("encrypted", "己.docx"));
}

TEST(Extraction, NamesWithoutEndAreCutInPathsOnly) {
  std::string name(60'000, 'a');
  name += "机密";
  ReadInput const input = extracted([&](Extraction& out) {
    out.add_member({name, "文", "", ""});
    out.add_member({"", "文", "", ""});
    out.add_member({std::string("\0\0", 2), "文", "", ""});
  });
  EXPECT_LT(input.members[1].path.size(), 2'000U);
  EXPECT_TRUE(input.has("机密"));
  EXPECT_EQ(input.members[2].path, "#2");
}

TEST(Extraction, DeepFolderNamesTakeNoQuadraticTime) {
  std::string name;
  for (int i = 0; i < 32'000; ++i) name += "a/";
  name += "机密";
  ReadInput const input = extracted([&](Extraction& out) {
    for (int i = 0; i < 20; ++i) out.add_names({name, "", "", ""});
  });
  EXPECT_TRUE(input.has("机密"));
}

TEST(Extraction, HiddenMembersHideAllThatIsInThem) {
  ReadInput const input = extracted([](Extraction& out) {
    Member member{"a.txt", "机密", "", ""};
    member.hidden = true;
    out.add_member(member);
  });
  for (ReadInput::Text const& text : input.texts) {
    EXPECT_TRUE(text.document.blocks[0].place.hidden);
  }
}

TEST(Extraction, NamesMadeUpAreNotSearched) {
  ReadInput const input = extracted([](Extraction& out) {
    Member member{"data-1", "机密", "", ""};
    member.name_is_text = false;
    out.add_member(member);
  });
  EXPECT_EQ(input.members[1].path, "data-1");
  EXPECT_FALSE(input.has_block("data-1", Role::kName));
}

TEST(Extraction, BeyondTheLimitOfMembersNamesAreStillSearched) {
  Limits limits;
  limits.members = 1;
  ReadInput const input = extracted(
      [](Extraction& out) {
        out.add_member({"甲.txt", "文一", "", ""});
        out.add_member({"乙.txt", "文二", "", ""});
      },
      limits);
  EXPECT_EQ(input.members.size(), 2U);
  EXPECT_FALSE(input.has("文二"));
  EXPECT_TRUE(input.has_block("乙", Role::kName));
  EXPECT_TRUE(input.is_incomplete("limit-members", ""));
}

TEST(Extraction, IncompleteBytesAreReadAndSaid) {
  ReadInput const input = extracted([](Extraction& out) {
    Member member{"a.txt", "机密", "", ""};
    member.incomplete = reason::kChecksum;
    out.add_member(member);
  });
  EXPECT_TRUE(input.has("机密", "a.txt"));
  EXPECT_TRUE(input.is_incomplete("checksum-mismatch", "a.txt"));
}

}  // namespace
}  // namespace mishen
