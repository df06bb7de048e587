#pragma once

// Events of XML of any vocabulary → pieces of text. An element with text of
// its own takes in the text of everything inside it; what that is, is known
// only at its end, so text is collected and handed on where no open element
// has text of its own.

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/extract/xml/xml_blocks.h"
#include "lib/extract/xml/xml_reader.h"

namespace mishen {

/// One part. One thread.
class XmlSweeper {
 public:
  XmlSweeper(Place place, Extraction& out) : blocks_(std::move(place), out) {}

  /// Handlers for `reader`, which gives the lines; both must outlive it.
  XmlHandlers handlers(XmlReader const& reader);

  /// Writes what is left: after the last event.
  void finish();

 private:
  struct Open {
    std::string local;
    std::string label;
    std::size_t text_begin = 0;
    std::size_t first_piece = 0;
    std::uint64_t line = 0;  // of its first text; 0: none yet
    std::uint64_t number = 0;
    bool own_text = false;
    bool is_bare = true;  // neither attributes nor children
  };

  void tell_name(std::string_view name, std::uint64_t line);
  void start(XmlName name, std::span<XmlAttribute const> attributes,
             std::uint64_t line);
  void end(std::uint64_t line);
  void text(std::string_view text, std::uint64_t line);
  void add_extra(Role role, bool hidden, std::string_view name,
                 std::string_view value, std::uint64_t line);
  void add_attributes(Open& open, std::span<XmlAttribute const> attributes,
                      std::uint64_t line);
  void take_in(Open const& open, std::size_t depth);
  void join_runs(Open const& open);
  void mark_row(Open const& open);
  void add_break(std::string_view local);
  void cut();
  void write();

  XmlBlocks blocks_;
  std::vector<Open> open_;
  std::uint64_t numbers_ = 0;
  std::set<std::string> names_;  // of elements, attributes, said as text
  std::size_t with_text_ = 0;    // open elements with text of their own
  std::string text_;
  std::vector<XmlMark> marks_;
  std::vector<XmlPiece> pieces_;
  std::vector<XmlExtra> extras_;
};

}  // namespace mishen
