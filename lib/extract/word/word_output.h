#pragma once

// What one part of a package says: blocks with their place, attribute values
// worth reading, and no second block for what a drawing's choice and fallback
// both say.

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/document/place.h"
#include "lib/extract/extraction.h"
#include "lib/extract/word/word_paragraph.h"
#include "lib/extract/xml/xml_reader.h"

namespace mishen {

/// What is known of a part before it is read.
struct PartSetting {
  std::string part;  ///< Its name in places.
  Role role = Role::kBody;
  Role attribute_role = Role::kAttribute;
  /// Text outside of runs is not shown; else it is (charts, settings).
  bool is_story = true;
  bool counts_pages = false;
  /// Blanks at the ends of a text count without xml:space.
  bool keeps_blanks = false;
};

/// Where the part is being read.
struct PartPosition {
  std::uint64_t paragraph = 0;  ///< 0: before the first.
  std::optional<std::uint32_t> page;
};

/// Blocks of one part. Borrows all it is given; one thread.
class PartOutput {
 public:
  PartOutput(PartSetting const& setting, Extraction& out)
      : setting_(setting), out_(out) {}

  /// A paragraph or row with its readings.
  void add(WordText const& text, Role role, bool hidden);
  /// A text of its own at `position`.
  void add_text(std::string_view text, Role role, bool hidden,
                PartPosition const& position);
  /// Attribute values of an element, and its name where that says something.
  void add_attributes(XmlName element, std::span<XmlAttribute const> attributes,
                      PartPosition const& position);
  /// One value that is text by its nature (a field code, a comment).
  void add_value(std::string_view value, PartPosition const& position);
  /// A file in base64 becomes a member; false where the text is none.
  bool add_file(std::string_view text);
  /// What base64 hides.
  void add_base64(std::string_view text, PartPosition const& position);
  /// Short words collected from attributes, as one block.
  void finish();

  // mc:AlternateContent.
  void begin_alternatives() { alternatives_.emplace_back(); }
  void end_alternatives();
  void begin_branch();
  void end_branch();
  [[nodiscard]] std::size_t alternatives() const {
    return alternatives_.size();
  }
  /// The branch of the innermost open ones from number `from` on that is no
  /// first choice; else 1, or 0 outside of all.
  [[nodiscard]] std::uint8_t branch(std::size_t from) const;

 private:
  struct Alternative {
    std::uint8_t branch = 0;
    bool inside = false;
    std::set<std::string> said{};  // in the first branch
  };
  bool repeats(std::string const& signature);
  void say_value(std::string_view value, PartPosition const& position);
  [[nodiscard]] Place place(Role role, bool hidden,
                            PartPosition const& position) const;

  PartSetting const& setting_;
  Extraction& out_;
  std::vector<Alternative> alternatives_;
  std::set<std::string, std::less<>> values_;  // said once a part
  std::string words_;                          // one a line
};

/// Whether a value or stray text is worth a block: words, ideographs, or
/// digits enough for a number that names a person.
bool is_worth_reading(std::string_view value);

}  // namespace mishen
