// Samples with a needle, damaged at random: the needle is found, or the
// outcome says that something is unread.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "lib/extract/xml/xml_text.h"
#include "tests/unit/extract/xml/listing.h"

namespace mishen {
namespace {

constexpr std::string_view kNeedle = "绝密";

std::vector<std::string> samples() {
  std::string const needle(kNeedle);
  return {
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r><a b=\"1\">文字</a>"
      "<c>内容" +
          needle + "内容</c><d/></r>",
      "<r><p>前<b>绝</b>密后</p><q>文字</q></r>",
      "<r><a t=\"" + needle + "\">文</a><!-- 注 --></r>",
      "<!DOCTYPE r [<!ENTITY x \"" + needle + "\">]><r>文&x;字</r>",
      "<r><!-- " + needle + " --><a>文</a></r>",
      "<w:d><w:p><w:r><w:t>绝</w:t></w:r><w:r><w:t>密</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>文字</w:t></w:r></w:p></w:d>",
      "<r><![CDATA[<p>" + needle + "</p>]]></r>",
  };
}

// The needle and what stands inside it are left alone: a change there would
// make it another text.
std::string damaged(std::string text, std::mt19937& random) {
  auto const pick = [&random](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random);
  };
  constexpr std::string_view kBytes = "<>&\"'/!-[]?;= \n\x01x";
  for (std::size_t count = 1 + pick(2); count > 0; --count) {
    std::size_t const at = pick(text.size() - 1);
    std::size_t const begin = text.find("绝");
    std::size_t const end = text.find("密", begin);
    if (at >= begin && at < end + 3) continue;
    if ((text[at] & 0x80) != 0) continue;
    switch (pick(4)) {
      case 0:
        text.erase(at, 1);
        break;
      case 1:
        text.insert(at, 1, kBytes[pick(kBytes.size() - 1)]);
        break;
      case 2:
        text[at] = kBytes[pick(kBytes.size() - 1)];
        break;
      case 3:
        text.insert(at, text.substr(at, at < begin ? 0 : pick(12)));
        break;
      default:
        text[at] = '\0';
        break;
    }
  }
  return text;
}

TEST(XmlMutation, FoundOrIncomplete) {
  std::mt19937 random(20261123);
  for (std::string const& sample : samples()) {
    ASSERT_NE(listing(extract_xml, sample).find(kNeedle), std::string::npos);
    for (int round = 0; round < 600; ++round) {
      std::string const text = damaged(sample, random);
      EXPECT_TRUE(found_or_incomplete(listing(extract_xml, text), kNeedle))
          << text;
    }
  }
}

TEST(XmlMutation, CutAnywhereBehindTheNeedleItIsFound) {
  for (std::string const& sample : samples()) {
    std::size_t const begin = sample.find(kNeedle);
    if (begin == std::string::npos) continue;
    for (std::size_t size = begin + kNeedle.size(); size < sample.size();
         ++size) {
      std::string const cut = sample.substr(0, size);
      std::string const blocks = listing(extract_xml, cut);
      EXPECT_NE(blocks.find(kNeedle), std::string::npos) << cut;
      EXPECT_NE(blocks.find("! "), std::string::npos) << cut;
    }
  }
}

}  // namespace
}  // namespace mishen
