#pragma once

// The home of expat: XML as events. Names come with their prefix apart, since
// producers choose prefixes and namespaces freely (Strict and Transitional
// OOXML, OFD without its prefix). Encodings are ours: expat is given UTF-8
// only. No external entity is ever opened; entities declared in the document
// are expanded within expat's amplification guard and the limits.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lib/base/limits.h"

namespace mishen {

struct XmlName {
  std::string_view prefix;  ///< "w" of "w:p"; may be empty.
  std::string_view local;   ///< "p"
};

/// Views hold during the event only.
struct XmlAttribute {
  XmlName name;
  std::string_view value;
};

/// What to do with each event; those left empty are passed over. `text` comes
/// in pieces; CDATA is text.
struct XmlHandlers {
  std::function<void(XmlName, std::span<XmlAttribute const>)> start;
  std::function<void(XmlName)> end;
  std::function<void(std::string_view)> text;
  std::function<void(std::string_view)> comment;
  std::function<void(std::string_view target, std::string_view data)>
      instruction;
  /// Value of an internal entity or notation declared in the document, also
  /// of one that is never used.
  std::function<void(std::string_view name, std::string_view value)> entity;
};

/// How it ended.
struct XmlOutcome {
  /// Empty: everything was given. "malformed", "doctype" (refuse_doctype, or a
  /// reference to something outside), "limit-xml-depth", "limit-ratio"
  /// (entities), "undecodable-bytes" (a charset of seven bits) …; the first one
  /// where there are several. Events before the fault have been given, and
  /// every start has its end.
  std::string reason;
  /// Line of the fault, 1-based.
  std::uint64_t line = 0;
  /// Byte of the UTF-8 text from where on nothing was given as an event; its
  /// size where the end was reached. Attributes and text beyond their limits
  /// are left out without stopping.
  std::size_t unread_from = 0;
  /// The text from there on, markup and all, with a little before it where
  /// the fault stands within text: add_xml_rest() makes blocks of it.
  std::string rest;
  std::uint64_t rest_line = 1;  ///< Line where `rest` begins.
  bool had_doctype = false;
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "GB18030" …
  std::uint64_t undecodable_bytes = 0;
  /// The whole in a second encoding whose score is close.
  std::optional<std::string> second;
};

struct XmlOptions {
  bool refuse_doctype = false;  ///< OOXML and OFD have none.
  std::string_view charset;     ///< Declared from outside, or empty.
};

/// Reads one document. Not copied; one thread.
class XmlReader {
 public:
  XmlReader(Limits const& limits, XmlOptions options)
      : limits_(limits), options_(options) {}

  /// `bytes` in any encoding: byte-order mark, declaration, score. Blank
  /// bytes are a document without events and without fault. Simple faults
  /// that lose nothing (a bare '&', an HTML entity) are mended on the way.
  XmlOutcome read(std::string_view bytes, XmlHandlers const& handlers);

  /// Line of the current event, 1-based.
  [[nodiscard]] std::uint64_t line() const;

 private:
  struct Parse;
  Limits const& limits_;
  XmlOptions options_;
  Parse* parse_ = nullptr;  // while read() runs
};

}  // namespace mishen
