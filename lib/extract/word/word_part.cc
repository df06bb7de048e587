#include "lib/extract/word/word_part.h"

#include <algorithm>
#include <utility>

#include "lib/extract/word/word_properties.h"
#include "lib/extract/word/word_text.h"

namespace mishen {
namespace {

// Of a text that runs on into the next paragraph, what a marking or keyword
// may reach back to; whole paragraphs would add up.
constexpr std::size_t kMostJoined = 1 << 10;

std::string tail_of(std::string const& text) {
  if (text.size() <= kMostJoined) return text;
  std::size_t at = text.size() - kMostJoined;
  while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
  return text.substr(at);
}

}  // namespace

WordPart::WordPart(PartSetting const& setting, WordStyles const& styles,
                   Numbering& numbering, Extraction& out)
    : setting_(setting),
      styles_(styles),
      numbering_(numbering),
      out_(out),
      output_(setting, out) {
  Story whole;
  whole.role = setting.role;
  stories_.push_back(std::move(whole));
}

void WordPart::read(std::string_view bytes) {
  XmlHandlers handlers;
  handlers.start = [this](XmlName name,
                          std::span<XmlAttribute const> attributes) {
    start(name, attributes);
  };
  handlers.end = [this](XmlName) { end(); };
  handlers.text = [this](std::string_view text) {
    if (!elements_.empty()) elements_.back().text += text;
  };
  auto const add_value = [this](std::string_view value) {
    if (is_worth_reading(value)) output_.add_value(value, position());
  };
  handlers.comment = add_value;
  handlers.instruction = [&](std::string_view target, std::string_view data) {
    add_value(target);
    add_value(data);
  };
  handlers.entity = [&](std::string_view name, std::string_view value) {
    add_value(name);
    add_value(value);
  };
  XmlOptions options;
  options.refuse_doctype = true;
  XmlOutcome const outcome =
      XmlReader(out_.limits(), options).read(bytes, handlers);
  finish();
  cover_part(outcome, setting_, out_);
}

WordTag WordPart::parent(std::size_t up) const {
  // The element itself is on the stack already.
  return elements_.size() > up ? elements_[elements_.size() - 1 - up].tag
                               : WordTag::kOther;
}

PartPosition WordPart::position() const {
  PartPosition position;
  position.paragraph = paragraphs_;
  if (setting_.counts_pages) position.page = page_;
  // Behind a text box the paragraph around it goes on.
  if (auto const& open = stories_.back().paragraph) {
    position.paragraph = open->number;
  }
  return position;
}

void WordPart::start(XmlName name, std::span<XmlAttribute const> attributes) {
  WordTag const tag = word_tag_of(name.local);
  Element element;
  element.tag = tag;
  element.keeps_blanks =
      elements_.empty() ? setting_.keeps_blanks : elements_.back().keeps_blanks;
  if (auto const space = attribute_of(attributes, "space"); !space.empty()) {
    element.keeps_blanks = element.keeps_blanks || space == "preserve";
  }
  elements_.push_back(std::move(element));
  if (tag != WordTag::kOther) {
    start_structure(tag, attributes);
    start_property(tag, attributes);
    start_inline(tag, attributes);
    start_field(tag, attributes);
  }
  output_.add_attributes(name, attributes_left(tag, attributes), position());
}

// Without those that were taken as text.
std::vector<XmlAttribute> const& WordPart::attributes_left(
    WordTag tag, std::span<XmlAttribute const> attributes) {
  left_.clear();
  for (XmlAttribute const& entry : attributes) {
    std::string_view const name = entry.name.local;
    bool const taken = (tag == WordTag::kTextpath && name == "string") ||
                       (tag == WordTag::kFldSimple && name == "instr") ||
                       (tag == WordTag::kListEntry && name == "val") ||
                       (tag == WordTag::kListItem &&
                        (name == "displayText" || name == "value"));
    if (!taken) left_.push_back(entry);
  }
  return left_;
}

void WordPart::start_structure(WordTag tag,
                               std::span<XmlAttribute const> attributes) {
  unsigned& undo = elements_.back().undo;
  switch (tag) {
    case WordTag::kP:
      end_implicit_paragraph();
      if (story().paragraph) {
        begin_story();
        undo |= kUndoStory;
      }
      begin_paragraph(0);
      undo |= kUndoParagraph;
      break;
    case WordTag::kTxbxContent:
    case WordTag::kTxbx:
    case WordTag::kTextbox:
      begin_story();
      undo |= kUndoStory;
      break;
    case WordTag::kAlternateContent:
      output_.begin_alternatives();
      undo |= kUndoAlternative;
      break;
    case WordTag::kChoice:
    case WordTag::kFallback:
      if (parent() == WordTag::kAlternateContent) {
        output_.begin_branch();
        undo |= kUndoBranch;
      }
      break;
    case WordTag::kTbl:
      begin_table();
      break;
    case WordTag::kTr:
      begin_row();
      break;
    case WordTag::kTc:
      if (!story().tables.empty() && story().tables.back().row) {
        end_implicit_paragraph();
        story().tables.back().row->cells.emplace_back();
        story().tables.back().in_cell = true;
        undo |= kUndoCell;
      }
      break;
    case WordTag::kTextpath: {
      // A watermark is text for readers.
      bool const is_margin =
          setting_.role == Role::kHeader || setting_.role == Role::kFooter;
      output_.add_text(attribute_of(attributes, "string"),
                       is_margin ? setting_.role : Role::kTextBox,
                       story().hidden, position());
      break;
    }
    case WordTag::kBackground:
      background_ = color_of(attributes).value_or(kWhite);
      break;
    default:
      break;
  }
}

void WordPart::end() {
  if (elements_.empty()) return;
  // Text first: what it belongs to may end here.
  end_text(elements_.back());
  unsigned const what = elements_.back().undo;
  elements_.pop_back();
  undo(what);
  auto const& open = story().paragraph;
  if (open && open->implicit_depth > elements_.size()) end_implicit_paragraph();
}

void WordPart::undo(unsigned what) {
  if ((what & kUndoRun) != 0 && story().paragraph) {
    auto& runs = story().paragraph->runs;
    if (!runs.empty()) runs.pop_back();
  }
  if ((what & kUndoInserted) != 0) --inserted_;
  if ((what & kUndoDeleted) != 0) --deleted_;
  if ((what & kUndoRuby) != 0) --ruby_;
  if ((what & kUndoRubyText) != 0) {
    --ruby_text_;
    if (story().paragraph) story().paragraph->text_since_ruby = false;
  }
  if ((what & kUndoParagraph) != 0) end_paragraph();
  if ((what & kUndoCell) != 0) {
    end_implicit_paragraph();
    if (!story().tables.empty()) story().tables.back().in_cell = false;
  }
  if ((what & kUndoRow) != 0) end_row();
  if ((what & kUndoTable) != 0 && !story().tables.empty()) {
    story().tables.pop_back();
  }
  if ((what & kUndoStory) != 0) end_story();
  if ((what & kUndoBranch) != 0) output_.end_branch();
  if ((what & kUndoAlternative) != 0) output_.end_alternatives();
}

void WordPart::finish() {
  // Every start had its end; what is left has none of its own.
  while (!elements_.empty()) end();
  end_implicit_paragraph();
  for (FieldText const& field : fields_.end_all()) {
    output_.add_value(field.code, position());
  }
  output_.finish();
}

void WordPart::begin_story() {
  Story next;
  next.role = Role::kTextBox;
  next.hidden = story().hidden;
  if (auto& around = story().paragraph) {
    PieceLook const here = look(*around, false);
    next.hidden = next.hidden || here.vanished || here.deleted;
  }
  stories_.push_back(std::move(next));
}

void WordPart::end_story() {
  if (stories_.size() < 2) return;
  end_implicit_paragraph();
  stories_.pop_back();
}

void WordPart::begin_paragraph(std::size_t implicit_depth) {
  OpenParagraph open;
  open.number = ++paragraphs_;
  open.alternatives = output_.alternatives();
  open.implicit_depth = implicit_depth;
  story().paragraph = std::move(open);
}

WordPart::OpenParagraph& WordPart::ensure_paragraph() {
  // The container of the run or text that comes without a paragraph.
  if (!story().paragraph) {
    begin_paragraph(std::max<std::size_t>(elements_.size(), 2) - 1);
  }
  return *story().paragraph;
}

void WordPart::end_implicit_paragraph() {
  auto const& open = story().paragraph;
  if (open && open->implicit_depth > 0) end_paragraph();
}

WordText WordPart::take_text(OpenParagraph& open) {
  WordText text = open.text.finish();
  text.number = open.number;
  if (setting_.counts_pages) text.page = open.page.value_or(page_);
  if (open.list.list || open.list.level || !open.style.empty()) {
    ListPlace place = styles_.numbering(open.style);
    if (open.list.list) place.list = open.list.list;
    if (open.list.level) place.level = open.list.level;
    std::string number = numbering_.next(place);
    if (!number.empty() && says_nothing(text.primary)) {
      text.primary = std::move(number);
      text.hidden = false;
    } else if (!number.empty()) {
      add_reading(text, number + text.primary, text.hidden);
    }
  }
  join_paragraphs(open, text);
  return text;
}

// Where a paragraph's mark was deleted or is hidden, its text runs on into the
// next; where it was inserted, it did so before.
void WordPart::join_paragraphs(OpenParagraph const& open, WordText& text) {
  Story& flow = story();
  std::string const original = text.original.value_or(text.final);
  std::string joined_final = flow.joins_final.value_or("") + text.final;
  std::string joined_original = flow.joins_original.value_or("") + original;
  bool const hidden = text.hidden || flow.joins_hidden;
  if (flow.joins_final) add_reading(text, joined_final, hidden);
  if (flow.joins_original) add_reading(text, joined_original, true);
  flow.joins_final.reset();
  flow.joins_original.reset();
  flow.joins_hidden = false;
  if (open.mark_deleted || open.mark_hidden) {
    flow.joins_final = tail_of(joined_final);
    flow.joins_hidden = hidden;
  }
  if (open.mark_inserted) flow.joins_original = tail_of(joined_original);
}

// Ruby and stray text of a paragraph.
void WordPart::add_asides(OpenParagraph const& open) {
  PartPosition const at{
      open.number, setting_.counts_pages ? std::optional(page_) : std::nullopt};
  Role const role = story().role;
  for (std::string const& ruby : open.rubies) {
    output_.add_text(ruby, role, story().hidden, at);
  }
  if (open.strays.empty()) return;
  WordText strays;
  strays.number = at.paragraph;
  strays.page = at.page;
  std::string joined;
  for (std::string const& stray : open.strays) {
    if (!strays.primary.empty()) strays.primary += '\n';
    strays.primary += stray;
    joined += stray;
  }
  add_reading(strays, std::move(joined), true);
  output_.add(strays, role, setting_.is_story);
}

void WordPart::end_paragraph() {
  if (!story().paragraph) return;
  OpenParagraph open = std::move(*story().paragraph);
  story().paragraph.reset();
  WordText text = take_text(open);
  if (WordCell* const cell = open_cell()) {
    cell->paragraphs.push_back(std::move(text));
  } else {
    output_.add(text, story().role, story().hidden);
  }
  add_asides(open);
  if (open.ends_section) new_page();
}

WordCell* WordPart::open_cell() {
  if (story().tables.empty()) return nullptr;
  Table& table = story().tables.back();
  if (!table.in_cell || !table.row || table.row->cells.empty()) return nullptr;
  return &table.row->cells.back();
}

void WordPart::begin_table() {
  end_implicit_paragraph();
  if (story().paragraph) {
    begin_story();
    elements_.back().undo |= kUndoStory;
  }
  story().tables.emplace_back();
  elements_.back().undo |= kUndoTable;
}

void WordPart::begin_row() {
  end_implicit_paragraph();
  // A row without a table of its own gets one.
  if (story().tables.empty() || story().tables.back().row) begin_table();
  story().tables.back().row.emplace();
  elements_.back().undo |= kUndoRow;
}

void WordPart::end_row() {
  if (story().tables.empty() || !story().tables.back().row) return;
  Table& table = story().tables.back();
  WordRow row = std::move(*table.row);
  table.row.reset();
  table.in_cell = false;
  bool const is_margin =
      setting_.role != Role::kBody || story().role != Role::kBody;
  Role const role = is_margin ? story().role : Role::kTable;
  // A row inside a cell that is not seen is not seen.
  bool const hidden = story().hidden || row.hidden;
  if (!is_layout(row)) {
    output_.add(row_text(std::move(row)), role, hidden);
    return;
  }
  for (WordCell const& cell : row.cells) {
    for (WordText const& text : cell.paragraphs) {
      output_.add(text, story().role, hidden || cell.continues);
    }
  }
}

}  // namespace mishen
