#pragma once

// Pieces of XML as blocks with their readings: joined over inline elements,
// broken at them, with the element's or a label's name before the value, with
// escaped markup taken out.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/document/place.h"
#include "lib/extract/extraction.h"

namespace mishen {

/// A tag within the text collected: where, and how deep the text behind it
/// stands.
struct XmlMark {
  std::size_t at = 0;
  std::size_t depth = 0;
};

/// A stretch of the text collected that is one block.
struct XmlPiece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint64_t line = 0;
  std::string name;          ///< Local name of its element.
  std::string label;         ///< What an attribute calls it, or empty.
  std::uint64_t parent = 0;  ///< Number of the element it stands in.
  std::size_t depth = 0;     ///< Of its element.
  std::uint64_t row = 0;     ///< Number of the row whose cell it is, or 0.
};

/// What is not text, where it stood between the texts.
struct XmlExtra {
  std::size_t at = 0;  ///< Within the text collected.
  Role role = Role::kAttribute;
  bool hidden = false;
  std::uint64_t line = 0;
  std::string text;
  std::string name;   ///< Of the attribute.
  std::string label;  ///< As in XmlPiece.
};

/// Local names by which producers call what holds a paragraph, and the pieces
/// of text inside one.
bool is_paragraph_name(std::string_view local);
bool is_run_name(std::string_view local);
/// Names of what holds the cells of a table's row, or the fields of a record.
bool is_row_name(std::string_view local);
/// Names of attributes and elements whose text says what another one means.
bool is_label_name(std::string_view local);
/// Names of attributes that hold what such a label speaks of.
bool is_value_name(std::string_view local);

/// Writes pieces in document order. One part; one thread.
class XmlBlocks {
 public:
  XmlBlocks(Place place, Extraction& out)
      : place_(std::move(place)), out_(out) {}

  /// `extras` by rising place, `pieces` too and not overlapping.
  void write(std::string_view text, std::vector<XmlMark> const& marks,
             std::vector<XmlPiece> const& pieces,
             std::vector<XmlExtra> const& extras);

 private:
  struct Said;
  struct Leaf {
    std::string text;
    std::string name;
    std::uint64_t parent = 0;
    std::size_t depth = 0;
    std::uint64_t line = 0;
  };

  void row(std::string_view text, std::vector<XmlMark> const& marks,
           std::span<XmlPiece const> cells);
  void piece(std::string_view text, std::vector<XmlMark> const& marks,
             XmlPiece const& piece, std::optional<BlockId> base = {});
  static void structure(Said& said, std::string_view text,
                        std::vector<XmlMark> const& marks,
                        XmlPiece const& piece);
  void fields(Said& said, XmlPiece const& piece, std::string const& value);
  void end_run();
  void extra(XmlExtra const& extra);
  void readings(Said& said, std::string_view value);
  [[nodiscard]] bool is_new(XmlExtra const& extra);

  Place place_;
  Extraction& out_;
  std::vector<Leaf> run_;       // short leaves of one name, side by side
  Leaf last_;                   // the piece before
  std::set<std::string> seen_;  // attributes that were said
  std::size_t seen_bytes_ = 0;
};

}  // namespace mishen
