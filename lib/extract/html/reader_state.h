#pragma once

// The walk's own state; reader.cc walks, reader_fields.cc reads form fields,
// reader_hidden.cc what is not shown.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/extract/html/parse.h"
#include "lib/extract/html/reader.h"
#include "lib/extract/html/source_lines.h"
#include "lib/extract/html/style.h"
#include "lib/extract/html/table_rows.h"
#include "lib/extract/html/values.h"

namespace mishen {

/// Reads one piece of markup. One thread.
class HtmlReader {
 public:
  HtmlReader(std::string_view source, MarkupPlace const& place,
             HtmlOutput& out);
  void read();
  [[nodiscard]] bool too_deep() const { return too_deep_; }

 private:
  /// An element whose end has not come.
  struct Open {
    NodeId id = 0;
    Shown shown;
    Role role = Role::kBody;
    bool parts = false;      ///< Ends the paragraph.
    bool in_row = false;     ///< Inside a row that is one block.
    bool is_joined = false;  ///< Its children stand side by side.
    /// Ruby text and its brackets, apart from the line below.
    bool is_ruby = false;
    bool is_ruby_paren = false;
  };

  // reader.cc
  void walk();
  bool enter(NodeId id);
  bool enter_element(NodeId id);
  void leave();
  void begin_table_part(NodeId id, Open& open);
  void end_table_part(Open const& open);
  void add_text(NodeId id);
  void flush();
  void flush_one(Paragraph& paragraph);
  void say_row();
  Open opened(NodeId id) const;
  [[nodiscard]] std::uint64_t line_of(std::size_t offset) const;
  [[nodiscard]] ValuePlace value_place(NodeId id, bool hidden) const;
  /// Rows stay rows, so that they keep their headings.
  [[nodiscard]] Role role_of(Role own) const {
    return own == Role::kTable ? own : place_.role.value_or(own);
  }

  // reader_fields.cc
  void find_labels();
  [[nodiscard]] std::string label_of(NodeId id) const;
  void input(NodeId id, Shown const& shown);
  void box(NodeId id, std::string_view sign, Shown const& shown);
  void field_value(NodeId id, std::string const& value, Shown const& shown);
  void select(NodeId id, Shown const& shown);
  struct Choice {
    NodeId id = kNoNode;
    std::string text;
    bool chosen = false;
  };
  [[nodiscard]] std::vector<Choice> choices_of(NodeId select) const;
  void option(NodeId id, std::string const& text, Shown const& shown,
              std::string const& label);
  void option_attributes(NodeId id, Shown const& shown);

  // reader_hidden.cc
  void find_styles();
  void comment(NodeId id, bool hidden);
  void script(NodeId id, bool hidden);
  void style(NodeId id, bool hidden);
  void raw_text(NodeId id, bool hidden);
  void inner_markup(std::string_view markup, std::size_t offset,
                    std::optional<Role> role);

  std::string_view source_;
  MarkupPlace place_;
  HtmlOutput& out_;
  ValueWriter values_;
  SourceLines lines_;
  bool too_deep_ = false;  // set while the tree is made
  HtmlTree tree_;
  Contents contents_;
  StyleSheet sheet_;
  std::unordered_map<std::string, std::string> labels_;  // by id of the field
  std::vector<Open> open_;
  std::vector<TableRows> tables_;
  Paragraph paragraph_;
  Paragraph ruby_;
  Paragraph ruby_parens_;
  std::string pending_label_;  // of the textarea that is open
};

/// The text of one line, white space collapsed.
std::string one_line(std::string_view text);

}  // namespace mishen
