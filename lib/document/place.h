#pragma once

// Where something stands, in words a person can follow: part, role, page,
// paragraph, cell, line and column.

#include <cstdint>
#include <optional>
#include <string>

namespace mishen {

/// What a part of a document is. Written in JSON and in a rule's
/// `where: {roles: […]}`. `kAttribute` is what stands in attributes and codes
/// and is not shown as text: alternative text, tooltips, field codes. `kRaw` is
/// the raw scan of an unread format; `kName` is a file's, folder's, member's or
/// sheet's name.
enum class Role {
  kBody,
  kHeader,
  kFooter,
  kNotes,
  kComment,
  kTextBox,
  kTable,
  kProperty,
  kSubject,
  kAttachment,
  kImage,
  kScript,
  kAttribute,
  kName,
  kRaw,
};

std::string_view name(Role role);
std::optional<Role> role_from(std::string_view name);

/// A place as reports print it. Lines, columns (code points), pages,
/// paragraphs, slides are 1-based; begin/end are source bytes, 0-based.
struct Place {
  std::string part;  ///< Empty: the input itself.
  Role role = Role::kBody;
  std::optional<std::uint32_t> page;
  std::optional<std::uint64_t> paragraph;
  std::optional<std::string> sheet;
  std::optional<std::string> cell;
  std::optional<std::uint32_t> slide;
  bool hidden = false;
  std::optional<std::uint64_t> line;
  std::optional<std::uint64_t> column;
  std::optional<std::uint64_t> begin;
  std::optional<std::uint64_t> end;

  friend bool operator==(Place const&, Place const&) = default;
};

}  // namespace mishen
