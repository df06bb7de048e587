#include "lib/extract/word/word_fields.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "lib/extract/word/symbol_fonts.h"
#include "lib/extract/word/word_tags.h"
#include "lib/text/char_class.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// Word refuses more than 20 levels; a file may lie.
constexpr std::size_t kMostOpen = 256;

std::string_view next_word(std::string_view& text) {
  std::size_t const begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return text = {};
  char const stop = text[begin] == '"' ? '"' : ' ';
  std::size_t const from = stop == '"' ? begin + 1 : begin;
  std::size_t const end = std::min(text.find(stop, from), text.size());
  std::string_view const word = text.substr(from, end - from);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// SYMBOL 171 \f "Wingdings" \s 12; \u: the number is Unicode.
std::string shown_symbol(std::string_view rest) {
  int const code = number_of(next_word(rest), 0);
  SymbolFont font = SymbolFont::kNone;
  for (std::string_view word = next_word(rest); !word.empty();
       word = next_word(rest)) {
    if (word == "\\f") font = symbol_font(next_word(rest));
  }
  if (code <= 0) return {};
  auto const point = static_cast<char32_t>(code);
  char32_t const known = symbol_character(font, point);
  std::string shown;
  append_utf8(shown, known != 0 ? known : point);
  return shown;
}

// EQ \o\ac(○,密): what stands between switches, brackets and commas, less the
// circles drawn around it and the Latin letters of a phonetic guide.
std::string shown_equation(std::string_view rest) {
  std::string shown;
  for (std::size_t at = 0; at < rest.size();) {
    if (rest[at] == '\\') {
      ++at;
      while (at < rest.size() && is_letter(rest[at])) ++at;
      while (at < rest.size() && rest[at] == ' ') ++at;
      while (at < rest.size() && rest[at] >= '0' && rest[at] <= '9') ++at;
      continue;
    }
    CodePoint const c = decode_at(rest, at);
    bool const encloses = c.value == U'○' || c.value == U'□' ||
                          c.value == U'△' || c.value == U'◇';
    bool const is_text = is_han(c.value) || is_digit(c.value) ||
                         (c.value >= 0x2000 && is_punctuation(c.value));
    if (is_text && !encloses) shown.append(rest, at, c.size);
    at += c.size;
  }
  return shown;
}

}  // namespace

std::string shown_by_code(std::string_view code) {
  std::string_view const word = next_word(code);
  if (word == "SYMBOL" || word == "symbol") return shown_symbol(code);
  if (word != "EQ" && word != "eq") return {};
  // "\* jc2 \* "Font:宋体" \* hps10" says how a phonetic guide is set.
  for (std::size_t at = code.find("\\*"); at != std::string_view::npos;
       at = code.find("\\*")) {
    std::string_view rest = code.substr(at + 2);
    next_word(rest);
    code = rest;
  }
  return shown_equation(code);
}

void Fields::begin(std::uint64_t paragraph) {
  if (open_.size() >= kMostOpen) {
    ++beyond_;
  } else {
    open_.push_back({paragraph});
  }
}

void Fields::separate() {
  if (beyond_ == 0 && !open_.empty()) open_.back().in_code = false;
}

FieldText Fields::text_of(Field& field) {
  FieldText text{std::move(field.code), {}};
  if (field.has_result) return text;
  if (field.is_check_box) {
    text.shown = field.is_checked ? "☑" : "☐";
  } else if (!field.entries.empty()) {
    auto const chosen = static_cast<std::size_t>(std::max(field.chosen, 0));
    text.shown = field.entries[std::min(chosen, field.entries.size() - 1)];
  } else {
    text.shown = shown_by_code(text.code);
  }
  return text;
}

std::optional<FieldText> Fields::end() {
  if (beyond_ > 0) {
    --beyond_;
    return std::nullopt;
  }
  if (open_.empty()) return std::nullopt;
  FieldText text = text_of(open_.back());
  open_.pop_back();
  return text;
}

std::vector<FieldText> Fields::end_all() {
  beyond_ = 0;
  std::vector<FieldText> all;
  while (auto text = end()) all.push_back(std::move(*text));
  return all;
}

bool Fields::add_code(std::string_view text) {
  for (auto field = open_.rbegin(); field != open_.rend(); ++field) {
    if (!field->in_code) continue;
    field->code += text;
    return true;
  }
  return false;
}

bool Fields::add_text(std::string_view text, std::uint64_t paragraph) {
  for (auto field = open_.rbegin(); field != open_.rend(); ++field) {
    if (field->in_code) {
      field->code += text;
      return field->paragraph == paragraph;
    }
    field->has_result = true;
  }
  return false;
}

void Fields::set_check_box() {
  if (!open_.empty()) open_.back().is_check_box = true;
}

void Fields::set_checked(bool checked) {
  if (!open_.empty()) open_.back().is_checked = checked;
}

void Fields::add_entry(std::string_view text) {
  if (!open_.empty()) open_.back().entries.emplace_back(text);
}

void Fields::choose(int entry) {
  if (!open_.empty()) open_.back().chosen = entry;
}

}  // namespace mishen
