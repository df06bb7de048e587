#pragma once

// What a part of a Word package is: by its content type, by the root element
// of its XML, by its path, in this order. A renamed part, one without a
// content type and one that no relationship leads to are all known.

#include <map>
#include <string>
#include <string_view>

#include "lib/base/limits.h"

namespace mishen {

enum class PartKind {
  kUnknown,
  // Parts with paragraphs, in the order in which they are read.
  kMain,
  kHeader,
  kFooter,
  kNotes,
  kComments,
  kGlossary,
  kDrawing,  ///< Charts, diagrams, drawings.
  // Other XML.
  kNumbering,
  kStyles,
  kSettings,  ///< Settings, fonts, themes: attributes only.
  kPeople,
  kProperties,
  kCustom,  ///< XML of somebody else's vocabulary.
  kRelationships,
  kContentTypes,
  // No XML.
  kFont,
  kMacro,
  kPrinter,
  kMember,
};

[[nodiscard]] bool is_story(PartKind kind);

/// [Content_Types].xml. Names are compared without case.
class ContentTypes {
 public:
  /// Reads one of them (a package may hold several); what cannot be read says
  /// nothing.
  void read(std::string_view bytes, Limits const& limits);
  /// Of a part; empty: not said.
  [[nodiscard]] std::string of(std::string_view part) const;

 private:
  std::map<std::string, std::string, std::less<>> overrides_;
  std::map<std::string, std::string, std::less<>> defaults_;
};

/// A part's name as it is compared: lower case, '/', none at the front.
std::string plain_part_name(std::string_view name);

/// "docx", "docm", "dotx", "dotm" for a main part's content type; else empty.
std::string_view word_format(std::string_view content_type);

PartKind kind_by_type(std::string_view content_type);
PartKind kind_by_root(std::string_view root);
/// `part`: as plain_part_name() gives it.
PartKind kind_by_path(std::string_view part);

/// The local name of the root element of XML in any encoding, from its first
/// bytes; empty where these are no XML.
std::string root_element(std::string_view bytes);
/// Whether the bytes begin as XML does.
bool looks_like_xml(std::string_view bytes);
/// Whether XML anywhere holds a paragraph with text in runs.
bool has_paragraphs(std::string_view bytes, Limits const& limits);

/// Whether a part's name is one that office programs make up.
bool is_common_name(std::string_view part);

}  // namespace mishen
