#include "lib/extract/word/word_tags.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace mishen {
namespace {

struct Row {
  std::string_view name;
  WordTag tag;
};

// In the order of bytes.
constexpr Row kRows[] = {
    {"AlternateContent", WordTag::kAlternateContent},
    {"Choice", WordTag::kChoice},
    {"Fallback", WordTag::kFallback},
    {"abstractNum", WordTag::kAbstractNum},
    {"abstractNumId", WordTag::kAbstractNumId},
    {"background", WordTag::kBackground},
    {"basedOn", WordTag::kBasedOn},
    {"bdo", WordTag::kBdo},
    {"br", WordTag::kBr},
    {"checkBox", WordTag::kCheckBox},
    {"checked", WordTag::kChecked},
    {"color", WordTag::kColor},
    {"comboBox", WordTag::kComboBox},
    {"cr", WordTag::kCr},
    {"ddList", WordTag::kDdList},
    {"default", WordTag::kDefault},
    {"del", WordTag::kDel},
    {"delInstrText", WordTag::kDelInstrText},
    {"delText", WordTag::kDelText},
    {"dropDownList", WordTag::kDropDownList},
    {"fldChar", WordTag::kFldChar},
    {"fldData", WordTag::kFldData},
    {"fldSimple", WordTag::kFldSimple},
    {"framePr", WordTag::kFramePr},
    {"gridBefore", WordTag::kGridBefore},
    {"gridSpan", WordTag::kGridSpan},
    {"hidden", WordTag::kHidden},
    {"highlight", WordTag::kHighlight},
    {"ilvl", WordTag::kIlvl},
    {"ind", WordTag::kInd},
    {"ins", WordTag::kIns},
    {"instrText", WordTag::kInstrText},
    {"lastRenderedPageBreak", WordTag::kLastRenderedPageBreak},
    {"listEntry", WordTag::kListEntry},
    {"listItem", WordTag::kListItem},
    {"lvl", WordTag::kLvl},
    {"lvlOverride", WordTag::kLvlOverride},
    {"lvlText", WordTag::kLvlText},
    {"moveFrom", WordTag::kMoveFrom},
    {"moveTo", WordTag::kMoveTo},
    {"noBreakHyphen", WordTag::kNoBreakHyphen},
    {"noFill", WordTag::kNoFill},
    {"num", WordTag::kNum},
    {"numFmt", WordTag::kNumFmt},
    {"numId", WordTag::kNumId},
    {"numPr", WordTag::kNumPr},
    {"p", WordTag::kP},
    {"pPr", WordTag::kPPr},
    {"pStyle", WordTag::kPStyle},
    {"pageBreakBefore", WordTag::kPageBreakBefore},
    {"ptab", WordTag::kPtab},
    {"r", WordTag::kR},
    {"rFonts", WordTag::kRFonts},
    {"rPr", WordTag::kRPr},
    {"rPrDefault", WordTag::kRPrDefault},
    {"rStyle", WordTag::kRStyle},
    {"result", WordTag::kResult},
    {"rt", WordTag::kRt},
    {"ruby", WordTag::kRuby},
    {"sectPr", WordTag::kSectPr},
    {"shd", WordTag::kShd},
    {"spacing", WordTag::kSpacing},
    {"specVanish", WordTag::kSpecVanish},
    {"start", WordTag::kStart},
    {"startOverride", WordTag::kStartOverride},
    {"style", WordTag::kStyle},
    {"sym", WordTag::kSym},
    {"sz", WordTag::kSz},
    {"t", WordTag::kT},
    {"tab", WordTag::kTab},
    {"tbl", WordTag::kTbl},
    {"tblStyle", WordTag::kTblStyle},
    {"tc", WordTag::kTc},
    {"tcPr", WordTag::kTcPr},
    {"textFill", WordTag::kTextFill},
    {"textbox", WordTag::kTextbox},
    {"textpath", WordTag::kTextpath},
    {"tr", WordTag::kTr},
    {"trHeight", WordTag::kTrHeight},
    {"trPr", WordTag::kTrPr},
    {"txbx", WordTag::kTxbx},
    {"txbxContent", WordTag::kTxbxContent},
    {"type", WordTag::kType},
    {"vMerge", WordTag::kVMerge},
    {"vanish", WordTag::kVanish},
    {"w", WordTag::kW},
    {"webHidden", WordTag::kWebHidden}};

}  // namespace

WordTag word_tag_of(std::string_view local_name) {
  auto const at = std::lower_bound(
      std::begin(kRows), std::end(kRows), local_name,
      [](Row const& row, std::string_view name) { return row.name < name; });
  return at != std::end(kRows) && at->name == local_name ? at->tag
                                                         : WordTag::kOther;
}

std::string_view attribute_of(std::span<XmlAttribute const> attributes,
                              std::string_view local_name) {
  for (XmlAttribute const& entry : attributes) {
    if (entry.name.local == local_name) return entry.value;
  }
  return {};
}

bool is_on(std::span<XmlAttribute const> attributes) {
  std::string_view const value = attribute_of(attributes, "val");
  return value != "0" && value != "false" && value != "off";
}

int number_of(std::string_view value, int otherwise) {
  int number = 0;
  auto const [end, fault] =
      std::from_chars(value.data(), value.data() + value.size(), number);
  return fault == std::errc() && end != value.data() ? number : otherwise;
}

}  // namespace mishen
