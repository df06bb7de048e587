#include "lib/judge/standing.h"

#include <algorithm>
#include <utility>

#include "lib/judge/boxes.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

constexpr View kOpenBrackets = U"([【〔〖{<⟨";
constexpr View kCloseBrackets = U")]】〕〗}>⟩";
constexpr View kOpenQuotes = U"“‘「『«";
constexpr View kCloseQuotes = U"”’」』»";
constexpr View kOpenTitles = U"《〈";
constexpr View kCloseTitles = U"》〉";
constexpr View kStraightQuotes = U"\"'`";

char32_t partner(View opens, View closes, char32_t open) {
  std::size_t const at = opens.find(open);
  return at == View::npos ? 0 : closes[at];
}

/// A value of JSON or SQL is what stands between its quotes; a line break or
/// a tag written inside it parts it further.
bool is_value_border(View line, std::size_t at) {
  char32_t const symbol = line[at];
  char32_t const before = at > 0 ? line[at - 1] : U'(';
  char32_t const behind = at + 1 < line.size() ? line[at + 1] : U')';
  constexpr View kEscapes = U"nrt";
  switch (symbol) {
    case U'"':
    case U'<':
    case U'>':
      return true;
    case U'\'':  // no apostrophe
      return View(U"(,:[= ").find(before) != View::npos ||
             View(U"),:;] ").find(behind) != View::npos;
    case U'\\':
      return kEscapes.find(behind) != View::npos;
    default:
      return before == U'\\' && kEscapes.find(symbol) != View::npos;
  }
}

bool is_cell_border(View line, std::size_t at, TextKind kind) {
  char32_t const symbol = line[at];
  if (symbol == U'\t' || View(U"|│┃║¦").find(symbol) != View::npos) {
    return true;
  }
  if (kind == TextKind::kData) return is_value_border(line, at);
  return kind == TextKind::kTable && (symbol == U',' || symbol == U';');
}

bool is_wide_blank(View line, std::size_t at) {
  bool const here = line[at] == U' ';
  return here && ((at > 0 && line[at - 1] == U' ') ||
                  (at + 1 < line.size() && line[at + 1] == U' '));
}

void find_segment(Standing& out, TextKind kind) {
  View const line = out.line;
  std::size_t begin = out.begin;
  while (begin > 0 && !is_cell_border(line, begin - 1, kind) &&
         !is_wide_blank(line, begin - 1)) {
    --begin;
  }
  std::size_t end = out.end;
  while (end < line.size() && !is_cell_border(line, end, kind) &&
         !is_wide_blank(line, end)) {
    ++end;
  }
  out.segment_begin = begin;
  out.segment_end = end;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_cell_border(line, i, kind)) continue;
    out.cells = true;
    if (i < out.begin) ++out.cell;
  }
}

/// Markdown emphasis around the mark: the same signs on both sides.
void strip_emphasis(View& left, View& right) {
  while (!left.empty() && !right.empty() && left.back() == right.front() &&
         View(U"*_~").find(left.back()) != View::npos) {
    left.remove_suffix(1);
    right.remove_prefix(1);
  }
}

/// Moves `right` to the closing bracket where only companions stand before
/// it: (送审稿, 2026年3月).
bool skip_to_close(View& right, char32_t bracket) {
  constexpr std::size_t kMaxRemark = 24;
  std::size_t const at = right.find(bracket);
  if (at == View::npos || at > kMaxRemark ||
      !without_companions(right.substr(0, at)).empty()) {
    return false;
  }
  right.remove_prefix(at);
  return true;
}

void strip_brackets(Standing& out) {
  for (int depth = 0; depth < 4; ++depth) {
    out.left = trim(out.left);
    out.right = trim(out.right);
    strip_emphasis(out.left, out.right);
    if (out.left.empty() || out.right.empty()) return;
    char32_t const open = out.left.back();
    char32_t const close = out.right.front();
    char32_t const bracket = partner(kOpenBrackets, kCloseBrackets, open);
    if (bracket != 0 && skip_to_close(out.right, bracket)) {
      out.bracketed = true;
    } else if (close == partner(kOpenQuotes, kCloseQuotes, open) ||
               (open == close && kStraightQuotes.find(open) != View::npos)) {
      out.tight_quotes = true;
      out.quoted = true;
    } else if (close == partner(kOpenTitles, kCloseTitles, open)) {
      out.in_title_marks = true;
    } else {
      return;
    }
    out.left.remove_suffix(1);
    out.right.remove_prefix(1);
  }
}

/// More opening than closing signs before the mark, and a closing one behind.
bool is_enclosed(View before, View behind, View opens, View closes) {
  int depth = 0;
  for (char32_t symbol : before) {
    if (opens.find(symbol) != View::npos) ++depth;
    if (closes.find(symbol) != View::npos && depth > 0) --depth;
  }
  return depth > 0 && behind.find_first_of(closes) != View::npos;
}

bool in_straight_quotes(View before, View behind) {
  return std::any_of(
      kStraightQuotes.begin(), kStraightQuotes.end(), [&](char32_t quote) {
        return std::count(before.begin(), before.end(), quote) % 2 == 1 &&
               behind.find(quote) != View::npos;
      });
}

/// Takes bullets, numbers, heading and comment signs off the left end.
void strip_lead(Standing& out) {
  constexpr View kHeads = U"#>=";
  constexpr View kBullets = U"-*+•·◆◇●○■□▪▫►▶→";
  View& left = out.left;
  bool moved = true;
  while (moved && !(left = trim(left)).empty()) {
    moved = false;
    std::size_t const rule = left.find_first_not_of(left.front());
    if (std::min(rule, left.size()) > 2 &&
        View(U"-*_~=—─·.").find(left.front()) != View::npos) {
      left.remove_prefix(std::min(rule, left.size()));
      moved = true;
      continue;
    }
    for (View sign : {View(U"//"), View(U"/*"), View(U"<!--"), View(U"--"),
                      View(U"rem ")}) {
      if (left.starts_with(sign)) {
        left.remove_prefix(sign.size());
        out.comment = moved = true;
      }
    }
    if (left.empty()) return;
    char32_t const first = left.front();
    if (kHeads.find(first) != View::npos) {
      left.remove_prefix(1);
      moved = true;
    } else if (left.starts_with(U"**") || left.starts_with(U"__")) {
      left.remove_prefix(2);  // bold, opened and not yet closed
      moved = true;
    } else if (kBullets.find(first) != View::npos) {
      left.remove_prefix(1);
      out.list_item = moved = true;
    }
  }
  // "1." "2、" "(3)" "四、" "(五)" "第一," and nothing else before the mark.
  constexpr View kNumber = U"0123456789一二三四五六七八九十第()[]";
  bool const number =
      !left.empty() && left.size() <= 5 &&
      View(U".、,)]").find(left.back()) != View::npos &&
      std::all_of(left.begin(), left.end() - 1, [&](char32_t symbol) {
        return kNumber.find(symbol) != View::npos;
      });
  if (number) {
    out.list_item = true;
    left = {};
  }
}

/// "# 密级：机密" in a script, " * 密级：机密" in a block; "#define" is none.
bool is_comment_line(View line) {
  line = trim(line);
  for (View sign : {View(U"//"), View(U"/*"), View(U"--"), View(U"%"),
                    View(U";"), View(U"rem "), View(U"<!--")}) {
    if (line.starts_with(sign)) return true;
  }
  bool const lead = !line.empty() && View(U"#*").find(line[0]) != View::npos;
  return lead && (line.size() == 1 || !is_word(line[1]));
}

void strip_comment_end(View& right) {
  right = trim(right);
  for (View sign : {View(U"*/"), View(U"-->")}) {
    if (right.ends_with(sign)) {
      right.remove_suffix(sign.size());
      right = trim(right);
    }
  }
}

bool is_wordish(char32_t symbol) { return is_han(symbol) || is_word(symbol); }

}  // namespace

View trim(View text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

Standing read_standing(View line, std::size_t begin, std::size_t end,
                       TextKind kind) {
  Standing out;
  out.line = line;
  out.begin = begin;
  out.end = end;
  find_segment(out, kind);
  out.left = line.substr(out.segment_begin, begin - out.segment_begin);
  out.right = line.substr(end, out.segment_end - end);
  out.box = box_of(line, begin, end);
  strip_brackets(out);
  View const before = line.substr(0, begin);
  View const behind = line.substr(end);
  // In a cell or a JSON value straight quotes are not quotation.
  bool const cell_quotes = kind == TextKind::kTable || kind == TextKind::kData;
  out.quoted = (out.quoted && !cell_quotes) ||
               is_enclosed(before, behind, kOpenQuotes, kCloseQuotes) ||
               (!cell_quotes && in_straight_quotes(before, behind));
  out.in_title_marks = out.in_title_marks ||
                       is_enclosed(before, behind, kOpenTitles, kCloseTitles);
  strip_lead(out);
  out.comment =
      out.comment || (kind == TextKind::kCode && is_comment_line(line));
  strip_comment_end(out.right);
  return out;
}

bool Standing::alone_in_segment() const {
  return without_companions(left).empty() && without_companions(right).empty();
}

bool Standing::rest_of_line_is_companions() const {
  return without_companions(line.substr(0, segment_begin)).empty() &&
         without_companions(line.substr(segment_end)).empty();
}

bool Standing::word_before() const {
  return begin > 0 && begin > segment_begin && is_wordish(line[begin - 1]);
}

bool Standing::word_behind() const {
  return end < line.size() && end < segment_end && is_wordish(line[end]);
}

bool is_owner(View left) {
  left = trim(left);
  if (left.empty() || left.size() > 30) return false;
  if (vocabulary::suffix(vocabulary::kOwnerEndings, left) == 0) return false;
  if (vocabulary::contains(vocabulary::kFunctionWords, left)) return false;
  return std::all_of(left.begin(), left.end(), [](char32_t symbol) {
    return is_wordish(symbol) || symbol == U' ' || symbol == U'(' ||
           symbol == U')' || symbol == U'×' || symbol == U'〇';
  });
}

bool has_sentence_mark(View text) {
  return std::any_of(text.begin(), text.end(), vocabulary::is_sentence_mark);
}

bool is_prose(View text) {
  if (has_sentence_mark(text)) return true;
  return vocabulary::contains(vocabulary::kFunctionWords, text) ||
         text.size() > 60;
}

}  // namespace mishen
