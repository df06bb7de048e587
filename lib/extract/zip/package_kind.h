#pragma once

// What kind of package a ZIP is, by all its entries: the first bytes of a file
// say it only where the telling member happens to stand first, and a folder
// that somebody called "word" makes no document.

#include <string_view>

namespace mishen {

/// "docx", "xlsx", "pptx", "ofd", "odt" …, "epub", "jar", "apk" or "zip".
std::string_view package_kind(std::string_view bytes);

/// Whether `bytes`, which begin as something else, end as a ZIP does.
bool ends_as_zip(std::string_view bytes);

}  // namespace mishen
