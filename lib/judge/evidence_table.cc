#include "lib/judge/evidence_table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

#include "lib/base/result.h"

namespace mishen {
namespace {

constexpr std::optional<Severity> kNoCap = std::nullopt;
constexpr std::optional<Severity> kReviewAtMost = Severity::kReview;

constexpr std::array<FeatureRow, 67> kTable = {{
    {Feature::kStarTerm, 4, kNoCap, "level, star and term",
     "密级、★与期限俱全"},
    {Feature::kVariantStarTerm, 4, kNoCap, "level, a star-like sign and term",
     "密级、类似★的符号与期限俱全"},
    {Feature::kDotTerm, 2, kNoCap, "level and term joined by a dot or dash",
     "密级与期限以点或横线相连"},
    {Feature::kStarAlone, 1, kNoCap, "a star behind the level", "密级后有★"},
    {Feature::kTermWithoutStar, 1, kNoCap, "a term behind the level",
     "密级后有期限"},
    {Feature::kAloneOnLine, 3, kNoCap, "alone on its line", "独占一行"},
    {Feature::kAloneInPart, 2, kNoCap, "apart from the rest of its line",
     "与同行其他文字明显分开"},
    {Feature::kInMargin, 1, kNoCap, "in a header or footer", "位于页眉页脚"},
    {Feature::kFieldValue, 4, kNoCap, "value of a secrecy label",
     "密级栏的填写值"},
    {Feature::kBracketAtStart, 3, kNoCap, "in brackets at the start",
     "段首或标题前的括注"},
    {Feature::kBracketAtEnd, 2, kNoCap, "in brackets at the end of a title",
     "标题末尾的括注"},
    {Feature::kFreeInName, 4, kNoCap, "a separate part of the name",
     "名称中独立成段"},
    {Feature::kBlankInName, 2, kNoCap, "set off by a blank in the name",
     "名称中以空格分开"},
    {Feature::kSecrecyColumn, 4, kNoCap, "cell of a secrecy column",
     "密级列中的单元格"},
    {Feature::kDraftTitle, 3, kNoCap, "note under or behind a title",
     "题注位置"},
    {Feature::kFixedPhrase, 3, kNoCap, "a fixed phrase standing free",
     "独立的固定用语"},
    {Feature::kBanner, 1, kNoCap, "control markings behind the level",
     "密级后有管控标记"},
    {Feature::kTicked, 5, kNoCap, "its box is ticked", "已勾选"},
    {Feature::kWithHandling, 2, kNoCap, "handling words beside it",
     "旁有处理要求"},
    {Feature::kOwnerBefore, 0, kNoCap, "the owner's name before it",
     "前有单位名称"},
    {Feature::kStarLeads, 2, kNoCap, "level and star begin the line",
     "行首为密级加★"},
    {Feature::kSelfStatement, 3, kReviewAtMost, "the text says it of itself",
     "文中自称"},
    {Feature::kHeadOfDocument, 1, kNoCap, "at the head of the document",
     "位于文件开头"},
    {Feature::kFirstLine, 0, kNoCap, "the first line of the text", "全文首行"},
    {Feature::kAfterCopyNumber, 1, kNoCap, "after a copy number",
     "位于份号之后"},
    {Feature::kBesideUrgency, 1, kNoCap, "beside a degree of urgency",
     "与紧急程度相邻"},
    {Feature::kAboveDocumentNumber, 1, kNoCap, "above a document number",
     "位于发文字号之上"},
    {Feature::kUnticked, -9, kNoCap, "its box is not ticked", "未勾选"},
    {Feature::kListOfLevels, -7, kNoCap, "one of a list of levels",
     "密级的列举"},
    {Feature::kWordBefore, -6, kNoCap, "part of a longer expression (before)",
     "前接其他词语"},
    {Feature::kWordBehind, -6, kNoCap, "part of a longer expression (behind)",
     "后接其他词语"},
    {Feature::kInTitleMarks, -6, kNoCap, "inside a cited title", "书名号之内"},
    {Feature::kQuoted, -4, kReviewAtMost, "inside quotation marks", "引号之内"},
    {Feature::kQuotedWhole, -2, kReviewAtMost,
     "alone on its line in quotation marks", "独占一行但加了引号"},
    {Feature::kOption, -5, kReviewAtMost, "an option of a question",
     "试题选项"},
    {Feature::kNegated, -6, kNoCap, "denied or lifted in the same clause",
     "同句否定或解除"},
    {Feature::kRunningProse, -4, kNoCap, "in running prose", "行文之中"},
    {Feature::kWrappedLine, -6, kNoCap, "the end of a wrapped sentence",
     "上行文字的折行"},
    {Feature::kListItem, -4, kReviewAtMost, "an item of a list", "列表项"},
    {Feature::kOtherLevels, -5, kReviewAtMost,
     "other levels stand alone in the text likewise", "文中另有密级词同样单列"},
    {Feature::kAmongItems, -4, kReviewAtMost, "among short items of a list",
     "与多个短语并列成行"},
    {Feature::kDefinedBelow, -5, kReviewAtMost,
     "a heading whose word the text below explains", "标题词，下文释义"},
    {Feature::kSampleCue, -3, kReviewAtMost, "said to be a sample",
     "有“示例、样式”等提示"},
    {Feature::kSampleTable, -1, kReviewAtMost,
     "in a table said to be of samples", "表格有“示例、样式”等提示"},
    {Feature::kQualification, -5, kReviewAtMost, "the level of a qualification",
     "资质的等级"},
    {Feature::kAssetList, -1, kReviewAtMost, "a list of equipment", "设备台账"},
    {Feature::kDeclassified, -2, kReviewAtMost, "declassified beside it",
     "旁有解密字样"},
    {Feature::kCodeLiteral, -4, kReviewAtMost, "a string of source code",
     "源代码字符串"},
    {Feature::kCodeValue, -2, kReviewAtMost,
     "the whole of a string of source code", "源代码中的完整字符串"},
    {Feature::kNotAtHead, -3, kNoCap, "not at the head of the document",
     "不在文件开头"},
    {Feature::kOtherText, -1, kNoCap, "other text on its line", "同行另有文字"},
    {Feature::kUnreadFormat, -1, kNoCap, "found in an unread format",
     "出自未能解析的格式"},
    {Feature::kFromEscapes, 0, kNoCap, "read from left-over escapes",
     "由残留的转义符还原"},
    {Feature::kFromMojibake, 0, kNoCap, "read from garbled characters",
     "由乱码还原"},
    {Feature::kFromPinyin, 0, kNoCap, "read without pinyin between characters",
     "略去字间注音后读出"},
    {Feature::kFromColumn, 0, kNoCap, "read downwards, a character a line",
     "逐字成行，连读得出"},
    {Feature::kFromWrap, 0, kNoCap, "read over a line break", "跨行连读得出"},
    {Feature::kSuspected, -3, kNoCap,
     "suspected: a character that OCR takes for another",
     "疑似：有一处像是识别错字"},
    {Feature::kListedWord, 3, kNoCap, "a listed word", "清单词语"},
    {Feature::kPattern, 3, kNoCap, "matches the pattern", "符合规则模式"},
    {Feature::kCheckDigits, 1, kNoCap, "check digits are right", "校验位正确"},
    {Feature::kExcusedNearby, -3, Severity::kNote,
     "an excusing word stands near", "邻近有排除词"},
    {Feature::kTogether, 3, kNoCap, "found together", "同时出现"},
    {Feature::kTermOverLimit, 3, kNoCap,
     "the term is over the legal limit of its level",
     "期限超过该密级的法定上限"},
    {Feature::kCopyNumberMissing, 3, kNoCap,
     "secret or above, and no copy number", "机密级以上而未见份号"},
    {Feature::kMarkedAndOpen, 3, kNoCap,
     "marked, and said to be for active disclosure", "既有密级标志又注明公开"},
    {Feature::kHigherThanHead, 3, kNoCap, "a level above that of the head",
     "内文或附件的密级高于首页"},
}};

}  // namespace

FeatureRow const& row(Feature feature) {
  FeatureRow const& found = kTable[static_cast<std::size_t>(feature)];
  CHECK(found.feature == feature);
  return found;
}

void EvidenceList::add(Feature feature) {
  if (has(feature)) return;
  FeatureRow const& added = row(feature);
  features_.push_back(feature);
  score_ += added.weight;
  if (added.cap) cap_ = std::min(cap_, *added.cap);
}

bool EvidenceList::has(Feature feature) const {
  return std::find(features_.begin(), features_.end(), feature) !=
         features_.end();
}

Severity EvidenceList::severity(Severity rule_severity) const {
  // Half the evidence is enough to ask for a look at what would be blocked,
  // not at what would only be looked at anyway.
  int const needed = rule_severity == Severity::kBlock ? kDoubt : kDoubt + 1;
  if (score_ < needed) return Severity::kNote;
  Severity const reached =
      score_ >= kFull ? Severity::kBlock : Severity::kReview;
  return std::min({rule_severity, reached, cap_});
}

std::vector<Evidence> EvidenceList::written() const {
  std::vector<Evidence> out;
  for (Feature feature : features_) {
    FeatureRow const& from = row(feature);
    out.push_back({std::string(from.why), from.weight, std::string(from.zh)});
  }
  std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) {
    return std::abs(a.weight) > std::abs(b.weight);
  });
  return out;
}

}  // namespace mishen
