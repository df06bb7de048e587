#pragma once

// A place in words that a person can follow: 页眉1 › 第2段（隐藏）.

#include <string>

#include "lib/base/terms.h"
#include "lib/document/place.h"

namespace mishen {

/// The parts of a place from the outside in, parted by " › "; hidden text is
/// said in brackets. Names of parts that the format itself gives
/// ("word/header1.xml") become words (页眉1), others stay as they are, escaped
/// for a terminal. Never empty.
std::string describe_place(Place const& place, Language language);

}  // namespace mishen
