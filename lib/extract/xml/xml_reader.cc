#include "lib/extract/xml/xml_reader.h"

// Debian's library is built with it, and its header shows the guard only so.
#ifndef XML_DTD
#define XML_DTD
#endif
#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "lib/document/coverage.h"
#include "lib/extract/decoded_source.h"
#include "lib/extract/xml/xml_repair.h"
#include "lib/text/utf8.h"

namespace mishen {
namespace {

using namespace std::string_view_literals;

// Expansion of entities: expat counts what it reads of entity values against
// the bytes of the document once 8 MiB are passed. Documents made by people
// stay below 2.
constexpr float kMostAmplification = 10.0F;

// How far back within a text the rest begins, so that a word cut by a fault
// is seen whole.
constexpr std::size_t kMostBack = 4096;

constexpr std::size_t kTextPiece = 16 << 10;

constexpr std::string_view kBlanks = " \t\r\n";

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser>;

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a')
                                      : byte;
  });
  return result;
}

// The first bytes as ASCII: units of UTF-16 and UTF-32 narrowed to one byte.
std::string narrow_head(std::string_view bytes) {
  std::string head;
  for (char const byte : bytes.substr(0, 1024)) {
    if (byte != '\0') head += byte;
  }
  return head;
}

// The value of encoding= in the XML declaration; empty: none.
std::string declared_encoding(std::string_view bytes) {
  std::string const head = narrow_head(bytes);
  std::size_t const begin = head.find("<?xml");
  // What may stand before it is a byte-order mark and blanks.
  if (begin == std::string::npos || begin > 64) return {};
  std::string_view const declaration =
      std::string_view(head).substr(begin, head.find("?>", begin) - begin);
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  std::size_t const end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  return lower(declaration.substr(at + 1, end - at - 1));
}

// UTF-16 by the shape of its first two characters (XML 1.0, appendix F).
std::string_view wide_encoding(std::string_view bytes) {
  std::string_view const head = bytes.substr(0, 4);
  if (head == "\0<\0?"sv || head == "\0<\0!"sv) return "UTF-16BE";
  if (head == "<\0?\0"sv || head == "<\0!\0"sv) return "UTF-16LE";
  if (head.size() < 4 || (head[0] == '\0') == (head[1] == '\0')) return {};
  if (head.substr(0, 2) == "\0<"sv && head[2] == '\0') return "UTF-16BE";
  if (head.substr(0, 2) == "<\0"sv && head[3] == '\0') return "UTF-16LE";
  return {};
}

XmlName split_name(std::string_view name) {
  std::size_t const colon = name.rfind(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

// The longest beginning of valid UTF-8 of at most `most` bytes.
std::string_view cut(std::string_view text, std::uint64_t most) {
  if (text.size() <= most) return text;
  return text.substr(
      0, valid_prefix(text.substr(0, static_cast<std::size_t>(most))));
}

std::uint64_t count_lines(std::string_view text) {
  return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

/// One document being read. Expat's callbacks end here.
struct XmlReader::Parse {
  Limits const& limits;
  XmlOptions const& options;
  XmlHandlers const& handlers;
  XmlOutcome& outcome;
  std::string_view text;  // what expat is given, from `skipped` on
  std::size_t skipped = 0;
  std::uint64_t lines_skipped = 0;
  Parser parser{};

  std::vector<std::string> open{};  // names of elements begun and not ended
  std::vector<XmlAttribute> attributes{};
  std::string doctype_system{};
  bool subset_seen = false;
  bool stopped = false;
  std::size_t given_to = 0;      // end of the last event, in `text`
  std::size_t run_begin = 0;     // begin of the text given last, in `text`
  bool in_text = false;          // the last event was text
  std::uint64_t run_bytes = 0;   // of the text node, over entities
  std::uint64_t text_bytes = 0;  // of all text
  std::string pending{};         // text not given yet
  std::uint64_t pending_line = 0;

  void note(std::string_view why) {
    if (outcome.reason.empty()) {
      outcome.reason = why;
      outcome.line = here();
    }
  }

  void stop(std::string_view why) {
    note(why);
    stopped = true;
    XML_StopParser(parser.get(), XML_FALSE);
  }

  [[nodiscard]] std::uint64_t here() const {
    return lines_skipped + XML_GetCurrentLineNumber(parser.get());
  }

  /// Of the event being given.
  [[nodiscard]] std::uint64_t line() const {
    return pending.empty() ? here() : pending_line;
  }

  [[nodiscard]] std::size_t event_begin() const {
    auto const at = XML_GetCurrentByteIndex(parser.get());
    return at < 0 ? given_to : static_cast<std::size_t>(at) + skipped;
  }

  /// Expat's pieces may be single characters: hands on what came so far.
  void give_text() {
    if (pending.empty()) return;
    if (handlers.text) handlers.text(pending);
    pending.clear();
  }

  /// Notes an event that is given next and is no text.
  void given() {
    give_text();
    in_text = false;
    run_bytes = 0;
    mark_end();
  }

  void mark_end() {
    auto const size = XML_GetCurrentByteCount(parser.get());
    given_to = std::max(
        given_to, event_begin() + static_cast<std::size_t>(std::max(size, 0)));
  }

  void start(char const* name, char const** pairs);
  void end(char const* name);
  void characters(std::string_view piece);
  void declare_entity(std::string_view name, char const* value, int size,
                      char const* system, char const* open_to_all);
  void external(char const* context, char const* system);
  void install_content();
  void install_doctype();
  void run();
  void finish(XML_Status status);
};

namespace {

std::string_view view(char const* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

}  // namespace

void XmlReader::Parse::start(char const* name, char const** pairs) {
  if (stopped) return;
  if (open.size() >= limits.xml_depth) {
    stop(limit_reason(&Limits::xml_depth));
    return;
  }
  attributes.clear();
  for (; pairs[0] != nullptr; pairs += 2) {
    if (attributes.size() >= limits.xml_attributes) {
      note(limit_reason(&Limits::xml_attributes));
      break;
    }
    std::string_view const value = view(pairs[1]);
    if (value.size() > limits.xml_attribute_bytes) {
      note(limit_reason(&Limits::xml_attribute_bytes));
    }
    attributes.push_back(
        {split_name(pairs[0]), cut(value, limits.xml_attribute_bytes)});
  }
  open.emplace_back(name);
  given();
  if (handlers.start) handlers.start(split_name(open.back()), attributes);
}

void XmlReader::Parse::end(char const* name) {
  if (stopped || open.empty()) return;
  given();
  if (handlers.end) handlers.end(split_name(view(name)));
  open.pop_back();
}

void XmlReader::Parse::characters(std::string_view piece) {
  if (stopped) return;
  if (!in_text) run_begin = event_begin();
  in_text = true;
  mark_end();
  text_bytes += piece.size();
  // Entities within entities: what comes out against what the document has.
  if (text_bytes / limits.ratio > text.size() &&
      text_bytes > kRatioGraceBytes) {
    stop(limit_reason(&Limits::ratio));
    return;
  }
  if (run_bytes >= limits.xml_text_bytes) {
    note(limit_reason(&Limits::xml_text_bytes));
    return;
  }
  std::string_view const taken = cut(piece, limits.xml_text_bytes - run_bytes);
  run_bytes = taken.size() < piece.size() ? limits.xml_text_bytes
                                          : run_bytes + taken.size();
  if (taken.size() < piece.size()) note(limit_reason(&Limits::xml_text_bytes));
  if (pending.size() >= kTextPiece) give_text();
  if (pending.empty()) pending_line = here();
  pending += taken;
}

void XmlReader::Parse::declare_entity(std::string_view name, char const* value,
                                      int size, char const* system,
                                      char const* open_to_all) {
  if (stopped) return;
  given();
  if (!handlers.entity) return;
  if (value != nullptr) {
    handlers.entity(name, {value, static_cast<std::size_t>(size)});
    return;
  }
  for (char const* const id : {system, open_to_all}) {
    if (id != nullptr) handlers.entity(name, id);
  }
}

// The external subset of a DOCTYPE is a grammar and holds no text of the
// document; any other reference is text that is not read.
void XmlReader::Parse::external(char const* context, char const* system) {
  bool const is_subset =
      context == nullptr && !subset_seen && doctype_system == view(system);
  if (is_subset) {
    subset_seen = true;
  } else {
    note(reason::kDoctype);
  }
}

void XmlReader::Parse::install_content() {
  XML_Parser const p = parser.get();
  XML_SetUserData(p, this);
  // Without entropy of its own expat would ask the kernel, which a locked
  // process may not do; where things lie in memory is unknown to a file.
  XML_SetHashSalt(p, (reinterpret_cast<unsigned long>(this) ^
                      (reinterpret_cast<unsigned long>(p) << 17U)) |
                         1U);
  XML_SetBillionLaughsAttackProtectionMaximumAmplification(p,
                                                           kMostAmplification);
  XML_SetElementHandler(
      p,
      [](void* self, char const* name, char const** pairs) {
        static_cast<Parse*>(self)->start(name, pairs);
      },
      [](void* self, char const* name) {
        static_cast<Parse*>(self)->end(name);
      });
  XML_SetCharacterDataHandler(p, [](void* self, char const* piece, int size) {
    static_cast<Parse*>(self)->characters(
        {piece, static_cast<std::size_t>(size)});
  });
  XML_SetCommentHandler(p, [](void* self, char const* comment) {
    auto& parse = *static_cast<Parse*>(self);
    if (parse.stopped) return;
    parse.given();
    if (parse.handlers.comment) parse.handlers.comment(comment);
  });
  XML_SetProcessingInstructionHandler(
      p, [](void* self, char const* target, char const* data) {
        auto& parse = *static_cast<Parse*>(self);
        if (parse.stopped) return;
        parse.given();
        if (parse.handlers.instruction)
          parse.handlers.instruction(target, data);
      });
  XML_SetDefaultHandlerExpand(p, [](void* self, char const*, int) {
    auto& parse = *static_cast<Parse*>(self);
    if (!parse.stopped) parse.mark_end();
  });
}

void XmlReader::Parse::install_doctype() {
  XML_Parser const p = parser.get();
  XML_SetParamEntityParsing(p, XML_PARAM_ENTITY_PARSING_ALWAYS);
  XML_SetStartDoctypeDeclHandler(
      p, [](void* self, char const*, char const* system, char const*, int) {
        auto& parse = *static_cast<Parse*>(self);
        if (parse.stopped) return;
        parse.outcome.had_doctype = true;
        parse.doctype_system = view(system);
        if (parse.options.refuse_doctype) parse.note(reason::kDoctype);
        parse.given();
        if (system != nullptr && parse.handlers.entity) {
          parse.handlers.entity({}, system);
        }
      });
  XML_SetEntityDeclHandler(
      p,
      [](void* self, char const* name, int, char const* value, int size,
         char const*, char const* system, char const* public_id, char const*) {
        static_cast<Parse*>(self)->declare_entity(name, value, size, system,
                                                  public_id);
      });
  XML_SetNotationDeclHandler(p, [](void* self, char const* name, char const*,
                                   char const* system, char const* public_id) {
    static_cast<Parse*>(self)->declare_entity(name, nullptr, 0, system,
                                              public_id);
  });
  XML_SetAttlistDeclHandler(p, [](void* self, char const*, char const* name,
                                  char const*, char const* value, int) {
    if (value == nullptr) return;
    static_cast<Parse*>(self)->declare_entity(
        name, value, static_cast<int>(view(value).size()), nullptr, nullptr);
  });
  XML_SetExternalEntityRefHandler(
      p,
      [](XML_Parser asked, char const* context, char const*, char const* system,
         char const*) -> int {
        auto& parse = *static_cast<Parse*>(XML_GetUserData(asked));
        if (!parse.stopped) parse.external(context, system);
        return XML_STATUS_OK;
      });
  XML_SetSkippedEntityHandler(p, [](void* self, char const* name, int) {
    auto& parse = *static_cast<Parse*>(self);
    if (parse.stopped) return;
    parse.note(reason::kDoctype);
    if (parse.pending.empty()) parse.pending_line = parse.here();
    parse.pending += "&" + std::string(name) + ";";
  });
}

void XmlReader::Parse::run() {
  std::string_view const input = text.substr(skipped);
  // All at once: expat then reads from our buffer without a copy.
  XML_Status const status = XML_Parse(parser.get(), input.data(),
                                      static_cast<int>(input.size()), XML_TRUE);
  finish(status);
}

void XmlReader::Parse::finish(XML_Status status) {
  give_text();
  outcome.unread_from = text.size();
  if (status == XML_STATUS_OK) return;
  XML_Error const error = XML_GetErrorCode(parser.get());
  if (!stopped) {
    note(error == XML_ERROR_AMPLIFICATION_LIMIT_BREACH
             ? limit_reason(&Limits::ratio)
             : std::string(reason::kMalformed));
  }
  std::size_t from = std::min(given_to, text.size());
  outcome.unread_from = from;
  // A fault within text, and not at a tag behind it.
  if (in_text && from < text.size() && text[from] != '<') {
    std::size_t const least = from - std::min(from, kMostBack);
    from = std::clamp(run_begin, least, from);
    while (from > 0 && (text[from] & 0xC0) == 0x80) --from;
  }
  outcome.rest = text.substr(from);
  if (outcome.rest.find_first_not_of(kBlanks) == std::string::npos) {
    outcome.rest.clear();
  }
  outcome.rest_line = 1 + count_lines(text.substr(0, from));
  stopped = true;
  while (!open.empty()) {
    if (handlers.end) handlers.end(split_name(open.back()));
    open.pop_back();
  }
}

XmlOutcome XmlReader::read(std::string_view bytes,
                           XmlHandlers const& handlers) {
  XmlOutcome outcome;
  std::string const declared = declared_encoding(bytes);
  std::string charset = lower(options_.charset);
  if (charset.empty()) charset = wide_encoding(bytes);
  if (charset.empty()) charset = declared;
  DecodedSource source = decode_source(bytes, charset);
  outcome.encoding = std::move(source.encoding);
  outcome.undecodable_bytes = source.undecodable_bytes;
  outcome.second = std::move(source.second);
  bool const unread =
      outcome.undecodable_bytes > 0 || is_unread_label(declared);
  if (unread) outcome.reason = reason::kUndecodable;

  XmlRepair repair = repair_xml(source.utf8);
  if (repair.text) source.utf8 = std::move(*repair.text);
  if (repair.lossy && outcome.reason.empty()) {
    outcome.reason = reason::kMalformed;
  }

  Parse parse{limits_, options_, handlers, outcome, source.utf8};
  // Blanks before the declaration, and a second mark, are no fault of ours.
  while (parse.skipped < parse.text.size()) {
    std::string_view const next = parse.text.substr(parse.skipped);
    bool const is_mark = next.substr(0, 3) == "\uFEFF";
    if (!is_mark && kBlanks.find(next[0]) == std::string_view::npos) break;
    parse.skipped += is_mark ? 3 : 1;
  }
  if (parse.skipped == parse.text.size()) return outcome;
  parse.lines_skipped = count_lines(parse.text.substr(0, parse.skipped));
  parse.parser.reset(XML_ParserCreate("UTF-8"));
  if (parse.parser == nullptr) {
    outcome.reason = reason::kMalformed;
    outcome.rest = std::move(source.utf8);
    return outcome;
  }
  parse.install_content();
  parse.install_doctype();
  parse_ = &parse;
  parse.run();
  parse_ = nullptr;
  return outcome;
}

std::uint64_t XmlReader::line() const {
  return parse_ == nullptr ? 0 : parse_->line();
}

}  // namespace mishen
