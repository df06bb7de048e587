#include "lib/rules/rule_words.h"

#include <array>
#include <utility>

#include "lib/rules/node_reader.h"
#include "lib/rules/rule_names.h"
#include "lib/rules/word_check.h"
#include "lib/rules/words_file.h"

namespace mishen {
namespace {

constexpr std::size_t kMaxRank = 1000;

/// Reads one rule's words. One object a rule; run() once.
class WordReader {
 public:
  WordReader(YamlNode const& node, std::optional<RuleType> type,
             std::string const& directory, bool case_sensitive, Faults& faults)
      : node_(node),
        type_(type),
        directory_(directory),
        case_sensitive_(case_sensitive),
        faults_(faults) {}

  RuleWords run() {
    read_levels();
    read_words();
    return std::move(out_);
  }

 private:
  [[nodiscard]] YamlEntry const* own(std::string_view key) const {
    return find_own_key(node_, type_, key);
  }

  void read_levels() {
    YamlEntry const* const entry = own("levels");
    if (entry == nullptr) return;
    if (!entry->value.is_mapping()) {
      wrong_type(entry->value, entry->value.mark, "levels",
                 "a mapping of words to ranks", faults_);
      return;
    }
    if (entry->value.entries.empty() && entry->value.complete) {
      faults_.error("R014", entry->value.mark, "\"levels\" is empty");
    }
    bool const are_words = !own("words") && !own("words_file");
    for (YamlEntry const& level : entry->value.entries) {
      auto const rank =
          level.value.is_scalar() ? count_from(level.value.text) : std::nullopt;
      if (!rank || *rank > kMaxRank) {
        faults_.error("R012", level.value.mark,
                      "the rank of a level must be a whole number from 0 to " +
                          std::to_string(kMaxRank));
      }
      out_.levels.emplace(level.key, static_cast<int>(rank.value_or(0)));
      if (!are_words) continue;
      level_words_.push_back(
          {{level.key, level.key, {}, {}, {}}, level.key_mark});
    }
  }

  void read_words() {
    check_words(level_words_, case_sensitive_, faults_);
    take_words(std::move(level_words_));
    if (YamlEntry const* const entry = own("words")) {
      std::vector<MarkedWord> words = inline_words(*entry);
      for (MarkedWord& word : words) set_level(word, faults_);
      check_words(words, case_sensitive_, faults_);
      take_words(std::move(words));
    }
    if (YamlEntry const* const entry = own("words_file")) {
      auto const path = read_text(*entry, faults_);
      if (!path) return;
      WordsFile file =
          read_words_file(directory_, {*path, entry->value.mark}, faults_);
      Faults inside = faults_.of_file(file.path);
      for (MarkedWord& word : file.words) set_level(word, inside);
      check_words(file.words, case_sensitive_, inside);
      take_words(std::move(file.words));
      out_.words_file_bytes = std::move(file.bytes);
    }
  }

  void take_words(std::vector<MarkedWord> words) {
    for (MarkedWord& word : words) {
      out_.words.push_back(std::move(word.word));
    }
  }

  std::vector<MarkedWord> inline_words(YamlEntry const& entry) {
    std::vector<MarkedWord> words;
    if (!entry.value.is_sequence()) {
      wrong_type(entry.value, entry.value.mark, "words", "a list of words",
                 faults_);
      return words;
    }
    if (entry.value.items.empty() && entry.value.complete) {
      faults_.error("R014", entry.value.mark, "the list \"words\" is empty");
    }
    for (YamlNode const& item : entry.value.items) {
      if (item.is_scalar()) {
        words.push_back({{item.text, {}, {}, {}, {}}, item.mark});
      } else if (item.is_mapping()) {
        words.push_back(word_with_level(item));
      } else {
        wrong_type(item, item.mark, "words", "words or {word: …, level: …}",
                   faults_);
      }
    }
    return words;
  }

  MarkedWord word_with_level(YamlNode const& item) {
    constexpr std::array<std::string_view, 2> kKeys = {"word", "level"};
    check_keys(item, kKeys, faults_);
    MarkedWord word;
    word.mark = item.mark;
    if (YamlEntry const* const text = item.find("word")) {
      word.mark = text->value.mark;
      if (text->value.is_scalar()) {
        word.word.text = text->value.text;
      } else {
        wrong_type(text->value, text->value.mark, "word", "a word", faults_);
      }
    }
    if (YamlEntry const* const level = item.find("level")) {
      word.word.level = read_text(*level, faults_).value_or("");
    }
    return word;
  }

  /// A word that is itself a level claims it; other levels must be known.
  void set_level(MarkedWord& word, Faults& faults) {
    if (out_.levels.empty()) return;
    if (word.word.level.empty()) {
      if (out_.levels.contains(word.word.text)) {
        word.word.level = word.word.text;
      }
    } else if (!out_.levels.contains(word.word.level)) {
      faults.error("R013", word.mark,
                   "the word claims a level that \"levels\" does not have");
    }
  }

  YamlNode const& node_;
  std::optional<RuleType> type_;
  std::string const& directory_;
  bool case_sensitive_;
  Faults& faults_;
  std::vector<MarkedWord> level_words_;
  RuleWords out_;
};

}  // namespace

RuleWords read_rule_words(YamlNode const& rule, std::optional<RuleType> type,
                          std::string const& directory, bool case_sensitive,
                          Faults& faults) {
  return WordReader(rule, type, directory, case_sensitive, faults).run();
}

YamlEntry const* find_own_key(YamlNode const& rule,
                              std::optional<RuleType> type,
                              std::string_view key) {
  RuleKey const* const known = find_rule_key(key);
  if (known == nullptr) return nullptr;
  bool const own = !type || (known->types & types_of(*type)) != 0;
  return own ? rule.find(key) : nullptr;
}

}  // namespace mishen
