#include "lib/extract/member_names.h"

#include <algorithm>

#include "lib/extract/data_uri.h"
#include "lib/text/decode.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

// Folders inside folders that are told apart; what is deeper is one name.
constexpr std::size_t kMostComponents = 256;

char separator_of(std::string_view utf8) {
  return utf8.find('/') == std::string_view::npos ? '\\' : '/';
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return (byte & 0x80) == 0; });
}

// Each folder by itself: an archive may be put together by several programs.
std::string decode_apart(std::string_view bytes) {
  std::string out;
  while (true) {
    std::size_t const slash = bytes.find('/');
    out += decode_name(bytes.substr(0, slash));
    if (slash == std::string_view::npos) return out;
    out += '/';
    bytes.remove_prefix(slash + 1);
  }
}

void add_distinct(std::vector<std::string>& readings, std::string text) {
  if (std::find(readings.begin(), readings.end(), text) == readings.end()) {
    readings.push_back(std::move(text));
  }
}

}  // namespace

std::string_view head_of(std::string_view utf8, std::size_t most) {
  if (utf8.size() <= most) return utf8;
  while (most > 0 && (static_cast<unsigned char>(utf8[most]) & 0xC0) == 0x80) {
    --most;
  }
  return utf8.substr(0, most);
}

std::string clean_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    std::size_t const valid = valid_prefix(text);
    std::string_view sound = text.substr(0, valid);
    for (std::size_t nul = sound.find('\0'); nul != std::string_view::npos;
         nul = sound.find('\0')) {
      out += sound.substr(0, nul);
      sound.remove_prefix(nul + 1);
    }
    out += sound;
    if (valid == text.size()) break;
    out += "\uFFFD";
    text.remove_prefix(valid + 1);
  }
  return out;
}

std::string decode_member_name(std::string_view bytes, bool is_utf8) {
  bool const believed = is_utf8 && valid_prefix(bytes) == bytes.size();
  return believed || is_ascii(bytes) ? std::string(bytes) : decode_name(bytes);
}

std::vector<std::string> name_readings(std::string_view bytes, bool is_utf8) {
  std::vector<std::string> readings = {decode_member_name(bytes, is_utf8)};
  if (bytes.find('%') != std::string_view::npos) {
    add_distinct(readings, decode_name(percent_decoded(bytes)));
  }
  if (is_ascii(bytes)) return readings;
  if (readings[0] != bytes) add_distinct(readings, decode_apart(bytes));
  EncodingGuess const guess = guess_encoding(bytes, true);
  if (guess.has_second) {
    std::string second = decode_lenient(bytes, guess.second);
    std::replace(second.begin(), second.end(), '\n', ' ');
    add_distinct(readings, std::move(second));
  }
  return readings;
}

std::vector<std::string> name_components(std::string_view utf8) {
  char const separator = separator_of(utf8);
  std::vector<std::string> components;
  while (!utf8.empty()) {
    std::size_t const next = components.size() < kMostComponents
                                 ? utf8.find(separator)
                                 : std::string_view::npos;
    std::size_t const end = std::min(next, utf8.size());
    std::string_view const component = utf8.substr(0, end);
    bool const says =
        !component.empty() && component != "." && component != "..";
    if (says) components.emplace_back(component);
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
  }
  return components;
}

bool names_folder(std::string_view utf8) {
  return !utf8.empty() && utf8.back() == separator_of(utf8);
}

}  // namespace mishen
