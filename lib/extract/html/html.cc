#include "lib/extract/html/html.h"

#include <algorithm>
#include <string>

#include "lib/extract/decoded_source.h"
#include "lib/extract/html/output.h"
#include "lib/extract/html/reader.h"
#include "lib/extract/html/strip.h"
#include "lib/extract/html/tags.h"

namespace mishen {
namespace {

// Browsers look for the declaration this far at least.
constexpr std::size_t kDeclaredWithin = 4096;
// Of one Document of the second reading.
constexpr std::size_t kPieceBytes = std::size_t{4} << 20;

/// The value behind `key` and '=', of letters, digits and "-_.:+".
std::string value_behind(std::string_view head, std::size_t at) {
  auto const skip_blanks = [&] {
    while (at < head.size() && is_html_space(head[at])) ++at;
  };
  skip_blanks();
  if (at >= head.size() || head[at] != '=') return {};
  ++at;
  skip_blanks();
  if (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
  skip_blanks();
  std::size_t const end =
      std::min(head.find_first_of("\"'>;/? \t\r\n\f", at), head.size());
  return std::string(head.substr(at, end - at));
}

/// What <meta> or the XML declaration says.
std::string declared_charset(std::string_view bytes) {
  std::string const head = lower_ascii(bytes.substr(0, kDeclaredWithin));
  std::string found;
  if (head.starts_with("<?xml")) {
    std::size_t const end = std::min(head.find("?>"), head.size());
    std::size_t const at = head.find("encoding");
    if (at < end) found = value_behind(head, at + 8);
  }
  for (std::size_t tag = head.find("<meta"); tag != head.npos && found.empty();
       tag = head.find("<meta", tag + 5)) {
    std::size_t const end = std::min(head.find('>', tag), head.size());
    std::size_t const at = head.find("charset", tag);
    if (at < end) found = value_behind(head, at + 7);
  }
  // A declaration that can be read as ASCII is not in UTF-16.
  return found.starts_with("utf-16") ? "utf-8" : found;
}

/// The page once more, in the encoding that comes second.
void add_second_reading(std::string_view utf8, Extraction& out) {
  std::string const text = strip_markup(utf8, Strip::kAll, "\n");
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t end = rest.size();
    if (end > kPieceBytes) {
      end = rest.rfind('\n', kPieceBytes);
      if (end == rest.npos) end = kPieceBytes;
      while ((static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) --end;
      end = std::max<std::size_t>(end, 1);
    }
    out.add_document(make_document(std::string(rest.substr(0, end)),
                                   Role::kBody, TextKind::kProse),
                     kSecondEncoding);
    rest.remove_prefix(end);
  }
}

}  // namespace

void extract_html(Source const& source, Extraction& out) {
  out.set_format("html");
  std::string const declared = source.charset.empty()
                                   ? declared_charset(source.bytes)
                                   : std::string(source.charset);
  DecodedSource const decoded = decode_source(source.bytes, declared);
  out.set_encoding(decoded.encoding);
  bool too_deep = false;
  {
    HtmlOutput output(out);
    too_deep = read_markup(decoded.utf8, {}, output);
  }
  if (too_deep) out.partial(limit_reason(&Limits::html_depth));
  if (!decoded.is_text || decoded.undecodable_bytes > 0) {
    out.partial(reason::kUndecodable);
  }
  if (decoded.second) {
    out.flush();
    add_second_reading(*decoded.second, out);
  }
}

}  // namespace mishen
