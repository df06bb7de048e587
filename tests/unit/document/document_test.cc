#include "lib/document/document.h"

#include <gtest/gtest.h>

#include <set>

namespace mishen {
namespace {

TEST(Role, EveryRoleHasANameThatLeadsBack) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Role::kRaw); ++i) {
    auto const role = static_cast<Role>(i);
    EXPECT_EQ(role_from(name(role)), role);
    names.insert(name(role));
  }
  EXPECT_EQ(names.size(), 15u);
  EXPECT_EQ(name(Role::kTextBox), "text_box");
  EXPECT_EQ(role_from("Body"), std::nullopt);
  EXPECT_EQ(role_from(""), std::nullopt);
}

TEST(Document, OneBlockIsAllFresh) {
  Document const document = make_document("机密", Role::kName, TextKind::kLog);
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(document.fresh, (BufferSpan{0, 6}));
  EXPECT_EQ(document.blocks[0].place.role, Role::kName);
  EXPECT_EQ(document.kind, TextKind::kLog);
  EXPECT_TRUE(document.last);
  EXPECT_EQ(document.block_at(5), &document.blocks[0]);
  EXPECT_EQ(document.block_at(6), nullptr);
}

TEST(Document, BlocksArePartedByABytesThatIsInNone) {
  Document document;
  EXPECT_EQ(document.block_at(0), nullptr);
  EXPECT_EQ(append_block(document, "ab", {}).value, 0u);
  EXPECT_EQ(append_block(document, "", {}).value, 1u);
  EXPECT_EQ(append_block(document, "c", {}).value, 2u);
  EXPECT_EQ(document.text,
            "ab\xFF\xFF"
            "c");
  EXPECT_EQ(document.fresh, (BufferSpan{0, 5}));
  EXPECT_EQ(document.block_at(1), &document.blocks[0]);
  EXPECT_EQ(document.block_at(2), nullptr);
  EXPECT_EQ(document.block_at(3), nullptr);
  EXPECT_EQ(document.block_at(4), &document.blocks[2]);
  EXPECT_EQ(document.block_text(document.blocks[2]), "c");
}

}  // namespace
}  // namespace mishen
