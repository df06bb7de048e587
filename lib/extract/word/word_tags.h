#pragma once

// The element names that mean something to the readers of OOXML parts, as
// numbers. Only local names count: producers choose prefixes, and Strict and
// Transitional differ in their namespaces.

#include <cstdint>
#include <span>
#include <string_view>

#include "lib/extract/xml/xml_reader.h"

namespace mishen {

enum class WordTag : std::uint8_t {
  kOther,
  kAbstractNum,
  kAbstractNumId,
  kAlternateContent,
  kBackground,
  kBasedOn,
  kBdo,
  kBr,
  kCheckBox,
  kChecked,
  kChoice,
  kColor,
  kComboBox,
  kCr,
  kDdList,
  kDefault,
  kDel,
  kDelInstrText,
  kDelText,
  kDropDownList,
  kFallback,
  kFldChar,
  kFldData,
  kFldSimple,
  kFramePr,
  kGridBefore,
  kGridSpan,
  kHidden,
  kHighlight,
  kIlvl,
  kInd,
  kIns,
  kInstrText,
  kLastRenderedPageBreak,
  kListEntry,
  kListItem,
  kLvl,
  kLvlOverride,
  kLvlText,
  kMoveFrom,
  kMoveTo,
  kNoBreakHyphen,
  kNoFill,
  kNum,
  kNumFmt,
  kNumId,
  kNumPr,
  kP,
  kPPr,
  kPStyle,
  kPageBreakBefore,
  kPtab,
  kR,
  kRFonts,
  kRPr,
  kRPrDefault,
  kRStyle,
  kResult,
  kRt,
  kRuby,
  kSectPr,
  kShd,
  kSpacing,
  kSpecVanish,
  kStart,
  kStartOverride,
  kStyle,
  kSym,
  kSz,
  kT,
  kTab,
  kTbl,
  kTblStyle,
  kTc,
  kTcPr,
  kTextFill,
  kTextbox,
  kTextpath,
  kTr,
  kTrHeight,
  kTrPr,
  kTxbx,
  kTxbxContent,
  kType,
  kVMerge,
  kVanish,
  kW,
  kWebHidden,
};

WordTag word_tag_of(std::string_view local_name);

/// The value of the first attribute of that local name; empty: none.
std::string_view attribute_of(std::span<XmlAttribute const> attributes,
                              std::string_view local_name);

/// A property that is on or off (w:vanish): its val, on when absent.
bool is_on(std::span<XmlAttribute const> attributes);

/// A small number, or `otherwise`.
int number_of(std::string_view value, int otherwise);

}  // namespace mishen
