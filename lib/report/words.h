#pragma once

// Everything the program says to a person, in Chinese and English, in one
// table. Wording never clears: it may say that nothing was found, never that
// a document holds no secret.

#include <string>
#include <string_view>
#include <vector>

#include "lib/base/terms.h"
#include "lib/document/place.h"

namespace mishen {

enum class Phrase {
  kFile,
  kLineColumn,  // {1} line, {2} column
  kLine,        // {1} line
  kPage,
  kParagraph,
  kSheet,
  kCell,
  kSlide,
  kHidden,
  kContext,
  kReasons,
  kTerm,
  kTermRunning,
  kTermExpired,
  kTermUnknown,
  kTermOverLimit,
  kScope,
  kBasis,
  kAdvice,
  kRule,
  kNothingFound,
  kNothingFoundButNotes,  // {1} notes
  kNothingFoundOpen,
  kNoConclusion,
  kFoundPleaseCheck,
  kNothingGiven,
  kUnread,
  kMoreParts,   // {1} all
  kMoreUnread,  // {1} count
  kAccepted,
  kInspectedList,
  kTruncated,
  kAborted,
  kEmptyFolder,  // {1} path
  kWarning,
  kLawNotice,
  kSummaryInputs,    // {1} inputs {2} inspected {3} partial {4} un. {5} skipped
  kSummaryFindings,  // {1} block {2} review {3} note
  kComplete,
  kIncomplete,
  kSeconds,  // {1}
};

/// The words of a phrase, with {1} {2} … replaced by `arguments` in order.
std::string say(Phrase phrase, Language language,
                std::vector<std::string> const& arguments = {});

std::string_view say(Severity severity, Language language);
std::string_view say(Status status, Language language);
std::string_view say(Role role, Language language);

/// Why something was not read, in words; unknown reasons as they are.
std::string say_reason(std::string_view reason, Language language);

/// Every reason a report may give, in the order of the table.
std::vector<std::string> const& known_reasons();

}  // namespace mishen
