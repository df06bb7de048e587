#include "lib/extract/html/entities.h"

#include <gumbo.h>

#include <memory>
#include <unordered_map>
#include <vector>

#include "lib/extract/html/tags.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

constexpr std::size_t kLongestName = 32;  // of the standard's list: 31

bool is_alphanumeric(char byte) {
  return is_ascii_letter(byte) || (byte >= '0' && byte <= '9');
}

int digit_value(char byte, bool hex) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (!hex) return -1;
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

/// References to 0x80-0x9F mean windows-1252; NUL and surrogates U+FFFD.
char32_t meant(char32_t value) {
  constexpr char32_t kWindows[32] = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
      0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (value >= 0x80 && value < 0xA0) return kWindows[value - 0x80];
  return value == 0 ? 0xFFFD : value;
}

/// "&#…" at the begin of `text`: appends the character and returns the bytes
/// read, or 0.
std::size_t decode_number(std::string_view text, std::string* out) {
  std::size_t at = 2;
  bool const hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  if (hex) ++at;
  std::size_t const first = at;
  char32_t value = 0;
  for (; at < text.size(); ++at) {
    int const digit = digit_value(text[at], hex);
    if (digit < 0) break;
    if (value <= 0x10FFFF) {
      value = value * (hex ? 16U : 10U) + static_cast<char32_t>(digit);
    }
  }
  if (at == first) return 0;
  if (at < text.size() && text[at] == ';') ++at;
  if (out != nullptr) append_utf8(*out, meant(value));
  return at;
}

using Names = std::unordered_map<std::string, std::string>;

std::string text_of(GumboNode const* element) {
  std::string out;
  GumboVector const& children = element->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    auto const* const child = static_cast<GumboNode const*>(children.data[i]);
    bool const is_text =
        child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE;
    if (is_text) out += child->v.text.text;
  }
  return out;
}

/// Fills in what the parser's own table makes of each name, all at once: one
/// paragraph a name.
void decode_by_table(Names& names) {
  std::string page = "<!DOCTYPE html><body>";
  std::vector<std::string*> values;
  for (auto& [name, value] : names) {
    page.append("<p>").append(name).append("</p>");
    value = name;
    values.push_back(&value);
  }
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  auto const free = [&options](GumboOutput* output) {
    gumbo_destroy_output(&options, output);
  };
  std::unique_ptr<GumboOutput, decltype(free)> const output(
      gumbo_parse_with_options(&options, page.data(), page.size()), free);
  GumboVector const& root = output->root->v.element.children;
  auto const* const body =
      static_cast<GumboNode const*>(root.data[root.length - 1]);
  GumboVector const& paragraphs = body->v.element.children;
  if (paragraphs.length != values.size()) return;
  for (unsigned i = 0; i < paragraphs.length; ++i) {
    *values[i] = text_of(static_cast<GumboNode const*>(paragraphs.data[i]));
  }
}

/// The length of "&name" or "&name;" at the begin of `text`, or 0.
std::size_t name_size(std::string_view text) {
  std::size_t at = 1;
  while (at < text.size() && at <= kLongestName && is_alphanumeric(text[at])) {
    ++at;
  }
  if (at == 1) return 0;
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

/// The names referred to in `text` and what they mean.
Names names_in(std::string_view text) {
  Names names;
  for (std::size_t at = text.find('&'); at != text.npos;
       at = text.find('&', at + 1)) {
    if (std::size_t const size = name_size(text.substr(at))) {
      names.emplace(text.substr(at, size), std::string());
    }
  }
  if (!names.empty()) decode_by_table(names);
  return names;
}

}  // namespace

std::string decode_references(std::string_view text) {
  std::string out;
  Names const names = names_in(text);
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const next = std::min(text.find('&', at), text.size());
    out += text.substr(at, next - at);
    at = next;
    if (at == text.size()) break;
    std::string_view const rest = text.substr(at);
    if (std::size_t const size =
            rest.substr(1, 1) == "#" ? decode_number(rest, &out) : 0) {
      at += size;
    } else if (std::size_t const name = name_size(rest)) {
      out += names.at(std::string(rest.substr(0, name)));
      at += name;
    } else {
      out += '&';
      ++at;
    }
  }
  return out;
}

bool has_references(std::string_view text) {
  for (std::size_t at = text.find('&'); at != text.npos;
       at = text.find('&', at + 1)) {
    std::string_view const rest = text.substr(at, kLongestName + 2);
    if (rest.substr(1, 1) == "#" && decode_number(rest, nullptr) > 0) {
      return true;
    }
    std::size_t const name = name_size(rest);
    if (name > 0 && rest[name - 1] == ';') return true;
  }
  return false;
}

}  // namespace mishen
