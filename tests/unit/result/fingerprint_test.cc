#include "lib/result/fingerprint.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace mishen {
namespace {

TEST(Fingerprint, EveryFieldCounts) {
  std::set<std::string> const all = {
      fingerprint("r", "d", "p", 0), fingerprint("R", "d", "p", 0),
      fingerprint("r", "D", "p", 0), fingerprint("r", "d", "P", 0),
      fingerprint("r", "d", "p", 1), fingerprint("rd", "", "p", 0),
      fingerprint("r", "dp", "", 0), fingerprint("r", "d", "p0", 0),
  };
  EXPECT_EQ(all.size(), 8U);
  EXPECT_EQ(fingerprint("r", "d", "p", 0), fingerprint("r", "d", "p", 0));
  EXPECT_EQ(all.begin()->size(), 64U);
}

TEST(Fingerprint, OrdinalsRunByRuleAndPart) {
  std::vector<Finding> findings(4);
  for (Finding& finding : findings) finding.rule = "a";
  findings[1].rule = "b";
  findings[2].place.part = "x";
  assign_fingerprints(findings, "digest");
  EXPECT_EQ(findings[0].fingerprint, fingerprint("a", "digest", "", 0));
  EXPECT_EQ(findings[1].fingerprint, fingerprint("b", "digest", "", 0));
  EXPECT_EQ(findings[2].fingerprint, fingerprint("a", "digest", "x", 0));
  EXPECT_EQ(findings[3].fingerprint, fingerprint("a", "digest", "", 1));
}

}  // namespace
}  // namespace mishen
