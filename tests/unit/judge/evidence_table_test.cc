#include "lib/judge/evidence_table.h"

#include <gtest/gtest.h>

namespace mishen {
namespace {

TEST(EvidenceTable, EveryFeatureHasItsOwnRowAndWords) {
  for (int i = 0; i <= static_cast<int>(Feature::kTogether); ++i) {
    FeatureRow const& found = row(static_cast<Feature>(i));
    EXPECT_FALSE(found.why.empty());
    EXPECT_FALSE(found.zh.empty());
  }
}

TEST(EvidenceTable, WeightsDecideTheSeverity) {
  EvidenceList none;
  EXPECT_EQ(none.severity(Severity::kBlock), Severity::kNote);
  EvidenceList doubt;
  doubt.add(Feature::kAloneInPart);
  EXPECT_EQ(doubt.severity(Severity::kBlock), Severity::kReview);
  EvidenceList full;
  full.add(Feature::kAloneOnLine);
  EXPECT_EQ(full.severity(Severity::kBlock), Severity::kBlock);
  EXPECT_EQ(full.severity(Severity::kReview), Severity::kReview);
  EXPECT_EQ(full.severity(Severity::kNote), Severity::kNote);
}

TEST(EvidenceTable, ACapHoldsWhateverTheWeights) {
  EvidenceList list;
  list.add(Feature::kStarTerm);
  list.add(Feature::kAloneOnLine);
  list.add(Feature::kHeadOfDocument);
  list.add(Feature::kSampleCue);
  EXPECT_GE(list.score(), kFull);
  EXPECT_EQ(list.severity(Severity::kBlock), Severity::kReview);
}

TEST(EvidenceTable, AFeatureCountsOnce) {
  EvidenceList list;
  list.add(Feature::kStarTerm);
  list.add(Feature::kStarTerm);
  EXPECT_EQ(list.score(), row(Feature::kStarTerm).weight);
  EXPECT_EQ(list.written().size(), 1u);
}

}  // namespace
}  // namespace mishen
