#include "lib/report/place_words.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "lib/report/escape.h"
#include "lib/report/words.h"

namespace mishen {
namespace {

constexpr std::string_view kInto = " › ";

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_digit_byte(char byte) { return byte >= '0' && byte <= '9'; }

/// The number of a part that a format names: "1" of "word/header1.xml", "" of
/// "word/comments.xml"; nullopt where the name is somebody's own.
std::optional<std::string> part_number(std::string_view part) {
  std::size_t const slash = part.rfind('/');
  if (slash == std::string_view::npos || !part.ends_with(".xml")) {
    return std::nullopt;
  }
  std::string_view const folder = part.substr(0, slash);
  std::string_view stem = part.substr(slash + 1);
  stem.remove_suffix(4);
  std::size_t letters = 0;
  while (letters < stem.size() && is_letter(stem[letters])) ++letters;
  std::string_view const number = stem.substr(letters);
  bool const ours =
      letters > 0 && number.size() <= 4 &&
      std::all_of(number.begin(), number.end(), is_digit_byte) &&
      std::all_of(folder.begin(), folder.end(), [](char byte) {
        return is_letter(byte) || is_digit_byte(byte) || byte == '/';
      });
  if (!ours) return std::nullopt;
  return std::string(number);
}

/// Collects the words of one place.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  void add(std::string const& word) {
    if (!out_.empty()) out_ += kInto;
    out_ += word;
  }
  void add(Phrase phrase, std::vector<std::string> const& with) {
    add(say(phrase, language_, with));
  }
  template <class Number>
  void number(Phrase phrase, std::optional<Number> const& value) {
    if (value) add(phrase, {std::to_string(*value)});
  }
  void text(Phrase phrase, std::optional<std::string> const& value) {
    if (value) add(phrase, {escape(*value)});
  }
  [[nodiscard]] bool empty() const { return out_.empty(); }
  std::string take(bool hidden) {
    if (!hidden) return std::move(out_);
    bool const chinese = language_ == Language::kChinese;
    return out_ + (chinese ? "（" : " (") + say(Phrase::kHidden, language_) +
           (chinese ? "）" : ")");
  }

 private:
  Language language_;
  std::string out_;
};

/// 页眉1, or the part's own name. True: the role is said by it.
bool add_part(Place const& place, Words& words, Language language) {
  if (place.part.empty()) return false;
  auto const number = part_number(place.part);
  if (!number) {
    words.add(escape(place.part));
    return false;
  }
  if (place.role == Role::kBody) {
    if (!place.part.ends_with("/document.xml")) words.add(escape(place.part));
    return true;
  }
  bool const spaced = language == Language::kEnglish && !number->empty();
  words.add(std::string(say(place.role, language)) + (spaced ? " " : "") +
            *number);
  return true;
}

}  // namespace

std::string describe_place(Place const& place, Language language) {
  Words words(language);
  bool said = add_part(place, words, language);
  words.text(Phrase::kSheet, place.sheet);
  words.text(Phrase::kCell, place.cell);
  words.number(Phrase::kSlide, place.slide);
  words.number(Phrase::kPage, place.page);
  words.number(Phrase::kParagraph, place.paragraph);
  // Inside a paragraph or a cell a line says nothing.
  if (place.line && !place.paragraph && !place.cell) {
    if (place.column) {
      words.add(Phrase::kLineColumn,
                {std::to_string(*place.line), std::to_string(*place.column)});
    } else {
      words.number(Phrase::kLine, place.line);
    }
  }
  said = said || (place.role == Role::kBody && !words.empty());
  if (!said) words.add(std::string(say(place.role, language)));
  if (words.empty()) words.add(std::string(say(place.role, language)));
  return words.take(place.hidden);
}

}  // namespace mishen
