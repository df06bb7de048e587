#pragma once

// The one place that includes nlohmann/json. Json keeps keys in the order in
// which they were written, so that reports read in the order of the schema.
// Parse with `Json::parse(text, nullptr, false)`: it does not throw, and
// `is_discarded()` says that the text was none.

#include <nlohmann/json.hpp>

namespace mishen {

using Json = nlohmann::ordered_json;

}  // namespace mishen
