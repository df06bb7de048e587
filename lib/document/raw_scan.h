#pragma once

// The raw scan: text that may stand in bytes nobody can read yet, in every
// plausible encoding, each encoding a block of its own (role raw). Bytes that
// do not decode become line breaks. Its hits count; its silence says nothing,
// and the input stays uninspected.

#include <string_view>

#include "lib/document/document.h"

namespace mishen {

/// All readings of `bytes`: one block for each plausible encoding (UTF-16 at
/// both alignments) whose text, after dropping lines without two ideographs
/// or four word characters, is not empty. Takes memory for about twelve times
/// `bytes`: of a large input, give pieces that overlap.
Document raw_document(std::string_view bytes);

/// A file, folder or member name as text: the extension removed when
/// `is_file`, the rest one line, role name. `bytes` as the system gave them.
Document name_document(std::string_view bytes, bool is_file);

}  // namespace mishen
