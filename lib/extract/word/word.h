#pragma once

// DOCX, DOCM, DOTX, DOTM (ISO/IEC 29500, Transitional and Strict): every part
// of the package is walked, whether a relationship leads to it or not; content
// types and relationships only name the place. Known WordprocessingML becomes
// paragraphs with their readings; every attribute and stray text is swept;
// what is embedded is a member.

#include "lib/extract/extraction.h"

namespace mishen {

void extract_word(Source const& source, Extraction& out);

}  // namespace mishen
