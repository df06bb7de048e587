#pragma once

// A Rule as an author wrote it, checked and complete: what to look for, where,
// what it means, which law stands behind it. patterns/README.md is the manual.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/diagnostic.h"
#include "lib/base/ids.h"
#include "lib/base/terms.h"

namespace mishen {

enum class RuleType {
  kMarking,
  kKeyword,
  kRegex,
  kCombination,
  kConsistency,
};

/// What a consistency rule asks of the markings of one text (lib/judge).
enum class Check {
  kTermOverLimit,      ///< Over 30, 20, 10 years (保密法 第二十条).
  kCopyNumberMissing,  ///< 机密 or above, and no 份号.
  kMarkedAndOpen,      ///< Beside 此件公开发布.
  kHigherThanHead,     ///< An annex or inner document above the cover.
};

/// Which blanks and breaks may stand between the characters of a word.
enum class GapRule {
  kDefault,  ///< DESIGN section 4: ignorables; one hard-wrap break; even
             ///< blanks where both ends stand free.
  kNone,     ///< Ignorables only.
  kSpaced,   ///< As default, but blanks need no free ends.
  kAny,      ///< Any run of ignorables, blanks and one break.
};

/// What must not touch the ends of a match.
enum class Boundary {
  kNone,
  kDigit,  ///< No digit before or behind.
  kWord,   ///< No word character (is_word) before or behind.
};

/// How far apart the parts of a combination may stand.
enum class Within { kCharacters, kLine, kRow, kBlock, kDocument };

/// The ways in which a marking may stand; a marking rule lists those that
/// count for it. The judge (lib/judge) knows what each demands.
enum class Form {
  kStar,      ///< Followed by ★ (or a like sign) and a term or condition.
  kLine,      ///< Alone on its line, cell or between wide blanks.
  kField,     ///< The value of a label such as 密级：.
  kBracket,   ///< In brackets at the start of a paragraph, subject, or name.
  kName,      ///< A free part of a file, folder, member or sheet name.
  kColumn,    ///< A cell of a table column headed 密级.
  kMasthead,  ///< Alone on a line at the head of the document.
  kTitle,     ///< In brackets at the end of, or under, a title.
  kClause,    ///< Standing as a clause of its own, also inside a line.
};

std::string_view name(RuleType type);
std::string_view name(Form form);
std::optional<Form> form_from(std::string_view name);
std::optional<Check> check_from(std::string_view name);

/// Text in both languages; a pack may leave one out.
struct Localized {
  std::string zh;
  std::string en;
  [[nodiscard]] std::string const& in(Language language) const {
    if (language == Language::kChinese) return zh.empty() ? en : zh;
    return en.empty() ? zh : en;
  }
};

/// One word of a rule. `level` is the level it claims ("机密"; empty: none);
/// the rest comes from a words_file in CSV.
struct Word {
  std::string text;
  std::string level;
  std::string term;
  std::string scope;
  std::string owner;
};

struct Where {
  std::vector<std::string> roles;  ///< Empty: all.
};

struct Unless {
  std::vector<std::string> near;
  std::size_t within = 20;  ///< Code points on either side.
};

struct Rule {
  std::string id;
  std::size_t pack = 0;  ///< Index into RuleSet::packs.
  RuleType type = RuleType::kKeyword;
  Category category = Category::kKeyword;
  Severity severity = Severity::kReview;
  bool enabled = true;
  std::vector<Word> words;  ///< keyword, marking.
  std::string pattern;      ///< regex, marking: RE2 syntax, as written.
  Mark pattern_mark;        ///< Where it stands in its file.
  std::map<std::string, int> levels;  ///< level → rank, higher is graver.
  std::vector<Form> forms;            ///< marking; never empty for one.
  Localized title;
  std::vector<std::string> basis;
  Localized advice;
  bool case_sensitive = false;
  GapRule gaps = GapRule::kDefault;
  Boundary boundary = Boundary::kNone;
  std::string validate;  ///< Name of a validator (validators.h), or empty.
  Where where;
  Unless unless;
  std::vector<std::string> allow;
  std::vector<std::string> supersedes;  ///< Ids of rules this one replaces
                                        ///< where both hit the same text.
  // combination
  std::vector<std::string> all_of;
  Within within = Within::kLine;
  std::size_t within_characters = 0;  ///< For Within::kCharacters.
  std::size_t at_least = 1;
  Check check = Check::kTermOverLimit;  ///< consistency
  std::vector<std::string> examples;
  std::vector<std::string> counter_examples;
  Mark mark;  ///< Where the rule's id stands in its file.
};

}  // namespace mishen
