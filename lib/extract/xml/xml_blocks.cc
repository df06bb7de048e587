#include "lib/extract/xml/xml_blocks.h"

#include <algorithm>
#include <array>

#include "lib/extract/code/code.h"
#include "lib/extract/data_uri.h"
#include "lib/extract/html/entities.h"
#include "lib/extract/html/strip.h"
#include "lib/extract/xml/xml_text.h"
#include "lib/extract/xml/xml_values.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr std::string_view kColon = "：";

// A word cut into elements has this many characters in each at most.
constexpr std::size_t kGlyphs = 4;
// A label is a heading of a field and no sentence.
constexpr std::size_t kLabel = 16;
// Values that repeat themselves are said once; beyond this always.
constexpr std::size_t kMostSeen = 4 << 20;
// A value with its name before it is a field and no prose.
constexpr std::size_t kMostField = 256;

template <std::size_t kSize>
bool is_one_of(std::array<std::string_view, kSize> const& names,
               std::string_view local) {
  return std::any_of(
      names.begin(), names.end(), [local](std::string_view name) {
        return name.size() == local.size() &&
               std::equal(name.begin(), name.end(), local.begin(),
                          [](char one, char other) {
                            bool const upper = other >= 'A' && other <= 'Z';
                            return one == (upper ? other + ('a' - 'A') : other);
                          });
      });
}

bool is_label(std::string_view text) {
  return !text.empty() && text.size() <= 4 * kLabel &&
         count_code_points(text) <= kLabel;
}

bool ends_as_label(std::string_view text) {
  return text.size() > 1 &&
         (text.back() == ':' ||
          (text.size() > kColon.size() &&
           text.substr(text.size() - kColon.size()) == kColon));
}

// Elements called so may as well hold fields as their names.
bool labels(std::string_view local) {
  return is_label_name(local) && local != "field" && local != "property" &&
         local != "alias";
}

std::string field(std::string_view label, std::string_view value) {
  while (ends_as_label(label)) {
    label.remove_suffix(label.back() == ':' ? 1 : kColon.size());
  }
  return std::string(label) + std::string(kColon) + std::string(value);
}

// The marks strictly inside a piece.
std::pair<std::size_t, std::size_t> marks_in(std::vector<XmlMark> const& marks,
                                             XmlPiece const& piece) {
  auto const before = [](XmlMark const& mark, std::size_t at) {
    return mark.at < at;
  };
  auto const first =
      std::lower_bound(marks.begin(), marks.end(), piece.begin + 1, before);
  auto const last = std::lower_bound(first, marks.end(), piece.end, before);
  return {static_cast<std::size_t>(first - marks.begin()),
          static_cast<std::size_t>(last - marks.begin())};
}

}  // namespace

bool is_paragraph_name(std::string_view local) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "p",  "para", "paragraph",  "h",         "段落", "段", "si",
      "is", "text", "textobject", "textblock", "line", "ln", "paragraphs"};
  return is_one_of(kNames, local);
}

bool is_run_name(std::string_view local) {
  static constexpr std::array<std::string_view, 16> kNames = {
      "t",  "文本串", "tspan", "textcode", "run", "r",    "glyph", "char",
      "ch", "span",   "text",  "句",       "w",   "word", "chars", "textrun"};
  return is_one_of(kNames, local);
}

bool is_label_name(std::string_view local) {
  static constexpr std::array<std::string_view, 20> kNames = {
      "label",    "name",        "key",    "title", "caption",   "header", "th",
      "dt",       "term",        "prompt", "field", "fieldname", "alias",  "k",
      "property", "displayname", "名称",   "字段",  "标题",      "标签"};
  return is_one_of(kNames, local);
}

bool is_row_name(std::string_view local) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "row", "tr", "行", "表行", "record", "rec"};
  return is_one_of(kNames, local);
}

bool is_value_name(std::string_view local) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "value", "val",    "content", "text", "v",
      "data",  "string", "值",      "内容", "displaytext"};
  return is_one_of(kNames, local);
}

/// One block and what was said of it.
struct XmlBlocks::Said {
  Extraction& out;
  Place place;
  std::uint64_t line;
  std::vector<std::string> texts{};
  std::optional<BlockId> base{};
  std::optional<TextKind> kind{};

  void say(std::string text) {
    if (text.empty() ||
        std::find(texts.begin(), texts.end(), text) != texts.end()) {
      return;
    }
    BlockOptions options;
    options.reading_of = base;
    options.kind = kind;
    if (line > 0) options.line = line;
    BlockId const id = out.add_block(text, place, options);
    if (!base) base = id;
    texts.push_back(std::move(text));
  }
};

void XmlBlocks::write(std::string_view text, std::vector<XmlMark> const& marks,
                      std::vector<XmlPiece> const& pieces,
                      std::vector<XmlExtra> const& extras) {
  auto next = extras.begin();
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t end = i + 1;
    while (pieces[i].row != 0 && end < pieces.size() &&
           pieces[end].row == pieces[i].row) {
      ++end;
    }
    for (; next != extras.end() && next->at <= pieces[end - 1].begin; ++next) {
      extra(*next);
    }
    if (end - i == 1) {
      piece(text, marks, pieces[i]);
    } else {
      row(text, marks, std::span(pieces).subspan(i, end - i));
    }
    i = end;
  }
  for (; next != extras.end(); ++next) extra(*next);
  end_run();
}

// Cells of a row: parted by tabs, and each by itself.
void XmlBlocks::row(std::string_view text, std::vector<XmlMark> const& marks,
                    std::span<XmlPiece const> cells) {
  end_run();
  std::string joined;
  std::uint64_t line = 0;
  for (XmlPiece const& cell : cells) {
    std::uint64_t lines = 0;
    std::string value =
        tidy(text.substr(cell.begin, cell.end - cell.begin), &lines);
    std::replace(value.begin(), value.end(), '\n', ' ');
    if (line == 0) line = cell.line + lines;
    if (&cell != &cells.front()) joined += '\t';
    joined += value;
  }
  Said said{out_, place_, line};
  said.say(joined);
  for (XmlPiece const& cell : cells) piece(text, marks, cell, said.base);
  run_.clear();
}

void XmlBlocks::piece(std::string_view text, std::vector<XmlMark> const& marks,
                      XmlPiece const& piece, std::optional<BlockId> base) {
  std::uint64_t lines = 0;
  std::string_view const raw =
      text.substr(piece.begin, piece.end - piece.begin);
  std::string const joined = tidy(raw, &lines);
  if (joined.empty()) return;
  Leaf leaf{joined, piece.name, piece.parent, piece.depth, piece.line + lines};
  bool const is_short =
      joined.size() <= 4 * kGlyphs && count_code_points(joined) <= kGlyphs;
  bool const goes_on = !run_.empty() && run_.back().name == leaf.name &&
                       run_.back().depth == leaf.depth;
  if (!base && (!is_short || !goes_on)) end_run();
  bool const is_script = piece.name == "script" || piece.name == "style";
  if (!add_embedded(raw, piece.name, out_)) {
    Said said{out_, place_, piece.line + lines};
    said.base = base;
    if (is_script) {
      said.kind = TextKind::kCode;
      said.place.role = Role::kScript;
    }
    said.say(joined);
    structure(said, text, marks, piece);
    if (joined.size() <= kMostField) fields(said, piece, joined);
    readings(said, joined);
    bool const is_style = piece.name == "style";
    if (is_script || joined.find("\\u") != std::string::npos) {
      said.say(is_style ? decode_style(joined) : decode_script(joined));
    }
  }
  if (is_short) run_.push_back(leaf);
  last_ = std::move(leaf);
}

// As structure, and without what stands between (notes, ruby).
void XmlBlocks::structure(Said& said, std::string_view text,
                          std::vector<XmlMark> const& marks,
                          XmlPiece const& piece) {
  auto const [first, last] = marks_in(marks, piece);
  if (first == last) return;
  std::string broken;
  std::string own;
  std::size_t from = piece.begin;
  bool is_own = first == 0 || marks[first - 1].depth == piece.depth;
  for (std::size_t i = first; i <= last; ++i) {
    std::size_t const to = i < last ? marks[i].at : piece.end;
    broken += text.substr(from, to - from);
    if (is_own) own += text.substr(from, to - from);
    if (i == last) break;
    broken += kLineEnd;
    is_own = marks[i].depth == piece.depth;
    from = to;
  }
  said.say(one_break(tidy(broken)));
  said.say(tidy(own));
}

// With what calls it before it.
void XmlBlocks::fields(Said& said, XmlPiece const& piece,
                       std::string const& value) {
  if (has_han(piece.name)) said.say(field(piece.name, value));
  if (is_label(piece.label)) said.say(field(piece.label, value));
  bool const labelled = last_.parent == piece.parent && is_label(last_.text) &&
                        (labels(last_.name) || ends_as_label(last_.text)) &&
                        last_.name != piece.name;
  if (labelled) said.say(field(last_.text, value));
}

// A word with an element for each character: what no one of them holds is in
// the reading. Leaves of different parents count only where they are glyphs.
void XmlBlocks::end_run() {
  std::vector<Leaf> const run = std::move(run_);
  run_.clear();
  if (run.size() < 2) return;
  std::string joined;
  std::size_t glyphs = 0;
  bool one_parent = true;
  for (Leaf const& leaf : run) {
    joined += leaf.text;
    if (count_code_points(leaf.text) == 1) ++glyphs;
    one_parent = one_parent && leaf.parent == run.front().parent;
  }
  if (!one_parent && 2 * glyphs < run.size()) return;
  if (!has_han(joined)) return;
  BlockOptions options;
  if (run.front().line > 0) options.line = run.front().line;
  out_.add_block(joined, place_, options);
}

void XmlBlocks::readings(Said& said, std::string_view value) {
  if (auto const hidden = hidden_text(value)) {
    said.say(*hidden);
  }
  if (has_markup(value)) {
    std::string const stripped = strip_markup(value, Strip::kText, kLineEnd);
    said.say(one_break(stripped));
    said.say(one_break(strip_markup(value, Strip::kAll, kLineEnd)));
    if (has_references(stripped)) said.say(decode_references(stripped));
    add_data_uris(value, out_);
  } else if (has_references(value)) {
    std::string const once = decode_references(value);
    said.say(once);
    if (has_markup(once)) {
      said.say(one_break(strip_markup(once, Strip::kAll, kLineEnd)));
    }
  }
}

// Producers repeat the same few values without end (fonts, styles).
bool XmlBlocks::is_new(XmlExtra const& extra) {
  if (seen_bytes_ > kMostSeen) return true;
  std::string key = extra.name + '\0' + extra.label + '\0' + extra.text;
  std::size_t const size = key.size();
  bool const is_new = seen_.insert(std::move(key)).second;
  if (is_new) seen_bytes_ += size;
  return is_new;
}

void XmlBlocks::extra(XmlExtra const& extra) {
  bool const is_attribute = extra.role == Role::kAttribute;
  if (is_attribute && !is_new(extra)) return;
  if (is_attribute && add_embedded(extra.text, extra.name, out_)) return;
  Place place = place_;
  place.role = extra.role;
  place.hidden = place.hidden || extra.hidden;
  std::uint64_t lines = 0;
  std::string const value = tidy(extra.text, &lines);
  Said said{out_, place, extra.line + lines};
  if (!is_attribute || is_wordy(value) || is_plain_word(value)) {
    said.say(value);
    if (has_han(extra.name)) said.say(field(extra.name, value));
    if (is_label(extra.label)) said.say(field(extra.label, value));
  }
  readings(said, value);
}

}  // namespace mishen
