#include "lib/result/json_writer.h"

#include <cmath>
#include <cstdio>

namespace mishen {
namespace {

/// A sequence of `text` at `at`: its length and value, or length 0 where the
/// bytes are no UTF-8.
struct Sequence {
  std::size_t size = 0;
  char32_t value = 0;
};

Sequence sequence_at(std::string_view text, std::size_t at) {
  auto const byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  unsigned const lead = byte(at);
  if (lead < 0x80) return {1, lead};
  std::size_t const size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return {};
  char32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return {};
    value = (value << 6) | (byte(at + i) & 0x3FU);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < kLeast[size] || value > 0x10FFFF) return {};
  if (value >= 0xD800 && value <= 0xDFFF) return {};
  return {size, value};
}

/// Controls, invisible and direction-changing characters: harmless as an
/// escape, a trick as themselves.
bool wants_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

void append_escape(std::string& out, char32_t c) {
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
  out += buffer;
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    Sequence const sequence = sequence_at(text, at);
    if (sequence.size == 0) {
      out += "\xEF\xBF\xBD";  // U+FFFD
      ++at;
      continue;
    }
    if (sequence.value == '"' || sequence.value == '\\') {
      out += '\\';
      out += text[at];
    } else if (wants_escape(sequence.value)) {
      append_escape(out, sequence.value);
    } else {
      out += text.substr(at, sequence.size);
    }
    at += sequence.size;
  }
  out += '"';
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out;
  append_string(out, text);
  return out;
}

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (level.layout == Layout::kIndented) {
    new_line();
  } else if (!level.empty) {
    out_ += ' ';
  }
  level.empty = false;
}

void JsonWriter::begin(char bracket, Layout layout) {
  before_value();
  // What stands inside a line stays in the line.
  if (!levels_.empty() && levels_.back().layout == Layout::kLine) {
    layout = Layout::kLine;
  }
  out_ += bracket;
  levels_.push_back({layout, true});
}

void JsonWriter::end(char bracket) {
  Level const level = levels_.back();
  levels_.pop_back();
  if (!level.empty && level.layout == Layout::kIndented) new_line();
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  append_string(out_, name);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::raw(std::string_view text) {
  before_value();
  out_ += text;
}

void JsonWriter::value(std::string_view text) {
  before_value();
  append_string(out_, text);
}

void JsonWriter::value(bool truth) { raw(truth ? "true" : "false"); }
void JsonWriter::value(int number) { raw(std::to_string(number)); }
void JsonWriter::value(std::uint32_t number) { raw(std::to_string(number)); }
void JsonWriter::value(std::uint64_t number) { raw(std::to_string(number)); }
void JsonWriter::null() { raw("null"); }

void JsonWriter::seconds(double number) {
  // By integers, because printf's decimal point follows the locale.
  auto const milliseconds =
      static_cast<std::uint64_t>(std::llround(number > 0 ? number * 1000 : 0));
  std::string const fraction = std::to_string(1000 + milliseconds % 1000);
  raw(std::to_string(milliseconds / 1000) + "." + fraction.substr(1));
}

}  // namespace mishen
