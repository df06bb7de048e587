#pragma once

// Word packages for tests: a writer of stored ZIP entries, the usual parts
// around a body, and what comes out of reading them.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/limits.h"
#include "lib/document/coverage.h"
#include "lib/document/place.h"

namespace mishen {

using PackageParts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP of stored entries.
std::string stored_zip(PackageParts const& parts);

/// A w:document with `body` inside w:body; all usual prefixes declared.
std::string word_document(std::string_view body);
/// The same for another root: "w:hdr", "w:comments" …
std::string word_part(std::string_view root, std::string_view inside);
/// A paragraph of one run.
std::string word_paragraph(std::string_view text);

/// Content types and relationships for the usual names.
PackageParts usual_parts();
/// A docx with `body`, and `others` behind its main part; an entry of the
/// same name replaces the usual one.
std::string word_package(std::string_view body, PackageParts others = {});

/// One block that came out.
struct ReadBlock {
  std::string member;  // "" or the path of a member inside
  std::string text;
  Place place;
  bool is_reading = false;
};

struct ReadPackage {
  std::string format;
  std::vector<ReadBlock> blocks;
  std::vector<std::pair<std::string, PartCoverage>> coverage;  // by member

  /// The first block that holds `needle`; nullptr: lost.
  [[nodiscard]] ReadBlock const* find(std::string_view needle) const;
  /// The first block that is just `text`.
  [[nodiscard]] ReadBlock const* find_whole(std::string_view text) const;
  [[nodiscard]] bool is_incomplete() const;
  [[nodiscard]] std::optional<PartCoverage> covered(
      std::string_view part, Status status = Status::kPartial) const;
};

ReadPackage read_package(std::string const& bytes, Limits const& limits = {});

}  // namespace mishen
