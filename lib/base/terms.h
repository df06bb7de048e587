#pragma once

// The words of the domain that rules, findings and reports share, with the
// one spelling each has in YAML and JSON (lib/README.md holds the glossary).

#include <array>
#include <optional>
#include <string_view>

namespace mishen {

/// How much a finding asks for. Ordered.
enum class Severity { kNote, kReview, kBlock };

/// What became of an input or a part of one.
enum class Status { kInspected, kPartial, kUninspected, kSkipped };

/// The answer for one input, worst last.
enum class Verdict { kClean, kNote, kIncomplete, kReview, kBlock };

/// What a rule looks for.
enum class Category {
  kStateSecret,
  kWorkSecret,
  kBusinessSecret,
  kInternal,
  kDisclosure,
  kTelegram,
  kDocNumber,
  kDeclassified,
  kDraft,
  kPersonal,
  kOrganisation,
  kGeo,
  kInfrastructure,
  kKeyword,
  kCombination,
  kForeign,
  kMention,
};

/// zh or en: the language of what is said to a person.
enum class Language { kChinese, kEnglish };

std::string_view name(Severity severity);
std::string_view name(Status status);
std::string_view name(Verdict verdict);
std::string_view name(Category category);

std::optional<Severity> severity_from(std::string_view name);
std::optional<Status> status_from(std::string_view name);
std::optional<Verdict> verdict_from(std::string_view name);
std::optional<Category> category_from(std::string_view name);

/// All category names in the order of the enumeration.
inline constexpr std::array<std::string_view, 17> kCategoryNames = {
    "state_secret", "work_secret", "business_secret", "internal", "disclosure",
    "telegram",     "doc_number",  "declassified",    "draft",    "personal",
    "organisation", "geo",         "infrastructure",  "keyword",  "combination",
    "foreign",      "mention"};

}  // namespace mishen
