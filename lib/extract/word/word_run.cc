// What stands in paragraphs: runs with their properties, text, breaks,
// symbols, tracked changes, fields. See word_part.h.

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "lib/extract/word/symbol_fonts.h"
#include "lib/extract/word/word_part.h"
#include "lib/extract/word/word_text.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

std::string_view trim_ascii(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::size_t const begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

// Lines and rows of so few twentieths of a point show nothing.
constexpr int kFlatTwips = 40;
// No paper is as wide as that.
constexpr int kOffPaperTwips = 31'680;

bool is_exact(std::span<XmlAttribute const> attributes, std::string_view rule) {
  return attribute_of(attributes, rule) == "exact";
}

// Lines without height, an indent beyond the paper.
bool is_out_of_sight(WordTag tag, std::span<XmlAttribute const> attributes) {
  if (tag == WordTag::kSpacing) {
    int const line = number_of(attribute_of(attributes, "line"), 240);
    return is_exact(attributes, "lineRule") && line <= kFlatTwips;
  }
  int const left = number_of(attribute_of(attributes, "left"), 0);
  int const start = number_of(attribute_of(attributes, "start"), 0);
  return std::max(std::abs(left), std::abs(start)) >= kOffPaperTwips;
}

std::string join(std::vector<std::string> const& entries) {
  std::string joined;
  for (std::string const& entry : entries) {
    if (!joined.empty()) joined += "、";
    joined += entry;
  }
  return joined;
}

}  // namespace

void WordPart::start_property(WordTag tag,
                              std::span<XmlAttribute const> attributes) {
  start_table_property(tag, attributes);
  if (!story().paragraph) return;
  OpenParagraph& open = *story().paragraph;
  WordTag const around = parent();
  WordTag const beyond = parent(2);
  if (around == WordTag::kRPr && beyond == WordTag::kR && !open.runs.empty()) {
    Run& run = open.runs.back();
    if (tag == WordTag::kRStyle) {
      run.style = attribute_of(attributes, "val");
    } else if (tag == WordTag::kIns || tag == WordTag::kMoveTo) {
      run.inserted = true;
    } else if (tag == WordTag::kDel || tag == WordTag::kMoveFrom) {
      run.deleted = true;
    } else {
      add_property(run.look, tag, attributes);
    }
  } else if (tag == WordTag::kNoFill && around == WordTag::kTextFill) {
    if (!open.runs.empty()) open.runs.back().look.no_fill = true;
  } else if (around == WordTag::kRPr && beyond == WordTag::kPPr) {
    if (tag == WordTag::kIns || tag == WordTag::kMoveTo)
      open.mark_inserted = true;
    if (tag == WordTag::kDel || tag == WordTag::kMoveFrom)
      open.mark_deleted = true;
    if (tag == WordTag::kVanish || tag == WordTag::kSpecVanish) {
      open.mark_hidden = is_on(attributes);
    }
  } else if (around == WordTag::kPPr) {
    if (tag == WordTag::kPStyle) open.style = attribute_of(attributes, "val");
    if (tag == WordTag::kShd) open.fill = shading_of(attributes);
    if (tag == WordTag::kSpacing || tag == WordTag::kInd) {
      open.unseen = open.unseen || is_out_of_sight(tag, attributes);
    }
    if (tag == WordTag::kFramePr) {
      // A dropped capital is a paragraph to the file only.
      std::string_view const drop = attribute_of(attributes, "dropCap");
      open.mark_hidden = !drop.empty() && drop != "none";
    }
    if (tag == WordTag::kSectPr) open.ends_section = true;
    if (tag == WordTag::kPageBreakBefore && is_on(attributes) &&
        open.number > 1) {
      new_page();
    }
  } else if (around == WordTag::kNumPr) {
    int const value = number_of(attribute_of(attributes, "val"), 0);
    if (tag == WordTag::kNumId) open.list.list = value;
    if (tag == WordTag::kIlvl) open.list.level = value;
  } else if (around == WordTag::kSectPr && tag == WordTag::kType) {
    if (attribute_of(attributes, "val") == "continuous") {
      open.ends_section = false;
    }
  }
}

void WordPart::start_table_property(WordTag tag,
                                    std::span<XmlAttribute const> attributes) {
  if (story().tables.empty()) return;
  Table& table = story().tables.back();
  std::string_view const value = attribute_of(attributes, "val");
  if (tag == WordTag::kTblStyle) table.style = value;
  if (!table.row) return;
  if (parent() == WordTag::kTrPr) {
    if (tag == WordTag::kHidden) table.row->hidden = is_on(attributes);
    if (tag == WordTag::kTrHeight && is_exact(attributes, "hRule") &&
        number_of(value, kFlatTwips + 1) <= kFlatTwips) {
      table.row->hidden = true;
    }
    if (tag == WordTag::kGridBefore)
      table.row->columns_before = number_of(value, 0);
  }
  WordCell* const cell = open_cell();
  if (parent() != WordTag::kTcPr || cell == nullptr) return;
  if (tag == WordTag::kGridSpan) cell->span = number_of(value, 1);
  if (tag == WordTag::kVMerge) cell->continues = value != "restart";
  if (tag == WordTag::kShd) cell->fill = shading_of(attributes);
}

void WordPart::begin_run() {
  ensure_paragraph().runs.emplace_back();
  elements_.back().undo |= kUndoRun;
}

void WordPart::start_change(WordTag tag) {
  WordTag const around = parent();
  bool const is_mark = around == WordTag::kRPr || around == WordTag::kTrPr ||
                       around == WordTag::kNumPr;
  if (is_mark) return;
  bool const inserts = tag == WordTag::kIns || tag == WordTag::kMoveTo;
  ++(inserts ? inserted_ : deleted_);
  elements_.back().undo |= inserts ? kUndoInserted : kUndoDeleted;
}

void WordPart::start_inline(WordTag tag,
                            std::span<XmlAttribute const> attributes) {
  switch (tag) {
    case WordTag::kR:
      begin_run();
      break;
    case WordTag::kBdo:
      if (attribute_of(attributes, "val") == "rtl") {
        ensure_paragraph().text.set_reversed();
      }
      break;
    case WordTag::kIns:
    case WordTag::kMoveTo:
    case WordTag::kDel:
    case WordTag::kMoveFrom:
      start_change(tag);
      break;
    case WordTag::kTab:
    case WordTag::kPtab:
      if (parent() == WordTag::kR) add_text("\t", false);
      break;
    case WordTag::kBr:
      add_break(attributes);
      break;
    case WordTag::kCr:
      if (parent() == WordTag::kR) add_text("\n", false);
      break;
    case WordTag::kNoBreakHyphen:
      add_text("-", false);
      break;
    case WordTag::kSym:
      if (char32_t const shown =
              character_of_sym(attribute_of(attributes, "font"),
                               attribute_of(attributes, "char"))) {
        std::string text;
        append_utf8(text, shown);
        add_text(text, false);
      }
      break;
    case WordTag::kLastRenderedPageBreak:
      if (!std::exchange(page_just_began_, false)) ++page_;
      break;
    case WordTag::kRuby:
      ++ruby_;
      elements_.back().undo |= kUndoRuby;
      break;
    case WordTag::kRt:
      if (ruby_ > 0) {
        OpenParagraph& open = ensure_paragraph();
        if (open.text_since_ruby) open.rubies.emplace_back();
        ++ruby_text_;
        elements_.back().undo |= kUndoRubyText;
      }
      break;
    default:
      break;
  }
}

void WordPart::add_break(std::span<XmlAttribute const> attributes) {
  add_text("\n", false);
  if (attribute_of(attributes, "type") == "page") new_page();
}

void WordPart::new_page() {
  ++page_;
  page_just_began_ = true;
}

void WordPart::start_field(WordTag tag,
                           std::span<XmlAttribute const> attributes) {
  std::string_view const value = attribute_of(attributes, "val");
  WordTag const around = parent();
  if (tag == WordTag::kFldChar) {
    std::string_view const type = attribute_of(attributes, "fldCharType");
    if (type == "begin") fields_.begin(position().paragraph);
    if (type == "separate") fields_.separate();
    if (type == "end") {
      if (auto const field = fields_.end()) add_field(*field);
    }
  } else if (tag == WordTag::kFldSimple) {
    std::string_view const code = attribute_of(attributes, "instr");
    if (is_worth_reading(code)) output_.add_value(code, position());
  } else if (tag == WordTag::kCheckBox) {
    fields_.set_check_box();
  } else if (tag == WordTag::kChecked && around == WordTag::kCheckBox) {
    fields_.set_checked(is_on(attributes));
  } else if (tag == WordTag::kDefault && around == WordTag::kCheckBox) {
    fields_.set_checked(is_on(attributes));
  } else if ((tag == WordTag::kResult || tag == WordTag::kDefault) &&
             around == WordTag::kDdList) {
    fields_.choose(number_of(value, 0));
  } else if (tag == WordTag::kListEntry) {
    fields_.add_entry(value);
    list_shown_.emplace_back(value);
  } else if (tag == WordTag::kListItem) {
    std::string_view const inner = attribute_of(attributes, "value");
    std::string_view const shown = attribute_of(attributes, "displayText");
    list_shown_.emplace_back(shown.empty() ? inner : shown);
    list_values_.emplace_back(inner);
  } else if (tag == WordTag::kDropDownList || tag == WordTag::kComboBox ||
             tag == WordTag::kDdList) {
    elements_.back().undo |= kUndoList;
  }
}

void WordPart::add_field(FieldText const& field) {
  if (is_worth_reading(field.code)) {
    output_.add_value(trim_ascii(field.code), position());
  }
  if (!field.shown.empty()) add_text(field.shown, false);
}

void WordPart::end_text(Element& element) {
  if ((element.undo & kUndoList) != 0) {
    // One text: a list of levels to choose from claims none of them.
    std::string const shown = join(list_shown_);
    std::string const values = join(list_values_);
    if (is_worth_reading(shown)) output_.add_value(shown, position());
    if (is_worth_reading(values)) output_.add_value(values, position());
    list_shown_.clear();
    list_values_.clear();
  }
  std::string_view const text = element.text;
  switch (element.tag) {
    case WordTag::kT:
    case WordTag::kDelText: {
      std::string_view const kept =
          element.keeps_blanks ? text : trim_ascii(text);
      if (!kept.empty()) add_text(kept, element.tag == WordTag::kDelText);
      break;
    }
    case WordTag::kInstrText:
    case WordTag::kDelInstrText:
      if (!fields_.add_code(text) && is_worth_reading(text)) {
        output_.add_value(text, position());
      }
      break;
    case WordTag::kFldData:
      output_.add_base64(text, position());
      break;
    default:
      add_stray(trim_ascii(text));
      break;
  }
}

void WordPart::add_stray(std::string_view text) {
  if (text.empty()) return;
  if (output_.add_file(text) || !is_worth_reading(text)) return;
  if (auto& open = story().paragraph) {
    open->strays.emplace_back(text);
    return;
  }
  bool const in_box = story().role == Role::kTextBox;
  output_.add_text(text, story().role, setting_.is_story && !in_box,
                   position());
}

void WordPart::add_text(std::string_view text, bool deleted) {
  OpenParagraph& open = ensure_paragraph();
  bool const is_code = fields_.add_text(text, open.number);
  if (ruby_text_ > 0) {
    if (open.rubies.empty()) open.rubies.emplace_back();
    open.rubies.back() += text;
    return;
  }
  if (ruby_ == 0) open.text_since_ruby = true;
  PieceLook piece = look(open, deleted);
  piece.vanished = piece.vanished || is_code;
  if (font_ == SymbolFont::kNone) {
    open.text.append(text, piece);
  } else {
    open.text.append(map_symbols(font_, text), piece);
  }
  if (!says_nothing(text)) {
    page_just_began_ = false;
    if (!open.page) open.page = page_;
  }
}

PieceLook WordPart::look(OpenParagraph& open, bool deleted) {
  PieceLook piece;
  piece.branch = output_.branch(open.alternatives);
  piece.inserted = inserted_ > 0;
  piece.deleted = deleted || deleted_ > 0;
  font_ = SymbolFont::kNone;
  if (!setting_.is_story) return piece;
  std::string const table =
      story().tables.empty() ? std::string() : story().tables.back().style;
  Run const plain;
  Run const& run = open.runs.empty() ? plain : open.runs.back();
  piece.inserted = piece.inserted || run.inserted;
  piece.deleted = piece.deleted || run.deleted;
  RunLook below;
  if (run.style.empty()) {
    if (!open.style_look) open.style_look = styles_.look(table, open.style, "");
    below = *open.style_look;
  } else {
    below = styles_.look(table, open.style, run.style);
  }
  RunLook const all = below.under(run.look);
  std::optional<Rgb> paper = background_;
  if (story().role == Role::kTextBox || styles_.has_shading(table)) {
    paper.reset();
  }
  WordCell const* const cell = open_cell();
  if (cell != nullptr && cell->fill) paper = cell->fill;
  if (auto const fill = styles_.fill(open.style)) paper = fill;
  if (open.fill) paper = open.fill;
  font_ = all.font.value_or(SymbolFont::kNone);
  piece.vanished = is_hidden(all);
  piece.faint = open.unseen || is_faint(all, paper);
  return piece;
}

}  // namespace mishen
