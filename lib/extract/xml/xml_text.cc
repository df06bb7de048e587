#include "lib/extract/xml/xml_text.h"

#include <string>
#include <utility>

#include "lib/extract/code/windows.h"
#include "lib/extract/data_uri.h"
#include "lib/extract/html/entities.h"
#include "lib/extract/xml/xml_blocks.h"
#include "lib/extract/xml/xml_sweeper.h"
#include "lib/extract/xml/xml_values.h"

namespace mishen {
namespace {

bool is_name_start(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         byte == '_' || (byte & 0x80) != 0;
}

// Markup of which nothing is known but that it is not well-formed.
class Remnant {
 public:
  explicit Remnant(std::string_view source) : source_(source) {}

  void read() {
    while (at_ < source_.size()) {
      std::size_t const open = source_.find('<', at_);
      add_text(source_.substr(at_, open - at_));
      if (open == std::string_view::npos) break;
      at_ = open;
      if (!pass_section() && !pass_tag()) {
        add_text("<");
        ++at_;
      }
    }
  }

  /// Every tag a line end, with its attributes behind it.
  std::string broken;
  /// As if no tag stood between, but those of paragraphs.
  std::string joined;

 private:
  void add_text(std::string_view text) {
    std::string const decoded = decode_references(text);
    broken += decoded;
    joined += decoded;
  }

  // Comments, CDATA, instructions: their text, apart. One without an end is
  // no section.
  bool pass_section() {
    struct Section {
      std::string_view begin;
      std::string_view end;
    };
    constexpr Section kSections[] = {
        {"<![CDATA[", "]]>"}, {"<!--", "-->"}, {"<?", "?>"}};
    for (std::size_t i = 0; i < std::size(kSections); ++i) {
      Section const& section = kSections[i];
      if (source_.substr(at_, section.begin.size()) != section.begin) continue;
      std::size_t const begin = at_ + section.begin.size();
      std::size_t const end = endless_[i] ? std::string_view::npos
                                          : source_.find(section.end, begin);
      endless_[i] = end == std::string_view::npos;
      if (endless_[i]) return false;
      std::string_view const inside = source_.substr(begin, end - begin);
      bool const is_text = i == 0;
      if (!is_text) broken += kLineEnd;
      broken += inside;
      if (!is_text) broken += kLineEnd;
      if (is_text) joined += inside;
      at_ = end + section.end.size();
      return true;
    }
    return false;
  }

  // A tag ends at '>' outside quotes, or where the next one begins.
  bool pass_tag() {
    std::size_t at = at_ + 1;
    bool const is_end = at < source_.size() && source_[at] == '/';
    bool const is_declaration = at < source_.size() && source_[at] == '!';
    if (is_end || is_declaration) ++at;
    if (at >= source_.size() || !is_name_start(source_[at])) return false;
    std::size_t const name = at;
    while (at < source_.size() &&
           kEndOfName.find(source_[at]) == std::string_view::npos) {
      ++at;
    }
    std::string_view local = source_.substr(name, at - name);
    if (auto const colon = local.rfind(':'); colon != std::string_view::npos) {
      local.remove_prefix(colon + 1);
    }
    broken += kLineEnd;
    char quote = '\0';
    std::size_t value = at;
    for (; at < source_.size() && source_[at] != '<'; ++at) {
      char const byte = source_[at];
      if (quote == '\0' && byte == '>') break;
      if (byte == '\n') joined += '\n';
      if (quote == '\0' && (byte == '"' || byte == '\'')) {
        quote = byte;
        add_value(source_.substr(value, at - value));
        value = at + 1;
      } else if (byte == quote) {
        quote = '\0';
        add_value(source_.substr(value, at - value));
        value = at + 1;
      }
    }
    add_value(source_.substr(value, at - value));
    if (is_block(local, is_end)) joined += kLineEnd;
    at_ = at < source_.size() && source_[at] == '>' ? at + 1 : at;
    return true;
  }

  void add_value(std::string_view value) {
    broken += decode_references(value);
    broken += kLineEnd;
  }

  static bool is_block(std::string_view local, bool is_end) {
    if (local == "br" || local == "cr") return true;
    return is_end && (is_paragraph_name(local) || local == "tr" ||
                      local == "td" || local == "row" || local == "cell" ||
                      local == "tbl" || local == "item" || local == "title" ||
                      local == "description" || local == "c");
  }

  static constexpr std::string_view kEndOfName = " \t\r\n/<>=\"'";

  std::string_view source_;
  std::size_t at_ = 0;
  bool endless_[3] = {false, false, false};
};

XmlOutcome sweep(std::string_view bytes, Place const& place,
                 XmlOptions const& options, Extraction& out) {
  XmlReader reader(out.limits(), options);
  XmlSweeper sweeper(place, out);
  XmlOutcome outcome = reader.read(bytes, sweeper.handlers(reader));
  sweeper.finish();
  add_xml_rest(outcome, place, out);
  cover_xml(outcome, place, out);
  return outcome;
}

}  // namespace

void add_xml_rest(XmlOutcome const& outcome, Place const& place,
                  Extraction& out) {
  if (outcome.rest.empty()) return;
  Remnant remnant(outcome.rest);
  remnant.read();
  BlockOptions options;
  options.line = outcome.rest_line;
  std::uint64_t lines = 0;
  std::string const broken = tidy(one_break(remnant.broken), &lines);
  *options.line += lines;
  BlockId const base = out.add_block(broken, place, options);
  lines = 0;
  std::string const joined = tidy(one_break(remnant.joined), &lines);
  if (joined != broken) {
    options.line = outcome.rest_line + lines;
    options.reading_of = base;
    out.add_block(joined, place, options);
  }
  add_data_uris(outcome.rest, out);
}

void cover_xml(XmlOutcome const& outcome, Place const& place, Extraction& out) {
  if (outcome.undecodable_bytes > 0) {
    out.cover(place.part, place.role, Status::kPartial, reason::kUndecodable);
  }
  if (!outcome.reason.empty()) {
    out.cover(place.part, place.role, Status::kPartial, outcome.reason);
  }
}

void sweep_xml(std::string_view bytes, Place const& place, XmlOptions options,
               Extraction& out) {
  sweep(bytes, place, options, out);
}

void extract_xml(Source const& source, Extraction& out) {
  XmlOptions options;
  options.charset = source.charset;
  XmlOutcome const outcome = sweep(source.bytes, {}, options, out);
  out.set_encoding(outcome.encoding);
  if (!outcome.second) return;
  Remnant remnant(*outcome.second);
  remnant.read();
  add_windows(tidy(remnant.broken), TextKind::kProse, kSecondEncoding, out);
}

}  // namespace mishen
