#include "lib/extract/word/numbering.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "lib/extract/word/word_text.h"
#include "lib/extract/xml/xml_reader.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// Beyond this Word's own formats fall back to digits.
constexpr int kMostChinese = 99;
constexpr int kMostLetters = 26;
constexpr int kMostCircled = 20;

std::string chinese_number(int number) {
  static constexpr std::string_view kDigits[] = {"〇", "一", "二", "三", "四",
                                                 "五", "六", "七", "八", "九"};
  std::string text;
  int const tens = number / 10;
  if (tens > 1) text += kDigits[tens];
  if (tens > 0) text += "十";
  if (number % 10 != 0 || number == 0) text += kDigits[number % 10];
  return text;
}

bool is_chinese(std::string_view format) {
  return format.substr(0, 7) == "chinese" || format == "japaneseCounting" ||
         format == "taiwaneseCounting" ||
         format == "taiwaneseCountingThousand" || format == "ideographDigital";
}

}  // namespace

std::string format_number(std::string_view format, int number) {
  if (format == "none") return {};
  bool const is_letter = number >= 1 && number <= kMostLetters;
  if (format == "upperLetter" && is_letter) {
    return std::string(1, static_cast<char>('A' + number - 1));
  }
  if (format == "lowerLetter" && is_letter) {
    return std::string(1, static_cast<char>('a' + number - 1));
  }
  if (is_chinese(format) && number >= 0 && number <= kMostChinese) {
    return chinese_number(number);
  }
  if (format == "decimalEnclosedCircle" && number >= 1 &&
      number <= kMostCircled) {
    std::string text;
    append_utf8(text, U'①' + static_cast<char32_t>(number - 1));
    return text;
  }
  std::string digits = std::to_string(number);
  if (format == "decimalZero" && digits.size() < 2) digits.insert(0, "0");
  return digits;
}

/// Fills a Numbering from the events of its part.
class Numbering::Handler {
 public:
  explicit Handler(Numbering& numbering) : numbering_(numbering) {}

  void start(WordTag tag, std::span<XmlAttribute const> attributes) {
    std::string_view const value = attribute_of(attributes, "val");
    switch (tag) {
      case WordTag::kAbstractNum:
        list_ = &numbering_.abstract_[number_of(
            attribute_of(attributes, "abstractNumId"), 0)];
        break;
      case WordTag::kNum:
        list_ = nullptr;
        num_ = number_of(attribute_of(attributes, "numId"), 0);
        break;
      case WordTag::kAbstractNumId: {
        int const abstract = number_of(value, 0);
        numbering_.lists_[num_] = abstract;
        list_ = &numbering_.abstract_[abstract];
        break;
      }
      case WordTag::kLvl:
      case WordTag::kLvlOverride:
        level_ = static_cast<std::size_t>(
            std::clamp(number_of(attribute_of(attributes, "ilvl"), 0), 0,
                       static_cast<int>(kLevels) - 1));
        break;
      case WordTag::kStart:
      case WordTag::kStartOverride:
        if (list_ != nullptr) {
          list_->levels[level_].start = number_of(value, 1);
        }
        break;
      case WordTag::kNumFmt:
        if (list_ != nullptr) list_->levels[level_].format = value;
        break;
      case WordTag::kLvlText:
        if (list_ != nullptr) list_->levels[level_].text = value;
        break;
      default:
        break;
    }
  }

 private:
  Numbering& numbering_;
  List* list_ = nullptr;
  int num_ = 0;
  std::size_t level_ = 0;
};

void Numbering::read(std::string_view bytes, Limits const& limits) {
  Handler handler(*this);
  XmlHandlers handlers;
  handlers.start = [&](XmlName name, std::span<XmlAttribute const> attributes) {
    handler.start(word_tag_of(name.local), attributes);
  };
  XmlReader(limits, {}).read(bytes, handlers);
}

std::string Numbering::next(ListPlace const& place) {
  auto const num = lists_.find(place.list.value_or(0));
  if (num == lists_.end()) return {};
  auto const found = abstract_.find(num->second);
  int const asked = place.level.value_or(0);
  if (found == abstract_.end() || asked < 0 ||
      asked >= static_cast<int>(kLevels)) {
    return {};
  }
  List& list = found->second;
  auto const level = static_cast<std::size_t>(asked);
  int& count = list.counts[level];
  count = count == 0 ? std::max(list.levels[level].start, 1)
                     : std::min(count + 1, 1'000'000);
  std::fill(list.counts.begin() + asked + 1, list.counts.end(), 0);
  std::string const& pattern = list.levels[level].text;
  if (!has_foreign_text(pattern)) return {};
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    bool const is_number = pattern[at] == '%' && at + 1 < pattern.size() &&
                           pattern[at + 1] >= '1' && pattern[at + 1] <= '9';
    if (!is_number) {
      text += pattern[at];
      continue;
    }
    auto const shown = static_cast<std::size_t>(pattern[++at] - '1');
    int const value =
        list.counts[shown] == 0 ? list.levels[shown].start : list.counts[shown];
    text += format_number(list.levels[shown].format, value);
  }
  return text;
}

}  // namespace mishen
