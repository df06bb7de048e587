#include "lib/rules/words_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lib/base/file.h"
#include "lib/base/source_text.h"
#include "lib/rules/rule_names.h"
#include "lib/text/char_class.h"
#include "lib/text/decode.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
constexpr std::size_t kMaxRowFaults = 100;

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    CodePoint const first = decode_at(text, 0);
    if (!is_blank(first.value) && !is_line_break(first.value)) break;
    text.remove_prefix(first.size);
  }
  while (!text.empty()) {
    CodePoint const last = decode_before(text, text.size());
    if (!is_blank(last.value) && !is_line_break(last.value)) break;
    text.remove_suffix(last.size);
  }
  return text;
}

struct Field {
  std::string text;
  Mark mark;
};

struct Row {
  std::vector<Field> fields;
  Mark mark;
  [[nodiscard]] bool is_empty() const {
    return std::all_of(fields.begin(), fields.end(),
                       [](Field const& field) { return field.text.empty(); });
  }
};

/// RFC 4180, row by row.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator, Faults& faults)
      : text_(text), separator_(separator), faults_(faults), cursor_(text) {}

  /// nullopt: the end.
  std::optional<Row> next() {
    if (at_ >= text_.size()) return std::nullopt;
    Row row;
    row.mark = cursor_.at(at_);
    do {
      row.fields.push_back(field());
    } while (take(separator_));
    if (at_ < text_.size()) ++at_;  // The line break.
    return row;
  }

 private:
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  [[nodiscard]] bool at_end_of_field() const {
    return at_ >= text_.size() || text_[at_] == '\n' ||
           text_[at_] == separator_;
  }

  Field field() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    Field out;
    out.mark = cursor_.at(at_);
    if (take('"')) out.text = quoted_field(out.mark);
    std::size_t const begin = at_;
    while (!at_end_of_field()) ++at_;
    std::string_view const rest = trim(text_.substr(begin, at_ - begin));
    if (out.text.empty()) {
      out.text = rest;
    } else {
      if (!rest.empty()) {
        faults_.error("R026", out.mark, "text behind a closing quote",
                      "a quote inside quotes is written twice");
      }
      out.text = trim(out.text);
    }
    return out;
  }

  std::string quoted_field(Mark mark) {
    std::string out;
    while (at_ < text_.size()) {
      char const c = text_[at_++];
      if (c != '"') {
        out += c;
      } else if (!take('"')) {
        return out;
      } else {
        out += '"';
      }
    }
    faults_.error("R026", mark, "the quote is not closed");
    return out;
  }

  std::string_view text_;
  char separator_;
  Faults& faults_;
  SourceCursor cursor_;
  std::size_t at_ = 0;
};

constexpr std::array<std::string_view, 5> kColumnNames = {
    "word", "level", "term", "scope", "owner"};

std::string* member(Word& word, std::string_view column) {
  if (column == "word") return &word.text;
  if (column == "level") return &word.level;
  if (column == "term") return &word.term;
  if (column == "scope") return &word.scope;
  if (column == "owner") return &word.owner;
  return nullptr;
}

/// Checks the header; the columns in order, or nothing if there is no word
/// column.
std::vector<std::string> columns_of(Row const& header, Faults& faults) {
  std::vector<std::string> columns;
  for (Field const& field : header.fields) {
    if (std::find(kColumnNames.begin(), kColumnNames.end(), field.text) ==
        kColumnNames.end()) {
      // Not quoted: without a header the first line is a word.
      faults.error("R026", field.mark, "unknown column",
                   suggestion(field.text, kColumnNames));
    } else if (std::find(columns.begin(), columns.end(), field.text) !=
               columns.end()) {
      faults.error("R026", field.mark, "the column stands here a second time");
    }
    columns.push_back(field.text);
  }
  if (std::find(columns.begin(), columns.end(), "word") == columns.end()) {
    faults.error("R026", header.mark, "the header has no column \"word\"",
                 "the first line names the columns: word,level,term,scope,"
                 "owner");
    columns.clear();
  }
  return columns;
}

MarkedWord word_of(Row& row, std::vector<std::string> const& columns) {
  MarkedWord word;
  word.mark = row.mark;
  for (std::size_t i = 0; i < columns.size() && i < row.fields.size(); ++i) {
    std::string* const target = member(word.word, columns[i]);
    if (target == nullptr) continue;
    *target = std::move(row.fields[i].text);
    if (columns[i] == "word") word.mark = row.fields[i].mark;
  }
  word.mark.length = std::max<std::size_t>(source_length(word.word.text), 1);
  return word;
}

char separator_of(std::string_view text) {
  std::string_view const header = text.substr(0, text.find('\n'));
  for (char const separator : {'\t', ';'}) {
    if (header.find(separator) != std::string_view::npos) return separator;
  }
  return ',';
}

/// UTF-8 of a words file; nullopt and a fault where it is not text.
std::optional<std::string> decode_words(std::string_view bytes,
                                        Faults& faults) {
  EncodingGuess const guess = guess_encoding(bytes, true);
  if (!guess.is_text) {
    faults.error("R026", {}, "the words file is not text");
    return std::nullopt;
  }
  Decoded decoded = decode_text(bytes, guess);
  if (decoded.undecodable_bytes > 0) {
    faults.error("R026", {}, "the words file is in no encoding known",
                 "save it as UTF-8");
    return std::nullopt;
  }
  return std::string(without_bom(decoded.utf8));
}

bool ends_with(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  name.remove_prefix(name.size() - ending.size());
  return std::equal(name.begin(), name.end(), ending.begin(),
                    [](char have, char want) {
                      bool const capital = have >= 'A' && have <= 'Z';
                      return (capital ? have - 'A' + 'a' : have) == want;
                    });
}

}  // namespace

std::vector<MarkedWord> parse_words_txt(std::string_view text) {
  std::vector<MarkedWord> words;
  SourceCursor cursor(text);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t const end = std::min(text.find('\n', begin), text.size());
    std::string_view const word = trim(text.substr(begin, end - begin));
    if (!word.empty() && word.front() != '#') {
      auto const at = static_cast<std::size_t>(word.data() - text.data());
      words.push_back({{std::string(word), {}, {}, {}, {}},
                       cursor.at(at, source_length(word))});
    }
    begin = end + 1;
  }
  return words;
}

bool parse_words_csv(std::string_view text, std::vector<MarkedWord>& words,
                     Faults& faults) {
  CsvReader reader(text, separator_of(text), faults);
  std::optional<Row> row = reader.next();
  if (!row) return true;
  std::vector<std::string> const columns = columns_of(*row, faults);
  if (columns.empty()) return false;
  std::size_t wrong_rows = 0;
  while ((row = reader.next())) {
    if (row->is_empty()) continue;
    if (row->fields.size() > columns.size() && ++wrong_rows <= kMaxRowFaults) {
      faults.error("R026", row->mark, "the row has more fields than the header",
                   "a field that holds a comma must stand in quotes");
    }
    words.push_back(word_of(*row, columns));
  }
  return true;
}

WordsFile read_words_file(std::string const& directory, MarkedText const& name,
                          Faults& faults) {
  WordsFile out;
  auto const refuse = [&](std::string what, std::string hint) {
    faults.error("R025", name.mark, std::move(what), std::move(hint));
    return std::move(out);
  };
  bool const is_csv = ends_with(name.text, ".csv");
  if (directory.empty()) {
    return refuse("this pack cannot name files: it is not read from a folder",
                  "write the words into the pack");
  }
  if (!is_csv && !ends_with(name.text, ".txt")) {
    return refuse("the words file must end with .txt or .csv", "");
  }
  out.path =
      name.text.starts_with('/') ? name.text : directory + '/' + name.text;
  auto bytes = read_file(out.path, kMaxBytes);
  if (!bytes) return refuse("words file: " + bytes.error().what, "");
  out.bytes = std::move(*bytes);
  Faults inside = faults.of_file(out.path);
  auto const text = decode_words(out.bytes, inside);
  if (!text) return out;
  bool is_usable = true;
  if (is_csv) {
    is_usable = parse_words_csv(*text, out.words, inside);
  } else {
    out.words = parse_words_txt(*text);
  }
  if (is_usable && out.words.empty()) {
    return refuse("the words file holds no words", "");
  }
  return out;
}

}  // namespace mishen
