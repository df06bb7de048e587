#include "lib/extract/word/word_output.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/document/raw_scan.h"
#include "lib/extract/data_uri.h"
#include "lib/extract/word/word_text.h"
#include "lib/extract/xml/xml_text.h"
#include "lib/extract/xml/xml_values.h"

namespace mishen {
namespace {

// A mobile number has eleven digits; measures in EMU have fewer.
constexpr std::size_t kManyDigits = 11;
constexpr std::uint8_t kMostBranches = 8;
// Less is no file in base64.
constexpr std::size_t kLongValue = 64;
// What base64 of form fields comes to is far below; the raw scan takes
// twelve times as much.
constexpr std::size_t kRawPiece = std::size_t{1} << 20;

// Attributes whose value is text for people even in ASCII: alternative text,
// tooltips, what controls show.
constexpr std::array<std::string_view, 12> kTextAttributes = {
    "alt",   "caption", "descr",   "displayText", "instr",   "prompt",
    "query", "string",  "tooltip", "title",       "summary", "value"};

bool is_text_attribute(std::string_view name) {
  return std::find(kTextAttributes.begin(), kTextAttributes.end(), name) !=
         kTextAttributes.end();
}

}  // namespace

bool is_worth_reading(std::string_view value) {
  if (has_foreign_text(value)) return true;
  std::size_t digits = 0;
  for (char const c : value) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits >= kManyDigits) return true;
  }
  return is_wordy(value);
}

Place PartOutput::place(Role role, bool hidden,
                        PartPosition const& position) const {
  Place place;
  place.part = setting_.part;
  place.role = role;
  place.hidden = hidden;
  place.page = position.page;
  if (position.paragraph > 0) place.paragraph = position.paragraph;
  return place;
}

void PartOutput::add(WordText const& text, Role role, bool hidden) {
  if (says_nothing(text.primary)) return;
  if (!alternatives_.empty()) {
    std::string signature = text.primary;
    for (WordReading const& reading : text.readings) {
      signature += '\0';
      signature += reading.text;
    }
    if (repeats(signature)) return;
  }
  PartPosition const position{text.number, text.page};
  BlockOptions options;
  options.reading_of = out_.add_block(
      text.primary, place(role, hidden || text.hidden, position));
  for (WordReading const& reading : text.readings) {
    out_.add_block(reading.text,
                   place(role, hidden || reading.hidden, position), options);
  }
}

void PartOutput::add_text(std::string_view text, Role role, bool hidden,
                          PartPosition const& position) {
  WordText paragraph;
  paragraph.primary = text;
  paragraph.number = position.paragraph;
  paragraph.page = position.page;
  add(paragraph, role, hidden);
}

void PartOutput::add_value(std::string_view value,
                           PartPosition const& position) {
  if (values_.find(value) != values_.end()) return;
  if (!add_file(value)) return say_value(value, position);
  values_.emplace(value);
}

void PartOutput::say_value(std::string_view value,
                           PartPosition const& position) {
  values_.emplace(value);
  WordText paragraph;
  paragraph.primary = value;
  paragraph.number = position.paragraph;
  paragraph.page = position.page;
  if (auto decoded = decoded_percent(value)) {
    add_reading(paragraph, std::move(*decoded), false);
  }
  if (auto hidden = hidden_text(value)) {
    add_reading(paragraph, std::move(*hidden), false);
  }
  add(paragraph, setting_.attribute_role, false);
  if (value.size() < kLongValue) add_data_uris(value, out_);
}

void PartOutput::add_attributes(XmlName element,
                                std::span<XmlAttribute const> attributes,
                                PartPosition const& position) {
  if (has_foreign_text(element.local)) add_value(element.local, position);
  bool const is_external =
      std::any_of(attributes.begin(), attributes.end(), [](auto const& entry) {
        return entry.name.local == "TargetMode" && entry.value == "External";
      });
  for (XmlAttribute const& entry : attributes) {
    if (has_foreign_text(entry.name.local)) {
      add_value(entry.name.local, position);
    }
    std::string_view const value = entry.value;
    if (value.size() < 2 || values_.find(value) != values_.end()) continue;
    if (add_file(value)) {
      values_.emplace(value);
      continue;
    }
    bool const is_coded = decoded_percent(value) || hidden_text(value) ||
                          !find_data_uris(value).empty();
    if (!is_worth_reading(value) && !is_coded) continue;
    bool const is_text = is_coded || has_foreign_text(value) ||
                         is_text_attribute(entry.name.local) ||
                         (is_external && entry.name.local == "Target");
    if (is_text) {
      say_value(value, position);
    } else {
      values_.emplace(value);
      words_ += value;
      words_ += '\n';
    }
  }
}

bool PartOutput::add_file(std::string_view text) {
  return text.size() >= kLongValue && add_embedded(text, setting_.part, out_);
}

void PartOutput::add_base64(std::string_view text,
                            PartPosition const& position) {
  if (add_file(text)) return;
  std::string const bytes = base64_decoded(text);
  for (std::size_t at = 0; at < bytes.size(); at += kRawPiece) {
    Document const raw =
        raw_document(std::string_view(bytes).substr(at, kRawPiece));
    for (TextBlock const& block : raw.blocks) {
      add_text(raw.block_text(block), setting_.attribute_role, false, position);
    }
  }
}

void PartOutput::finish() {
  add_text(words_, setting_.attribute_role, false, {});
  words_.clear();
}

void PartOutput::end_alternatives() {
  if (!alternatives_.empty()) alternatives_.pop_back();
}

void PartOutput::begin_branch() {
  if (alternatives_.empty()) return;
  Alternative& alternative = alternatives_.back();
  alternative.inside = true;
  if (alternative.branch < kMostBranches) ++alternative.branch;
}

void PartOutput::end_branch() {
  if (!alternatives_.empty()) alternatives_.back().inside = false;
}

std::uint8_t PartOutput::branch(std::size_t from) const {
  std::uint8_t branch = 0;
  for (std::size_t i = from; i < alternatives_.size(); ++i) {
    Alternative const& alternative = alternatives_[i];
    if (alternative.inside) branch = std::max(branch, alternative.branch);
  }
  return branch;
}

bool PartOutput::repeats(std::string const& signature) {
  for (Alternative& alternative : alternatives_) {
    if (!alternative.inside) continue;
    if (alternative.branch == 1) {
      alternative.said.insert(signature);
    } else if (alternative.said.count(signature) > 0) {
      return true;
    }
  }
  return false;
}

}  // namespace mishen
