#pragma once

// Reads one XML part that holds paragraphs: WordprocessingML stories, and the
// DrawingML of diagrams and charts, whose paragraphs and runs are built alike.
// Paragraphs nest (a text box stands within one), so there is a stack of
// stories, each with its open paragraph and its open tables. Whatever is no
// text of a run is swept: attributes, stray text, comments, instructions.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/extract/word/numbering.h"
#include "lib/extract/word/run_look.h"
#include "lib/extract/word/word_fields.h"
#include "lib/extract/word/word_output.h"
#include "lib/extract/word/word_paragraph.h"
#include "lib/extract/word/word_row.h"
#include "lib/extract/word/word_styles.h"
#include "lib/extract/word/word_tags.h"
#include "lib/extract/xml/xml_reader.h"

namespace mishen {

/// One part. Borrows all it is given; used once; one thread.
class WordPart {
 public:
  WordPart(PartSetting const& setting, WordStyles const& styles,
           Numbering& numbering, Extraction& out);

  /// Reads the part and covers it.
  void read(std::string_view bytes);

 private:
  /// What has to be undone where an element ends.
  enum Undo : unsigned {
    kUndoStory = 1,
    kUndoParagraph = 2,
    kUndoRun = 4,
    kUndoInserted = 8,
    kUndoDeleted = 16,
    kUndoAlternative = 32,
    kUndoBranch = 64,
    kUndoTable = 128,
    kUndoRow = 256,
    kUndoCell = 512,
    kUndoRuby = 1024,
    kUndoRubyText = 2048,
    kUndoList = 4096,
  };
  struct Element {
    WordTag tag = WordTag::kOther;
    unsigned undo = 0;
    bool keeps_blanks = false;
    std::string text{};  // directly inside it
  };
  struct Run {
    RunLook look;  // what it says itself
    std::string style;
    bool inserted = false;
    bool deleted = false;
  };
  struct OpenParagraph {
    WordParagraph text;
    std::uint64_t number = 0;
    std::optional<std::uint32_t> page;  // of its first visible text
    std::string style;
    std::optional<RunLook> style_look;  // of runs without a style, once asked
    std::optional<Rgb> fill;
    ListPlace list;
    std::vector<Run> runs;
    std::size_t alternatives = 0;  // open where it begins
    /// Made for text without a paragraph; ends with the element that many
    /// deep. 0: a paragraph of the file.
    std::size_t implicit_depth = 0;
    bool mark_inserted = false;
    bool mark_deleted = false;
    bool mark_hidden = false;
    bool ends_section = false;
    bool unseen = false;  // by its layout
    std::vector<std::string> rubies;
    bool text_since_ruby = true;
    std::vector<std::string> strays;
  };
  struct Table {
    std::string style;
    std::optional<WordRow> row;
    bool in_cell = false;
  };
  /// A flow of paragraphs: the part, a text box.
  struct Story {
    Role role = Role::kBody;
    bool hidden = false;
    std::vector<Table> tables;
    std::optional<OpenParagraph> paragraph;
    // Text of paragraphs whose mark is no longer, or not yet, one.
    std::optional<std::string> joins_final;
    std::optional<std::string> joins_original;
    bool joins_hidden = false;  // the first of them is not seen
  };

  // word_part.cc: elements, stories, paragraphs, tables.
  void start(XmlName name, std::span<XmlAttribute const> attributes);
  void start_structure(WordTag tag, std::span<XmlAttribute const> attributes);
  std::vector<XmlAttribute> const& attributes_left(
      WordTag tag, std::span<XmlAttribute const> attributes);
  void end();
  void undo(unsigned what);
  void finish();
  [[nodiscard]] WordTag parent(std::size_t up = 1) const;
  Story& story() { return stories_.back(); }
  void begin_story();
  void end_story();
  void begin_paragraph(std::size_t implicit_depth);
  void end_paragraph();
  void end_implicit_paragraph();
  WordText take_text(OpenParagraph& open);
  void join_paragraphs(OpenParagraph const& open, WordText& text);
  void add_asides(OpenParagraph const& open);
  void begin_table();
  void begin_row();
  void end_row();
  WordCell* open_cell();
  [[nodiscard]] PartPosition position() const;

  // word_run.cc: what stands in paragraphs.
  void start_property(WordTag tag, std::span<XmlAttribute const> attributes);
  void start_table_property(WordTag tag,
                            std::span<XmlAttribute const> attributes);
  void start_inline(WordTag tag, std::span<XmlAttribute const> attributes);
  void start_field(WordTag tag, std::span<XmlAttribute const> attributes);
  void start_change(WordTag tag);
  void begin_run();
  void end_text(Element& element);
  void add_stray(std::string_view text);
  void add_text(std::string_view text, bool deleted);
  void add_field(FieldText const& field);
  void add_break(std::span<XmlAttribute const> attributes);
  PieceLook look(OpenParagraph& open, bool deleted);  // sets font_
  OpenParagraph& ensure_paragraph();
  void new_page();

  PartSetting const& setting_;
  WordStyles const& styles_;
  Numbering& numbering_;
  Extraction& out_;
  PartOutput output_;
  std::vector<Element> elements_;
  std::vector<Story> stories_;
  Fields fields_;
  std::vector<XmlAttribute> left_;       // scratch
  std::vector<std::string> list_shown_;  // entries of a drop-down list
  std::vector<std::string> list_values_;
  std::uint64_t paragraphs_ = 0;
  std::uint32_t page_ = 1;
  bool page_just_began_ = false;
  int inserted_ = 0;
  int deleted_ = 0;
  int ruby_ = 0;
  int ruby_text_ = 0;
  Rgb background_ = kWhite;
  SymbolFont font_ = SymbolFont::kNone;  // of the run looked at last
};

}  // namespace mishen
