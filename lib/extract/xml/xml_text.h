#pragma once

// XML of no known vocabulary (RSS, SVG, configuration, old office XML) as
// blocks, and the same general mechanism for parts of packages that nobody
// knows better. An element that holds text of its own is one block with
// everything inside it (a word may be split over inline elements); elements
// without text of their own part blocks. Attribute values, comments, CDATA,
// processing instructions and entity values are blocks too.

#include <string>
#include <string_view>

#include "lib/document/place.h"
#include "lib/extract/extraction.h"
#include "lib/extract/xml/xml_reader.h"

namespace mishen {

/// A text file of its own.
void extract_xml(Source const& source, Extraction& out);

/// A part of a package: blocks at `place` (attributes get role attribute),
/// coverage for place.part where it is not read to its end. What follows a
/// fault is added as text, tags and all.
void sweep_xml(std::string_view bytes, Place const& place, XmlOptions options,
               Extraction& out);

/// XmlOutcome::rest as blocks, with tags left out and attribute values kept:
/// for those who read a part's events themselves.
void add_xml_rest(XmlOutcome const& outcome, Place const& place,
                  Extraction& out);

/// Covers place.part with what kept the outcome from being whole, if anything.
void cover_xml(XmlOutcome const& outcome, Place const& place, Extraction& out);

/// Whether an attribute's value can hold text worth a block: an ideograph, or
/// words rather than a number, colour, identifier or namespace; also numbers
/// as long as those of persons and accounts. Percent and base64 are the
/// caller's.
bool is_wordy(std::string_view value);

}  // namespace mishen
