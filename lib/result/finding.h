#pragma once

// What the judge concluded from one match (or several that say the same).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/terms.h"
#include "lib/document/place.h"

namespace mishen {

/// One reason for a judgement, with its weight; negative speaks against.
struct Evidence {
  std::string why;  ///< English key phrase of the evidence table.
  int weight = 0;
  std::string zh;  ///< The same in Chinese, for the terminal. Not in JSON.
  friend bool operator==(Evidence const&, Evidence const&) = default;
};

/// How long a marking says it holds (保密法 第二十条).
struct Term {
  enum class State { kRunning, kExpired, kUnknown };
  std::string text;  ///< As written, folded: "10年", "长期", "会议开始前".
  std::optional<int> months;
  std::optional<int> days;
  std::optional<std::string> starts;  ///< ISO date: 成文日期.
  std::optional<std::string> ends;
  State state = State::kUnknown;
  bool over_limit = false;  ///< Over 30/20/10 years for its level.
};

std::string_view name(Term::State state);

/// One finding. `text` and `context` are plain here; masking happens once,
/// before any writer sees them (report/mask.h).
struct Finding {
  std::string id;     ///< "f1", "f2" … in report order.
  std::string input;  ///< "a.zip!b.docx"
  /// Bytes of `input` that name the outermost file. Not written.
  std::size_t outer_bytes = 0;
  std::string rule;
  Category category = Category::kKeyword;
  Severity severity = Severity::kNote;
  std::optional<std::string> level;
  std::optional<std::string> scope;
  std::optional<Term> term;
  Place place;
  std::string text;
  std::optional<std::string> context;
  std::vector<Evidence> evidence;
  std::vector<std::string> basis;
  std::string advice;  ///< In the language of the run.
  std::optional<std::string> waived;
  std::string fingerprint;
  /// Byte ranges in `context` of this and every other finding's text: what a
  /// masked report must cover. Not written.
  std::vector<std::pair<std::size_t, std::size_t>> context_hits;
  /// The part of `text` that may be shown masked (level and term of a
  /// marking); empty: all of it is masked. Not written.
  std::string public_text;
};

}  // namespace mishen
