#include "lib/extract/data_uri.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mishen {
namespace {

// Longer than any media type with its parameters.
constexpr std::size_t kLongestHead = 512;

constexpr bool is_space(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

constexpr bool is_alphanumeric(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& byte : out) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return out;
}

int hex_value(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

/// Of both alphabets (RFC 4648 sections 4 and 5); -1: not of them.
int base64_value(char byte) {
  if (byte >= 'A' && byte <= 'Z') return byte - 'A';
  if (byte >= 'a' && byte <= 'z') return byte - 'a' + 26;
  if (byte >= '0' && byte <= '9') return byte - '0' + 52;
  if (byte == '+' || byte == '-') return 62;
  if (byte == '/' || byte == '_') return 63;
  return -1;
}

/// Decodes as far as it goes; false: something else than base64 was met.
bool decode_base64(std::string_view text, std::string& out) {
  unsigned bits = 0;
  int held = 0;
  std::size_t digits = 0;
  bool padded = false;
  for (char byte : text) {
    if (is_space(byte)) continue;
    if (byte == '=') {
      padded = true;
      continue;
    }
    int const value = base64_value(byte);
    if (value < 0 || padded) return false;
    bits = bits << 6U | static_cast<unsigned>(value);
    held += 6;
    ++digits;
    if (held >= 8) {
      held -= 8;
      out += static_cast<char>(bits >> static_cast<unsigned>(held) & 0xFFU);
    }
  }
  return digits % 4 != 1;
}

/// Reads "text/html;charset=gbk;base64"; returns whether it is base64.
bool read_head(std::string_view head, DataUri& uri) {
  bool is_base64 = false;
  bool first = true;
  while (true) {
    std::size_t const end = std::min(head.find(';'), head.size());
    std::string part;
    for (char byte : percent_decoded(head.substr(0, end))) {
      if (!is_space(byte) && byte != '"') part += byte;
    }
    part = lower(part);
    if (first) {
      uri.media_type = part.empty() ? "text/plain" : part;
    } else if (part == "base64") {
      is_base64 = true;
    } else if (part.starts_with("charset=")) {
      uri.charset = part.substr(8);
    }
    first = false;
    if (end == head.size()) return is_base64;
    head.remove_prefix(end + 1);
  }
}

/// In source code "data:" is also the name of a property: a URI has a media
/// type or parameters, or nothing, before its comma.
bool is_head(std::string_view head) {
  constexpr std::string_view kSigns = "/+.;=-_!#$&^%' *";
  bool const plain = std::all_of(head.begin(), head.end(), [&](char byte) {
    return is_alphanumeric(byte) || kSigns.find(byte) != kSigns.npos;
  });
  return plain &&
         (head.empty() || head.front() == ';' || head.find('/') != head.npos);
}

/// Where the URI ends that begins at `begin` of source code.
std::size_t end_in_code(std::string_view text, std::size_t begin,
                        std::size_t data) {
  char const before = begin > 0 ? text[begin - 1] : ' ';
  if (before == '"' || before == '\'' || before == '`') {
    std::size_t at = text.find(before, data);
    while (at != text.npos && text[at - 1] == '\\') {
      at = text.find(before, at + 1);
    }
    return std::min(at, text.size());
  }
  return std::min(text.find_first_of("\"'`<>()[]{} \t\r\n\f", data),
                  text.size());
}

std::size_t find_scheme(std::string_view lowered, std::size_t from) {
  std::size_t at = lowered.find("data:", from);
  while (at != lowered.npos && at > 0 &&
         (is_alphanumeric(lowered[at - 1]) || lowered[at - 1] == '_' ||
          lowered[at - 1] == '$')) {
    at = lowered.find("data:", at + 5);
  }
  return at;
}

/// "AAAA 2x, data:…": in a list of images a blank ends the address.
std::size_t end_of_base64(std::string_view text, std::size_t data,
                          std::size_t end) {
  for (std::size_t at = data; at < end; ++at) {
    bool const fits = is_space(text[at]) || text[at] == '=' ||
                      text[at] == '%' || base64_value(text[at]) >= 0;
    if (!fits) {
      if (text[at] != ',') return end;
      std::size_t blank = at;
      while (blank > data && !is_space(text[blank - 1])) --blank;
      return blank > data ? blank : at;
    }
  }
  return end;
}

std::string_view hint_of(std::string_view media_type) {
  if (media_type.find("html") != media_type.npos) return "html";
  if (media_type.find("json") != media_type.npos) return "json";
  if (media_type.find("javascript") != media_type.npos ||
      media_type.find("ecmascript") != media_type.npos) {
    return "js";
  }
  if (media_type == "text/css") return "css";
  if (media_type == "text/csv") return "csv";
  if (media_type.ends_with("xml")) return "xml";
  return {};
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size()) {
      int const high = hex_value(text[at + 1]);
      int const low = hex_value(text[at + 2]);
      if (high >= 0 && low >= 0) {
        out += static_cast<char>(high * 16 + low);
        at += 2;
        continue;
      }
    }
    out += text[at];
  }
  return out;
}

std::vector<DataUri> find_data_uris(std::string_view text) {
  std::vector<DataUri> out;
  std::string const lowered = lower(text);
  std::size_t const first = lowered.find_first_not_of(" \t\r\n\f\v");
  std::size_t at = find_scheme(lowered, 0);
  while (at != lowered.npos) {
    bool const is_value = at == first;
    std::size_t const head = at + 5;
    std::size_t const comma =
        std::string_view(lowered).substr(head, kLongestHead).find(',');
    std::string_view const type =
        comma == lowered.npos ? std::string_view() : text.substr(head, comma);
    if (comma == lowered.npos || (!is_value && !is_head(type))) {
      at = find_scheme(lowered, head);
      continue;
    }
    DataUri uri;
    bool const is_base64 = read_head(type, uri);
    std::size_t const data = head + comma + 1;
    std::size_t end = is_value ? text.size() : end_in_code(text, at, data);
    if (is_base64) end = end_of_base64(text, data, end);
    std::string bytes = percent_decoded(text.substr(data, end - data));
    if (is_base64) {
      uri.complete = decode_base64(bytes, uri.bytes);
    } else {
      uri.bytes = std::move(bytes);
    }
    out.push_back(std::move(uri));
    at = find_scheme(lowered, end);
  }
  return out;
}

void add_data_uris(std::string_view text, Extraction& out) {
  std::size_t number = 0;
  for (DataUri const& uri : find_data_uris(text)) {
    ++number;
    Member member;
    member.name = "data-uri-" + std::to_string(number);
    member.name_is_text = false;
    member.bytes = uri.bytes;
    member.charset = uri.charset;
    member.format_hint = std::string(hint_of(uri.media_type));
    if (!out.budget().take_expanded(uri.bytes.size())) {
      out.add_unread_member(member, out.budget().reason());
      continue;
    }
    if (!uri.complete) member.incomplete = reason::kMalformed;
    out.add_member(member);
  }
}

}  // namespace mishen
