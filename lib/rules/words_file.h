#pragma once

// Word lists beside a pack: .txt with one word a line, or .csv with a header
// that names some of word, level, term, scope, owner in any order. UTF-8,
// UTF-16 or GB18030, as spreadsheets write them.

#include <string>
#include <string_view>
#include <vector>

#include "lib/rules/faults.h"
#include "lib/rules/word_check.h"

namespace mishen {

/// One word a line; blanks around it, empty lines and lines that begin with
/// `#` do not count. `text` is UTF-8 without byte-order mark.
std::vector<MarkedWord> parse_words_txt(std::string_view text);

/// Comma, semicolon or tab, whichever the header uses; quotes as in RFC 4180.
/// `faults` is that of the words file. False: the header is not usable, so
/// that no word could be read.
bool parse_words_csv(std::string_view text, std::vector<MarkedWord>& words,
                     Faults& faults);

struct WordsFile {
  std::vector<MarkedWord> words;
  std::string path;   ///< As diagnostics name it.
  std::string bytes;  ///< As read, for the digest.
};

/// Reads the file `name`, relative to `directory`. What is wrong with the
/// file as such is said at `mark` of the pack; what is wrong in it, there.
WordsFile read_words_file(std::string const& directory, MarkedText const& name,
                          Faults& faults);

}  // namespace mishen
