#pragma once

// Everything the judge can say for or against a marking, in one table: the
// feature, its weight, how high it still lets the severity go, and its words.
//
// A marking is reported with its rule's severity when the weights sum to
// kFull or more, as review from kDoubt on, else as note (a mention).

#include <optional>
#include <string_view>
#include <vector>

#include "lib/base/terms.h"
#include "lib/result/finding.h"

namespace mishen {

/// What was seen. The order is that of the table.
enum class Feature {
  // For: what the marking says.
  kStarTerm,
  kVariantStarTerm,
  kDotTerm,
  kStarAlone,
  kTermWithoutStar,
  // For: where it stands.
  kAloneOnLine,
  kAloneInPart,
  kInMargin,
  kFieldValue,
  kBracketAtStart,
  kBracketAtEnd,
  kFreeInName,
  kBlankInName,
  kSecrecyColumn,
  kDraftTitle,
  kFixedPhrase,
  kBanner,
  kTicked,
  kWithHandling,
  kOwnerBefore,
  kStarLeads,
  kSelfStatement,
  kHeadOfDocument,
  kFirstLine,
  kAfterCopyNumber,
  kBesideUrgency,
  kAboveDocumentNumber,
  // Against.
  kUnticked,
  kListOfLevels,
  kWordBefore,
  kWordBehind,
  kInTitleMarks,
  kQuoted,
  kQuotedWhole,
  kOption,
  kNegated,
  kRunningProse,
  kWrappedLine,
  kListItem,
  kOtherLevels,
  kAmongItems,
  kDefinedBelow,
  kSampleCue,
  kSampleTable,
  kQualification,
  kAssetList,
  kDeclassified,
  kCodeLiteral,
  kCodeValue,
  kNotAtHead,
  kOtherText,
  kUnreadFormat,
  // What had to be repaired first (lib/repair).
  kFromEscapes,
  kFromMojibake,
  kFromPinyin,
  kFromColumn,
  kFromWrap,
  kSuspected,
  // Keywords and regexes.
  kListedWord,
  kPattern,
  kCheckDigits,
  kExcusedNearby,
  kTogether,
  // Consistency of the markings of a text.
  kTermOverLimit,
  kCopyNumberMissing,
  kMarkedAndOpen,
  kHigherThanHead,
};

/// One row. `cap`: the highest severity that may be reported with it.
struct FeatureRow {
  Feature feature;
  int weight;
  std::optional<Severity> cap;
  std::string_view why;
  std::string_view zh;
};

FeatureRow const& row(Feature feature);

inline constexpr int kFull = 3;
inline constexpr int kDoubt = 1;

/// Collects features for one match; each counts once.
class EvidenceList {
 public:
  void add(Feature feature);
  [[nodiscard]] bool has(Feature feature) const;
  [[nodiscard]] int score() const { return score_; }
  /// What `rule_severity` becomes under this evidence.
  [[nodiscard]] Severity severity(Severity rule_severity) const;
  /// Strongest first, for and against mixed by absolute weight.
  [[nodiscard]] std::vector<Evidence> written() const;

 private:
  std::vector<Feature> features_;
  int score_ = 0;
  Severity cap_ = Severity::kBlock;
};

}  // namespace mishen
