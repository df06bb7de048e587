#include "lib/repair/encoded_words.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string>

#include "lib/repair/base64.h"
#include "lib/repair/hex.h"
#include "lib/text/char_class.h"
#include "lib/text/decode.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using View = std::string_view;

/// "=?gbk?B?…?=": charset, kind and payload.
struct Word {
  std::string charset;
  char kind = 0;
  View payload;
  std::size_t end = 0;
};

std::string lowered(View text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return out;
}

std::optional<Word> word_at(View text, std::size_t at) {
  constexpr std::size_t kLongestCharset = 40;
  constexpr std::size_t kLongestPayload = 500;  // 75 by the law
  if (text.substr(at, 2) != "=?") return std::nullopt;
  std::size_t const charset = at + 2;
  std::size_t const kind = text.substr(charset, kLongestCharset).find('?');
  if (kind == View::npos || kind == 0) return std::nullopt;
  std::size_t const letter = charset + kind + 1;
  if (letter + 2 > text.size() || text[letter + 1] != '?') return std::nullopt;
  std::size_t const begin = letter + 2;
  std::size_t const size = text.substr(begin, kLongestPayload).find('?');
  if (size == View::npos || text.substr(begin + size, 2) != "?=") {
    return std::nullopt;
  }
  Word word;
  word.charset = lowered(text.substr(charset, kind));
  word.kind =
      static_cast<char>(std::tolower(static_cast<unsigned char>(text[letter])));
  word.payload = text.substr(begin, size);
  word.end = begin + size + 2;
  if (word.kind != 'b' && word.kind != 'q') return std::nullopt;
  return word;
}

void append_payload(Word const& word, std::string& bytes) {
  if (word.kind == 'b') {
    std::string digits;
    for (char c : word.payload) {
      if (base64_digit(c) != kNoDigit) digits.push_back(c);
    }
    bytes += decode_base64(digits);
    return;
  }
  for (std::size_t i = 0; i < word.payload.size(); ++i) {
    char const c = word.payload[i];
    bool const escape = c == '=' && i + 2 < word.payload.size() &&
                        hex_digit(word.payload[i + 1]) >= 0 &&
                        hex_digit(word.payload[i + 2]) >= 0;
    if (escape) {
      bytes.push_back(static_cast<char>(hex_digit(word.payload[i + 1]) * 16 +
                                        hex_digit(word.payload[i + 2])));
      i += 2;
    } else {
      bytes.push_back(c == '_' ? ' ' : c);
    }
  }
}

std::string decoded(std::string const& bytes, std::string const& charset) {
  if (valid_prefix(bytes) == bytes.size()) return bytes;
  bool const big5 = charset.find("big5") != std::string::npos;
  return decode_lenient(bytes, big5 ? Encoding::kBig5 : Encoding::kGb18030);
}

bool holds_han(View text) {
  for (std::size_t at = 0; at < text.size();) {
    CodePoint const next = decode_at(text, at);
    if (is_han(next.value)) return true;
    at += next.size;
  }
  return false;
}

std::size_t behind_blanks(View text, std::size_t at) {
  std::size_t const next = text.find_first_not_of(" \t\r\n", at);
  return next == View::npos ? text.size() : next;
}

}  // namespace

void find_encoded_words(View text, Replacements& out) {
  std::size_t at = 0;
  while ((at = text.find("=?", at)) != View::npos) {
    auto word = word_at(text, at);
    if (!word) {
      at += 2;
      continue;
    }
    std::string bytes;
    std::string const charset = word->charset;
    std::size_t end = word->end;
    append_payload(*word, bytes);
    while (auto const next = word_at(text, behind_blanks(text, end))) {
      if (next->charset != charset) break;
      append_payload(*next, bytes);
      end = next->end;
    }
    std::string read = decoded(bytes, charset);
    if (holds_han(read)) {
      out.push_back({{at, end}, std::move(read), Noise::kEscape});
    }
    at = end;
  }
}

}  // namespace mishen
