// without_companions(): the words that may stand beside a marking without
// making it part of a sentence are taken away, piece by piece from the left.

#include <algorithm>
#include <string>

#include "lib/judge/numerals.h"
#include "lib/judge/standing.h"
#include "lib/judge/vocabulary.h"
#include "lib/text/char_class.h"

namespace mishen {
namespace {

using View = std::u32string_view;

// A labelled value longer than this is text, not a field.
constexpr std::size_t kMaxFieldValue = 24;

bool is_loose(char32_t symbol) {
  return is_blank(symbol) || symbol == U'★' ||
         (is_punctuation(symbol) && !vocabulary::is_sentence_mark(symbol)) ||
         symbol == U',' || symbol == U';';
}

bool starts_word(View text, std::size_t at) {
  return at == 0 || !is_word(text[at - 1]) || !is_word(text[at]);
}

/// "份号:000123", "紧急程度:加急", "保密期限:10年": label, colon, short value
/// up to a wide blank, a cell border or the end.
std::size_t take_field(View text) {
  std::size_t label = 0;
  for (auto const& words :
       {vocabulary::kOtherLabels, vocabulary::kSecrecyLabels,
        vocabulary::kTermLabels, vocabulary::kSubjectLabels}) {
    label = std::max(label, vocabulary::prefix(words, text));
  }
  if (label == 0) return 0;
  std::size_t at = label + blanks(text.substr(label));
  if (at >= text.size() || (text[at] != U':' && text[at] != U'=')) return 0;
  ++at;
  at += blanks(text.substr(at));
  std::size_t const begin = at;
  while (at < text.size() && at - begin <= kMaxFieldValue &&
         !is_blank(text[at]) && text[at] != U'|') {
    if (vocabulary::is_sentence_mark(text[at])) break;
    ++at;
  }
  return at - begin > kMaxFieldValue ? 0 : at;
}

/// 000123, No.012, 第003号, 共15页, 第2页: copy and page numbers.
std::size_t take_count(View text) {
  std::size_t at = 0;
  bool marked = false;
  for (View lead : {View(U"no."), View(U"no"), View(U"第"), View(U"共")}) {
    if (text.starts_with(lead)) {
      at = lead.size() + blanks(text.substr(lead.size()));
      marked = true;
      break;
    }
  }
  std::size_t const begin = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  std::size_t const digits = at - begin;
  if (digits == 0 || digits > 8) return 0;
  if (at < text.size() && View(U"号页份期").find(text[at]) != View::npos) {
    return at + 1;
  }
  bool const ends =
      at >= text.size() || !(is_word(text[at]) || is_han(text[at]));
  return ends && (marked || digits >= 3) ? at : 0;
}

/// - 12 -: a page number as GB/T 9704 sets it.
std::size_t take_page_number(View text) {
  constexpr View kDashes = U"-—–―";
  constexpr std::size_t kMostDigits = 4;
  if (kDashes.find(text.front()) == View::npos) return 0;
  std::size_t at = 1 + blanks(text.substr(1));
  std::size_t const begin = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == begin || at - begin > kMostDigits) return 0;
  at += blanks(text.substr(at));
  bool const closed = at < text.size() && kDashes.find(text[at]) != View::npos;
  return closed ? at + 1 : 0;
}

/// 某发〔2024〕5号: a document number with the unit's letters before it.
std::size_t take_document_number(View text) {
  std::size_t at = 0;
  while (at < text.size() && at < 16 && is_han(text[at])) ++at;
  if (at + 8 > text.size() || View(U"〔[(【").find(text[at]) == View::npos) {
    return 0;
  }
  for (std::size_t i = at + 1; i < at + 5; ++i) {
    if (!is_digit(text[i])) return 0;
  }
  std::size_t end = at + 6;
  if (end < text.size() && text[end] == U'第') ++end;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end < text.size() && text[end] == U'号' ? end + 1 : 0;
}

/// The English word beside a Chinese mark; not an entry it translates.
std::size_t take_foreign(View text) {
  std::size_t const size = vocabulary::prefix(vocabulary::kForeign, text);
  std::size_t const next = size + blanks(text.substr(size));
  bool const entry =
      next < text.size() && View(U":=—-").find(text[next]) != View::npos;
  return entry ? 0 : size;
}

std::size_t take_companion(View text) {
  if (std::size_t const field = take_field(text)) return field;
  std::size_t phrase = take_foreign(text);
  for (auto const& words :
       {vocabulary::kHandling, vocabulary::kUrgency, vocabulary::kOpenNotes}) {
    phrase = std::max(phrase, vocabulary::prefix(words, text));
  }
  if (phrase > 0) return phrase;
  if (std::size_t const number = take_document_number(text)) return number;
  if (auto const date = take_date(text)) return date->size;
  Tail const term = parse_term(text, 0);
  if (term.kind == TermKind::kPeriod || term.kind == TermKind::kLong) {
    return term.end;
  }
  return take_count(text);
}

/// 000123, No.12, 第003号: written as copy numbers are.
bool is_copy_number(View cell) {
  constexpr std::size_t kDigits = 6;
  bool const bare = cell.size() == kDigits && cell.front() == U'0' &&
                    std::all_of(cell.begin(), cell.end(),
                                [](char32_t c) { return is_digit(c); });
  bool const marked = cell.starts_with(U"no") ||
                      (cell.starts_with(U"第") && cell.ends_with(U"号"));
  return bare || (marked && take_count(cell) == cell.size());
}

std::size_t take_masthead_word(View text) {
  if (std::size_t const field = take_field(text)) return field;
  std::size_t word = 0;
  for (auto const& words :
       {vocabulary::kHandling, vocabulary::kUrgency, vocabulary::kOpenNotes}) {
    word = std::max(word, vocabulary::prefix(words, text));
  }
  if (word > 0) return word;
  // 机密 | 10年: a masthead laid out in cells.
  Tail const term = parse_term(text, 0);
  if (term.kind == TermKind::kPeriod || term.kind == TermKind::kLong) {
    return term.end;
  }
  return take_document_number(text);
}

}  // namespace

bool is_masthead_cell(View cell) {
  cell = trim(cell);
  if (is_copy_number(cell)) return true;
  std::size_t at = 0;
  while (at < cell.size()) {
    std::size_t const size =
        is_loose(cell[at]) ? 1 : take_masthead_word(cell.substr(at));
    if (size == 0) return false;
    at += size;
  }
  return !cell.empty();
}

std::u32string without_companions(View text) {
  std::u32string rest;
  std::size_t at = 0;
  while (at < text.size()) {
    if (std::size_t const page = take_page_number(text.substr(at))) {
      at += page;
      continue;
    }
    if (is_loose(text[at])) {
      ++at;
      continue;
    }
    std::size_t const size =
        starts_word(text, at) ? take_companion(text.substr(at)) : 0;
    if (size > 0) {
      at += size;
    } else {
      rest.push_back(text[at]);
      ++at;
    }
  }
  return rest;
}

}  // namespace mishen
